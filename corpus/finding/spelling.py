"""Spelling: a word that no article has, and the word of the archive it is a typing error for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from corpus import who
from corpus.finding.matching import find_terms, fold, stems
from corpus.finding.question import Question, Term
from corpus.matching import close_words, lookalikes
from corpus.models import Scope
from corpus.store import full_text
from corpus.store.database import Database
from corpus.text.words import words

MOST_ERRORS = 2
MOST_WORDS = 4_000  # of the archive looked at for one typing error; keeps the look-up under some milliseconds


async def corrected(
    database: Database, scope: Scope, question: Question, counts: Sequence[int]
) -> tuple[Question, dict[str, Term]]:
    """Replace the words that no article has by those of the archive that they are other spellings of or errors for.

    Args:
        database: the archive.
        scope: whose names are looked at.
        question: as typed.
        counts: in how many articles each of its terms stands.

    Returns:
        the question to look up, and the replaced words, as typed, with what they were replaced by.
    """
    unknown = [number for number, count in enumerate(counts) if not count]
    found = await _names(database, scope, question, unknown)
    for number in unknown:
        word = question.terms[number].word
        # Prussia is no misspelt Russia, even where no article speaks of it.
        if number in found or not word.isalpha() or lookalikes.is_name(word):
            continue
        closest = await _closest(database, word)
        if closest is not None:
            found[number] = (closest, closest)
    terms = list(question.terms)
    for number, (word, stem) in found.items():
        terms[number] = replace(terms[number], word=word, spellings=(word,), stems=frozenset((stem,)))
    return replace(question, terms=tuple(terms)), {terms[number].typed: terms[number] for number in found}


async def _names(
    database: Database, scope: Scope, question: Question, unknown: Sequence[int]
) -> dict[int, tuple[str, str]]:
    """Return the words of known names, and their stems, that unknown words of the question are spellings of."""
    found: dict[int, tuple[str, str]] = {}
    for run in question.names:
        missing = [number for number in run if number in unknown]
        if not missing:
            continue
        match = await who.match_name(database, scope, " ".join(question.terms[number].typed for number in run))
        if match.status == "found":
            # The surname comes last, and is what is meant where no word is like what was typed ("Путин").
            names = words(fold(match.entities[0][1]))[::-1]
            for number in missing:
                closest = max(names, key=lambda name: fuzz.ratio(name, question.terms[number].word))
                found[number] = (closest, stems([closest])[0])
    return found


def note(typed: str, meant: Term, text: str) -> str:
    """Return the sentence that tells of a replacement, with the word as ``text`` has it."""
    hits = find_terms(fold(text), [meant.stems])
    word = text[hits[0].start : hits[0].end] if hits else meant.word
    return f"No article has “{typed}”; looked for “{word}”."


async def _closest(database: Database, word: str) -> str | None:
    """Return the archive's stem that is closest to a word's, if one is close enough."""
    (stem,) = stems([word])
    # Most typing errors spare the beginning; one in it is a swap or a missing or doubled letter.
    for prefix in dict.fromkeys((stem[:3], stem[:2], stem[1::-1], stem[1:3])):
        lengths = range(len(stem) - MOST_ERRORS, len(stem) + MOST_ERRORS + 1)
        near = [
            word
            for word in await full_text.words(database, prefix, lengths, limit=MOST_WORDS)
            if OSA.distance(stem, word, score_cutoff=MOST_ERRORS) <= MOST_ERRORS
        ]
        counts = await full_text.frequencies(database, [(word,) for word in near])
        # A stem stemmed again may be another one, so that no article seems to have it: it still counts, last.
        known = list(zip(near, counts, strict=True))
        close = close_words(stem, lambda start, known=known: [pair for pair in known if pair[0].startswith(start)], 1)
        if close:
            return close[0]
    return None
