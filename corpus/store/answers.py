"""Answers given: how each came about, kept for a while so that people can ask why."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, NamedTuple

from corpus.store.database import Database, Transaction


class AnswerRow(NamedTuple):
    """A stored answer."""

    number: int
    given_at: dt.datetime
    detail: dict[str, Any]


async def put(
    database: Database, channel: int, detail: dict[str, Any], *, now: dt.datetime, oldest: dt.datetime
) -> int:
    """Store an answer, delete those given before ``oldest``, and return its number."""

    def write(transaction: Transaction) -> int:
        transaction.run("DELETE FROM answer WHERE given_at < ?", (_text(oldest),))
        return transaction.run(
            "INSERT INTO answer (channel, given_at, detail) VALUES (?, ?, ?)",
            (channel, _text(now), json.dumps(detail, ensure_ascii=False)),
        )

    return await database.write(write)


async def get(database: Database, channel: int, number: int | None, *, oldest: dt.datetime) -> AnswerRow | None:
    """Return an answer of a channel, or its last one, if it was not given before ``oldest``."""
    row = await database.row(
        """SELECT number, given_at, detail FROM answer
        WHERE channel = ? AND number = ifnull(?, number) AND given_at >= ? ORDER BY number DESC LIMIT 1""",
        (channel, number, _text(oldest)),
    )
    if row is None:
        return None
    return AnswerRow(row["number"], dt.datetime.fromisoformat(row["given_at"]), json.loads(row["detail"]))


def _text(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
