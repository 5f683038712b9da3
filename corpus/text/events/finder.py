"""Finder: which sentences tell an event, and on which day."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.text.dates import Precision, Timex
from corpus.text.events.model import Event, EventKind
from corpus.text.spans import Span

if TYPE_CHECKING:
    from corpus.text.document import Document

_SAYING = re.compile(
    r"\b(?:sa(?:id|ys?)|told|tells?|announce[sd]?|add(?:s|ed)|warn(?:s|ed)|state[sd]|den(?:y|ies|ied)|confirm(?:s|ed)|"
    r"claim(?:s|ed)|comment(?:s|ed)|report(?:s|ed)|insist(?:s|ed)|declare[sd]|suggest(?:s|ed)|argue[sd]|urge[sd])\b"
)
_TELLING = re.compile(
    r"\b(?:\w{2,20}ed|was|were|had|did|has|have|rose|fell|lost|won|met|left|took|came|went|made|began|saw|held|gave|"
    r"found|got|became|led|sent|broke|shot|flew|struck|hit|cut|put|set|spoke|sold|bought|built|paid|grew|drew|ran)\b"
)
_DUE = re.compile(
    r"\b(?:will|shall|would|due|scheduled|expected|expects?|set to|slated|plans?|planned|planning|going to|to be|"
    r"upcoming|hopes?|aims?|intends?|deadline|should|could|may|might)\b|['’]ll\b|^'ll"
)
_BEING = re.compile(r"\b(?:is|are|remains?|has been|have been|had been|stands?)\b")
# A day that something is measured against is not the day of the event: "its lowest level since April 1997".
_MEASURED = re.compile(
    r"(?:\b(?:compared (?:to|with)|than(?: in)?|versus|against|(?:low|high|larg|small|great|bigg|bad|b|fast|slow)est\b"
    r"[^.;]{0,60}|(?:worst|first|record|level|decline|fall|rise)\b[^.;]{0,40})\s+)(?:since|of|from|in|to|with)?\s*$"
)
_COMPARED = re.compile(r"\b(?:compared (?:to|with)|than(?: in| the same period)?|versus|up from|down from)\s+$")
_SINCE_RECORD = re.compile(r"\b(?:\w+est|worst|first|best|record|low|high)\b[^.;:]{0,60}\bsince\s+(?:the\s+)?$")
_BOUND = re.compile(r"\b(since|until|till|by|before|after)\s+(?:the\s+|at least\s+)?$")
_LOOK_BACK = 90  # characters before an expression in which its preposition and verb are looked for
_LEAD = 4  # sentences in which an article names the day of its news
_NEWS_IS_FRESH = dt.timedelta(days=7)
_A_YEAR = dt.timedelta(days=366)
_FEWEST_WORDS = 3  # without its date; fewer are a dateline or a caption's date


def find_events(document: Document) -> list[Event]:
    """Return the dated events of a document, in the order of its sentences.

    A sentence has an event for each expression in it that tells a day, month, year or bounded stretch. A sentence
    without one takes the day the lead names, else the publication day, if it is the headline or reports in the past
    tense; ``how`` then says so.
    """
    timexes = document.timexes
    starts = [timex.start for timex in timexes]
    lead = _lead_day(document, timexes, starts)
    named = _named_places(document)
    found: list[Event] = []
    for index, sentence in enumerate(document.sentences):
        inside = timexes[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        words = sentence.of(document.text)
        if _is_only_a_date(words, inside, sentence):
            continue
        dated = list(_dated(document, sentence, words, inside, named))
        found.extend(dated)
        if not dated or all(event.first != event.last for event in dated):
            undated = _of_the_report(document, sentence, words, index, lead, named)
            if undated is not None:
                found.append(undated)
    return found


def _is_only_a_date(words: str, inside: list[Timex], sentence: Span) -> bool:
    if not inside:
        return len(words.split(None, _FEWEST_WORDS)) < _FEWEST_WORDS
    rest, at = "", sentence.start
    for timex in inside:
        rest += words[at - sentence.start : timex.start - sentence.start]
        at = timex.end
    rest += words[at - sentence.start :]
    return len(re.findall(r"\w+", rest)) < _FEWEST_WORDS


def _dated(
    document: Document, sentence: Span, words: str, inside: list[Timex], named: list[tuple[int, str]]
) -> Iterator[Event]:
    for timex in inside:
        ends = _ends(timex)
        if ends is None:
            continue
        at = timex.start - sentence.start
        before = words[max(0, at - _LOOK_BACK) : at]
        if _COMPARED.search(before) or _SINCE_RECORD.search(before):
            continue
        first, last, precision = _bounded(before, *ends, timex.precision, document.published)
        yield Event(
            sentence,
            timex,
            first,
            last,
            precision,
            _kind(words, before, words[timex.end - sentence.start :], first, document.published, precision),
            "expression",
            timex.how,
            _participants(named, sentence),
        )


def _ends(timex: Timex) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day of an expression that can date an event."""
    if timex.first is None or timex.last is None or timex.precision in ("vague", "recurring", "duration", "century"):
        return None
    if timex.type == "DURATION" and timex.last - timex.first > _A_YEAR:
        return None  # "over the past ten years" is background
    return timex.first, timex.last


