"""Coverage as stored: how many current articles of which outlet, month and language, kept as articles come and go."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from corpus.models import Draft
from corpus.store.database import Database, Transaction
from corpus.store.identifiers import scope_of

SHORT = 600  # characters: a stub, a caption or what a paywall lets through; the schema's number, too


class Row(NamedTuple):
    """How many articles are of one kind; empty strings where the outlet, the month or the language is not known."""

    outlet: str
    month: str
    language: str
    is_short: bool
    articles: int


def add(transaction: Transaction, version: int, draft: Draft) -> None:
    """Count an article."""
    month = f"{draft.published.day.isoformat()[:7]}" if draft.published else ""
    kind = (scope_of(version), draft.outlet or "", month, draft.language or "", int(len(draft.text) < SHORT))
    transaction.run(
        """INSERT INTO coverage (scope, outlet, month, language, is_short, articles) VALUES (?, ?, ?, ?, ?, 1)
        ON CONFLICT DO UPDATE SET articles = articles + 1""",
        kind,
    )
    transaction.run(
        """INSERT INTO version_coverage (version, coverage) SELECT ?, id FROM coverage
        WHERE (scope, outlet, month, language, is_short) = (?, ?, ?, ?, ?)""",
        (version, *kind),
    )


def remove(transaction: Transaction, version: int) -> None:
    """Take an article off the counts."""
    transaction.run(
        """UPDATE coverage SET articles = articles - 1
        WHERE id = (SELECT coverage FROM version_coverage WHERE version = ?)""",
        (version,),
    )
    transaction.run("DELETE FROM version_coverage WHERE version = ?", (version,))


async def of_scopes(database: Database, scope_ids: Sequence[int]) -> list[Row]:
    """Return the counts of all articles of some scopes."""
    rows = await database.rows(
        """SELECT outlet, month, language, is_short, articles FROM coverage
        WHERE scope IN (SELECT value FROM json_each(?)) AND articles > 0""",
        (json.dumps(list(scope_ids)),),
    )
    return [Row(row["outlet"], row["month"], row["language"], bool(row["is_short"]), row["articles"]) for row in rows]


async def outlets(database: Database, scope_ids: Sequence[int]) -> list[tuple[str, int]]:
    """Return the outlets of some scopes with the number of their articles, the most first."""
    rows = await database.rows(
        """SELECT outlet, sum(articles) AS articles FROM coverage
        WHERE scope IN (SELECT value FROM json_each(?)) AND articles > 0 AND outlet <> ''
        GROUP BY outlet ORDER BY 2 DESC, 1""",
        (json.dumps(list(scope_ids)),),
    )
    return [(row["outlet"], row["articles"]) for row in rows]


async def of_versions(database: Database, versions: Sequence[int]) -> list[Row]:
    """Return the counts of some versions that a scoped read has found."""

    def read(connection: sqlite3.Connection) -> list[Row]:
        return [
            Row(row["outlet"], row["month"], row["language"], bool(row["is_short"]), row["articles"])
            for row in connection.execute(
                """SELECT outlet, month, language, is_short, counted.articles FROM (
                    SELECT coverage, count(*) AS articles FROM json_each(?) AS wanted
                    CROSS JOIN version_coverage ON version = wanted.value GROUP BY coverage
                ) AS counted JOIN coverage ON coverage.id = counted.coverage""",
                (json.dumps(versions),),
            )
        ]

    return await database.read(read)  # a common topic has ten thousand outlets and months, made off the event loop
