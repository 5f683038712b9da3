"""Quotations as stored: by speaker, by article, by number."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from corpus.store.database import Database
from corpus.store.identifiers import IdRange, within
from corpus.text.spans import Span

_COLUMNS = "quote.number, quote.version, quote.current, quote.start, quote.stop, quote.kind, quote.level, quote.detail"


class QuoteRow(NamedTuple):
    """A stored quotation: offsets into the text of its version."""

    number: int
    version: int
    is_current: bool
    span: Span
    kind: Any
    level: Any
    detail: dict[str, Any]


async def by_speaker(
    database: Database, ranges: Sequence[IdRange], speakers: Sequence[int], *, limit: int
) -> list[QuoteRow]:
    """Return the direct and mixed quotations of some entities, newest article first, in the order of the text."""
    condition, bounds = within("quote.version", ranges)
    rows = await database.rows(
        f"""SELECT {_COLUMNS} FROM quote
        WHERE quote.speaker IN (SELECT value FROM json_each(?)) AND quote.current AND quote.kind <> 'indirect'
            AND {condition}
        ORDER BY quote.version DESC, quote.start LIMIT ?""",  # noqa: S608  # constants
        (json.dumps(list(speakers)), *bounds, limit),
    )
    return [_row(row) for row in rows]


async def newest(database: Database, ranges: Sequence[IdRange], *, limit: int) -> list[QuoteRow]:
    """Return the direct and mixed quotations of the newest articles."""
    condition, bounds = within("quote.version", ranges)
    rows = await database.rows(
        f"""SELECT {_COLUMNS} FROM quote
        WHERE quote.current AND quote.kind <> 'indirect' AND {condition}
        ORDER BY quote.version DESC, quote.start LIMIT ?""",  # noqa: S608  # constants
        (*bounds, limit),
    )
    return [_row(row) for row in rows]


async def of_versions(database: Database, versions: Sequence[int]) -> list[QuoteRow]:
    """Return the current direct and mixed quotations of versions that a scoped read has found."""
    rows = await database.rows(
        f"""SELECT {_COLUMNS} FROM quote
        WHERE quote.version IN (SELECT value FROM json_each(?)) AND quote.current AND quote.kind <> 'indirect'
        ORDER BY quote.version DESC, quote.start""",  # noqa: S608  # constants
        (json.dumps(list(versions)),),
    )
    return [_row(row) for row in rows]


async def by_speaker_in(database: Database, versions: Sequence[int], speakers: Sequence[int]) -> set[int]:
    """Return the numbers of the quotations of some entities in versions that a scoped read has found."""
    rows = await database.rows(
        """SELECT number FROM quote
        WHERE version IN (SELECT value FROM json_each(?)) AND current
            AND speaker IN (SELECT value FROM json_each(?))""",
        (json.dumps(list(versions)), json.dumps(list(speakers))),
    )
    return {row["number"] for row in rows}


async def by_number(database: Database, ranges: Sequence[IdRange], number: int) -> QuoteRow | None:
    """Return quotation ``number`` if it lies within the ranges."""
    condition, bounds = within("quote.version", ranges)
    row = await database.row(
        f"SELECT {_COLUMNS} FROM quote WHERE quote.number = ? AND {condition}",  # noqa: S608  # constants
        (number, *bounds),
    )
    return None if row is None else _row(row)


def _row(row: sqlite3.Row) -> QuoteRow:
    return QuoteRow(
        row["number"],
        row["version"],
        bool(row["current"]),
        Span(row["start"], row["stop"]),
        row["kind"],
        row["level"],
        json.loads(row["detail"]),
    )
