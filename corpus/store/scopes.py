"""Scopes: which rows a server may see."""

from __future__ import annotations

from corpus.models import Days, Scope
from corpus.store.database import Database, Transaction
from corpus.store.identifiers import IdRange, id_range

SHARED_ID = 0


async def ids(database: Database, scope: Scope) -> tuple[int, ...]:
    """Return the store's numbers of the scopes visible to ``scope``: the shared one, then the guild's own."""
    if scope.guild_id is None:
        return (SHARED_ID,)
    row = await database.row("SELECT id FROM scope WHERE guild_id = ?", (scope.guild_id,))
    return (SHARED_ID,) if row is None else (SHARED_ID, row["id"])


async def ranges(database: Database, scope: Scope, days: Days | None = None) -> tuple[IdRange, ...]:
    """Return the version ids visible to ``scope``, optionally of articles published within ``days`` only."""
    return tuple(id_range(number, days) for number in await ids(database, scope))


def claim(transaction: Transaction, scope: Scope) -> int:
    """Return the store's number of the scope itself, made now if the guild has none yet."""
    if scope.guild_id is None:
        return SHARED_ID
    rows = transaction.rows("SELECT id FROM scope WHERE guild_id = ?", (scope.guild_id,))
    if rows:
        return int(rows[0]["id"])
    return transaction.run("INSERT INTO scope (id, guild_id) SELECT max(id) + 1, ? FROM scope", (scope.guild_id,))
