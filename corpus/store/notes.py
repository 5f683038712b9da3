"""Notes: small facts the bot keeps for itself over a restart."""

from __future__ import annotations

from corpus.store.database import Database


class Notes:
    """A dictionary of strings in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, name: str) -> str | None:
        """Return a note, or ``None``."""
        row = await self._database.row("SELECT value FROM note WHERE name = ?", (name,))
        return None if row is None else row["value"]

    async def put(self, name: str, value: str) -> None:
        """Write a note."""
        await self._database.write(
            lambda transaction: transaction.run(
                "INSERT OR REPLACE INTO note (name, value) VALUES (?, ?)", (name, value)
            )
        )
