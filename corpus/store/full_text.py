"""Full text: which articles hold the words, best first.

Words are looked up, and articles ranked, by their postings (:mod:`corpus.store.postings`); FTS5 finds phrases and words
that are not typed to their end. User words never reach FTS5 as syntax: each is quoted.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping, Sequence
from functools import partial

from corpus.store.database import Database, Transaction
from corpus.store.identifiers import IdRange
from corpus.store.postings import Hit, Match, quoted
from corpus.store.segments import Changes
from corpus.text.words import index_form

# Postings added up at most for words of which any may be there: some ten nanoseconds each.
MOST_RANKED = 300_000

Group = tuple[str, ...]
"""Words or phrases of which one is enough."""


def add(transaction: Transaction, version: int, title: str, text: str, terms: Mapping[str, int]) -> None:
    """Index a version; ``terms`` are those of both, as :class:`~corpus.store.prepared.Prepared` has them."""
    transaction.ending(Changes).add(version, terms)
    transaction.index(
        version,
        "INSERT INTO article_words (rowid, title, body) VALUES (?, ?, ?)",
        (version, index_form(title), index_form(text)),
    )


def remove(transaction: Transaction, version: int, title: str, text: str) -> None:
    """Take a version out of the index; title and text must be what was indexed."""
    transaction.ending(Changes).remove(version)
    transaction.settle()
    transaction.run(
        "INSERT INTO article_words (article_words, rowid, title, body) VALUES ('delete', ?, ?, ?)",
        (version, index_form(title), index_form(text)),
    )


async def search(database: Database, ranges: Sequence[IdRange], match: Match, limit: int) -> list[Hit]:
    """Return the best ``limit`` versions within ``ranges``, of equally good ones the newest first."""
    return await database.read(partial(database.postings.best, match=match, ranges=ranges, limit=limit))


async def matching(database: Database, ranges: Sequence[IdRange], match: Match, limit: int) -> list[int]:
    """Return all versions that match, newest first, or, if they are more than ``limit``, the best, best first."""
    return await database.read(partial(database.postings.all_or_best, match=match, ranges=ranges, limit=limit))


async def newest(database: Database, ranges: Sequence[IdRange], match: Match, limit: int) -> list[int]:
    """Return the newest ``limit`` versions of each range that match."""
    return await database.read(partial(database.postings.newest, match=match, ranges=ranges, limit=limit))


async def among(database: Database, versions: Collection[int], match: Match) -> set[int]:
    """Return which of some versions, that a scoped read has found, match."""
    if not versions:
        return set()
    found = await newest(database, [IdRange(min(versions), max(versions))], match, sys.maxsize)
    return set(versions) & set(found)


async def rarest(database: Database, groups: Sequence[Group]) -> Group:
    """Return the words of the rarest groups, as many as can be ranked together; at least those of one."""
    counts = await frequencies(database, groups)
    kept: list[str] = []
    articles = 0
    for count, group in sorted(zip(counts, groups, strict=True)):
        articles += count
        if kept and articles > MOST_RANKED:
            break
        kept += group
    return tuple(kept)


async def frequencies(database: Database, groups: Sequence[Group]) -> list[int]:
    """Return how many articles of the whole archive hold at least one word or phrase of each group.

    Of a phrase :data:`~corpus.store.postings.MOST_WITH_PHRASE` are counted at most.
    """
    return await database.read(partial(database.postings.counts, groups=groups))


async def newest_titled(database: Database, ranges: Sequence[IdRange], words: Sequence[str], limit: int) -> list[int]:
    """Return the newest versions whose title holds all words, the last of which may not be typed to its end."""
    expression = f"title : ({' AND '.join(map(quoted, words))} *)"
    found: list[int] = []
    for low, high in ranges:
        rows = await database.rows(
            """SELECT rowid FROM article_words WHERE article_words MATCH ? AND rowid BETWEEN ? AND ?
            ORDER BY rowid DESC LIMIT ?""",
            (expression, low, high, limit),
        )
        found += [row["rowid"] for row in rows]
    return sorted(found, reverse=True)[:limit]


async def words(database: Database, prefix: str, lengths: range, *, limit: int) -> list[str]:
    """Return stems that begin with ``prefix`` (folded) and have one of the lengths; some may be in no article now."""
    rows = await database.rows(
        "SELECT stem FROM word WHERE stem >= ? AND stem < ? AND length(stem) BETWEEN ? AND ? LIMIT ?",
        (prefix, prefix + "\U0010ffff", lengths.start, lengths.stop - 1, limit),
    )
    return [row["stem"] for row in rows]
