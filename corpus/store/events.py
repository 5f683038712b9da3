"""Events as stored: by day, by article, by number; with the fixes of the scopes."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from corpus.models import Days
from corpus.store import fixes
from corpus.store.database import Database
from corpus.store.fixes import Fields
from corpus.store.identifiers import IdRange, within
from corpus.text.spans import Span

_COLUMNS = """event.number, event.version, event.current, event.start, event.stop, event.first_day, event.last_day,
    event.precision, event.kind, event.detail"""
_PLACE = "event.first_day, event.last_day, event.number"
MONTH, YEAR = 31, 366  # days; the schema's numbers, too


class EventRow(NamedTuple):
    """A stored event: offsets into the text of its version.

    ``detail`` is what the event reader noted: the expression's span and how it was resolved. ``corrected`` is the
    change by which a moderator gave the date.
    """

    number: int
    version: int
    is_current: bool
    sentence: Span
    first: dt.date
    last: dt.date
    precision: str
    kind: Any
    detail: dict[str, Any]
    corrected: int | None = None


async def by_day(database: Database, scope_ids: Sequence[int], days: Days | None, *, limit: int) -> list[EventRow]:
    """Return the current events of the scopes that touch ``days``, earliest first.

    What began before them and lasted more than a year is left out: in a large archive that would be most of them.
    """
    fixed = await fixes.in_force(database, scope_ids, "event")
    first, last = _bounds(days)
    found: list[Sequence[int]] = []
    for scope_id in scope_ids:
        for condition, earliest, latest in (
            ("", first - MONTH, last),
            ("AND event.last_day - event.first_day BETWEEN 32 AND 366", first - YEAR, first - MONTH - 1),
        ):
            # From an index alone: only those that are handed out are read.
            found += await database.rows(
                f"""SELECT {_PLACE} FROM event WHERE event.scope = ? AND event.current {condition}
                    AND event.first_day BETWEEN ? AND ? AND event.last_day >= ?
                ORDER BY event.first_day, event.last_day, event.number LIMIT ?""",  # noqa: S608  # constants
                (scope_id, earliest, latest, first, limit + len(fixed)),
            )
    found += await _fixed(database, scope_ids, fixed, _PLACE)
    chosen = _chosen(set(map(tuple, found)), fixed, days)[:limit]
    return await numbered(database, scope_ids, [number for _, _, number in chosen])


async def on_days(
    database: Database, scope_ids: Sequence[int], days: Sequence[dt.date], *, limit: int
) -> list[EventRow]:
    """Return the current events of the scopes that happened, or were said, on exactly one of the days, latest first."""
    fixed = await fixes.in_force(database, scope_ids, "event")
    rows = await database.rows(
        f"""SELECT {_COLUMNS} FROM event
        WHERE event.scope IN (SELECT value FROM json_each(?)) AND event.current
            AND event.first_day IN (SELECT value FROM json_each(?)) AND event.last_day = event.first_day
            AND event.precision = 'day' AND event.kind IN ('happened', 'said')
        ORDER BY event.first_day DESC, event.number LIMIT ?""",  # noqa: S608  # constants
        (json.dumps(list(scope_ids)), json.dumps([day.toordinal() for day in days]), limit + len(fixed)),
    )
    rows += await _fixed(database, scope_ids, fixed, _COLUMNS)
    wanted = set(days)
    found = [
        row
        for row in _corrected(rows, fixed, None)
        if row.first in wanted and row.precision == "day" and row.kind in ("happened", "said")
    ]
    return sorted(found, key=lambda row: (-row.first.toordinal(), row.number))[:limit]


async def told_in(
    database: Database, scope_ids: Sequence[int], sentences: Sequence[tuple[int, int]], days: Days | None, *, limit: int
) -> list[int]:
    """Return the numbers of the current events that some sentences tell and that touch ``days``, earliest first.

    Args:
        database: the archive.
        scope_ids: whose fixes hold.
        sentences: versions that a scoped read has found, and where the sentences start in them.
        days: the days; all if ``None``.
        limit: how many at most.
    """
    fixed = await fixes.in_force(database, scope_ids, "event")
    condition, bounds = _touching(days)
    rows = await database.rows(
        # From an index alone: of the events of some articles, most are about something else.
        f"""SELECT {_PLACE} FROM json_each(?) AS told
        CROSS JOIN event ON event.version = told.value ->> 0 AND event.current = 1 AND event.start = told.value ->> 1
        WHERE {condition} OR +event.number IN (SELECT value FROM json_each(?))
        ORDER BY event.first_day, event.last_day, event.number LIMIT ?""",  # noqa: S608  # constants
        (json.dumps(list(sentences)), *bounds, json.dumps(list(fixed)), limit + len(fixed)),
    )
    return [number for _, _, number in _chosen(rows, fixed, days)[:limit]]


async def of_version(database: Database, scope_ids: Sequence[int], version: int) -> list[EventRow]:
    """Return the current events of a version that a scoped read has found, earliest first."""
    fixed = await fixes.in_force(database, scope_ids, "event")
    rows = await database.rows(f"SELECT {_COLUMNS} FROM event WHERE version = ? AND current", (version,))  # noqa: S608  # constants
    return _corrected(rows, fixed, None)


async def numbered(database: Database, scope_ids: Sequence[int], numbers: Sequence[int]) -> list[EventRow]:
    """Return events that a scoped read has found, without those that moderators hid, earliest first."""
    fixed = await fixes.in_force(database, scope_ids, "event")
    rows = await database.rows(
        f"SELECT {_COLUMNS} FROM event WHERE event.number IN (SELECT value FROM json_each(?))",  # noqa: S608  # constants
        (json.dumps(list(numbers)),),
    )
    return _corrected(rows, fixed, None)


async def by_number(
    database: Database, scope_ids: Sequence[int], ranges: Sequence[IdRange], number: int
) -> EventRow | None:
    """Return event ``number`` if it lies within the ranges, even where moderators hid it."""
    condition, bounds = within("event.version", ranges)
    row = await database.row(
        f"SELECT {_COLUMNS} FROM event WHERE event.number = ? AND {condition}",  # noqa: S608  # constants
        (number, *bounds),
    )
    if row is None:
        return None
    fixed = await fixes.in_force(database, scope_ids, "event")
    return _with(_row(row), fixed.get(number, {}))


async def _fixed(
    database: Database, scope_ids: Sequence[int], fixed: Mapping[int, Fields], columns: str
) -> list[sqlite3.Row]:
    """Return the current events of the scopes that have a fix, which may have moved them to any day."""
    if not fixed:
        return []
    return await database.rows(
        f"""SELECT {columns} FROM event WHERE event.number IN (SELECT value FROM json_each(?))
            AND event.scope IN (SELECT value FROM json_each(?)) AND event.current""",  # noqa: S608  # constants
        (json.dumps(list(fixed)), json.dumps(list(scope_ids))),
    )


def _chosen(
    found: Iterable[Sequence[int]], fixed: Mapping[int, Fields], days: Days | None
) -> list[tuple[int, int, int]]:
    """Lay fixes over events of which the days and the number are known, as over whole ones; earliest first."""
    first, last = _bounds(days)
    moved = (_moved(event, fields) for event in found if "hidden" not in (fields := fixed.get(event[2], {})))
    return sorted(event for event in moved if event[0] <= last and event[1] >= first)


def _moved(event: Sequence[int], fields: Fields) -> tuple[int, int, int]:
    first, last, number = event
    if date := fields.get("date"):
        first, last = (dt.date.fromisoformat(date.value[end]).toordinal() for end in ("first", "last"))
    return first, last, number


def _corrected(rows: Iterable[sqlite3.Row], fixed: Mapping[int, Fields], days: Days | None) -> list[EventRow]:
    """Lay fixes over rows: without those that are no events, and without those of other days then."""
    found = {
        row["number"]: _with(_row(row), fields)
        for row in rows
        if "hidden" not in (fields := fixed.get(row["number"], {}))
    }
    last, first = _touching(days)[1]
    kept = [row for row in found.values() if row.first.toordinal() <= last and row.last.toordinal() >= first]
    return sorted(kept, key=lambda event: (event.first, event.last, event.number))


def _with(row: EventRow, fields: Fields) -> EventRow:
    if kind := fields.get("kind"):
        row = row._replace(kind=kind.value)
    if date := fields.get("date"):
        row = row._replace(
            first=dt.date.fromisoformat(date.value["first"]),
            last=dt.date.fromisoformat(date.value["last"]),
            precision=date.value["precision"],
            corrected=date.change,
            # The day is that of this sentence now, however it had been found.
            detail={**row.detail, "dated_by": "moderator"},
        )
    return row


def _touching(days: Days | None) -> tuple[str, list[int]]:
    first, last = _bounds(days)
    return "event.first_day <= ? AND event.last_day >= ?", [last, first]


def _bounds(days: Days | None) -> tuple[int, int]:
    first = 1 if days is None or days.first is None else days.first.toordinal()
    last = dt.date.max.toordinal() if days is None or days.last is None else days.last.toordinal()
    return first, last


def _row(row: Sequence[Any]) -> EventRow:
    number, version, current, start, stop, first_day, last_day, precision, kind, detail = row
    first, last = dt.date.fromordinal(first_day), dt.date.fromordinal(last_day)
    return EventRow(number, version, bool(current), Span(start, stop), first, last, precision, kind, json.loads(detail))
