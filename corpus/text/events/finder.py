"""Finder: which sentences tell an event, and on which day."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.text.dates import Precision, Timex
from corpus.text.events import cues
from corpus.text.events.model import Event, EventKind
from corpus.text.spans import Span

if TYPE_CHECKING:
    from corpus.text.document import Document

_WORD = re.compile(r"\w+")
_LOOK_BACK = 90  # characters before an expression in which its preposition and verb are looked for
_LEAD = 4  # sentences (headline and printed date among them) in which an article names the day of its news
_NEWS_IS_FRESH = dt.timedelta(days=7)
_A_YEAR = dt.timedelta(days=366)
_FEWEST_WORDS = 3  # beside its date; a sentence of fewer is a dateline or a caption's date


def find_events(document: Document) -> list[Event]:
    """Return the dated events of a document, in the order of its sentences.

    A sentence has an event for each expression in it that tells a day, month, year or bounded stretch. A sentence
    without one takes the day that the lead names, if it reports in the past tense. Where the lead names none, only
    the headline and the lead take the day of publication; ``how`` says so.
    """
    written = document.written
    sentences = list(_sentences(document))
    lead = _lead_day(sentences, written)
    found: list[Event] = []
    for index, sentence in enumerate(sentences):
        if sentence.is_only_a_date():
            continue
        dated = list(_dated(sentence, written))
        found.extend(dated)
        if written is not None and (not dated or _reports_a_stretch(sentence, dated)):
            undated = _of_the_report(sentence, index, lead, written)
            if undated is not None:
                found.append(undated)
    return found


class _Sentence:
    """A sentence with its expressions and names."""

    __slots__ = ("names", "span", "timexes", "words")

    def __init__(self, span: Span, words: str, timexes: list[Timex], names: tuple[str, ...]) -> None:
        self.span = span
        self.words = words
        self.timexes = timexes
        self.names = names

    def before(self, timex: Timex) -> str:
        """Return the words right before an expression, in the sentence."""
        at = timex.start - self.span.start
        return self.words[max(0, at - _LOOK_BACK) : at]

    def after(self, timex: Timex) -> str:
        """Return the words behind an expression, in the sentence."""
        return self.words[timex.end - self.span.start :]

    def is_only_a_date(self) -> bool:
        """Return whether hardly a word stands beside the expressions."""
        if len(self.words) > _LOOK_BACK:
            return False
        rest = list(self.words)
        for timex in self.timexes:
            for at in range(timex.start - self.span.start, min(timex.end - self.span.start, len(rest))):
                rest[at] = " "
        return len(_WORD.findall("".join(rest))) < _FEWEST_WORDS


def _sentences(document: Document) -> Iterator[_Sentence]:
    timexes = document.timexes
    starts = [timex.start for timex in timexes]
    named = sorted((mention.start, entity.name) for entity in document.names for mention in entity.mentions)
    for span in document.sentences:
        inside = timexes[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        names = named[bisect_left(named, (span.start, "")) : bisect_left(named, (span.end, ""))]
        yield _Sentence(span, span.of(document.text), inside, tuple(dict.fromkeys(name for _, name in names)))


def _dated(sentence: _Sentence, written: dt.date | None) -> Iterator[Event]:
    """Yield the events that the sentence's own expressions date."""
    for timex in sentence.timexes:
        ends = _ends(timex)
        if ends is None:
            continue
        before = sentence.before(timex)
        if cues.is_measure(before):
            continue
        first, last, precision = _bounded(before, *ends, timex.precision, written)
        kind = _kind(sentence, timex, before, first, precision, written)
        yield Event(sentence.span, timex, first, last, precision, kind, "expression", timex.how, sentence.names)


def _ends(timex: Timex) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day of an expression that can date an event."""
    if timex.first is None or timex.last is None or timex.precision in ("vague", "recurring", "duration", "century"):
        return None
    if timex.type == "DURATION" and timex.last - timex.first > _A_YEAR:
        return None  # "over the past ten years" is background
    return timex.first, timex.last


def _bounded(
    before: str, first: dt.date, last: dt.date, precision: Precision, written: dt.date | None
) -> tuple[dt.date, dt.date, Precision]:
    """Return the days that "since", "until" and their like make of an expression's own."""
    bound = cues.BOUND.search(before)
    match bound and bound[1]:
        case "since" if written is not None and written >= first:
            return first, written, "interval"
        case "until" | "till" | "before" | "by":
            return last, last, "before"
        case "after":
            return first, first, "after"
        case _:
            return first, last, precision


def _kind(
    sentence: _Sentence, timex: Timex, before: str, first: dt.date, precision: Precision, written: dt.date | None
) -> EventKind:
    due = cues.DUE.search(before)
    if (due and not cues.TELLING.search(before, due.end())) or (written is not None and first > written):
        return "scheduled"
    if cues.SAYING.search(before[-30:]) or cues.SAYING.match(sentence.after(timex).lstrip(" ,")):
        return "said"
    if precision == "interval" and cues.BEING.search(sentence.words):
        return "state"
    return "happened" if cues.TELLING.search(sentence.words) else "state"


def _reports_a_stretch(sentence: _Sentence, dated: list[Event]) -> bool:
    """Return whether the sentence says, on a day it does not name, what was so in a longer time that it names."""
    return all(event.first != event.last for event in dated) and cues.SAYING.search(sentence.words) is not None


def _of_the_report(sentence: _Sentence, index: int, lead: Timex | None, written: dt.date) -> Event | None:
    """Return the event of a sentence without a date of its own, if it reports the news of the day."""
    kind: EventKind = "happened"
    if index >= _LEAD or not _is_headline(sentence.words):
        outside = cues.QUOTATION.sub(" ", sentence.words)
        if cues.SAYING.search(outside):
            kind = "said"
        elif not cues.reports_news(outside):
            return None
    elif cues.looks_ahead(sentence.words):
        kind = "scheduled"
    if lead is None or lead.first is None:
        if index >= _LEAD:
            return None
        how = "neither the sentence nor the lead gives a day; this is the day of publication"
        return Event(sentence.span, None, written, written, "day", kind, "publication", how, sentence.names)
    how = f"the sentence gives no day; the lead’s {lead.how}"
    return Event(sentence.span, lead, lead.first, lead.first, "day", kind, "lead", how, sentence.names)


def _is_headline(words: str) -> bool:
    return words[-1:].isalnum()


def _lead_day(sentences: list[_Sentence], written: dt.date | None) -> Timex | None:
    """Return the expression by which the lead names the day of the news: "on Tuesday"."""
    if written is None:
        return None
    for sentence in sentences[:_LEAD]:
        if sentence.is_only_a_date():
            continue
        for timex in sentence.timexes:
            if timex.precision != "day" or timex.first is None or cues.BOUND.search(sentence.before(timex)):
                continue
            if dt.timedelta() <= written - timex.first <= _NEWS_IS_FRESH:
                return timex
    return None
