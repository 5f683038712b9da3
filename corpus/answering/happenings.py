"""Happenings: what happened on some days is told by the dated events of these days, whatever their words."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.finding.question_words import MONTHS_AND_DAYS
from corpus.models import Answer, DatedEvent, Days, Scope
from corpus.plain_days import with_plain_days
from corpus.query import Query
from corpus.store.database import Database
from corpus.text.words import content_words
from corpus.timeline import make_timeline

SHOWN = 4  # events; the timeline has them all
MONTH = 31  # days; what is dated less closely comes last
_WHAT_HAPPENED = re.compile(
    r"what(?:['’]s| is| was| has| had| did| else)*\s+(?:happen(?:ed|s|ing)?|occur(?:red|s)?|took place|going on|new)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}")
_PREPOSITION = re.compile(r"(?:in|to|with|at|on|about|around|for)\s+", re.IGNORECASE)


async def what_happened(database: Database, scope: Scope, query: Query) -> Answer | None:
    """Answer "what happened in September 2013" or "… to Assad last week"; ``None`` for any other question."""
    words = query.words.strip("?!. ")
    asked = _WHAT_HAPPENED.match(words)
    query = with_plain_days(replace(query, words=words[asked.end() :].strip() if asked else words))
    if query.days is None or query.speaker or query.excluded:
        return None
    if not asked and (content_words(query.words) or query.phrases):
        return None
    opening = _PREPOSITION.match(query.words)
    about = query.words[opening.end() if opening else 0 :] if asked else ""
    timeline = await make_timeline(database, scope, replace(query, words=about))
    found = [event for event in timeline.events if _lies_in(query.days, event)]
    period = _in_words(query.days)
    if found:
        shown = sorted(sorted(found, key=_weight)[:SHOWN], key=lambda event: (event.first, event.last))
        some = f"Of {len(found)} dated events {period} those told most often; `!timeline` has them all."
        notes = (some,) if len(found) > len(shown) or timeline.is_cut else ()
        why = f"Looked for dated events {period}."
        return Answer("answered", None, tuple(event.passage for event in shown), (), (why,), notes)
    # A day without its year may be told of another year than the one it was taken for.
    is_yearless = bool(MONTHS_AND_DAYS.intersection(content_words(words))) and not _YEAR.search(words)
    if about or query.phrases or is_yearless:
        return None
    return Answer("not in the archive", None, (), (), (f"The archive has no dated event {period}.",))


def _lies_in(days: Days, event: DatedEvent) -> bool:
    return (days.first is None or days.first <= event.first) and (days.last is None or event.last <= days.last)


def _weight(event: DatedEvent) -> tuple[int, bool, bool, int]:
    """Return what sorts what more texts tell first, then closely dated events, then deeds before words."""
    length = (event.last - event.first).days
    return -event.independent, length > MONTH, event.kind != "happened", length


def _in_words(days: Days) -> str:
    if days.first == days.last:
        return f"on {days.first}"
    if days.first is None or days.last is None:
        return f"since {days.first}" if days.first else f"until {days.last}"
    return f"from {days.first} to {days.last}"
