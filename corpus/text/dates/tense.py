"""Tense: whether the clause around an expression speaks of what was or of what will be."""

from __future__ import annotations

import re

from corpus.text.dates.context import Tense
from corpus.text.dates.words import Tokens

_FUTURE = frozenset(
    """will shall ll wo due scheduled expected set slated plans plan planned planning going upcoming ahead would
    intends hopes aims likely deadline""".split()
)
_PAST = frozenset(
    """was were had did said told met came went took made began won lost fell rose saw held left gave found got
    became led sent broke shot flew struck hit spoke wrote has have after since""".split()
)
# How far a clause is looked at on either side; a constant keeps the reading linear.
_REACH = 14
_CLAUSE_ENDS = frozenset(".;:|()")


def around(tokens: Tokens, first: int, last: int) -> Tense:
    """Return the tense of the verbs nearest to the tokens ``first`` to ``last``, the ones before first."""
    before = _nearest(tokens, range(first - 1, max(first - _REACH, 0) - 1, -1))
    if before != "unknown":
        return before
    return _nearest(tokens, range(last + 1, min(last + _REACH, len(tokens.words))))


def _nearest(tokens: Tokens, places: range) -> Tense:
    past_seen = False
    for place in places:
        word = tokens.words[place]
        if tokens.classes[place] == "|" or (word in (";", ".") and _ends_sentence(tokens, place)):
            break
        lower = word.lower()
        if lower in _FUTURE:
            return "future"
        if lower in _PAST or _ED.search(lower):
            past_seen = True
            if lower not in ("was", "were", "had") and not _ED.search(lower):
                return "past"
            if _ED.search(lower) and lower not in _FUTURE:
                return "past"
    return "past" if past_seen else "unknown"


_ED = re.compile(r"[a-z]{2}ed$")


def _ends_sentence(tokens: Tokens, place: int) -> bool:
    following = tokens.words[place + 1] if place + 1 < len(tokens.words) else ""
    return tokens.words[place] == ";" or following[:1].isupper() or not following
