"""Digests and their runs as stored: the truth of what is posted when, and of who is at it."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from corpus.digests.model import Digest, Run, RunState, Seen, State, Wish
from corpus.digests.schedule import Schedule
from corpus.models import Selection
from corpus.store.database import Database, Transaction

_RUN = """digest_run.number AS run, digest_run.due_at, digest_run.state AS run_state, digest_run.claims,
    digest_run.claimed_at, digest_run.is_late, digest_run.seen AS until, digest_run.messages,
    digest_run.problem AS run_problem, digest.*"""


def add(
    transaction: Transaction,
    scope_id: int,
    place: tuple[int, int],
    wish: Wish,
    *,
    role: int | None,
    user: int | None,
    seen: Seen,
    now: dt.datetime,
) -> int:
    """Store a proposed digest for a ``(guild, channel)`` and return its number."""
    schedule, selection = wish.schedule, wish.selection
    return transaction.run(
        """INSERT INTO digest (scope, guild, channel, role, user, state, every, weekday, time, zone, topic, person,
            outlet, is_silent, grace, seen, made_at)
        VALUES (?, ?, ?, ?, ?, 'proposed', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            scope_id,
            *place,
            role,
            user,
            schedule.every,
            schedule.weekday,
            f"{schedule.time:%H:%M}",
            schedule.zone,
            selection.topic,
            selection.person,
            selection.outlet,
            wish.is_silent,
            int(wish.grace.total_seconds()),
            pack(seen),
            _text(now),
        ),
    )


async def of_guild(database: Database, guild: int) -> list[Digest]:
    """Return the digests of a server, proposed ones, too, in order of number."""
    return [
        _digest(row) for row in await database.rows("SELECT * FROM digest WHERE guild = ? ORDER BY number", (guild,))
    ]


def by_number(transaction: Transaction, guild: int, number: int) -> Digest | None:
    """Return a digest of a server."""
    rows = transaction.rows("SELECT * FROM digest WHERE guild = ? AND number = ?", (guild, number))
    return _digest(rows[0]) if rows else None


def count(transaction: Transaction, guild: int) -> int:
    """Return how many digests a server has, proposed ones, too."""
    return int(transaction.rows("SELECT count(*) FROM digest WHERE guild = ?", (guild,))[0][0])


def set_state(
    transaction: Transaction, number: int, state: State, next_due: dt.datetime | None, problem: str = ""
) -> None:
    """Set whether a digest is posted, and when next; a ``problem`` is one that somebody must be told of."""
    transaction.run(
        "UPDATE digest SET state = ?, next_due = ?, problem = ?, is_told = ? WHERE number = ?",
        (state, next_due and _text(next_due), problem, not problem, number),
    )


def delete(transaction: Transaction, number: int) -> None:
    """Delete a digest and its runs."""
    transaction.run("DELETE FROM digest WHERE number = ?", (number,))


def delete_proposed(transaction: Transaction, before: dt.datetime) -> None:
    """Delete what was proposed before a moment and never confirmed."""
    transaction.run("DELETE FROM digest WHERE state = 'proposed' AND made_at < ?", (_text(before),))


def marks(transaction: Transaction, now: dt.datetime) -> Seen:
    """Return up to where the archive is at this moment."""
    (row,) = transaction.rows(
        """SELECT (SELECT ifnull(max(number), 0) FROM article), (SELECT ifnull(max(number), 0) FROM quote),
            (SELECT ifnull(max(number), 0) FROM figure), (SELECT ifnull(max(number), 0) FROM correction)"""
    )
    article, quote, figure, correction = row
    return Seen(article, quote, figure, correction, now)


def marks_at(transaction: Transaction, moment: dt.datetime) -> Seen:
    """Return up to where the archive was at an earlier moment."""
    (row,) = transaction.rows(
        """SELECT
            ifnull((SELECT number FROM article WHERE ?1 > (
                SELECT added_at FROM version WHERE version.article = article.number AND ordinal = 1)
            ORDER BY number DESC LIMIT 1), 0) AS article,
            ifnull((SELECT max(number) FROM correction WHERE day < substr(?1, 1, 10)), 0) AS correction""",
        (_text(moment),),
    )
    # Which quotations and figures there were is not recorded; those of older versions are never looked at.
    return Seen(row["article"], 0, 0, row["correction"], moment)


# Runs


