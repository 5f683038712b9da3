"""Meaning: the differences of wording that a person must not miss, negations and numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.text.negation import are_opposites, is_negation

_NUMBER_WORDS = {
    word: str(value)
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""".split()
    )
} | {
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
    "dozen": "12", "hundred": "100", "thousand": "1000", "million": "1000000", "billion": "1000000000",
    "trillion": "1000000000000", "half": "0.5", "twice": "2", "dozens": "12s", "hundreds": "100s",
    "thousands": "1000s", "millions": "1000000s", "billions": "1000000000s",
}  # fmt: skip
_DIGIT = re.compile(r"\d|[½¼¾²³]")
_MOST_COMPARED = 30  # words on either side of a replacement: in longer ones no word answers to another


def changes(archive: Sequence[str], typed: Sequence[str]) -> tuple[str, ...]:
    """Return which of "negation" and "number" differ between the words of the archive and those typed instead."""
    found: list[str] = []
    negated = sum(map(is_negation, archive)) != sum(map(is_negation, typed))
    if negated or (len(archive) <= _MOST_COMPARED and len(typed) <= _MOST_COMPARED and _opposed(archive, typed)):
        found.append("negation")
    if _numbers(archive) != _numbers(typed):
        found.append("number")
    return tuple(found)


def _opposed(archive: Sequence[str], typed: Sequence[str]) -> bool:
    return any(are_opposites(one, other) for one in archive for other in typed)


def _numbers(forms: Sequence[str]) -> list[str]:
    return sorted(
        _NUMBER_WORDS.get(form, form) for form in forms if form in _NUMBER_WORDS or _DIGIT.search(form) or form == "%"
    )
