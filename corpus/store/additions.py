"""Additions: which articles are new to whom."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence

from corpus.models import Scope
from corpus.store.database import Database, Transaction

DIRECT_MESSAGES = 0  # in the place of a guild's id


async def last_seen(database: Database, user: int, scope: Scope) -> int | None:
    """Return the highest article number when ``user`` last asked in this scope, or ``None``."""
    row = await database.row(
        "SELECT article FROM last_seen WHERE user = ? AND guild = ?", (user, scope.guild_id or DIRECT_MESSAGES)
    )
    return None if row is None else row["article"]


async def remember(
    database: Database, user: int, scope: Scope, article: int, *, now: dt.datetime, oldest: dt.datetime
) -> None:
    """Note what ``user`` has been told of, and forget who has not asked since ``oldest``."""

    def write(transaction: Transaction) -> None:
        transaction.run("DELETE FROM last_seen WHERE seen_at < ?", (_text(oldest),))
        transaction.run(
            """INSERT INTO last_seen (user, guild, article, seen_at) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET article = max(article, excluded.article), seen_at = excluded.seen_at""",
            (user, scope.guild_id or DIRECT_MESSAGES, article, _text(now)),
        )

    await database.write(write)


async def added_after(database: Database, scope_ids: Sequence[int], number: int, limit: int) -> list[tuple[int, int]]:
    """Return number and current version of the scopes' articles above ``number``, the last added first."""
    rows = await database.rows(
        """SELECT number, current FROM article
        WHERE number > ? AND scope IN (SELECT value FROM json_each(?)) AND current IS NOT NULL
        ORDER BY number DESC LIMIT ?""",
        (number, json.dumps(list(scope_ids)), limit),
    )
    return [(row["number"], row["current"]) for row in rows]


async def added_between(
    database: Database, scope_ids: Sequence[int], after: int, until: int, limit: int
) -> list[tuple[int, int]]:
    """Return number and current version of the scopes' articles in ``(after, until]``, the last added first."""
    rows = await database.rows(
        """SELECT number, current FROM article
        WHERE number > ? AND number <= ? AND scope IN (SELECT value FROM json_each(?)) AND current IS NOT NULL
        ORDER BY number DESC LIMIT ?""",
        (after, until, json.dumps(list(scope_ids)), limit),
    )
    return [(row["number"], row["current"]) for row in rows]


async def changed_since(
    database: Database, scope_ids: Sequence[int], moment: dt.datetime, article: int, limit: int
) -> list[int]:
    """Return the current versions of the scopes' articles up to ``article`` that were added since a moment."""
    rows = await database.rows(
        """SELECT version.id FROM version JOIN article ON article.current = version.id
        WHERE added_at >= ? AND number <= ? AND scope IN (SELECT value FROM json_each(?))
        ORDER BY added_at DESC LIMIT ?""",
        (_text(moment), article, json.dumps(list(scope_ids)), limit),
    )
    return [row["id"] for row in rows]


async def count_after(database: Database, scope_ids: Sequence[int], number: int, most: int) -> int:
    """Return how many articles of the scopes are above ``number``, counted up to ``most``."""
    row = await database.row(
        """SELECT count(*) AS articles FROM (
            SELECT 1 FROM article WHERE number > ? AND scope IN (SELECT value FROM json_each(?))
                AND current IS NOT NULL LIMIT ?)""",
        (number, json.dumps(list(scope_ids)), most),
    )
    return row["articles"] if row else 0


def _text(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
