"""Personal data: rows that hold somebody's Discord id.

Names of tables and columns come from our code (``corpus.personal_data.AREAS``), never from people.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from corpus.store.database import Database, Transaction


async def rows(database: Database, table: str, column: str, key: int, shown: Sequence[str]) -> list[dict[str, Any]]:
    """Return some columns of the rows of a table whose ``column`` is ``key``."""
    columns = ", ".join(f'"{name}"' for name in shown)
    found = await database.rows(f'SELECT {columns} FROM "{table}" WHERE "{column}" = ?', (key,))  # noqa: S608  # see above
    return [dict(row) for row in found]


def forget(transaction: Transaction, table: str, column: str, key: int, cleared: Sequence[str]) -> int:
    """Empty some columns of the rows whose ``column`` is ``key``, or without any delete the rows; return how many."""
    where = f'"{table}" WHERE "{column}" = ?'
    count = transaction.rows(f"SELECT count(*) AS total FROM {where}", (key,))[0]["total"]  # noqa: S608  # see above
    if cleared:
        emptied = ", ".join(f'"{name}" = NULL' for name in cleared)
        transaction.run(f'UPDATE "{table}" SET {emptied} WHERE "{column}" = ?', (key,))  # noqa: S608  # see above
    else:
        transaction.run(f"DELETE FROM {where}", (key,))  # noqa: S608  # see above
    return int(count)


async def changes_of(database: Database, user: int) -> list[dict[str, Any]]:
    """Return when somebody changed what, and in which server; not what it says, which is the server's."""
    found = await database.rows(
        """SELECT change.at, change.action, change.subject, scope.guild_id AS guild
        FROM change JOIN actor ON actor.number = change.actor JOIN scope ON scope.id = change.scope
        WHERE actor.user = ? ORDER BY change.number""",
        (user,),
    )
    return [dict(row) for row in found]
