"""Spelling: a word that no article has, and the word of the archive it is a typing error for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from corpus.finding.matching import find_terms, fold, stems
from corpus.finding.question import Question, Term
from corpus.matching import close_words, lookalikes
from corpus.store import full_text
from corpus.store.database import Database

MOST_ERRORS = 2
MOST_WORDS = 4_000  # of the archive looked at for one typing error; keeps the look-up under some milliseconds


async def corrected(database: Database, question: Question, counts: Sequence[int]) -> tuple[Question, dict[str, Term]]:
    """Replace the words that no article has by the closest ones that the archive does have.

    Args:
        database: the archive.
        question: as typed.
        counts: in how many articles each of its terms stands.

    Returns:
        the question to look up, and the replaced words with what they were replaced by.
    """
    terms = list(question.terms)
    replaced: dict[str, Term] = {}
    for number, (term, count) in enumerate(zip(question.terms, counts, strict=True)):
        # Prussia is no misspelt Russia, even where no article speaks of it.
        if count or not term.word.isalpha() or lookalikes.is_name(term.word):
            continue
        found = await _closest(database, term.word)
        if found is not None:
            terms[number] = replace(term, word=found, spellings=(found,), stems=frozenset((found,)))
            replaced[term.word] = terms[number]
    return replace(question, terms=tuple(terms)), replaced


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
        counts = await full_text.frequencies(database, [full_text.quoted(word) for word in near])
        # A stem stemmed again may be another one, so that no article seems to have it: it still counts, last.
        known = list(zip(near, counts, strict=True))
        close = close_words(stem, lambda start, known=known: [pair for pair in known if pair[0].startswith(start)], 1)
        if close:
            return close[0]
    return None
