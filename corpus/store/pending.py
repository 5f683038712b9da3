"""Pending: drafts that wait for somebody's decision, with the bytes they were read from."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import zlib
from collections.abc import Sequence
from dataclasses import asdict, replace

from corpus.ingest.urls import canonical
from corpus.models import Draft, Fetch, Published
from corpus.pending import Candidate, Origin, Outcome, Pending, PendingArticle
from corpus.store.database import Database, Transaction


def put(
    transaction: Transaction,
    guild: int,
    origin: Origin,
    candidates: Sequence[Candidate],
    *,
    now: dt.datetime,
) -> int:
    """Store drafts that wait, and return the number under which they do."""
    number = transaction.run(
        "INSERT INTO pending (guild, origin, user, name, channel, made_at) VALUES (?, ?, ?, ?, ?, ?)",
        (guild, origin.kind, origin.user, origin.name, origin.channel, _text(now)),
    )
    for position, candidate in enumerate(candidates):
        draft, fetch = candidate.draft, candidate.fetch
        transaction.run(
            """INSERT INTO pending_article
                (pending, position, title, draft, original, file_name, canonical, fetched_url, fetched_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                number,
                position,
                draft.title,
                _json(draft),
                zlib.compress(draft.original, 6),
                candidate.file_name,
                canonical(draft.url) if draft.url else None,
                fetch.url if fetch else None,
                _text(fetch.at) if fetch else None,
            ),
        )
    return number


def change(transaction: Transaction, number: int, position: int, draft: Draft) -> None:
    """Put an edited draft in the place of one that still waits."""
    transaction.run(
        """UPDATE pending_article SET title = ?, draft = ?, canonical = ?
        WHERE pending = ? AND position = ? AND draft IS NOT NULL""",
        (draft.title, _json(draft), canonical(draft.url) if draft.url else None, number, position),
    )


def settle(
    transaction: Transaction, number: int, position: int, *, article: int | None = None, problem: str | None = None
) -> None:
    """Note what became of one draft, and let go of it."""
    transaction.run(
        """UPDATE pending_article SET draft = NULL, original = NULL, article = ?, problem = ?
        WHERE pending = ? AND position = ?""",
        (article, problem, number, position),
    )


def waits(transaction: Transaction, number: int, position: int) -> bool:
    """Return whether a draft has not been stored or refused yet."""
    rows = transaction.rows(
        "SELECT draft IS NOT NULL AS waits FROM pending_article WHERE pending = ? AND position = ?", (number, position)
    )
    return bool(rows and rows[0]["waits"])


def decide(transaction: Transaction, number: int, outcome: Outcome) -> bool:
    """Note the outcome and let go of what still waits; return whether it had not been decided before.

    Rejected while some of it has been stored already, it counts as added, as far as it got.
    """
    rows = transaction.rows(
        """SELECT outcome,
            EXISTS (SELECT 1 FROM pending_article WHERE pending = number AND article IS NOT NULL) AS begun
        FROM pending WHERE number = ?""",
        (number,),
    )
    if not rows or rows[0]["outcome"] is not None:
        return False
    transaction.run(
        "UPDATE pending SET outcome = ? WHERE number = ?", ("added" if rows[0]["begun"] else outcome, number)
    )
    transaction.run("UPDATE pending_article SET draft = NULL, original = NULL WHERE pending = ?", (number,))
    return True


def remove(transaction: Transaction, number: int) -> None:
    """Remove something that waits."""
    transaction.run("DELETE FROM pending WHERE number = ?", (number,))


def remove_older(transaction: Transaction, kind: str, before: dt.datetime) -> None:
    """Remove what was proposed before a moment, decided upon or not."""
    transaction.run("DELETE FROM pending WHERE made_at < ? AND origin = ?", (_text(before), kind))


async def get(database: Database, guild: int, number: int) -> Pending | None:
    """Return what waits in a guild under a number, or has been decided upon lately."""
    rows = await database.rows("SELECT * FROM pending WHERE number = ? AND guild = ?", (number, guild))
    return await _with_articles(database, rows[0]) if rows else None


async def undecided_before(database: Database, kind: str, before: dt.datetime) -> list[Pending]:
    """Return what was proposed before a moment and has not been decided upon."""
    rows = await database.rows(
        "SELECT * FROM pending WHERE made_at < ? AND origin = ? AND outcome IS NULL", (_text(before), kind)
    )
    return [await _with_articles(database, row) for row in rows]


async def candidates(database: Database, number: int, positions: Sequence[int]) -> dict[int, Candidate]:
    """Return the drafts at these positions that still wait, with their bytes."""
    rows = await database.rows(
        """SELECT position, draft, original, file_name, fetched_url, fetched_at FROM pending_article
        WHERE pending = ? AND draft IS NOT NULL AND position IN (SELECT value FROM json_each(?)) ORDER BY position""",
        (number, json.dumps(list(positions))),
    )
    return {row["position"]: _candidate(row) for row in rows}


async def waiting_at(database: Database, guild: int, url: str) -> int | None:
    """Return the number under which an article with this address waits in a guild's queue, if one does."""
    row = await database.row(
        """SELECT pending.number FROM pending_article JOIN pending ON pending.number = pending_article.pending
        WHERE canonical = ? AND draft IS NOT NULL AND guild = ? AND origin <> 'add' AND outcome IS NULL""",
        (canonical(url), guild),
    )
    return None if row is None else row["number"]


async def count_of(database: Database, guild: int, user: int, since: dt.datetime) -> int:
    """Return how many suggestions a member has made in a guild since a moment."""
    row = await database.row(
        """SELECT count(*) AS suggestions FROM pending
        WHERE guild = ? AND user = ? AND made_at >= ? AND origin = 'suggestion'""",
        (guild, user, _text(since)),
    )
    return row["suggestions"] if row else 0


async def _with_articles(database: Database, row: sqlite3.Row) -> Pending:
    articles = await database.rows(
        """SELECT position, title, draft IS NOT NULL AS waits, article, problem FROM pending_article
        WHERE pending = ? ORDER BY position""",
        (row["number"],),
    )
    return Pending(
        number=row["number"],
        guild=row["guild"],
        origin=Origin(row["origin"], row["name"], row["user"], row["channel"]),
        made_at=dt.datetime.fromisoformat(row["made_at"]),
        outcome=row["outcome"],
        articles=tuple(
            PendingArticle(
                position=article["position"],
                title=article["title"],
                waits=bool(article["waits"]),
                article=article["article"],
                problem=article["problem"],
            )
            for article in articles
        ),
    )


def _json(draft: Draft) -> str:
    values = asdict(replace(draft, original=b""))
    del values["original"]
    if draft.published is not None:
        time = draft.published.time
        values["published"] |= {"day": draft.published.day.isoformat(), "time": time and time.isoformat("minutes")}
    return json.dumps(values)


def _candidate(row: sqlite3.Row) -> Candidate:
    values = json.loads(row["draft"])
    published = values["published"]
    if published is not None:
        values["published"] = Published(
            day=dt.date.fromisoformat(published["day"]),
            how=published["how"],
            why=published["why"],
            time=dt.time.fromisoformat(published["time"]) if published["time"] else None,
        )
    values |= {name: tuple(values[name]) for name in ("agencies", "warnings")}
    fetch = None
    if row["fetched_url"] is not None:
        fetch = Fetch(row["fetched_url"], dt.datetime.fromisoformat(row["fetched_at"]))
    return Candidate(Draft(**values, original=zlib.decompress(row["original"])), row["file_name"], fetch)


def _text(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