def due(transaction: Transaction, now: dt.datetime, limit: int) -> list[Digest]:
    """Return active digests whose next run has come, in due order."""
    rows = transaction.rows(
        "SELECT * FROM digest WHERE state = 'active' AND next_due <= ? ORDER BY next_due, number LIMIT ?",
        (_text(now), limit),
    )
    return [_digest(row) for row in rows]


def ahead(transaction: Transaction, now: dt.datetime, longest: dt.timedelta) -> list[Digest]:
    """Return active digests that say the clock was set back: with a run later than now, or a next one far ahead."""
    rows = transaction.rows(
        """SELECT * FROM digest WHERE state = 'active' AND (next_due > ?2
            OR number IN (SELECT digest FROM digest_run WHERE due_at > ?1 AND state = 'skipped'))""",
        (_text(now), _text(now + longest)),
    )
    return [_digest(row) for row in rows]


def forget_ahead(transaction: Transaction, digest: int, now: dt.datetime) -> None:
    """Forget the runs later than now that were skipped: they were never missed."""
    transaction.run(
        "DELETE FROM digest_run WHERE digest = ? AND due_at > ? AND state = 'skipped'", (digest, _text(now))
    )


def forget_runs(transaction: Transaction, before: dt.datetime) -> None:
    """Forget the runs that were due before a moment."""
    transaction.run("DELETE FROM digest_run WHERE due_at < ?", (_text(before),))


def has_run(transaction: Transaction, digest: int, due_at: dt.datetime) -> bool:
    """Return whether a digest has a run of this moment."""
    return bool(transaction.rows("SELECT 1 FROM digest_run WHERE digest = ? AND due_at = ?", (digest, _text(due_at))))


