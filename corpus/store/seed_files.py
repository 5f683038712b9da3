"""Which seed files were loaded, by the hash of their bytes."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.store.database import Database


async def known(database: Database) -> dict[str, bytes]:
    """Return the SHA-256 of each file when it was last loaded, by file name."""
    return {row["name"]: row["sha256"] for row in await database.rows("SELECT name, sha256 FROM seed_file")}


async def remember(database: Database, files: Sequence[tuple[str, bytes, int]]) -> None:
    """Note files as loaded: name, SHA-256, number of the article."""
    await database.write(
        lambda transaction: transaction.run_many(
            """INSERT INTO seed_file (name, sha256, article) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET sha256 = excluded.sha256, article = excluded.article""",
            files,
        )
    )