def _bounded(
    before: str, first: dt.date, last: dt.date, precision: Precision, published: dt.date | None
) -> tuple[dt.date, dt.date, Precision]:
    """Return the days that "since", "until" and their like make of an expression's own."""
    bound = _BOUND.search(before)
    match bound and bound[1]:
        case "since" if published is not None and published >= first:
            return first, published, "interval"
        case "until" | "till" | "before" | "by":
            return last, last, "before"
        case "after":
            return first, first, "after"
        case _:
            return first, last, precision


def _kind(
    words: str, before: str, after: str, first: dt.date, published: dt.date | None, precision: Precision
) -> EventKind:
    due = _DUE.search(before)
    if (due and not _TELLING.search(before, due.end())) or (published is not None and first > published):
        return "scheduled"
    if _SAYING.search(before[-30:]) or _SAYING.match(after.lstrip(" ,")):
        return "said"
    if precision == "interval" and _BEING.search(words):
        return "state"
    if _TELLING.search(words):
        return "happened"
    return "state"


def _of_the_report(
    document: Document, sentence: Span, words: str, index: int, lead: Timex | None, named: list[tuple[int, str]]
) -> Event | None:
    """Return the event of a sentence without a date of its own, if it reports the news of the day."""
    if document.published is None:
        return None
    kind: EventKind = "happened"
    if index and not _is_headline(words, index):
        outside = _without_quotations(words)
        if _SAYING.search(outside):
            kind = "said"
        elif not _TELLING.search(outside):
            return None
    day = lead.first if lead is not None and lead.first is not None else document.published
    if lead is not None:
        how = f"the sentence gives no day; the lead’s {lead.how}"
    else:
        how = "neither the sentence nor the lead gives a day; this is the day of publication"
    return Event(
        sentence,
        lead,
        day,
        day,
        "day",
        kind,
        "publication" if lead is None else "lead",
        how,
        _participants(named, sentence),
    )


def _is_headline(words: str, index: int) -> bool:
    return index < _LEAD and words[-1:].isalnum()


_QUOTATION = re.compile(r"[“\"][^”\"]*[”\"]|``[^']*''")


def _without_quotations(words: str) -> str:
    return _QUOTATION.sub(" ", words)


def _lead_day(document: Document, timexes: list[Timex], starts: list[int]) -> Timex | None:
    """Return the expression by which the lead names the day of the news: "on Tuesday"."""
    published = document.published
    if published is None:
        return None
    for sentence in document.sentences[:_LEAD]:
        inside = timexes[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if _is_only_a_date(sentence.of(document.text), inside, sentence):
            continue
        for timex in inside:
            if (
                timex.precision == "day"
                and timex.first is not None
                and published - _NEWS_IS_FRESH <= timex.first <= published
            ):
                return timex
    return None


def _named_places(document: Document) -> list[tuple[int, str]]:
    """Return where each name of the document is mentioned, in order."""
    return sorted((mention.start, entity.name) for entity in document.names for mention in entity.mentions)


def _participants(named: list[tuple[int, str]], sentence: Span) -> tuple[str, ...]:
    """Return the names mentioned in ``sentence``, in order and without repeats."""
    inside = named[bisect_left(named, (sentence.start, "")) : bisect_left(named, (sentence.end, ""))]
    return tuple(dict.fromkeys(name for _, name in inside))
