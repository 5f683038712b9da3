"""Undoing: a fix or a rule for names is no longer in force; what was said before it holds again."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from corpus.auditing import Actor
from corpus.errors import NotFoundError, QueryError
from corpus.store import changes
from corpus.store.database import Transaction

_TABLES = ("fix", "name_rule")


class Undone(NamedTuple):
    """What was undone: the change, the command that had made it, and what it was about."""

    change: int
    action: str
    subject: str
    by: int


def undo(transaction: Transaction, scope_id: int, actor: Actor, change: int, *, now: dt.datetime) -> Undone:
    """Undo a change of a scope, and record that.

    Raises:
        NotFoundError: the scope has no change of that number.
        QueryError: it is nothing that can be undone so, or has been undone already.
    """
    rows = transaction.rows("SELECT action, subject FROM change WHERE number = ? AND scope = ?", (change, scope_id))
    if not rows:
        raise NotFoundError(f"This server has no change {change}. `!audit` lists those there are.")
    action, subject = rows[0]
    for table in _TABLES:
        found = transaction.rows(f"SELECT undone FROM {table} WHERE change = ?", (change,))  # noqa: S608  # constants
        if not found:
            continue
        if found[0]["undone"] is not None:
            raise QueryError(f"Change {change} has been undone already, by change {found[0]['undone']}.")
        undoing = f"{action.split()[0]} undo"
        by = changes.add(transaction, scope_id, actor, undoing, subject, {"undone": change}, now=now)
        transaction.run(f"UPDATE {table} SET undone = ? WHERE change = ?", (by, change))  # noqa: S608  # constants
        return Undone(change, action, subject, by)
    raise QueryError(f"Change {change} is `{action}`, which is not undone like this: only fixes and names are.")
