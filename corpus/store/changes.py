"""Changes: an append-only, hash-chained record of what was changed, by whom and when.

A row's hash is the SHA-256 of the row's fields as JSON, the hash of the row before among them; the first row's
predecessor is 32 zero bytes. What is covered of a person is a number, so that they can be forgotten.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from corpus.auditing import Actor
from corpus.store.database import Database, Transaction

_BEGINNING = bytes(32)
_FIELDS = ("number", "scope", "at", "actor", "action", "subject", "detail")


class ChangeRow(NamedTuple):
    """A stored change; ``actor`` is the name to show."""

    number: int
    at: dt.datetime
    actor: str
    user: int | None
    action: str
    subject: str
    detail: dict[str, Any]


class ActorRow(NamedTuple):
    """Somebody who changed something; ``user`` and ``name`` are ``None`` once they are forgotten."""

    number: int
    user: int | None
    name: str | None


def add(
    transaction: Transaction,
    scope_id: int,
    actor: Actor,
    action: str,
    subject: str = "",
    detail: dict[str, Any] | None = None,
    *,
    now: dt.datetime,
) -> int:
    """Record a change inside the transaction that makes it, and return its number.

    Args:
        scope_id: the store's number of the scope that it belongs to.
        actor: who made it.
        action: the command as people type it, such as ``article remove``.
        subject: the reference of what was changed, such as ``A12``; empty where there is none.
        detail: what was changed to what, for people; values that JSON can hold.
        now: the present moment.
    """
    rows = transaction.rows("SELECT number, hash FROM change ORDER BY number DESC LIMIT 1")
    number, previous = (rows[0]["number"] + 1, rows[0]["hash"]) if rows else (1, _BEGINNING)
    at = now.astimezone(dt.UTC).isoformat(timespec="seconds")
    written = json.dumps(detail or {}, ensure_ascii=False, sort_keys=True)
    values = (number, scope_id, at, _actor(transaction, actor), action, subject, written)
    transaction.run(
        """INSERT INTO change (number, scope, at, actor, action, subject, detail, previous, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (*values, previous, _hash(values, previous)),
    )
    return number


async def by_number(database: Database, scope_ids: Sequence[int], number: int) -> ChangeRow | None:
    """Return a change, if it was made in one of the scopes."""
    row = await database.row(
        """SELECT change.*, actor.name, actor.user FROM change JOIN actor ON actor.number = change.actor
        WHERE change.number = ? AND scope IN (SELECT value FROM json_each(?))""",
        (number, json.dumps(list(scope_ids))),
    )
    return None if row is None else _row(row)


async def actors(database: Database, scope_ids: Sequence[int]) -> list[ActorRow]:
    """Return everybody who changed something in the scopes."""
    rows = await database.rows(
        """SELECT number, user, name FROM actor
        WHERE number IN (SELECT actor FROM change WHERE scope IN (SELECT value FROM json_each(?)))""",
        (json.dumps(list(scope_ids)),),
    )
    return [ActorRow(*row) for row in rows]


async def newest(
    database: Database,
    scope_ids: Sequence[int],
    *,
    actors: Sequence[int] | None = None,
    since: dt.datetime | None = None,
    subject: str | None = None,
    limit: int = 100,
) -> list[ChangeRow]:
    """Return changes, newest first: of the scopes, and of some people, since a moment, or of one subject if given."""
    rows = await database.rows(
        """SELECT change.*, actor.name, actor.user FROM change JOIN actor ON actor.number = change.actor
        WHERE scope IN (SELECT value FROM json_each(?1))
            AND (?2 IS NULL OR change.actor IN (SELECT value FROM json_each(?2)))
            AND (?3 IS NULL OR at >= ?3) AND (?4 IS NULL OR subject = ?4)
        ORDER BY change.number DESC LIMIT ?5""",
        (
            json.dumps(list(scope_ids)),
            None if actors is None else json.dumps(list(actors)),
            since and since.astimezone(dt.UTC).isoformat(timespec="seconds"),
            subject,
            limit,
        ),
    )
    return [_row(row) for row in rows]


def first_broken(rows: Iterable[sqlite3.Row]) -> int | None:
    """Return the number of the first change, in order of number, that does not fit the chain; ``None`` if all do."""
    previous = _BEGINNING
    for expected, row in enumerate(rows, 1):
        values = tuple(row[field] for field in _FIELDS)
        if row["number"] != expected or row["previous"] != previous or row["hash"] != _hash(values, previous):
            return expected
        previous = row["hash"]
    return None


def _row(row: sqlite3.Row) -> ChangeRow:
    return ChangeRow(
        row["number"],
        dt.datetime.fromisoformat(row["at"]),
        row["name"] or "somebody who asked to be forgotten",
        row["user"],
        row["action"],
        row["subject"],
        json.loads(row["detail"]),
    )


def _actor(transaction: Transaction, actor: Actor) -> int:
    if actor.user is None:
        return 0
    transaction.run(
        "INSERT INTO actor (user, name) VALUES (?, ?) ON CONFLICT (user) DO UPDATE SET name = excluded.name",
        (actor.user, actor.name),
    )
    return int(transaction.rows("SELECT number FROM actor WHERE user = ?", (actor.user,))[0]["number"])


def _hash(values: Sequence[Any], previous: bytes) -> bytes:
    written = json.dumps([*values, previous.hex()], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).digest()
