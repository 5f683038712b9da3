"""Figures as stored: by article, by number."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from corpus.store.database import Database
from corpus.store.identifiers import IdRange, within
from corpus.text.spans import Span

_COLUMNS = "figure.number, figure.version, figure.current, figure.start, figure.stop, figure.detail"


class FigureRow(NamedTuple):
    """A stored figure: offsets into the text of its version, and the record that the figure reader made of it."""

    number: int
    version: int
    is_current: bool
    span: Span
    detail: dict[str, Any]


async def of_versions(database: Database, versions: Sequence[int]) -> list[FigureRow]:
    """Return the current figures of versions that a scoped read has found."""
    rows = await database.rows(
        f"""SELECT {_COLUMNS} FROM figure
        WHERE figure.version IN (SELECT value FROM json_each(?)) AND figure.current
        ORDER BY figure.version, figure.start""",  # noqa: S608  # constants
        (json.dumps(list(versions)),),
    )
    return [_row(row) for row in rows]


async def by_number(database: Database, ranges: Sequence[IdRange], number: int) -> FigureRow | None:
    """Return figure ``number`` if it lies within the ranges."""
    condition, bounds = within("figure.version", ranges)
    row = await database.row(
        f"SELECT {_COLUMNS} FROM figure WHERE figure.number = ? AND {condition}",  # noqa: S608  # constants
        (number, *bounds),
    )
    return None if row is None else _row(row)


def _row(row: sqlite3.Row) -> FigureRow:
    return FigureRow(
        row["number"],
        row["version"],
        bool(row["current"]),
        Span(row["start"], row["stop"]),
        json.loads(row["detail"]),
    )
