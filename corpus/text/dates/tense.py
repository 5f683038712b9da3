"""Tense: whether the clause around an expression speaks of what was or of what will be."""

from __future__ import annotations

from typing import Literal

from corpus.text.dates.words import Tokens

Tense = Literal["past", "future", "unknown"]

_FUTURE = frozenset(
    """will shall ll wo due scheduled expected slated plan plans planned planning going upcoming ahead would
    should could may might can must intends hopes aims likely deadline be""".split()
)
_PAST = frozenset(
    """was were had did came went took began fell rose saw gave became broke flew spoke wrote been""".split()
)
_PARTICIPLES = frozenset("said told met made won lost held left found got led sent shot struck hit set".split())
_NO_VERBS = frozenset("need feed seed speed exceed indeed red bed fed".split())
# Participles lean on what stands before them: "was signed", but "to be signed".
_LEANING = 4
# How far a clause is looked at on either side; a constant keeps the reading linear.
_REACH = 14


def around(tokens: Tokens, first: int, last: int) -> Tense:
    """Return the tense of the verbs nearest to the tokens ``first`` to ``last``, the ones before first."""
    before = _nearest(tokens, range(first - 1, max(first - _REACH, 0) - 1, -1))
    if before != "unknown":
        return before
    return _nearest(tokens, range(last + 1, min(last + _REACH, len(tokens.words))))


def _nearest(tokens: Tokens, places: range) -> Tense:
    participle_at: int | None = None
    for place in places:
        if participle_at is not None and abs(place - participle_at) > _LEANING:
            break
        word = tokens.words[place].strip()
        if tokens.classes[place] == "|" or (word in (";", ".") and _ends_sentence(tokens, place)):
            break
        lower = word.lower()
        if lower in _FUTURE or (lower == "set" and _next(tokens, place) in ("to", "for")):
            return "future"
        if lower in _PAST:
            return "past"
        if participle_at is None and (lower in _PARTICIPLES or (lower.endswith("ed") and lower not in _NO_VERBS)):
            participle_at = place
            if places.step > 0:
                break
    return "unknown" if participle_at is None else "past"


def _ends_sentence(tokens: Tokens, place: int) -> bool:
    following = _next(tokens, place)
    return tokens.words[place].strip() == ";" or following[:1].isupper() or not following


def _next(tokens: Tokens, place: int) -> str:
    return tokens.words[place + 1].strip() if place + 1 < len(tokens.words) else ""
