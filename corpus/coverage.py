"""Coverage: what the archive holds, so that its silence can be judged: outlets by months, languages, undated."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import lookup
from corpus.errors import QueryError
from corpus.models import Scope
from corpus.plain_days import with_plain_days
from corpus.query import Query
from corpus.store import coverage, full_text, holdings, scopes
from corpus.store.coverage import Row
from corpus.store.database import Database
from corpus.store.postings import Match

MOST_ON_TOPIC = 20_000  # articles counted for a topic: more take longer than a person waits


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many articles the archive holds, or holds on a topic.

    Args:
        topic: the words; empty for everything.
        articles: how many there are.
        of_all: how many the archive holds altogether.
        outlets: articles by outlet, the most first; an empty name where none is known.
        months: articles by outlet and month as "YYYY-MM".
        languages: articles by ISO 639-1 code, the most first; empty where it is not known.
        undated: how many have no date.
        short: how many have fewer than 600 characters: stubs, captions, paywalls.
        is_cut: whether only the newest articles were counted.
    """

    topic: str
    articles: int
    of_all: int
    outlets: tuple[tuple[str, int], ...]
    months: dict[tuple[str, str], int]
    languages: tuple[tuple[str, int], ...]
    undated: int
    short: int
    is_cut: bool


async def cover(database: Database, scope: Scope, query: Query) -> Coverage:
    """Count what the archive holds, or holds on a topic, within ``from: before: after: during:``.

    Raises:
        QueryError: the topic has no word that can be looked for.
    """
    query = with_plain_days(query)
    scope_ids = await scopes.ids(database, scope)
    of_all = await holdings.articles(database, scope_ids)
    topic = " ".join((query.words, *query.phrases)).strip()
    if topic:
        if not query.content:
            raise QueryError(
                f"“{topic}” has only words that stand in every article. Name a person, a place or a thing."
            )
        ranges = await scopes.ranges(database, scope, query.days)
        match = Match(tuple((one,) for one in (*query.content, *query.phrases)), query.excluded)
        rows = await coverage.of_versions(database, await full_text.newest(database, ranges, match, MOST_ON_TOPIC))
    else:
        rows = [row for row in await coverage.of_scopes(database, scope_ids) if _within(row, query)]
    if query.outlet:
        rows = [row for row in rows if lookup.is_outlet(query.outlet, [row.outlet])]
    return await asyncio.to_thread(_counted, topic, of_all, rows)


def _within(row: Row, query: Query) -> bool:
    """Return whether a month lies within the query's days, at least in part."""
    if query.days is None:
        return True
    first, last = (day.isoformat()[:7] if day else None for day in query.days)
    return bool(row.month) and (first is None or row.month >= first) and (last is None or row.month <= last)


def _counted(topic: str, of_all: int, rows: Sequence[Row]) -> Coverage:
    outlets: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    months: Counter[tuple[str, str]] = Counter()
    undated = short = 0
    for row in rows:
        outlets[row.outlet] += row.articles
        languages[row.language] += row.articles
        short += row.articles if row.is_short else 0
        if row.month:
            months[row.outlet, row.month] += row.articles
        else:
            undated += row.articles
    return Coverage(
        topic,
        articles=sum(outlets.values()),
        of_all=of_all,
        outlets=tuple(sorted(outlets.items(), key=lambda pair: (-pair[1], pair[0]))),
        months=dict(months),
        languages=tuple(sorted(languages.items(), key=lambda pair: (-pair[1], pair[0]))),
        undated=undated,
        short=short,
        is_cut=bool(topic) and sum(outlets.values()) >= MOST_ON_TOPIC,
    )
