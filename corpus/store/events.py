"""Events as stored: by day, by article, by number."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from corpus.models import Days
from corpus.store.database import Database
from corpus.store.identifiers import IdRange, within
from corpus.text.spans import Span

_COLUMNS = """event.number, event.version, event.current, event.start, event.stop, event.first_day, event.last_day,
    event.precision, event.kind, event.detail"""


class EventRow(NamedTuple):
    """A stored event: offsets into the text of its version."""

    number: int
    version: int
    is_current: bool
    sentence: Span
    first: dt.date
    last: dt.date
    precision: str
    kind: Any
    detail: dict[str, Any]


async def by_day(database: Database, scope_ids: Sequence[int], days: Days | None, *, limit: int) -> list[EventRow]:
    """Return the current events of the scopes that touch ``days``, earliest first."""
    condition, bounds = _touching(days)
    found: list[EventRow] = []
    for scope_id in scope_ids:
        rows = await database.rows(
            f"""SELECT {_COLUMNS} FROM event WHERE event.scope = ? AND event.current AND {condition}
            ORDER BY event.first_day, event.last_day, event.number LIMIT ?""",  # noqa: S608  # constants
            (scope_id, *bounds, limit),
        )
        found.extend(_row(row) for row in rows)
    return sorted(found, key=lambda event: (event.first, event.last, event.number))[:limit]


async def on_days(
    database: Database, scope_ids: Sequence[int], days: Sequence[dt.date], *, limit: int
) -> list[EventRow]:
    """Return the current events of the scopes that happened, or were said, on exactly one of the days, latest first."""
    rows = await database.rows(
        f"""SELECT {_COLUMNS} FROM event
        WHERE event.scope IN (SELECT value FROM json_each(?)) AND event.current
            AND event.first_day IN (SELECT value FROM json_each(?)) AND event.last_day = event.first_day
            AND event.precision = 'day' AND event.kind IN ('happened', 'said')
        ORDER BY event.first_day DESC, event.number LIMIT ?""",  # noqa: S608  # constants
        (json.dumps(list(scope_ids)), json.dumps([day.toordinal() for day in days]), limit),
    )
    return [_row(row) for row in rows]


async def of_versions(database: Database, versions: Sequence[int], days: Days | None, *, limit: int) -> list[EventRow]:
    """Return the current events of versions that a scoped read has found and that touch ``days``, earliest first."""
    condition, bounds = _touching(days)
    rows = await database.rows(
        f"""SELECT {_COLUMNS} FROM event
        WHERE event.version IN (SELECT value FROM json_each(?)) AND event.current AND {condition}
        ORDER BY event.first_day, event.last_day, event.number LIMIT ?""",  # noqa: S608  # constants
        (json.dumps(list(versions)), *bounds, limit),
    )
    return [_row(row) for row in rows]


async def by_number(database: Database, ranges: Sequence[IdRange], number: int) -> EventRow | None:
    """Return event ``number`` if it lies within the ranges."""
    condition, bounds = within("event.version", ranges)
    row = await database.row(
        f"SELECT {_COLUMNS} FROM event WHERE event.number = ? AND {condition}",  # noqa: S608  # constants
        (number, *bounds),
    )
    return None if row is None else _row(row)


def _touching(days: Days | None) -> tuple[str, list[int]]:
    first = 1 if days is None or days.first is None else days.first.toordinal()
    last = dt.date.max.toordinal() if days is None or days.last is None else days.last.toordinal()
    return "event.first_day <= ? AND event.last_day >= ?", [last, first]


def _row(row: sqlite3.Row) -> EventRow:
    return EventRow(
        row["number"],
        row["version"],
        bool(row["current"]),
        Span(row["start"], row["stop"]),
        dt.date.fromordinal(row["first_day"]),
        dt.date.fromordinal(row["last_day"]),
        row["precision"],
        row["kind"],
        json.loads(row["detail"]),
    )
