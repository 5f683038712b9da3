"""Kinds of answers: whether a sentence holds what a question asks for, told by its looks alone.

Patterns, not the text functions: this runs over every sentence of forty articles for each question.
"""

from __future__ import annotations

import re

from corpus.finding.question import Question
from corpus.text.words import words

NEUTRAL = 0.5  # for a question whose answer has no looks of its own

_QUANTITY = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds?"
    r"|thousands?|million|billion|half|third|quarter)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.|(?:1[5-9]|20)\d\d|yesterday|today|tomorrow"
    r"|(?:last|next|this) (?:week|month|year)|(?:years?|months?|weeks?|days?) ago)\b"
)
# A capital behind a small letter, or two in a row: a name rather than the first word of a sentence.
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][^\W\d_]+|\b[A-Z][^\W\d_]+ [A-Z][^\W\d_]+")
_QUOTATION = re.compile(r"[\"“”„«]")
_REASON = re.compile(
    r"\b(?:because|due to|since|so that|in order to|after|over|amid|caused|reason|as a result|owing to|thanks to|to)\b",
    re.IGNORECASE,
)


def answers_in(question: Question, sentence: str) -> float:
    """Return 1 if a sentence holds the kind of thing that would answer, 0 if not, between them if nobody can tell."""
    match question.kind:
        case "quantity":
            return float(_QUANTITY.search(sentence) is not None)
        case "date":
            return float(_DATE.search(sentence) is not None)
        case "speech":
            return float(_QUOTATION.search(sentence) is not None)
        case "reason":
            return float(_REASON.search(sentence) is not None)
        case "person" | "place" | "name":
            known = {term.word for term in question.terms}
            return float(any(not known.issuperset(words(name.group())) for name in _NAME.finditer(sentence)))
        case "other":
            return NEUTRAL
