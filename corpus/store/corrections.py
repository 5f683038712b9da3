"""Corrections as stored: what was found wrong with an article, and the messages that are to be told of it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

from corpus.errors import StoreError
from corpus.models import Correction
from corpus.store.database import Database, Transaction

IN_FORCE = """(SELECT json_group_array(json_array(kind, text, url, day)) FROM (
    SELECT kind, text, url, day FROM correction
    WHERE correction.article = article.number AND withdrawn_at IS NULL ORDER BY correction.number))"""
"""A column for reads that have ``article`` in them; :func:`in_force` makes a correction of it."""

State = Literal["sent", "skipped", "failed"]


class Notice(NamedTuple):
    """A message of the bot's that is to be told of a correction; ``guild`` is ``None`` in direct messages."""

    correction: int
    message: int
    channel: int
    guild: int | None


def in_force(column: str) -> Correction | None:
    """Return what is wrong with an article: all its corrections as one, unless it is retracted."""
    if column == "[]":
        return None
    rows: list[list[Any]] = json.loads(column)
    retracted = [row for row in rows if row[0] == "retracted"]
    shown = retracted or rows
    urls = [url for _, _, url, _ in shown if url]
    return Correction(
        kind="retracted" if retracted else "corrected",
        text=" · ".join(text for _, text, _, _ in shown),
        url=urls[-1] if urls else None,
        day=dt.date.fromisoformat(shown[-1][3]),
    )


def add(transaction: Transaction, article: int, correction: Correction, *, shown_since: dt.datetime) -> int:
    """Store a correction, make notices due for the messages that showed the article, and return its number."""
    number = transaction.run(
        "INSERT INTO correction (article, kind, text, url, day) VALUES (?, ?, ?, ?, ?)",
        (article, correction.kind, correction.text, correction.url, correction.day.isoformat()),
    )
    transaction.run(
        """INSERT INTO correction_notice (correction, message, channel, guild)
        SELECT ?, message, channel, guild FROM shown WHERE article = ? AND shown_at >= ?""",
        (number, article, _text(shown_since)),
    )
    return number


def newest_in_force(transaction: Transaction, article: int) -> int | None:
    """Return the number of the correction of an article that was made last and is in force."""
    rows = transaction.rows(
        "SELECT max(number) AS number FROM correction WHERE article = ? AND withdrawn_at IS NULL", (article,)
    )
    return rows[0]["number"]


def withdraw(transaction: Transaction, number: int, now: dt.datetime) -> bool:
    """Take a correction back, with the notices that were not sent yet; return whether it was in force."""
    rows = transaction.rows("SELECT 1 FROM correction WHERE number = ? AND withdrawn_at IS NULL", (number,))
    transaction.run(
        "UPDATE correction SET withdrawn_at = ? WHERE number = ? AND withdrawn_at IS NULL", (_text(now), number)
    )
    transaction.run("UPDATE correction_notice SET state = 'skipped' WHERE correction = ? AND state = 'due'", (number,))
    return bool(rows)


async def between(database: Database, scope_ids: Sequence[int], after: int, until: int) -> list[int]:
    """Return the current versions of articles with a correction in force that is numbered in ``(after, until]``."""
    rows = await database.rows(
        """SELECT DISTINCT current FROM correction JOIN article ON article.number = correction.article
        WHERE correction.number > ? AND correction.number <= ? AND withdrawn_at IS NULL
            AND scope IN (SELECT value FROM json_each(?)) AND current IS NOT NULL""",
        (after, until, json.dumps(list(scope_ids))),
    )
    return [row["current"] for row in rows]


async def note_shown(
    database: Database,
    articles: Iterable[int],
    *,
    message: int,
    channel: int,
    guild: int | None,
    now: dt.datetime,
    oldest: dt.datetime,
) -> None:
    """Note that a message shows articles, and forget the messages sent before ``oldest``."""
    rows = [(article, message, channel, guild, _text(now)) for article in articles]

    def write(transaction: Transaction) -> None:
        transaction.run("DELETE FROM shown WHERE shown_at < ?", (_text(oldest),))
        transaction.run_many("INSERT OR IGNORE INTO shown VALUES (?, ?, ?, ?, ?)", rows)

    await database.write(write)


async def claim_next(database: Database) -> Notice | None:
    """Claim the next notice to be sent, if any: whoever gets it sends it, or it is never sent."""
    due = """SELECT correction, message, channel, guild FROM correction_notice WHERE state = 'due'
        ORDER BY correction, message LIMIT 1"""
    if await database.row(due) is None:
        return None

    def write(transaction: Transaction) -> Notice | None:
        rows = transaction.rows(due)
        if not rows:
            return None
        notice = Notice(*rows[0])
        transaction.run(
            "UPDATE correction_notice SET state = 'claimed' WHERE correction = ? AND message = ?",
            (notice.correction, notice.message),
        )
        return notice

    return await database.write(write)


async def settle(database: Database, notice: Notice, state: State) -> None:
    """Note what became of a claimed notice."""
    await database.write(
        lambda transaction: transaction.run(
            "UPDATE correction_notice SET state = ? WHERE correction = ? AND message = ?",
            (state, notice.correction, notice.message),
        )
    )


async def by_number(database: Database, number: int) -> tuple[int, Correction]:
    """Return the article that a correction is about, and the correction."""
    row = await database.row("SELECT article, kind, text, url, day FROM correction WHERE number = ?", (number,))
    if row is None:
        raise StoreError("The correction is not in the database any more.")
    return row["article"], Correction(row["kind"], row["text"], row["url"], dt.date.fromisoformat(row["day"]))


def _text(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
