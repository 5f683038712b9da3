"""Question: what a question asks for, and by which words.

Rules of English grammar only; nothing here knows an archive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from corpus.finding.inflections import forms
from corpus.finding.matching import fold, stems
from corpus.finding.question_words import (
    ASKING_PREPOSITIONS,
    COUNTRY_WORDS,
    DATES,
    FRAME_WORDS,
    MEASURES,
    MONTHS_AND_DAYS,
    NAMES,
    OPENERS,
    PERSONS,
    PLACES,
    QUANTITIES,
    SAME_WORD,
    STOP_WORDS_ELSEWHERE,
)
from corpus.text.words import STOP_WORDS, words

Kind = Literal["person", "date", "place", "quantity", "reason", "speech", "name", "other"]
"""What kind of thing would answer: a person for who, words in quotation marks for what somebody said."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word to look for.

    Args:
        word: the word, folded; of Chinese, Japanese and Korean a pair of neighbouring characters.
        typed: the word that was typed, without a possessive ending.
        spellings: what the index is asked for: the word, initials with stops ("uk", "u.k"), and in languages that the
            index has no stems of its other forms.
        stems: the stems of the word and of its other forms ("met" for "meet").
        related: stems that show that an article speaks of the same ("syrian" for "syria").
        is_name: whether it is written like a name.
        is_frame: whether it asks rather than tells ("how many", "what is the name of").
    """

    word: str
    typed: str
    spellings: tuple[str, ...]
    stems: frozenset[str]
    related: frozenset[str]
    is_name: bool
    is_frame: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What a question asks for.

    Args:
        kind: what kind of thing would answer it.
        word: the question word, folded; empty where there is none.
        terms: the words to look for, in order, without repeats.
        names: runs of neighbouring words written as a name, as indices into ``terms``.
        asked: for "which city", "how many people": the words right behind the question word, folded.
        years: the years it mentions.
        is_recent: whether it asks about the present ("this week", "recently").
    """

    kind: Kind
    word: str
    terms: tuple[Term, ...]
    names: tuple[tuple[int, ...], ...]
    asked: tuple[str, ...]
    years: tuple[int, ...]
    is_recent: bool


_TOKEN = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_YEAR = re.compile(r"(?<![\d.,$£€])(1[5-9]\d\d|20\d\d|21\d\d)(?![\d,.]*\d)")
_RECENT = re.compile(
    r"\b(?:this (?:week|month|year|season|summer|fall|winter|spring)|recently|now|latest|currently|today|yesterday)\b",
    re.IGNORECASE,
)
_QUESTION_WORD = re.compile(r"\b(?:who|whom|whose|when|where|why|which|what|how)\b")
_SPEECH = re.compile(
    r"\bwhat\b.{0,60}?\b(?:did|does|do|has|have|had|was|is)\b.{0,80}\b(?:say|said|saying|tell|told|call|called|describe"
    r"|described|state|stated|think|warn|claim|announce|comment|respond|reply|quoted|urge|promise|accuse)\b",
    re.DOTALL,
)


def understand(text: str) -> Question:
    """Read a question."""
    tokens = list(_TOKEN.finditer(text))
    terms: list[Term] = []
    known: dict[str, int] = {}
    names: list[tuple[int, ...]] = []
    run: list[int] = []
    for position, token in enumerate(tokens):
        following = tokens[position + 1].group() if position + 1 < len(tokens) else ""
        is_name = _is_capitalised(token.group(), following, at_start=_begins_sentence(text, token.start()))
        joined = position > 0 and text[tokens[position - 1].end() : token.start()].strip() in ("", "-")
        if run and not (joined and is_name):
            names.append(tuple(dict.fromkeys(run)))
            run = []
        for word in _words_of(token.group()):
            if word in STOP_WORDS or word in STOP_WORDS_ELSEWHERE:
                continue
            if word not in known:
                known[word] = len(terms)
                terms.append(_term(word, token.group(), is_name=is_name))
            if is_name:
                run.append(known[word])
    if run:
        names.append(tuple(dict.fromkeys(run)))
    kind, word, asked = _kind(fold(text))
    years = tuple(int(year) for year in _YEAR.findall(text))
    return Question(kind, word, tuple(terms), tuple(names), asked, years, _RECENT.search(text) is not None)


def _is_capitalised(token: str, following: str, *, at_start: bool) -> bool:
    """Return whether a word is written like a name; the first of a sentence only if the next one is, too."""
    if not token[0].isupper() or fold(token) in MONTHS_AND_DAYS:
        return False
    if not at_start:
        return True
    if fold(token) in OPENERS:
        return False
    return (len(token) > 1 and token.isupper()) or following[:1].isupper()


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 8) : start].rstrip(" \"'“”‘’(")
    return not before or before[-1] in ".?!:…"


def _words_of(token: str) -> list[str]:
    if _INITIALS.fullmatch(token):
        return [fold(token.replace(".", ""))]
    return [fold(word) for word in words(token)]


def _term(word: str, typed: str, *, is_name: bool) -> Term:
    spellings: tuple[str, ...] = (word,)
    if is_name and 2 <= len(word) <= 3 and word.isalpha():
        spellings = (word, ".".join(word))
    spellings += tuple(dict.fromkeys(fold(form) for form in forms(typed)))
    same = frozenset(stems((*spellings, *SAME_WORD.get(word, ())))) - {""}
    related = frozenset(stems(COUNTRY_WORDS.get(word, ())))
    return Term(
        word, _POSSESSIVE.sub("", typed), spellings, same, related, is_name, not is_name and word in FRAME_WORDS
    )


def _kind(folded: str) -> tuple[Kind, str, tuple[str, ...]]:
    """Return the kind of a question, its question word and the words right behind that."""
    if _SPEECH.search(folded):
        return "speech", "what", ()
    found = list(_QUESTION_WORD.finditer(folded))
    if not found:
        return ("quantity" if "number" in words(folded)[:6] else "other"), "", ()
    asking = next((match for match in found if _asks(folded, match)), found[0])
    word = asking.group()
    behind = tuple(words(folded[asking.end() : asking.end() + 80])[:6])
    match word:
        case "who" | "whom" | "whose":
            return "person", word, behind
        case "when":
            return "date", word, behind
        case "where":
            return "place", word, behind
        case "why":
            return "reason", word, behind
        case "how":
            return ("quantity" if behind[:1] and behind[0] in MEASURES else "other"), word, behind
        case _:
            return _noun_kind(behind), word, behind


def _asks(folded: str, match: re.Match[str]) -> bool:
    """Return whether a question word asks: "what", "why" and "how" do; the others may be relative pronouns."""
    before = folded[: match.start()].rstrip()
    if match.group() in ("what", "why", "how") or not before:
        return True
    return before[-1] in '.?!:,”"' or before.split()[-1] in ASKING_PREPOSITIONS


def _noun_kind(behind: tuple[str, ...]) -> Kind:
    """Return what "which …" and "what is the … of" ask for, by the first noun that tells."""
    for word in behind[:5]:
        for nouns, kind in _KINDS:
            if word in nouns:
                return kind
    return "other"


_KINDS: tuple[tuple[frozenset[str], Kind], ...] = (
    (PLACES, "place"),
    (PERSONS, "person"),
    (QUANTITIES, "quantity"),
    (DATES, "date"),
    (NAMES, "name"),
)
