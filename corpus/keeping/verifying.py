"""Verifying: whether all that an archive holds is as it was written."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from functools import partial
from itertools import islice
from typing import NamedTuple

from corpus.store import verification
from corpus.store.database import Database
from corpus.store.verification import Check

MOST = 100  # sentences of one check: what is broken as a whole is not told row by row


class Verified(NamedTuple):
    """What one check found.

    Args:
        what: what was looked at.
        problems: a sentence for each thing that does not match, at most :data:`MOST`.
    """

    what: str
    problems: list[str]


async def verify(database: Database) -> AsyncIterator[Verified]:
    """Check everything that is stored, and yield what each check found, as it is done.

    Articles can be read and added meanwhile; none can be added during the last check.
    """
    for what, check in verification.READING:
        yield Verified(what, await database.read(partial(_problems, check)))
    yield Verified("the indexes of words", await database.write(verification.full_text))


def _problems(check: Check, connection: sqlite3.Connection) -> list[str]:
    connection.execute("BEGIN")  # one state of the archive, even while somebody changes it
    try:
        return list(islice(check(connection), MOST))
    finally:
        connection.execute("ROLLBACK")
