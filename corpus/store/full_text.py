"""Full text: which articles hold the words, best first.

User words never reach FTS5 as syntax: each is quoted. The rank is computed in a subquery over the index alone and
articles are joined afterwards (joining first was measured up to six times slower).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import NamedTuple

from corpus.store.database import Database, Transaction
from corpus.store.identifiers import IdRange
from corpus.text.words import index_form

TITLE_WEIGHT = 1.0  # 1, 2 and 4 find the same within half a point; headlines are weighed where windows are ranked
BODY_WEIGHT = 1.0


class Hit(NamedTuple):
    """An article that matches: its version id and how well (greater is better)."""

    version: int
    score: float


def add(transaction: Transaction, version: int, title: str, text: str) -> None:
    """Index a version."""
    transaction.run(
        "INSERT INTO article_words (rowid, title, body) VALUES (?, ?, ?)",
        (version, index_form(title), index_form(text)),
    )


def remove(transaction: Transaction, version: int, title: str, text: str) -> None:
    """Take a version out of the index; title and text must be what was indexed."""
    transaction.run(
        "INSERT INTO article_words (article_words, rowid, title, body) VALUES ('delete', ?, ?, ?)",
        (version, index_form(title), index_form(text)),
    )


async def search(database: Database, ranges: Sequence[IdRange], expression: str, limit: int) -> list[Hit]:
    """Return the best ``limit`` versions within ``ranges`` for an expression made by this module's functions."""
    hits: list[Hit] = []
    for low, high in ranges:
        rows = await database.rows(
            """SELECT rowid, bm25(article_words, ?, ?) AS cost FROM article_words
            WHERE article_words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY cost LIMIT ?""",
            (TITLE_WEIGHT, BODY_WEIGHT, expression, low, high, limit),
        )
        hits.extend(Hit(row["rowid"], -row["cost"]) for row in rows)
    # Equal scores in order of date, newest first, so that the same question has the same answer.
    return sorted(hits, key=lambda hit: (-hit.score, -hit.version))[:limit]


async def newest_titled(database: Database, ranges: Sequence[IdRange], words: Sequence[str], limit: int) -> list[int]:
    """Return the newest versions whose title holds all words, the last of which may not be typed to its end."""
    expression = f"title : ({all_of(words)} *)"
    found: list[int] = []
    for low, high in ranges:
        rows = await database.rows(
            """SELECT rowid FROM article_words WHERE article_words MATCH ? AND rowid BETWEEN ? AND ?
            ORDER BY rowid DESC LIMIT ?""",
            (expression, low, high, limit),
        )
        found += [row["rowid"] for row in rows]
    return sorted(found, reverse=True)[:limit]


async def among(database: Database, versions: Collection[int], expression: str) -> set[int]:
    """Return which of some versions, that a scoped read has found, match an expression of this module's functions."""
    rows = await database.rows(
        """SELECT rowid FROM article_words
        WHERE article_words MATCH ? AND rowid IN (SELECT value FROM json_each(?))""",
        (expression, json.dumps(sorted(versions))),
    )
    return {row["rowid"] for row in rows}


async def frequencies(database: Database, expressions: Sequence[str]) -> list[int]:
    """Return how many articles of the whole archive match each expression."""
    rows = await database.rows(
        """SELECT (SELECT count(*) FROM article_words WHERE article_words MATCH wanted.value) AS articles
        FROM json_each(?) AS wanted ORDER BY wanted.key""",
        (json.dumps(list(expressions)),),
    )
    return [row["articles"] for row in rows]


async def vocabulary(database: Database, prefix: str, *, limit: int) -> list[tuple[str, int]]:
    """Return stems of the index that begin with ``prefix`` (folded), each with the number of its articles."""
    rows = await database.rows(
        "SELECT term, doc FROM vocabulary WHERE term >= ? AND term < ? LIMIT ?",
        (prefix, prefix + "\U0010ffff", limit),
    )
    return [(row["term"], row["doc"]) for row in rows]


def quoted(words: str) -> str:
    """Return a word or phrase as an FTS5 string, whatever characters it holds."""
    return '"' + index_form(words).replace('"', '""').strip() + '"'


def all_of(words: Sequence[str]) -> str:
    """Return the expression that every word must match."""
    return " AND ".join(quoted(word) for word in words)


def any_of(words: Sequence[str]) -> str:
    """Return the expression that at least one word must match."""
    return " OR ".join(quoted(word) for word in words)
