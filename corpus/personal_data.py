"""Personal data: everything that is stored about a person, in one list, to be told, handed over and deleted.

A table that gets a column with somebody's Discord id gets a line in :data:`AREAS`; a test compares the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from corpus.store import personal_data
from corpus.store.database import Database, Transaction


@dataclass(frozen=True, slots=True)
class Area:
    """One kind of data about people.

    Args:
        table: where it is stored.
        person: the column that says whose it is.
        what: what it is, as people are told.
        kept: how long it is kept if nobody asks for its deletion.
        shown: the columns that are handed over. Texts of a server's articles are not among them: they are no data
            about the person, and nothing of a server may be shown elsewhere.
        cleared: the columns that forgetting empties; without any, it deletes the rows.
        by_channel: whether ``person`` holds the id of their direct messages with the bot instead of their own.
    """

    table: str
    person: str
    what: str
    kept: str
    shown: tuple[str, ...]
    cleared: tuple[str, ...] = ()
    by_channel: bool = False


AREAS = (
    Area(
        "last_seen",
        "user",
        "up to which article you have been told what is new, in each server",
        "400 days after you last asked",
        ("guild", "article", "seen_at"),
    ),
    Area(
        "actor",
        "user",
        "that you changed something (an article, a setting …), with your name: the record of changes",
        "for good; if you ask to be forgotten, the changes stay without your name",
        ("user", "name"),
        cleared=("user", "name"),
    ),
    Area(
        "pending",
        "user",
        "articles that you asked to add or suggested, with your name, until a while after the decision on them",
        "a few days after the decision; undecided ones are withdrawn when you ask to be forgotten",
        ("number", "guild", "origin", "name", "channel", "made_at", "outcome"),
    ),
    Area(
        "digest",
        "user",
        "that you set a digest, so that you are told when it cannot be posted",
        "as long as the digest",
        ("number", "guild", "channel", "made_at"),
        cleared=("user",),
    ),
    Area(
        "watch",
        "user",
        "your watches: whom or what you want to be told of, and where",
        "until you end them",
        ("number", "guild", "channel", "kind", "words", "state", "made_at"),
    ),
    Area(
        "quiet_hours",
        "user",
        "the hours in which your watches tell you nothing",
        "until you end them",
        ("start", "stop", "zone"),
    ),
    Area(
        "answer",
        "channel",
        "how answers came about that I gave you in direct messages, with your questions",
        "30 days",
        ("number", "given_at", "detail"),
        by_channel=True,
    ),
    Area(
        "shown",
        "channel",
        "which articles I showed you in direct messages, so that I can tell you of a correction",
        "30 days",
        ("article", "message", "shown_at"),
        by_channel=True,
    ),
    Area(
        "correction_notice",
        "channel",
        "which of your direct messages I have told, or am to tell, of a correction",
        "as long as the correction",
        ("correction", "message", "state"),
        by_channel=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Whose data is meant: Discord's ids of the user and of their direct messages with the bot, if there are any."""

    user: int
    direct_messages: int | None = None

    def key(self, area: Area) -> int | None:
        """Return what stands for them in an area; ``None`` if nothing can."""
        return self.direct_messages if area.by_channel else self.user


class PersonalData:
    """What is stored about people."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def amounts(self, person: Person) -> dict[str, int]:
        """Return how many records there are of a person, by table."""
        return {area.table: len(rows) for area, rows in (await self._rows(person)).items()}

    async def export(self, person: Person) -> dict[str, Any]:
        """Return everything that is stored about a person, with what it is and how long it stays, for JSON."""
        areas = [
            {"table": area.table, "what": area.what, "kept": area.kept, "records": rows}
            for area, rows in (await self._rows(person)).items()
        ]
        changes = [_for_json(row) for row in await personal_data.changes_of(self._database, person.user)]
        return {"user": str(person.user), "stored": areas, "changes you made": changes}

    async def forget(self, person: Person) -> int:
        """Delete what is stored about a person, or what tells that it is theirs; return how many records that were."""

        def write(transaction: Transaction) -> int:
            return sum(
                personal_data.forget(transaction, area.table, area.person, key, area.cleared)
                for area in AREAS
                if (key := person.key(area)) is not None
            )

        return await self._database.write(write)

    async def _rows(self, person: Person) -> dict[Area, list[dict[str, Any]]]:
        return {
            area: []
            if (key := person.key(area)) is None
            else [
                _for_json(row)
                for row in await personal_data.rows(self._database, area.table, area.person, key, area.shown)
            ]
            for area in AREAS
        }


def _for_json(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with Discord's ids as text: readers of JSON may take numbers for floating-point ones."""
    return {name: str(value) if isinstance(value, int) and value >= 2**53 else value for name, value in row.items()}
