"""Fixes: what moderators have put right in quotations and events, laid over what was read out of the articles.

They are applied when a row is read, by the scopes that may see them. So they hold for whatever a later version of an
article or of the readers stores under the same number, and never show in another server.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

from corpus.store.database import Database, Transaction

Kind = Literal["quote", "event"]


class Fix(NamedTuple):
    """One corrected field.

    Args:
        change: the number of the change in the audit record.
        value: what it is instead; a speaker's name, or ``None`` where the speaker is not determined.
        entity: the store's id of the speaker.
    """

    change: int
    value: Any
    entity: int | None


Fields = dict[str, Fix]
"""The fixes in force of one quotation or event, by field."""


async def in_force(database: Database, scope_ids: Sequence[int], kind: Kind) -> dict[int, Fields]:
    """Return the fixes in force in the scopes, by the number of the quotation or event."""
    rows = await database.rows(
        """SELECT change, number, field, value, entity FROM fix
        WHERE scope IN (SELECT value FROM json_each(?)) AND kind = ? AND undone IS NULL ORDER BY change""",
        (json.dumps(list(scope_ids)), kind),
    )
    return _by_number(rows)


def put(
    transaction: Transaction,
    change: int,
    scope_id: int,
    kind: Kind,
    number: int,
    field: str,
    value: Any,
    entity: int | None = None,
) -> None:
    """Store a fix with the number of its change."""
    transaction.run(
        "INSERT INTO fix (change, scope, kind, number, field, value, entity) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (change, scope_id, kind, number, field, None if value is None else json.dumps(value), entity),
    )


def youngest(transaction: Transaction, scope_id: int, kind: Kind, number: int) -> int | None:
    """Return the change of the youngest fix in force of a quotation or event, if there is one."""
    rows = transaction.rows(
        "SELECT max(change) FROM fix WHERE scope = ? AND kind = ? AND number = ? AND undone IS NULL",
        (scope_id, kind, number),
    )
    change: int | None = rows[0][0]
    return change


def _by_number(rows: Iterable[sqlite3.Row]) -> dict[int, Fields]:
    found: dict[int, Fields] = {}
    for row in rows:
        value = None if row["value"] is None else json.loads(row["value"])
        found.setdefault(row["number"], {})[row["field"]] = Fix(row["change"], value, row["entity"])
    return found
