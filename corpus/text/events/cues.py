"""Cues: the words by which a sentence shows that it tells, says, measures or announces."""

from __future__ import annotations

import re

SAYING = re.compile(
    r"\b(?:sa(?:id|ys?)|told|tells?|announce[sd]?|add(?:s|ed)|warn(?:s|ed)|state[sd]|den(?:y|ies|ied)|confirm(?:s|ed)|"
    r"claim(?:s|ed)|comment(?:s|ed)|report(?:s|ed)|insist(?:s|ed)|declare[sd]|suggest(?:s|ed)|argue[sd]|urge[sd])\b"
)
TELLING = re.compile(
    r"\b(?:\w{2,20}ed|was|were|had|did|has|have|rose|fell|lost|won|met|left|took|came|went|made|began|saw|held|gave|"
    r"found|got|became|led|sent|broke|shot|flew|struck|hit|cut|put|set|spoke|sold|bought|built|paid|grew|drew|ran)\b"
)
_DUE = (
    r"\b(?:will|shall|would|due|scheduled|expected|expects?|set to|slated|plans?|planned|planning|going to|to be|"
    r"upcoming|hopes?|aims?|intends?|deadline|should|could|may|might)\b"
)
DUE = re.compile(rf"{_DUE}|['’]ll\b")
BEING = re.compile(r"\b(?:is|are|remains?|has been|have been|had been|stands?)\b")
# A day that something is measured against is not the day of the event: "its lowest level since April 1997".
_COMPARED = re.compile(
    r"\b(?:compared (?:to|with)|than|versus|up from|down from)"
    r"(?: in)?(?: the same (?:period|month|quarter))?(?: of| in)?\s+$"
)
_SINCE_RECORD = re.compile(r"\b(?:\w{1,20}est|worst|first|best|record|low|high)\b[^.;:]{0,60}\bsince\s+(?:the\s+)?$")
BOUND = re.compile(r"\b(since|until|till|by|before|after)\s+(?:the\s+|at least\s+)?$")
# A character class in front lets the engine skip to the next mark.
QUOTATION = re.compile(r"[“\"`](?:(?<!`)[^”\"]*(?:[”\"]|$)|(?<=`)`(?:[^']|'(?!'))*(?:''|$))")
# The first of these verbs tells whether a sentence reports news, looks back, describes or looks ahead. What stands in
# front of a word stands in front of the pattern, too, so that the engine tries it at the beginnings of words only.
_VERB = re.compile(
    rf"\W(?:(?P<back>\b(?:had|once|previously|originally|formerly|used to)\b)"
    rf"|(?P<ahead>{_DUE}|(?<=['’])ll\b|\bwants?\b)|(?P<being>{BEING.pattern})|(?P<telling>{TELLING.pattern}))"
)


def is_measure(before: str) -> bool:
    """Return whether ``before`` makes the day behind it one that something is measured against."""
    return bool(_COMPARED.search(before) or ("since" in before and _SINCE_RECORD.search(before)))


def reports_news(words: str) -> bool:
    """Return whether the first verb of ``words`` reports something that has just happened."""
    return _first_verb(words) == "telling"


def looks_ahead(words: str) -> bool:
    """Return whether the first verb of ``words`` is about what is to come."""
    return _first_verb(words) == "ahead"


def _first_verb(words: str) -> str | None:
    verb = _VERB.search(" " + words)
    return verb and verb.lastgroup
