"""Token grams: in which current articles pairs of telling words stand, so that a passage is found without scanning.

An index of :func:`corpus.text.grams.grams`, filled and emptied in the transactions of the articles. It costs about
nine bytes a gram: 4.0 KB for a news article of 790 words (measured on 4,638 articles), 2.6 KB for one of 500.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from corpus.store.database import Database, Transaction
from corpus.store.identifiers import IdRange
from corpus.text.grams import grams


def add(transaction: Transaction, version: int, found: str) -> None:
    """Index the grams of a version, joined by blanks."""
    transaction.index(version, "INSERT INTO article_grams (rowid, grams) VALUES (?, ?)", (version, found))


def remove(transaction: Transaction, version: int) -> None:
    """Take a version out of the index, if it is in it."""
    transaction.settle()
    # An article stored before there was this index is not; taking it out all the same would damage the index.
    rows = transaction.rows("SELECT 1 FROM article_grams_docsize WHERE id = ?", (version,))
    if rows:
        (row,) = transaction.rows("SELECT text FROM version WHERE id = ?", (version,))
        transaction.run(
            "INSERT INTO article_grams (article_grams, rowid, grams) VALUES ('delete', ?, ?)",
            (version, " ".join(grams(row["text"]))),
        )


async def holding_several(
    database: Database, ranges: Sequence[IdRange], wanted: Sequence[str], least: int, limit: int
) -> dict[int, int]:
    """Return versions that hold at least ``least`` of the grams, and how many, the most first.

    Of each gram and range only the newest ``limit`` versions that hold it are looked at.
    """
    one = """SELECT * FROM (SELECT rowid AS version FROM article_grams
        WHERE article_grams MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?)"""
    parameters = [value for gram in wanted for bounds in ranges for value in (gram, *bounds, limit)]
    every = " UNION ALL ".join([one] * (len(wanted) * len(ranges)))
    rows = await database.rows(
        f"""SELECT version, count(*) AS held FROM ({every})
        GROUP BY version HAVING held >= ? ORDER BY held DESC, version DESC""",  # noqa: S608  # constants
        (*parameters, least),
    )
    return {row["version"]: row["held"] for row in rows}


async def sizes(database: Database, versions: Sequence[int]) -> dict[int, int]:
    """Return how many grams the index has of each version that is in it."""
    rows = await database.rows(
        "SELECT id, sz FROM article_grams_docsize WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(versions)),),
    )
    return {row["id"]: _number(row["sz"]) for row in rows}


def _number(stored: bytes) -> int:
    """Read a number as SQLite stores it: seven bits a byte, the highest first, another byte where the eighth is set."""
    number = 0
    for byte in stored:
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return number


async def holding_all(database: Database, ranges: Sequence[IdRange], wanted: Sequence[str], limit: int) -> list[int]:
    """Return the newest ``limit`` versions of each range that hold all the grams."""
    found: list[int] = []
    for low, high in ranges:
        rows = await database.rows(
            """SELECT rowid FROM article_grams WHERE article_grams MATCH ? AND rowid BETWEEN ? AND ?
            ORDER BY rowid DESC LIMIT ?""",
            (" ".join(wanted), low, high, limit),
        )
        found.extend(row["rowid"] for row in rows)
    return found


async def holding_each(
    database: Database, ranges: Sequence[IdRange], wanted: Sequence[str], limit: int
) -> list[list[int]]:
    """Return, for each gram and range, the newest ``limit`` versions that hold it."""
    one = """SELECT * FROM (SELECT ? AS place, rowid AS version FROM article_grams
        WHERE article_grams MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?)"""
    places = [(gram, range_) for gram in wanted for range_ in ranges]
    found: list[list[int]] = [list[int]() for _ in places]
    if places:
        parameters = [value for place, (gram, bounds) in enumerate(places) for value in (place, gram, *bounds, limit)]
        for row in await database.rows(" UNION ALL ".join([one] * len(places)), parameters):
            place: int = row["place"]
            found[place].append(row["version"])
    return found
