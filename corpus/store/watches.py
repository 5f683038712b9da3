"""Watches as stored: who wants to be told of what and where, and which notices are on their way."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from corpus.digests.model import Seen
from corpus.models import Scope
from corpus.store.database import Database, Transaction
from corpus.store.digests import pack, unpack


class Watch(NamedTuple):
    """Somebody's watch; ids of guild, user and channels are Discord's.

    ``channel`` is ``None`` for direct messages. ``until`` is up to where the notice on its way tells, ``None`` if there
    is none, and ``claimed_before`` when somebody last tried to send it.
    """

    number: int
    guild: int
    user: int
    channel: int | None
    made_in: int
    kind: Any
    words: str
    is_paused: bool
    problem: str
    seen: Seen
    until: Seen | None
    claims: int
    claimed_before: dt.datetime | None

    @property
    def scope(self) -> Scope:
        """Whose articles it looks at."""
        return Scope(self.guild)


class QuietHours(NamedTuple):
    """From when until when, on the wall clock of a zone, somebody wants to hear nothing."""

    start: dt.time
    stop: dt.time
    zone: str


def add(transaction: Transaction, scope_id: int, watch: Watch, now: dt.datetime) -> int:
    """Store a new watch and return its number; the one it has is not used."""
    return transaction.run(
        """INSERT INTO watch (scope, guild, user, channel, made_in, kind, words, seen, made_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            scope_id,
            watch.guild,
            watch.user,
            watch.channel,
            watch.made_in,
            watch.kind,
            watch.words,
            pack(watch.seen),
            _text(now),
        ),
    )


async def of_guild(database: Database, guild: int) -> list[Watch]:
    """Return the watches of a server, in order of number."""
    rows = await database.rows("SELECT * FROM watch WHERE guild = ? ORDER BY number", (guild,))
    return [_watch(row) for row in rows]


def of_user(transaction: Transaction, guild: int, user: int) -> list[Watch]:
    """Return somebody's watches in a server."""
    rows = transaction.rows("SELECT * FROM watch WHERE guild = ? AND user = ?", (guild, user))
    return [_watch(row) for row in rows]


def delete(transaction: Transaction, number: int) -> None:
    """Delete a watch and what it has told of."""
    transaction.run("DELETE FROM watch WHERE number = ?", (number,))


def pause(transaction: Transaction, number: int, problem: str = "", *, is_told: bool = True) -> None:
    """Pause a watch; what is on its way stays so."""
    transaction.run(
        """UPDATE watch SET state = 'paused', problem = ?, is_told = ?, owner = NULL, lease_until = NULL
        WHERE number = ?""",
        (problem, is_told, number),
    )


def resume(transaction: Transaction, number: int) -> None:
    """Let a watch go on where it was."""
    transaction.run(
        "UPDATE watch SET state = 'active', problem = '', is_told = 1, try_at = NULL WHERE number = ?", (number,)
    )


async def behind(database: Database, now: dt.datetime) -> list[Watch]:
    """Return the active watches that something was added behind, and that nobody is at, in order of number."""
    rows = await database.rows(f"SELECT * FROM watch WHERE {_FREE} ORDER BY number", (_text(now),))  # noqa: S608  # constants
    return [_watch(row) for row in rows]


_FREE = """state = 'active' AND (lease_until IS NULL OR lease_until <= ?1) AND (try_at IS NULL OR try_at <= ?1)
    AND (until IS NOT NULL OR seen ->> 'article' < (SELECT max(number) FROM article)
        OR seen ->> 'quote' < (SELECT max(number) FROM quote))"""


def claim(
    transaction: Transaction, number: int, owner: str, *, until: Seen, now: dt.datetime, lease_until: dt.datetime
) -> Watch | None:
    """Give a watch to a process until its lease ends, if it is still free, and return it as it was before."""
    rows = transaction.rows(f"SELECT * FROM watch WHERE number = ?2 AND {_FREE}", (_text(now), number))  # noqa: S608  # constants
    if not rows:
        return None
    transaction.run(
        """UPDATE watch SET owner = ?, lease_until = ?, try_at = NULL, claims = claims + 1, claimed_at = ?,
            until = ifnull(until, ?) WHERE number = ?""",
        (owner, _text(lease_until), _text(now), pack(until), number),
    )
    watch = _watch(rows[0])
    return watch._replace(until=watch.until or until, claims=watch.claims + 1)


