"""Timeline: dated events in order, each with its sentence and how its date was found."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus import lookup, who
from corpus.models import DatedEvent, Days, NameMatch, Scope
from corpus.passages import Page, pages
from corpus.plain_days import with_plain_days
from corpus.query import Query
from corpus.store import articles, events, names, scopes
from corpus.store.database import Database
from corpus.store.events import EventRow
from corpus.store.packing import Bounds
from corpus.text.events import Mentions, Report, merge_events

MOST = 200  # events handed out at once; a person pages through far fewer
ARTICLES = 200  # articles searched for the events of a topic or a person


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


async def make_timeline(
    database: Database, scope: Scope, query: Query, chosen: NameMatch | None = None, *, most: int = MOST
) -> Timeline:
    """Return the dated events of a person or topic, or all, within the query's days.

    ``before: after: during:`` and plain words at the end ("in 2015", "since September 2015") are the days on which
    things happened, not of publication. A name that means several comes back ambiguous, without events; ``chosen``
    is then the one of them that the person meant. At most ``most`` events are handed out.
    """
    searched = ARTICLES * max(1, most // MOST)
    query = with_plain_days(query)
    words, days = query.words, query.days
    about = chosen
    if words and chosen is None:
        about = await who.match_name(database, scope, words, exact=query.exact)
    if about is not None and about.status == "ambiguous":
        return Timeline((), about, "", days, is_cut=False)
    visible, ranges = await scopes.ids(database, scope), await scopes.ranges(database, scope)
    if about is not None and about.status == "found":
        ids = [id_ for id_, _ in about.entities]
        versions = await names.mentioning(database, visible, ranges, ids, limit=searched)
        spellings = [
            spelling for entity in await names.entities(database, visible, ids) for spelling, _ in entity.spellings
        ]
        mentions = Mentions(about.entities[0][1], spellings)
        rows = await _mentioning(database, visible, query, versions, mentions, most=most)
        return await _timeline(database, query, rows, about=about, most=most)
    topic = " ".join((words, *query.phrases)).strip()
    if topic:
        asked = replace(query, words=words, days=None)
        hits = await lookup.matching_articles(database, scope, asked, limit=searched)
        rows = await _mentioning(database, visible, query, hits, Mentions(topic), most=most)
        timeline = await _timeline(database, query, rows, topic=topic, most=most)
        return timeline if timeline.events or about is None else replace(timeline, about=about)
    rows = await events.by_day(database, visible, days, limit=most + 1)
    # Without a topic, only what its own sentence dates: else every sentence behind a dated lead would be listed.
    rows = [row for row in rows if row.detail.get("dated_by") != "lead"]
    return await _timeline(database, query, rows, most=most)


async def by_number(database: Database, scope: Scope, number: int) -> DatedEvent | None:
    """Return event ``E<number>`` if ``scope`` may see it."""
    visible, ranges = await scopes.ids(database, scope), await scopes.ranges(database, scope)
    row = await events.by_number(database, visible, ranges, number)
    return None if row is None else _event(row, (await pages(database, [row.version]))[row.version])


async def present(database: Database, rows: Sequence[EventRow]) -> list[DatedEvent]:
    """Cut stored events out of their articles, those of one event merged, earliest first."""
    return await asyncio.to_thread(_merged, rows, await pages(database, {row.version for row in rows}))


async def _mentioning(
    database: Database,
    scope_ids: Sequence[int],
    query: Query,
    versions: Sequence[int],
    mentions: Mentions,
    *,
    most: int,
) -> list[EventRow]:
    """Return the events of some articles, within the query's days, whose sentence mentions what is wanted."""
    if query.outlet:
        outlet, known = query.outlet, await articles.by_versions(database, versions)
        versions = [version for version in versions if lookup.same_outlet(outlet, known[version])]
    texts = await articles.with_sentences(database, versions)
    told = await asyncio.to_thread(_sentences, texts, mentions)
    numbers = await events.told_in(database, scope_ids, told, query.days, limit=most + 1)
    return await events.numbered(database, scope_ids, numbers)


def _sentences(texts: Mapping[int, tuple[str, Bounds]], mentions: Mentions) -> list[tuple[int, int]]:
    """Return the sentences that mention what is wanted: versions, and where they start."""
    return [(version, start) for version, (text, bounds) in texts.items() for start in mentions.starts(text, bounds)]


async def _timeline(
    database: Database,
    query: Query,
    rows: Sequence[EventRow],
    *,
    about: NameMatch | None = None,
    topic: str = "",
    most: int,
) -> Timeline:
    known = await pages(database, [row.version for row in rows])
    if query.outlet:
        outlet = query.outlet
        rows = [row for row in rows if lookup.same_outlet(outlet, known[row.version].article)]
    found = await asyncio.to_thread(_merged, rows[:most], known)
    return Timeline(tuple(found), about, topic, query.days, is_cut=len(rows) > most)


def _merged(rows: Sequence[EventRow], known: Mapping[int, Page]) -> list[DatedEvent]:
    merged = merge_events([_report(row, known[row.version]) for row in rows])
    return [_merged_event([rows[index] for index in event.reports], event.independent, known) for event in merged]


def _report(row: EventRow, page: Page) -> Report:
    return Report(
        source=page.article.number,
        text=row.sentence.of(page.text),
        first=row.first,
        last=row.last,
        names=frozenset(row.detail.get("participants", ())),
    )


def _merged_event(rows: Sequence[EventRow], independent: int, known: Mapping[int, Page]) -> DatedEvent:
    first, *others = (_event(row, known[row.version]) for row in rows)
    return replace(first, also=tuple(other.passage for other in others), independent=independent)


def _event(row: EventRow, page: Page) -> DatedEvent:
    detail = row.detail
    timex = detail.get("timex")
    how = detail.get("how", "")
    if row.corrected is not None:
        how = f"date given by a moderator (change {row.corrected})" + (f"; it had been read so: {how}" if how else "")
    return DatedEvent(
        number=row.number,
        passage=page.cut(row.sentence),
        first=row.first,
        last=row.last,
        precision=row.precision,
        kind=row.kind,
        expression=page.text[timex[0] : timex[1]] if timex else None,
        how=how,
        is_current=row.is_current,
    )
