"""Timeline: dated events in order, each with its sentence and how its date was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import lookup, who
from corpus.errors import QueryError
from corpus.models import DatedEvent, Days, NameMatch, Scope
from corpus.passages import Page, pages
from corpus.query import Query, parse_days
from corpus.store import events, names, scopes
from corpus.store.database import Database
from corpus.store.events import EventRow
from corpus.text.words import content_words, stems

MOST = 500  # events handed out at once
ARTICLES = 200  # articles searched for the events of a topic or a person
_RANGE = re.compile(
    r"\b(?:(?P<between>between|from)\s+(?P<first>.+?)\s+(?:and|to|until)\s+(?P<last>.+)"
    r"|(?P<word>in|during|since|after|before|until|by)\s+(?P<value>.+))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The events a query asks for.

    Args:
        events: earliest first.
        about: the entity they are about, when the query names one.
        topic: the words they are about otherwise; empty for all.
        days: the range they lie in.
        is_cut: whether there are more than were handed out.
    """

    events: tuple[DatedEvent, ...]
    about: NameMatch | None
    topic: str
    days: Days | None
    is_cut: bool


async def make_timeline(database: Database, scope: Scope, query: Query, chosen: NameMatch | None = None) -> Timeline:
    """Return the dated events of a person or topic, or all, within the query's days.

    ``before: after: during:`` and plain words at the end ("in 2015", "since September 2015") are the days on which
    things happened, not of publication. A name that means several comes back ambiguous, without events; ``chosen``
    is then the one of them that the person meant.
    """
    words, days = _plain_range(query)
    about = chosen
    if words and chosen is None:
        about = await who.match_name(database, scope, words, exact=query.exact)
    if about is not None and about.status == "ambiguous":
        return Timeline((), about, "", days, is_cut=False)
    ranges = await scopes.ranges(database, scope)
    if about is not None and about.status == "found":
        mentions = await names.mentions(database, ranges, [id_ for id_, _ in about.entities], limit=ARTICLES)
        rows = await events.of_versions(database, [mention.version for mention in mentions], days, limit=MOST + 1)
        places = {mention.version: mention.spans for mention in mentions}
        rows_about = [row for row in rows if any(row.sentence.holds(span) for span in places[row.version])]
        return await _timeline(database, query, rows_about, about, "", days)
    if words or query.phrases:
        hits = await lookup.matching_articles(
            database, scope, Query(query.text, words, query.phrases, query.excluded), limit=ARTICLES
        )
        rows = await events.of_versions(database, hits, days, limit=MOST + 1)
        topic = " ".join((words, *query.phrases)).strip()
        timeline = await _timeline(database, query, rows, None, topic, days)
        if not timeline.events and about is not None:
            return Timeline((), about, topic, days, is_cut=False)
        return timeline
    rows = await events.by_day(database, await scopes.ids(database, scope), days, limit=MOST + 1)
    return await _timeline(database, query, rows, None, "", days)


async def by_number(database: Database, scope: Scope, number: int) -> DatedEvent | None:
    """Return event ``E<number>`` if ``scope`` may see it."""
    row = await events.by_number(database, await scopes.ranges(database, scope), number)
    return None if row is None else _event(row, (await pages(database, [row.version]))[row.version])


async def _timeline(
    database: Database,
    query: Query,
    rows: Sequence[EventRow],
    about: NameMatch | None,
    topic: str,
    days: Days | None,
) -> Timeline:
    known = await pages(database, [row.version for row in rows])
    found = [_event(row, known[row.version]) for row in rows]
    if query.outlet:
        found = [event for event in found if lookup.same_outlet(query.outlet, event.passage.article)]
    wanted = set(stems(content_words(topic)))
    if wanted:
        found = [event for event in found if wanted & set(stems(content_words(event.passage.text)))]
    return Timeline(tuple(found[:MOST]), about, topic, days, is_cut=len(found) > MOST)


def _event(row: EventRow, page: Page) -> DatedEvent:
    timex = row.detail.get("timex")
    return DatedEvent(
        number=row.number,
        passage=page.cut(row.sentence),
        first=row.first,
        last=row.last,
        precision=row.precision,
        kind=row.kind,
        expression=page.text[timex[0] : timex[1]] if timex else None,
        how=row.detail.get("how", ""),
        is_current=row.is_current,
    )


def _plain_range(query: Query) -> tuple[str, Days | None]:
    """Take a range in plain words off the end of a query's words."""
    found = _RANGE.search(query.words)
    if found is None:
        whole = _days_or_none(query.words)
        return ("", whole) if whole and not query.days else (query.words, query.days)
    if found["between"]:
        first, last = _days_or_none(found["first"]), _days_or_none(found["last"])
        days = Days(first.first, last.last) if first and last else None
    else:
        value = _days_or_none(found["value"])
        days = value and _side(found["word"].lower(), value)
    if days is None:
        return query.words, query.days
    return query.words[: found.start()].strip(), days


def _side(word: str, value: Days) -> Days:
    if word in ("since", "after"):
        return Days(value.first, None)
    if word in ("before", "until", "by"):
        return Days(None, value.last if word != "before" else value.first)
    return value


def _days_or_none(text: str) -> Days | None:
    try:
        return parse_days(text)
    except QueryError:
        return None