def renew(transaction: Transaction, numbers: Collection[int], owner: str, lease_until: dt.datetime) -> set[int]:
    """Lengthen the leases that a process still holds, and return of which watches."""
    those = json.dumps(sorted(numbers))
    condition = "number IN (SELECT value FROM json_each(?)) AND owner = ?"
    transaction.run(f"UPDATE watch SET lease_until = ? WHERE {condition}", (_text(lease_until), those, owner))  # noqa: S608  # constants
    return {row["number"] for row in transaction.rows(f"SELECT number FROM watch WHERE {condition}", (those, owner))}  # noqa: S608  # constants


def end(transaction: Transaction, watch: Watch, owner: str, told: Iterable[int], now: dt.datetime) -> None:
    """End the notice of a watch that a process holds: what it told of, the articles ``told`` among it, is told."""
    if watch.until is None or not renew(transaction, [watch.number], owner, now):
        return
    transaction.run(
        """UPDATE watch SET seen = until, until = NULL, claims = 0, claimed_at = NULL, owner = NULL, lease_until = NULL
        WHERE number = ?""",
        (watch.number,),
    )
    transaction.run_many(
        "INSERT OR REPLACE INTO watch_told (watch, article, told_at) VALUES (?, ?, ?)",
        [(watch.number, article, _text(now)) for article in told],
    )


def put_off(transaction: Transaction, number: int, owner: str, try_at: dt.datetime) -> None:
    """Let go of a watch that a process holds, to be tried again at ``try_at``."""
    transaction.run(
        "UPDATE watch SET owner = NULL, lease_until = NULL, try_at = ? WHERE number = ? AND owner = ?",
        (_text(try_at), number, owner),
    )


async def told(database: Database, watch: int, since: dt.datetime) -> list[int]:
    """Return the current versions of the articles that a watch has told of since a moment."""
    rows = await database.rows(
        """SELECT current FROM watch_told JOIN article ON article.number = watch_told.article
        WHERE watch = ? AND told_at >= ? AND current IS NOT NULL ORDER BY article.number""",
        (watch, _text(since)),
    )
    return [row["current"] for row in rows]


def forget_told(transaction: Transaction, before: dt.datetime) -> None:
    """Forget what was told of before a moment."""
    transaction.run("DELETE FROM watch_told WHERE told_at < ?", (_text(before),))


async def untold(database: Database) -> list[Watch]:
    """Return the watches whose problem nobody has been told of."""
    return [_watch(row) for row in await database.rows("SELECT * FROM watch WHERE is_told = 0 ORDER BY number")]


def note_told(transaction: Transaction, number: int) -> bool:
    """Note that somebody is being told of a watch's problem; return whether nobody had noted so before."""
    if not transaction.rows("SELECT 1 FROM watch WHERE number = ? AND is_told = 0", (number,)):
        return False
    transaction.run("UPDATE watch SET is_told = 1 WHERE number = ?", (number,))
    return True


async def quiet_hours(database: Database) -> dict[int, QuietHours]:
    """Return everybody's quiet hours by user."""
    rows = await database.rows("SELECT * FROM quiet_hours")
    return {
        row["user"]: QuietHours(dt.time.fromisoformat(row["start"]), dt.time.fromisoformat(row["stop"]), row["zone"])
        for row in rows
    }


def set_quiet_hours(transaction: Transaction, user: int, hours: QuietHours | None) -> None:
    """Set somebody's quiet hours; ``None`` ends them."""
    transaction.run("DELETE FROM quiet_hours WHERE user = ?", (user,))
    if hours is not None:
        transaction.run(
            "INSERT INTO quiet_hours (user, start, stop, zone) VALUES (?, ?, ?, ?)",
            (user, f"{hours.start:%H:%M}", f"{hours.stop:%H:%M}", hours.zone),
        )


def _watch(row: sqlite3.Row) -> Watch:
    return Watch(
        number=row["number"],
        guild=row["guild"],
        user=row["user"],
        channel=row["channel"],
        made_in=row["made_in"],
        kind=row["kind"],
        words=row["words"],
        is_paused=row["state"] == "paused",
        problem=row["problem"],
        seen=unpack(row["seen"]),
        until=unpack(row["until"]) if row["until"] else None,
        claims=row["claims"],
        claimed_before=dt.datetime.fromisoformat(row["claimed_at"]) if row["claimed_at"] else None,
    )


def _text(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
