"""Full text: which articles hold the words, best first.

User words never reach FTS5 as syntax: each is quoted. The rank is computed in a subquery over the index alone and
articles are joined afterwards (joining first was measured up to six times slower).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import NamedTuple

from corpus.store.database import CommonWords, Database, Transaction
from corpus.store.identifiers import IdRange
from corpus.text.words import index_form

TITLE_WEIGHT = 1.0  # 1, 2 and 4 find the same within half a point; headlines are weighed where windows are ranked
BODY_WEIGHT = 1.0
# Articles ranked at most, the newest of those that match: a microsecond or two each. Of 15,000 the slowest of twenty
# searches among 100,000 articles took 45 to 53 ms instead of 35 to 39.
MOST_RANKED = 8_000
# Where the best are only wanted to be read, so many are ranked for each that will be, and at least as many as for 200.
RANKED_FOR_EACH, RANKED_TO_READ = 20, 4_000
COUNTED = 10_000  # articles counted one by one: half a millisecond
SAMPLES, SAMPLE = 8, 1_250  # how many samples of how many articles tell how common a word is that stands in more


class Hit(NamedTuple):
    """An article that matches: its version id and how well (greater is better)."""

    version: int
    score: float


def add(transaction: Transaction, version: int, title: str, text: str, stems: str) -> None:
    """Index a version; ``stems`` are the words of both as :class:`~corpus.store.prepared.Prepared` has them."""
    transaction.run("INSERT OR IGNORE INTO word (stem) SELECT value FROM json_each(?)", (stems,))
    transaction.index(
        version,
        "INSERT INTO article_words (rowid, title, body) VALUES (?, ?, ?)",
        (version, index_form(title), index_form(text)),
    )


def remove(transaction: Transaction, version: int, title: str, text: str) -> None:
    """Take a version out of the index; title and text must be what was indexed."""
    transaction.settle()
    transaction.run(
        "INSERT INTO article_words (article_words, rowid, title, body) VALUES ('delete', ?, ?, ?)",
        (version, index_form(title), index_form(text)),
    )


async def search(
    database: Database, ranges: Sequence[IdRange], expression: str, limit: int, ranked: int = MOST_RANKED
) -> list[Hit]:
    """Return the best ``limit`` versions within ``ranges`` for an expression made by this module's functions.

    Of more than ``ranked`` articles that match in a range, the newest so many are ranked.
    """
    hits: list[Hit] = []
    for low, high in ranges:
        rows = await database.rows(
            """SELECT rowid, cost FROM (
                SELECT rowid, bm25(article_words, ?, ?) AS cost FROM article_words
                WHERE article_words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?
            ) ORDER BY cost LIMIT ?""",
            (TITLE_WEIGHT, BODY_WEIGHT, expression, low, high, ranked, limit),
        )
        hits.extend(Hit(row["rowid"], -row["cost"]) for row in rows)
    # Equal scores in order of date, newest first, so that the same question has the same answer.
    return sorted(hits, key=lambda hit: (-hit.score, -hit.version))[:limit]


async def matching(database: Database, ranges: Sequence[IdRange], expression: str, limit: int) -> list[int]:
    """Return all versions that match, newest first, or, if they are more than ``limit``, the best, best first.

    Ranking counts the articles of each word of the expression, however few match all of it. Of more than
    :data:`RANKED_TO_READ` that match in a range the newest are ranked, :data:`RANKED_FOR_EACH` for each one wanted.
    """
    found: list[int] = []
    for low, high in ranges:
        rows = await database.rows(
            """SELECT rowid FROM article_words WHERE article_words MATCH ? AND rowid BETWEEN ? AND ?
            ORDER BY rowid DESC LIMIT ?""",
            (expression, low, high, limit + 1),
        )
        found += [row["rowid"] for row in rows]
    if len(found) <= limit:
        return sorted(found, reverse=True)
    ranked = min(MOST_RANKED, max(RANKED_TO_READ, RANKED_FOR_EACH * limit))
    return [hit.version for hit in await search(database, ranges, expression, limit, ranked)]


async def rarest(database: Database, expressions: Sequence[str]) -> list[str]:
    """Return the rarest of some expressions, as many as can be ranked together; at least one of those given."""
    counts = await frequencies(database, expressions)
    kept: list[str] = []
    articles = 0
    for count, expression in sorted(zip(counts, expressions, strict=True)):
        articles += count
        if kept and articles > MOST_RANKED:
            break
        kept.append(expression)
    return kept


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
    """Return how many articles of the whole archive match each expression; above :data:`COUNTED` an estimate.

    A word that stands in half of a million articles takes twenty milliseconds to count. What is wanted of it is the
    order of magnitude, which eight samples spread over the years tell; it is kept until the archive has grown or
    shrunk by a tenth.
    """
    row = await database.row("SELECT sum(value) AS articles FROM tally WHERE name = 'articles'")
    total: int = row["articles"] or 0 if row else 0
    if abs(total - database.common_words.articles) > database.common_words.articles / 10:
        database.common_words = CommonWords(total, {})
    common = database.common_words.shares
    rows = await database.rows(
        """SELECT wanted.value AS expression, (SELECT count(*) FROM (
            SELECT 1 FROM article_words WHERE article_words MATCH wanted.value LIMIT ?)) AS articles
        FROM json_each(?) AS wanted""",
        (COUNTED, json.dumps([one for one in dict.fromkeys(expressions) if one not in common])),
    )
    counts: dict[str, int] = {row["expression"]: row["articles"] for row in rows}
    new = [expression for expression, count in counts.items() if count == COUNTED]
    if new:
        common.update(zip(new, await _shares(database, new), strict=True))
    return [max(COUNTED, round(common[one] * total)) if one in common else counts[one] for one in expressions]


async def _shares(database: Database, expressions: Sequence[str]) -> list[float]:
    """Return the share of the articles in samples spread over the archive that match each expression."""
    (low,), (high,) = await database.rows(
        """SELECT * FROM (SELECT current FROM article WHERE current >= 0 ORDER BY current LIMIT 1)
        UNION ALL SELECT * FROM (SELECT current FROM article WHERE current >= 0 ORDER BY current DESC LIMIT 1)"""
    )
    one = """SELECT min(current) AS low, max(current) AS high, count(*) AS articles
        FROM (SELECT current FROM article WHERE current >= ? ORDER BY current LIMIT ?)"""
    starts = [low + (high - low) * number // SAMPLES for number in range(SAMPLES)]
    samples = [
        (sample["low"], sample["high"], sample["articles"])
        for sample in await database.rows(
            " UNION ALL ".join([one] * SAMPLES), [value for start in starts for value in (start, SAMPLE)]
        )
    ]
    rows = await database.rows(
        """SELECT sum((SELECT count(*) FROM article_words WHERE article_words MATCH wanted.value
            AND rowid BETWEEN sample.value ->> 0 AND sample.value ->> 1)) AS articles
        FROM json_each(?) AS wanted JOIN json_each(?) AS sample GROUP BY wanted.key ORDER BY wanted.key""",
        (json.dumps(list(expressions)), json.dumps(samples)),
    )
    looked_at = sum(articles for _, _, articles in samples) or 1
    return [row["articles"] / looked_at for row in rows]


async def words(database: Database, prefix: str, lengths: range, *, limit: int) -> list[str]:
    """Return stems that begin with ``prefix`` (folded) and have one of the lengths; some may be in no article now."""
    rows = await database.rows(
        "SELECT stem FROM word WHERE stem >= ? AND stem < ? AND length(stem) BETWEEN ? AND ? LIMIT ?",
        (prefix, prefix + "\U0010ffff", lengths.start, lengths.stop - 1, limit),
    )
    return [row["stem"] for row in rows]


def quoted(words: str) -> str:
    """Return a word or phrase as an FTS5 string, whatever characters it holds."""
    return '"' + index_form(words).replace('"', '""').strip() + '"'


def all_of(words: Sequence[str]) -> str:
    """Return the expression that every word must match."""
    return " AND ".join(quoted(word) for word in words)


def any_of(words: Sequence[str]) -> str:
    """Return the expression that at least one word must match."""
    return " OR ".join(quoted(word) for word in words)
