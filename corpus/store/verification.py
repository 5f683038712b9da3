"""Verification: what is stored, read again from the first row to the last, and compared with what it should be.

Each check is a function from a connection to sentences about what does not match. Rows are streamed, so that an
archive of any size takes no more memory than its largest article.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from corpus.store import articles, changes, revisions, segments
from corpus.store.database import Transaction
from corpus.store.identifiers import scope_of

Check = Callable[[sqlite3.Connection], Iterator[str]]
INDEXES = ("article_words", "article_grams")


def structure(connection: sqlite3.Connection) -> Iterator[str]:
    """SQLite's own check of the file, and rows that point at nothing."""
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"SQLite: {line}"
    for table, row, other, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table}: row {row} points at a row of {other} that is not there"


def versions(connection: sqlite3.Connection) -> Iterator[str]:
    """The text and the metadata of each version, by their hashes, and what its parts point at."""
    for row in connection.execute("SELECT version.*, article.scope FROM version JOIN article ON number = article"):
        name = f"A{row['article']}, version {row['ordinal']}"
        if articles.sha256_of(row["text"]) != row["text_sha256"]:
            yield f"{name}: the text is not what was stored (SHA-256)"
        if articles.fingerprint_of(revisions.draft_from(row)) != row["draft_sha256"]:
            yield f"{name}: title, text or metadata are not what was stored (SHA-256)"
        if scope_of(row["id"]) != row["scope"]:
            yield f"{name}: it stands among the articles of another server"


def originals(connection: sqlite3.Connection) -> Iterator[str]:
    """The bytes that articles were read from, by their hashes."""
    for row in connection.execute("SELECT sha256, data, size FROM original"):
        name = f"original {row['sha256'].hex()[:16]}…"
        try:
            data = zlib.decompress(row["data"])
        except zlib.error:
            yield f"{name}: it cannot be decompressed"
            continue
        if hashlib.sha256(data).digest() != row["sha256"] or len(data) != row["size"]:
            yield f"{name}: its bytes are not what was stored (SHA-256)"


def record(connection: sqlite3.Connection) -> Iterator[str]:
    """The record of changes, link by link."""
    broken = changes.first_broken(connection.execute("SELECT * FROM change ORDER BY number"))
    if broken is not None:
        yield f"change {broken}: it, or one before it, was altered or taken out of the record"
    for row in connection.execute(
        "SELECT version FROM revision JOIN version ON id = version JOIN change ON number = change "
        "WHERE subject <> 'A' || article"
    ):
        yield f"version {row['version']}: the change that made it is about another article"


def references(connection: sqlite3.Connection) -> Iterator[str]:
    """Quotations, events and figures: within their text, and current only in a current version."""
    for table, letter in (("quote", "Q"), ("event", "E"), ("figure", "F")):
        for row in connection.execute(
            f"""SELECT {table}.number, stop > length(text) AS is_behind
            FROM {table} JOIN version ON version.id = version WHERE stop > length(text) OR (current AND NOT EXISTS
                (SELECT 1 FROM article WHERE article.current = version.id))"""  # noqa: S608  # constants
        ):
            what = "it ends behind its text" if row["is_behind"] else "it is in answers, but its article is not"
            yield f"{letter}{row['number']}: {what}"


def counts(connection: sqlite3.Connection) -> Iterator[str]:
    """The counts that are kept, against what there is."""
    counted = """SELECT version.id >> 42 AS scope, 'articles' AS name, count(*) AS value
            FROM article JOIN version ON version.id = article.current GROUP BY 1
        UNION ALL SELECT version >> 42, 'quotes', count(*) FROM quote WHERE current AND kind <> 'indirect' GROUP BY 1
        UNION ALL SELECT version >> 42, 'events', count(*) FROM event WHERE current GROUP BY 1
        UNION ALL SELECT version >> 42, 'figures', count(*) FROM figure WHERE current GROUP BY 1"""
    found = {(row["scope"], row["name"]): row["value"] for row in connection.execute(counted)}
    kept = {(row["scope"], row["name"]): row["value"] for row in connection.execute("SELECT * FROM tally")}
    for scope, name in sorted({*found, *kept}):
        there, noted = found.get((scope, name), 0), kept.get((scope, name), 0)
        if there != noted:
            yield f"{name} of scope {scope}: {noted} are counted, {there} are there"
    for row in connection.execute(
        """SELECT coverage.id, articles, count(version) AS found
        FROM coverage LEFT JOIN version_coverage ON coverage = coverage.id GROUP BY coverage.id
        HAVING articles <> found"""
    ):
        yield f"coverage {row['id']}: {row['articles']} articles are counted, {row['found']} are there"