def add_run(
    transaction: Transaction,
    digest: int,
    due_at: dt.datetime,
    *,
    state: RunState,
    seen: Seen,
    is_late: bool = False,
    problem: str = "",
    now: dt.datetime,
) -> None:
    """Begin or skip a run; one that is there already stays as it is."""
    transaction.run(
        """INSERT INTO digest_run (digest, due_at, state, try_at, is_late, seen, problem, ended_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
        (
            digest,
            _text(due_at),
            state,
            _text(now) if state == "waiting" else None,
            is_late,
            pack(seen),
            problem,
            _text(now) if state == "skipped" else None,
        ),
    )


def run_of(transaction: Transaction, digest: int, due_at: dt.datetime) -> Run:
    """Return the run of a digest that is due at a moment."""
    (row,) = transaction.rows(
        f"""SELECT {_RUN} FROM digest_run JOIN digest ON digest.number = digest_run.digest
        WHERE digest_run.digest = ? AND due_at = ?""",  # noqa: S608  # constants
        (digest, _text(due_at)),
    )
    return _run(row)


def open_runs(transaction: Transaction, now: dt.datetime, limit: int, *, but: Collection[int] = ()) -> list[Run]:
    """Return runs, in due order, that nobody is at and whose time to be tried has come; without those numbered.

    A run of a digest that is paused meanwhile is left for later.
    """
    rows = transaction.rows(
        f"""SELECT {_RUN} FROM digest_run JOIN digest ON digest.number = digest_run.digest
        WHERE (digest_run.state = 'claimed' AND lease_until <= ?1 OR digest_run.state = 'waiting' AND try_at <= ?1)
            AND digest.state = 'active' AND digest_run.number NOT IN (SELECT value FROM json_each(?2))
        ORDER BY digest_run.due_at, digest_run.number LIMIT ?3""",  # noqa: S608  # constants
        (_text(now), json.dumps(sorted(but)), limit),
    )
    return [_run(row) for row in rows]


def claim(
    transaction: Transaction, run: Run, owner: str, *, now: dt.datetime, lease_until: dt.datetime, is_late: bool
) -> Run:
    """Give a run to a process until its lease ends, and return it as it is then."""
    transaction.run(
        """UPDATE digest_run SET state = 'claimed', owner = ?, lease_until = ?, try_at = NULL,
            claims = claims + 1, claimed_at = ?, is_late = max(is_late, ?) WHERE number = ?""",
        (owner, _text(lease_until), _text(now), is_late, run.number),
    )
    return replace(run, state="claimed", claims=run.claims + 1, is_late=run.is_late or is_late)


def renew(transaction: Transaction, runs: Collection[int], owner: str, lease_until: dt.datetime) -> set[int]:
    """Lengthen the leases that a process still holds, and return of which runs."""
    numbers = json.dumps(sorted(runs))
    condition = "number IN (SELECT value FROM json_each(?)) AND owner = ? AND state = 'claimed'"
    transaction.run(
        f"UPDATE digest_run SET lease_until = ? WHERE {condition}",  # noqa: S608  # constants
        (_text(lease_until), numbers, owner),
    )
    rows = transaction.rows(f"SELECT number FROM digest_run WHERE {condition}", (numbers, owner))  # noqa: S608  # constants
    return {row["number"] for row in rows}


def end(
    transaction: Transaction,
    run: Run,
    owner: str,
    state: RunState,
    *,
    messages: Sequence[int] = (),
    problem: str = "",
    now: dt.datetime,
) -> bool:
    """End a run that a process holds; what it told of is then told. Return whether it held it."""
    if not renew(transaction, [run.number], owner, now):
        return False
    transaction.run(
        """UPDATE digest_run SET state = ?, messages = ?, problem = ?, owner = NULL, lease_until = NULL, ended_at = ?
        WHERE number = ?""",
        (state, json.dumps(list(messages)), problem, _text(now), run.number),
    )
    if state in ("posted", "empty"):
        transaction.run("UPDATE digest SET seen = ? WHERE number = ?", (pack(run.until), run.digest.number))
    return True


def put_off(transaction: Transaction, run: int, owner: str, try_at: dt.datetime, problem: str) -> None:
    """Let go of a run that a process holds, to be tried again at ``try_at``."""
    transaction.run(
        """UPDATE digest_run SET state = 'waiting', owner = NULL, lease_until = NULL, try_at = ?, problem = ?
        WHERE number = ? AND owner = ? AND state = 'claimed'""",
        (_text(try_at), problem, run, owner),
    )


async def last_runs(database: Database, guild: int, each: int) -> list[Run]:
    """Return the last runs of each digest of a server, newest first."""
    rows = await database.rows(
        f"""SELECT * FROM (SELECT {_RUN}, row_number() OVER (PARTITION BY digest ORDER BY due_at DESC) AS place
            FROM digest_run JOIN digest ON digest.number = digest_run.digest WHERE guild = ?)
        WHERE place <= ? ORDER BY due_at DESC""",  # noqa: S608  # constants
        (guild, each),
    )
    return [_run(row) for row in rows]


async def untold(database: Database) -> list[Digest]:
    """Return the digests whose problem nobody has been told of."""
    return [_digest(row) for row in await database.rows("SELECT * FROM digest WHERE is_told = 0 ORDER BY number")]


def told(transaction: Transaction, number: int) -> bool:
    """Note that somebody is being told of a digest's problem; return whether nobody had noted so before."""
    if not transaction.rows("SELECT 1 FROM digest WHERE number = ? AND is_told = 0", (number,)):
        return False
    transaction.run("UPDATE digest SET is_told = 1 WHERE number = ?", (number,))
    return True


def _digest(row: sqlite3.Row) -> Digest:
    schedule = Schedule(row["every"], dt.time.fromisoformat(row["time"]), row["zone"], row["weekday"])
    selection = Selection(row["topic"], row["person"], row["outlet"])
    return Digest(
        number=row["number"],
        guild=row["guild"],
        channel=row["channel"],
        role=row["role"],
        user=row["user"],
        state=row["state"],
        problem=row["problem"],
        wish=Wish(schedule, selection, bool(row["is_silent"]), dt.timedelta(seconds=row["grace"])),
        next_due=_moment(row["next_due"]),
        seen=unpack(row["seen"]),
    )


def _run(row: sqlite3.Row) -> Run:
    return Run(
        number=row["run"],
        digest=_digest(row),
        due_at=dt.datetime.fromisoformat(row["due_at"]),
        state=row["run_state"],
        claims=row["claims"],
        claimed_before=_moment(row["claimed_at"]),
        is_late=bool(row["is_late"]),
        until=unpack(row["until"]),
        messages=tuple(json.loads(row["messages"])),
        problem=row["run_problem"],
    )


def pack(seen: Seen) -> str:
    """Return up to where something has told as it is stored."""
    return json.dumps({**seen._asdict(), "at": _text(seen.at)})


def unpack(written: str) -> Seen:
    """Return what :func:`pack` stored."""
    values: dict[str, Any] = json.loads(written)
    at = dt.datetime.fromisoformat(values["at"])
    return Seen(values["article"], values["quote"], values["figure"], values["correction"], at)


def _text(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")


def _moment(written: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(written) if written else None
