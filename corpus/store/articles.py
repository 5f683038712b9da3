"""Articles and their versions: written whole or not at all, read by reference."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.errors import DuplicateArticleError, StoreError
from corpus.models import ArchiveRecord, Article, Draft, Published, Scope
from corpus.reading import EXTRACTOR_VERSION, Reading
from corpus.store import coverage, derived, full_text, scopes, token_grams
from corpus.store.database import Database, Transaction
from corpus.store.identifiers import IdRange, id_range_of_day, scope_of, within
from corpus.store.packing import pack_spans, unpack_spans
from corpus.text.spans import Span

_COLUMNS = """version.id, article.number, version.ordinal, article.current = version.id AS is_current,
    version.title, version.outlet, version.agencies, version.byline, version.dateline, version.published_day,
    version.published_time, version.published_how, version.published_why, version.url, version.language,
    article.key"""


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a draft.

    Args:
        number: the article's number.
        version: the store's id of its current version.
        is_new: whether the article was not there before.
        is_changed: whether anything was written at all.
    """

    number: int
    version: int
    is_new: bool
    is_changed: bool


def put(
    transaction: Transaction,
    scope_id: int,
    draft: Draft,
    reading: Reading,
    *,
    now: dt.datetime,
    file_name: str | None = None,
) -> Stored:
    """Store a draft: as a new article, as a new version of the one with its key, or not at all if nothing changed.

    Raises:
        DuplicateArticleError: a draft without a key whose very text is already in this scope or the shared one.
    """
    fingerprint = fingerprint_of(draft)
    known = find_by_key(transaction, scope_id, draft.key)
    if known is not None and known["draft_sha256"] == fingerprint:
        return Stored(known["number"], known["current"], is_new=False, is_changed=False)
    text_sha256 = hashlib.sha256(draft.text.encode("utf-8", "surrogatepass")).digest()
    if draft.key is None:
        _refuse_duplicate(transaction, scope_id, text_sha256)

    original_sha256 = hashlib.sha256(draft.original).digest()
    transaction.run(
        "INSERT OR IGNORE INTO original (sha256, data, size) VALUES (?, ?, ?)",
        (original_sha256, zlib.compress(draft.original, 6), len(draft.original)),
    )
    if known is None:
        number = transaction.run("INSERT INTO article (scope, key) VALUES (?, ?)", (scope_id, draft.key))
        ordinal = 1
    else:
        number, ordinal = known["number"], known["ordinal"] + 1
        if known["current"] is not None:
            _take_out_of_index(transaction, known["current"])
    version = _next_id(transaction, scope_id, draft.published)
    published = draft.published
    transaction.run(
        """INSERT INTO version (id, article, ordinal, title, text, sentences, outlet, agencies, byline, dateline,
            published_day, published_time, published_how, published_why, url, language, text_sha256,
            original_sha256, draft_sha256, file_name, added_at, extractor)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            version,
            number,
            ordinal,
            draft.title,
            draft.text,
            pack_spans(reading.sentences),
            draft.outlet,
            json.dumps(draft.agencies, ensure_ascii=False),
            draft.byline,
            draft.dateline,
            published.day.isoformat() if published else None,
            published.time.isoformat("minutes") if published and published.time else None,
            published.how if published else None,
            published.why if published else "",
            draft.url,
            draft.language,
            text_sha256,
            original_sha256,
            fingerprint,
            file_name,
            now.astimezone(dt.UTC).isoformat(timespec="seconds"),
            EXTRACTOR_VERSION,
        ),
    )
    transaction.run("UPDATE article SET current = ?, removed_at = NULL WHERE number = ?", (version, number))
    full_text.add(transaction, version, draft.title, draft.text)
    token_grams.add(transaction, version, reading.grams)
    coverage.add(transaction, version, draft)
    derived.put(transaction, scope_id, number, version, draft.text, reading)
    return Stored(number, version, is_new=known is None, is_changed=True)


def find_by_key(transaction: Transaction, scope_id: int, key: str | None) -> sqlite3.Row | None:
    """Return number, current version, its ordinal and fingerprint of the article with this key, if there is one."""
    if key is None:
        return None
    rows = transaction.rows(
        """SELECT article.number, article.current, version.ordinal, version.draft_sha256
        FROM article JOIN version ON version.article = article.number
        WHERE article.scope = ? AND article.key = ? ORDER BY version.ordinal DESC LIMIT 1""",
        (scope_id, key),
    )
    return rows[0] if rows else None


class Text(NamedTuple):
    """A current version with what it is read from."""

    version: int
    text: str
    published: dt.date | None


async def stored_after(database: Database, version: int, limit: int) -> list[Text]:
    """Return the next current versions of all scopes behind ``version``: for rebuilding, not for showing."""
    rows = await database.rows(
        """SELECT version.id, version.text, version.published_day FROM version
        JOIN article ON article.current = version.id WHERE version.id > ? ORDER BY version.id LIMIT ?""",
        (version, limit),
    )
    return [
        Text(row["id"], row["text"], dt.date.fromisoformat(row["published_day"]) if row["published_day"] else None)
        for row in rows
    ]


def rederive(transaction: Transaction, version: int, reading: Reading) -> None:
    """Replace everything derived from a current version."""
    rows = transaction.rows("SELECT article, title, text FROM version WHERE id = ?", (version,))
    number, title, text = rows[0]
    full_text.remove(transaction, version, title, text)
    token_grams.remove(transaction, version)
    derived.retire(transaction, version)
    transaction.run(
        "UPDATE version SET sentences = ?, extractor = ? WHERE id = ?",
        (pack_spans(reading.sentences), EXTRACTOR_VERSION, version),
    )
    full_text.add(transaction, version, title, text)
    token_grams.add(transaction, version, reading.grams)
    derived.put(transaction, scope_of(version), number, version, text, reading)


async def unchanged(database: Database, scope: Scope, drafts: Sequence[Draft]) -> dict[str | None, Stored]:
    """Return, by key, where those drafts are whose article is in the archive exactly as they are."""
    scope_id = (await scopes.ids(database, scope))[-1]
    if scope.guild_id is not None and scope_id == scopes.SHARED_ID:
        return {}
    rows = await database.rows(
        """SELECT article.key, article.number, article.current, version.draft_sha256
        FROM article JOIN version ON version.id = article.current
        WHERE article.scope = ? AND article.key IN (SELECT value FROM json_each(?))""",
        (scope_id, json.dumps([draft.key for draft in drafts if draft.key is not None])),
    )
    known = {row["key"]: row for row in rows}
    return {
        draft.key: Stored(known[draft.key]["number"], known[draft.key]["current"], is_new=False, is_changed=False)
        for draft in drafts
        if draft.key in known and known[draft.key]["draft_sha256"] == fingerprint_of(draft)
    }


async def by_number(database: Database, scope: Scope, number: int) -> Article | None:
    """Return the newest version of article ``number``, removed or not, if ``scope`` may see it."""
    condition, bounds = within("version.id", await scopes.ranges(database, scope))
    row = await database.row(
        f"""SELECT {_COLUMNS} FROM article JOIN version ON version.article = article.number
        WHERE article.number = ? AND {condition} ORDER BY version.ordinal DESC LIMIT 1""",  # noqa: S608  # constants
        (number, *bounds),
    )
    return None if row is None else article_from(row)


async def by_versions(database: Database, versions: Iterable[int]) -> dict[int, Article]:
    """Return the articles of version ids that a scoped read has found."""
    wanted = json.dumps(sorted(set(versions)))
    rows = await database.rows(
        f"""SELECT {_COLUMNS} FROM version JOIN article ON article.number = version.article
        WHERE version.id IN (SELECT value FROM json_each(?))""",  # noqa: S608  # constants
        (wanted,),
    )
    return {row["id"]: article_from(row) for row in rows}


async def texts(database: Database, versions: Iterable[int]) -> dict[int, tuple[str, list[Span]]]:
    """Return text and sentences of version ids that a scoped read has found."""
    rows = await database.rows(
        "SELECT id, text, sentences FROM version WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(set(versions))),),
    )
    return {row["id"]: (row["text"], unpack_spans(row["sentences"])) for row in rows}


async def slices(database: Database, spans: Sequence[tuple[int, int, int]]) -> list[str]:
    """Cut ``(version, start, end)`` out of the stored texts, in the order asked for."""
    wanted = json.dumps([list(span) for span in spans])
    rows = await database.rows(
        """SELECT substr(version.text, wanted.value ->> 1 + 1, (wanted.value ->> 2) - (wanted.value ->> 1)) AS slice
        FROM json_each(?) AS wanted JOIN version ON version.id = wanted.value ->> 0 ORDER BY wanted.key""",
        (wanted,),
    )
    return [row["slice"] for row in rows]


async def newest(database: Database, ranges: Sequence[IdRange], limit: int) -> list[int]:
    """Return the ids of the newest current versions in the ranges, newest first."""
    condition, bounds = within("version.id", ranges)
    rows = await database.rows(
        f"""SELECT version.id FROM version JOIN article ON article.current = version.id
        WHERE {condition} ORDER BY version.id DESC LIMIT ?""",  # noqa: S608  # constants
        (*bounds, limit),
    )
    return [row["id"] for row in rows]


async def record(database: Database, version: int) -> ArchiveRecord:
    """Return the archive record of a version that a scoped read has found."""
    row = await database.row(
        """SELECT original_sha256, original.size, text_sha256, file_name, added_at,
            length(sentences) / 8 AS sentences,
            (SELECT count(*) FROM quote WHERE version = version.id AND current) AS quotes,
            (SELECT count(DISTINCT start) FROM event WHERE version = version.id AND current) AS dated_sentences
        FROM version JOIN original ON original.sha256 = original_sha256 WHERE version.id = ?""",
        (version,),
    )
    if row is None:
        raise StoreError("The article's version is not in the database any more. Ask again.")
    return ArchiveRecord(
        original_sha256=row["original_sha256"].hex(),
        original_size=row["size"],
        text_sha256=row["text_sha256"].hex(),
        file_name=row["file_name"],
        added_at=dt.datetime.fromisoformat(row["added_at"]),
        sentences=row["sentences"],
        quotes=row["quotes"],
        dated_sentences=row["dated_sentences"],
    )


def article_from(row: sqlite3.Row) -> Article:
    """Make an article of a row with this module's columns."""
    published = None
    if row["published_day"] is not None:
        published = Published(
            day=dt.date.fromisoformat(row["published_day"]),
            how=row["published_how"],
            why=row["published_why"],
            time=dt.time.fromisoformat(row["published_time"]) if row["published_time"] else None,
        )
    return Article(
        number=row["number"],
        version=row["id"],
        ordinal=row["ordinal"],
        is_current=bool(row["is_current"]),
        title=row["title"],
        outlet=row["outlet"],
        agencies=tuple(json.loads(row["agencies"])),
        byline=row["byline"],
        dateline=row["dateline"],
        published=published,
        url=row["url"],
        language=row["language"],
        key=row["key"],
    )


def fingerprint_of(draft: Draft) -> bytes:
    """Return a hash of everything a draft says, its metadata included."""
    fields = (
        draft.title, draft.text, draft.outlet, draft.agencies, draft.byline, draft.dateline,
        str(draft.published), draft.url, draft.language,
    )  # fmt: skip
    return hashlib.sha256(json.dumps(fields).encode()).digest()


def _next_id(transaction: Transaction, scope_id: int, published: Published | None) -> int:
    low, high = id_range_of_day(scope_id, published.day if published else None)
    rows = transaction.rows("SELECT max(id) FROM version WHERE id BETWEEN ? AND ?", (low, high))
    (last,) = rows[0]
    if last == high:
        raise StoreError("The archive holds as many articles of this day as it can (1,048,576).")
    return low if last is None else last + 1


def _refuse_duplicate(transaction: Transaction, scope_id: int, text_sha256: bytes) -> None:
    rows = transaction.rows(
        """SELECT article.number FROM version JOIN article ON article.current = version.id
        WHERE version.text_sha256 = ? AND article.scope IN (?, ?)""",
        (text_sha256, scopes.SHARED_ID, scope_id),
    )
    if rows:
        reference = f"A{rows[0]['number']}"
        raise DuplicateArticleError(
            f"the same text is already in the archive as {reference}; nothing was added.", reference
        )


def _take_out_of_index(transaction: Transaction, version: int) -> None:
    rows = transaction.rows("SELECT title, text FROM version WHERE id = ?", (version,))
    full_text.remove(transaction, version, rows[0]["title"], rows[0]["text"])
    token_grams.remove(transaction, version)
    coverage.remove(transaction, version)
    derived.retire(transaction, version)
