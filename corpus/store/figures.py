"""Figures as stored: by article, by number."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from corpus.store.database import Database
from corpus.store.identifiers import IdRange, within
from corpus.text.spans import Span

_COLUMNS = "figure.number, figure.version, figure.current, figure.start, figure.stop, figure.detail"


@dataclass(eq=False)
class FigureRow:
    """A stored figure: offsets into the text of its version.

    ``stored_detail`` is JSON, because most figures that are read are not about what is asked.
    """

    number: int
    version: int
    is_current: bool
    span: Span
    stored_detail: str

    @cached_property
    def detail(self) -> dict[str, Any]:
        """The record that the figure reader made of it."""
        return json.loads(self.stored_detail)


async def of_versions(database: Database, versions: Sequence[int]) -> list[FigureRow]:
    """Return the current figures of versions that a scoped read has found, in the order of their places."""
    wanted = json.dumps(list(versions))

    def read(connection: sqlite3.Connection) -> list[FigureRow]:
        rows = connection.execute(
            f"""SELECT {_COLUMNS} FROM figure
            WHERE figure.version IN (SELECT value FROM json_each(?)) AND figure.current""",  # noqa: S608  # constants
            (wanted,),
        )
        # Here and not by SQLite, which takes longer: they come nearly in this order.
        return sorted(map(_row, rows), key=lambda figure: (figure.version, figure.span))

    return await database.read(read)  # two thousand rows: not made on the event loop


async def by_number(database: Database, ranges: Sequence[IdRange], number: int) -> FigureRow | None:
    """Return figure ``number`` if it lies within the ranges."""
    condition, bounds = within("figure.version", ranges)
    row = await database.row(
        f"SELECT {_COLUMNS} FROM figure WHERE figure.number = ? AND {condition}",  # noqa: S608  # constants
        (number, *bounds),
    )
    return None if row is None else _row(row)


def _row(row: Sequence[Any]) -> FigureRow:
    number, version, current, start, stop, detail = row
    return FigureRow(number, version, bool(current), Span(start, stop), detail)
