"""Kinds of answers: whether a sentence holds what a question asks for, told by its looks alone.

Patterns, not the text functions: this runs over every sentence of forty articles for each question.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.finding.question import Question
from corpus.finding.question_words import PERCENTAGE
from corpus.text.words import words

NEUTRAL = 0.5  # for a question whose answer has no looks of its own


class Amount(NamedTuple):
    """A kind of amount.

    Args:
        called: as a refusal calls it: "None of these sentences tells …".
        looks: what it looks like.
        is_certain: whether a sentence without these looks does not tell it. An age may stand in other words ("a girl of
            eleven").
    """

    called: str
    looks: re.Pattern[str]
    is_certain: bool = True


_QUANTITY = Amount(
    "an amount",
    re.compile(
        r"\d[\d.,]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
        r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds?"
        r"|thousands?|million|billion|half|third|quarter)\b",
        re.IGNORECASE,
    ),
)
_DATE = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.|(?:1[5-9]|20)\d\d|yesterday|today|tomorrow"
    r"|(?:last|next|this) (?:week|month|year)|(?:years?|months?|weeks?|days?) ago)\b"
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.) \d|\d(?:st|nd|rd|th)?(?: of)? (?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December))\b"
)
_AGE = Amount(
    "an age",
    re.compile(
        r"\byears?[- ]old\b|, \d{1,3}[,.]|\(\d{1,3}\)|\bage[ds]? (?:of )?\d|\bturn(?:s|ed|ing)? \d|\bborn\b"
        r"|\bh(?:is|er) \d",
        re.IGNORECASE,
    ),
    is_certain=False,
)
_DURATION = Amount(
    "how long",
    re.compile(
        r"\b(?:\d[\d.,]*(?:st|nd|rd|th)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
        r"|[a-z]+t(?:een|y)|half|dozens?|hundreds?|thousands?|several|few)(?: [a-z]+)?"
        r"[- ](?:second|minute|hour|day|week|month|year|decade|centur(?:y|ie))s?\b|\b(?:since|until|weekend)\b",
        re.IGNORECASE,
    ),
)
_PERCENTAGE = Amount("a percentage", re.compile(r"%|\bper ?cent", re.IGNORECASE))
_FREQUENCY = Amount(
    "how often",
    re.compile(
        r"\b(?:[Oo]nce|[Tt]wice|times?|[Ee]very|[Dd]aily|[Ww]eekly|[Mm]onthly|yearly|annual(?:ly)?|per"
        r"|a (?:day|week|month|year))\b"
    ),
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
            return float(tells(question, amount_asked_for(question.asked).looks, sentence))
        case "date":
            return float(tells(question, _date(question.asked), sentence))
        case "speech":
            return float(_QUOTATION.search(sentence) is not None)
        case "reason":
            return float(_REASON.search(sentence) is not None)
        case "person" | "place" | "name":
            known = {term.word for term in question.terms}
            return float(any(not known.issuperset(words(name.group())) for name in _NAME.finditer(sentence)))
        case "other":
            return NEUTRAL


def tells(question: Question, looks: re.Pattern[str], sentence: str) -> bool:
    """Return whether a sentence holds what looks so and is no number that the question has itself ("flight 447")."""
    own = {term.word for term in question.terms if term.word.isdigit()}
    return any(match.group().strip(".,").lower() not in own for match in looks.finditer(sentence))


def amount_asked_for(asked: tuple[str, ...]) -> Amount:
    """Return what amount "how …" or "what …" and these words ask for."""
    if asked[:1] == ("old",) or "age" in asked[:4]:
        return _AGE
    if asked[:2] == ("many", "times") or asked[:1] == ("often",):
        return _FREQUENCY
    if asked[:1] == ("long",):
        return _DURATION
    if PERCENTAGE.intersection(asked):
        return _PERCENTAGE
    return _QUANTITY


def _date(asked: tuple[str, ...]) -> re.Pattern[str]:
    """Return what a date looks like that "when", "what year", "which day" asks for."""
    if "year" in asked[:2]:
        return _YEAR
    if "day" in asked[:2] or "date" in asked[:3]:
        return _DAY
    return _DATE