def indexed(connection: sqlite3.Connection) -> Iterator[str]:
    """Whether the indexes of words hold the current versions, all of them and nothing else."""
    for index in INDEXES:
        for row in connection.execute(
            f"""SELECT current AS version, 'is not in' AS what FROM article
                WHERE current IS NOT NULL AND current NOT IN (SELECT id FROM {index}_docsize)
            UNION ALL SELECT id, 'is not current, but is in' FROM {index}_docsize
                WHERE id NOT IN (SELECT current FROM article WHERE current IS NOT NULL)"""  # noqa: S608  # constants
        ):
            yield f"version {row['version']}: it {row['what']} {index}"
    for row in connection.execute(
        """SELECT current FROM article
        WHERE current IS NOT NULL AND current NOT IN (SELECT version FROM version_coverage)"""
    ):
        yield f"version {row['current']}: it is not in coverage"
    for row in connection.execute(
        """SELECT DISTINCT version FROM mention
        WHERE version NOT IN (SELECT current FROM article WHERE current IS NOT NULL)"""
    ):
        yield f"version {row['version']}: it is not current, but its names are mentioned"


def postings(connection: sqlite3.Connection) -> Iterator[str]:
    """Whether the segments hold the current versions, each once, and of each as many words as it has."""
    held: list[NDArray[np.int64]] = [np.empty(0, np.int64)]
    for row in connection.execute("SELECT * FROM segment"):
        versions, lengths = segments.arrays(row)
        held.append(versions[lengths > 0])
        if len(held[-1]) != row["articles"] or np.any(versions[1:] <= versions[:-1]):
            yield f"segment {row['id']}: its versions are not what was stored"
        words, is_capped = np.zeros(len(versions), np.int64), np.zeros(len(versions), np.bool_)
        for terms, *blobs in connection.execute(
            "SELECT terms, ends, places, counts FROM posting WHERE segment = ?", (row["id"],)
        ):
            ends, places, counts = map(np.frombuffer, blobs, (segments.ENDS, segments.PLACES, segments.COUNTS))
            if len(terms.split(" ")) != len(ends) or not ends[-1] == len(places) == len(counts):
                yield f"segment {row['id']}: the postings behind “{terms.split(' ')[0]}” are not what was stored"
                continue
            np.add.at(words, places, counts)
            is_capped[places[counts == segments.MOST_COUNTED]] = True
        wrong = (lengths > 0) & ~is_capped & (np.maximum(words, 1) != lengths)
        for version in versions[wrong]:
            yield f"version {version}: it has other words than its segment says"
    rows = connection.execute("SELECT current FROM article WHERE current IS NOT NULL ORDER BY current")
    current, found = np.fromiter((version for (version,) in rows), np.int64), np.sort(np.concatenate(held))
    for version in np.setdiff1d(current, found):
        yield f"version {version}: it is not in the postings"
    for version in np.setdiff1d(found, current):
        yield f"version {version}: it is not current, but is in the postings"
    for version in found[1:][found[1:] == found[:-1]]:
        yield f"version {version}: it is in the postings twice"


def full_text(transaction: Transaction) -> list[str]:
    """FTS5's own check of the indexes of words; it writes nothing, but SQLite has it stand in the writer's place."""
    problems: list[str] = []
    for index in INDEXES:
        try:
            transaction.run(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")  # noqa: S608  # constants
        except sqlite3.DatabaseError as error:
            problems.append(f"{index}: {error}")
    return problems


READING: tuple[tuple[str, Check], ...] = (
    ("the file", structure),
    ("texts and metadata", versions),
    ("originals", originals),
    ("the record of changes", record),
    ("references", references),
    ("counts", counts),
    ("what is in the indexes", indexed),
    ("the postings", postings),
)
"""What a connection that only reads can check, in order, with what it is about."""
