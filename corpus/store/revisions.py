"""Revisions: versions that people make, articles taken out and brought back, and what there is to choose from."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence
from typing import Literal, NamedTuple

from corpus.errors import ChangedMeanwhileError, DuplicateArticleError
from corpus.models import Draft, Scope
from corpus.reading import EXTRACTOR_VERSION, Reading
from corpus.store import article_rows, articles, scopes
from corpus.store.database import Database, Transaction
from corpus.store.identifiers import IdRange, within
from corpus.store.packing import pack_spans

Flag = Literal["removed", "corrected", "retracted", "edited"]

_FLAGS = {
    "removed": "article.current IS NULL",
    "corrected": "article.current IS NOT NULL AND article.number IN "
    "(SELECT article FROM correction WHERE kind = 'corrected' AND withdrawn_at IS NULL)",
    "retracted": "article.current IS NOT NULL AND article.number IN "
    "(SELECT article FROM correction WHERE kind = 'retracted' AND withdrawn_at IS NULL)",
    "edited": "article.current IN (SELECT version FROM revision)",
}


class Held(NamedTuple):
    """A version of an article with everything needed to make the next one of it.

    Args:
        number: the article's.
        scope_id: the store's number of the scope that it belongs to.
        version: the version's id.
        ordinal: the version, counted from 1.
        is_current: whether it is what the article says now.
        is_removed: whether the article has been taken out.
        draft: what was stored, its original bytes left out.
        original: the SHA-256 of the bytes it was read from.
    """

    number: int
    scope_id: int
    version: int
    ordinal: int
    is_current: bool
    is_removed: bool
    draft: Draft
    original: bytes


class VersionRow(NamedTuple):
    """A version as the history lists it; ``change`` is the number of the change that made it, if a person did."""

    ordinal: int
    at: dt.datetime
    file_name: str | None
    change: int | None


class Counts(NamedTuple):
    """What the current version of an article holds, and its length in characters."""

    characters: int
    sentences: int
    quotes: int
    events: int
    figures: int


async def held(database: Database, scope: Scope, number: int, ordinal: int | None = None) -> Held | None:
    """Return version ``ordinal``, or the newest, of article ``number``, removed or not, if ``scope`` may see it."""
    condition, bounds = within("version.id", await scopes.ranges(database, scope))
    row = await database.row(
        f"""SELECT version.*, article.scope, article.current, article.key FROM article
        JOIN version ON version.article = article.number
        WHERE article.number = ? AND version.ordinal = ifnull(?, version.ordinal) AND {condition}
        ORDER BY version.ordinal DESC LIMIT 1""",  # noqa: S608  # constants
        (number, ordinal, *bounds),
    )
    if row is None:
        return None
    return Held(
        number=row["article"],
        scope_id=row["scope"],
        version=row["id"],
        ordinal=row["ordinal"],
        is_current=row["current"] == row["id"],
        is_removed=row["current"] is None,
        draft=draft_from(row),
        original=row["original_sha256"],
    )


def draft_from(row: sqlite3.Row) -> Draft:
    """Make a draft of a row of ``version``; its original bytes are left out."""
    return Draft(
        title=row["title"],
        text=row["text"],
        original=b"",
        outlet=row["outlet"],
        agencies=tuple(json.loads(row["agencies"])),
        byline=row["byline"],
        dateline=row["dateline"],
        published=article_rows.published_from(
            row["published_day"], row["published_time"], row["published_how"], row["published_why"]
        ),
        url=row["url"],
        language=row["language"],
    )


def revise(
    transaction: Transaction,
    known: Held,
    draft: Draft,
    reading: Reading,
    change: int,
    *,
    original: bytes,
    now: dt.datetime,
) -> None:
    """Store a draft as the next version of an article.

    Args:
        known: the newest version, as it was when the draft was made of it.
        change: the number of the change that records this.
        original: the SHA-256 of stored bytes that the text comes from.

    Raises:
        ChangedMeanwhileError: the article has a newer version, or was removed or restored.
        DuplicateArticleError: another article of the archive has this text.
    """
    _require_unchanged(transaction, known)
    if draft.text != known.draft.text:
        _refuse_same_text(transaction, known, draft)
    if not known.is_removed:
        articles.take_out_of_index(transaction, known.version)
    version = articles.add_version(
        transaction, known.scope_id, known.number, known.ordinal + 1, draft, reading, original=original, now=now
    )
    transaction.run("INSERT INTO revision (version, change) VALUES (?, ?)", (version, change))


def remove(transaction: Transaction, known: Held, now: dt.datetime) -> None:
    """Take an article out of all answers; nothing of it is deleted.

    Raises:
        ChangedMeanwhileError: it has a newer version, or was removed.
    """
    _require_unchanged(transaction, known)
    articles.take_out_of_index(transaction, known.version)
    transaction.run(
        "UPDATE article SET current = NULL, removed_at = ? WHERE number = ?",
        (now.astimezone(dt.UTC).isoformat(timespec="seconds"), known.number),
    )


def restore(transaction: Transaction, known: Held, reading: Reading) -> None:
    """Bring a removed article back as it was, its quotations, events and figures with the numbers they had.

    Raises:
        ChangedMeanwhileError: it has been restored.
        DuplicateArticleError: its text has been added as another article since.
    """
    _require_unchanged(transaction, known)
    _refuse_same_text(transaction, known, known.draft)
    transaction.run(
        "UPDATE version SET sentences = ?, extractor = ? WHERE id = ?",
        (pack_spans(reading.sentences), EXTRACTOR_VERSION, known.version),
    )
    articles.put_into_index(transaction, known.scope_id, known.number, known.version, known.draft, reading)


async def versions(database: Database, scope: Scope, number: int) -> list[VersionRow]:
    """Return the versions of an article that ``scope`` may see, oldest first."""
    condition, bounds = within("version.id", await scopes.ranges(database, scope))
    rows = await database.rows(
        f"""SELECT ordinal, added_at, file_name, revision.change FROM version
        LEFT JOIN revision ON revision.version = version.id
        WHERE article = ? AND {condition} ORDER BY ordinal""",  # noqa: S608  # constants
        (number, *bounds),
    )
    return [
        VersionRow(row["ordinal"], dt.datetime.fromisoformat(row["added_at"]), row["file_name"], row["change"])
        for row in rows
    ]


async def counts(database: Database, version: int) -> Counts:
    """Return what a version that a scoped read has found holds."""
    row = await database.row(
        """SELECT length(text) AS characters, length(sentences) / 8 AS sentences,
            (SELECT count(*) FROM quote WHERE quote.version = ?1 AND quote.current AND kind <> 'indirect') AS quotes,
            (SELECT count(*) FROM event WHERE event.version = ?1 AND event.current) AS events,
            (SELECT count(*) FROM figure WHERE figure.version = ?1 AND figure.current) AS figures
        FROM version WHERE id = ?1""",
        (version,),
    )
    return Counts(*row) if row else Counts(0, 0, 0, 0, 0)


async def last_added(database: Database, ranges: Sequence[IdRange], flags: Sequence[Flag], limit: int) -> list[int]:
    """Return the newest versions of the articles in the ranges, the last added first.

    Args:
        flags: what all of them must be; removed articles are among them only where this asks for them.
    """
    condition, bounds = within("version.id", ranges)
    wanted = " AND ".join(_FLAGS[flag] for flag in flags) or "article.current IS NOT NULL"
    rows = await database.rows(
        f"""SELECT version.id FROM article JOIN version ON version.id = ifnull(article.current,
            (SELECT id FROM version AS newest WHERE newest.article = article.number ORDER BY ordinal DESC LIMIT 1))
        WHERE {condition} AND {wanted} ORDER BY article.number DESC LIMIT ?""",  # noqa: S608  # constants
        (*bounds, limit),
    )
    return [row["id"] for row in rows]


async def edited(database: Database, found: Sequence[int]) -> set[int]:
    """Return which of these versions people made."""
    rows = await database.rows(
        "SELECT version FROM revision WHERE version IN (SELECT value FROM json_each(?))", (json.dumps(list(found)),)
    )
    return {row["version"] for row in rows}


def _refuse_same_text(transaction: Transaction, known: Held, draft: Draft) -> None:
    other = articles.same_text(transaction, known.scope_id, draft.text, draft.outlet, but=known.number)
    if other is not None:
        raise DuplicateArticleError(
            f"{other} has the very same text; A{known.number} was left as it was. Remove one of the two first.", other
        )


def _require_unchanged(transaction: Transaction, known: Held) -> None:
    rows = transaction.rows(
        """SELECT article.current IS NULL AS is_removed, max(version.ordinal) AS newest
        FROM article JOIN version ON version.article = article.number WHERE article.number = ?""",
        (known.number,),
    )
    if rows[0]["newest"] != known.ordinal or bool(rows[0]["is_removed"]) != known.is_removed:
        raise ChangedMeanwhileError(
            f"Somebody else changed A{known.number} at the same moment; nothing of yours was stored. Look at it with "
            f"`!article show A{known.number}`, and do it again if it is still needed."
        )
