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
from corpus.store import addresses, article_rows, coverage, derived, full_text, scopes, token_grams
from corpus.store.database import Database, Transaction
from corpus.store.identifiers import IdRange, id_range_of_day, scope_of, within
from corpus.store.packing import Bounds, unpack_bounds
from corpus.store.prepared import Prepared, prepare


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a draft.

    Args:
        number: the article's number.
        version: the store's id of its current version.
        is_new: whether the article was not there before.
        is_changed: whether anything was written at all.
        is_kept: whether it was left as it is because a person edited or removed it since it was loaded.
    """

    number: int
    version: int
    is_new: bool
    is_changed: bool
    is_kept: bool = False


def put(
    transaction: Transaction,
    scope_id: int,
    draft: Draft,
    reading: Reading | Prepared,
    *,
    now: dt.datetime,
    file_name: str | None = None,
) -> Stored:
    """Store a draft: as a new article, as a new version of the one with its key, or not at all if nothing changed.

    Args:
        reading: what stands in the draft, perhaps made ready before the transaction.

    Raises:
        DuplicateArticleError: a draft without a key whose very text, of the same outlet or of none, is already in this
            scope or the shared one.
    """
    known = find_by_key(transaction, scope_id, draft.key)
    if known is not None and known["loaded_sha256"] == fingerprint_of(draft):
        return Stored(known["number"], known["version"], is_new=False, is_changed=False)
    if known is not None and (known["is_revised"] or known["current"] is None):
        # What a person decided is not undone by loading a file.
        return Stored(known["number"], known["version"], is_new=False, is_changed=False, is_kept=True)
    if draft.key is None:
        refuse_duplicate(transaction, scope_id, draft.text, draft.outlet)
    if known is None:
        number = transaction.run("INSERT INTO article (scope, key) VALUES (?, ?)", (scope_id, draft.key))
        ordinal = 1
    else:
        number, ordinal = known["number"], known["ordinal"] + 1
        take_out_of_index(transaction, known["current"])
    original = keep_original(transaction, draft.original)
    version = add_version(
        transaction, scope_id, number, ordinal, draft, reading, original=original, now=now, file_name=file_name
    )
    return Stored(number, version, is_new=known is None, is_changed=True)


def keep_original(transaction: Transaction, data: bytes) -> bytes:
    """Store the bytes an article was read from, unless they are here already, and return their SHA-256."""
    sha256 = hashlib.sha256(data).digest()
    transaction.run(
        "INSERT OR IGNORE INTO original (sha256, data, size) VALUES (?, ?, ?)",
        (sha256, zlib.compress(data, 6), len(data)),
    )
    return sha256


def add_version(
    transaction: Transaction,
    scope_id: int,
    number: int,
    ordinal: int,
    draft: Draft,
    reading: Reading | Prepared,
    *,
    original: bytes,
    now: dt.datetime,
    file_name: str | None = None,
) -> int:
    """Store a draft as version ``ordinal`` of article ``number``, make it the current one, and return its id.

    Args:
        original: the SHA-256 of stored bytes that it was read from.
    """
    version = _next_id(transaction, scope_id, draft.published)
    published = draft.published
    prepared = reading if isinstance(reading, Prepared) else prepare(draft, reading)
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
            prepared.sentences,
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
            sha256_of(draft.text),
            original,
            fingerprint_of(draft),
            file_name,
            now.astimezone(dt.UTC).isoformat(timespec="seconds"),
            EXTRACTOR_VERSION,
        ),
    )
    put_into_index(transaction, scope_id, number, version, draft, prepared)
    return version


def put_into_index(
    transaction: Transaction, scope_id: int, number: int, version: int, draft: Draft, reading: Reading | Prepared
) -> None:
    """Make a stored version, whose draft and reading are given, what its article says now."""
    transaction.run("UPDATE article SET current = ?, removed_at = NULL WHERE number = ?", (version, number))
    prepared = reading if isinstance(reading, Prepared) else prepare(draft, reading)
    full_text.add(transaction, version, draft.title, draft.text, prepared.words)
    token_grams.add(transaction, version, prepared.grams)
    coverage.add(transaction, version, draft)
    addresses.add(transaction, version, draft.url)
    derived.put(transaction, scope_id, number, version, prepared)


def take_out_of_index(transaction: Transaction, version: int) -> None:
    """Take what a current version says out of all that answers are made from."""
    rows = transaction.rows("SELECT title, text FROM version WHERE id = ?", (version,))
    full_text.remove(transaction, version, rows[0]["title"], rows[0]["text"])
    token_grams.remove(transaction, version)
    coverage.remove(transaction, version)
    addresses.remove(transaction, version)
    derived.retire(transaction, version)


_NEWEST_BY_KEY = """SELECT article.key, article.number, article.current, version.id AS version, version.ordinal,
        EXISTS (SELECT 1 FROM revision WHERE revision.version = version.id) AS is_revised,
        (SELECT loaded.draft_sha256 FROM version AS loaded WHERE loaded.article = article.number
            AND NOT EXISTS (SELECT 1 FROM revision WHERE revision.version = loaded.id)
            ORDER BY loaded.ordinal DESC LIMIT 1) AS loaded_sha256
    FROM article JOIN version ON version.article = article.number
        AND version.ordinal = (SELECT max(ordinal) FROM version AS other WHERE other.article = article.number)
    WHERE article.scope = ?"""


def find_by_key(transaction: Transaction, scope_id: int, key: str | None) -> sqlite3.Row | None:
    """Return the newest version of the article with this key, if there is one, with what was loaded last."""
    if key is None:
        return None
    rows = transaction.rows(f"{_NEWEST_BY_KEY} AND article.key = ?", (scope_id, key))
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
    (row,) = transaction.rows(
        "SELECT article, title, text, outlet, agencies, byline FROM version WHERE id = ?", (version,)
    )
    number, title, text = row["article"], row["title"], row["text"]
    agencies = tuple(json.loads(row["agencies"]))
    prepared = prepare(Draft(title, text, b"", row["outlet"], agencies, row["byline"]), reading)
    full_text.remove(transaction, version, title, text)
    token_grams.remove(transaction, version)
    derived.retire(transaction, version)
    transaction.run(
        "UPDATE version SET sentences = ?, extractor = ? WHERE id = ?",
        (prepared.sentences, EXTRACTOR_VERSION, version),
    )
    full_text.add(transaction, version, title, text, prepared.words)
    token_grams.add(transaction, version, prepared.grams)
    derived.put(transaction, scope_of(version), number, version, prepared)


async def unchanged(database: Database, scope: Scope, drafts: Sequence[Draft]) -> dict[str | None, Stored]:
    """Return, by key, where those drafts are that are exactly what was last loaded for their article."""
    scope_id = (await scopes.ids(database, scope))[-1]
    if scope.guild_id is not None and scope_id == scopes.SHARED_ID:
        return {}
    rows = await database.rows(
        f"{_NEWEST_BY_KEY} AND article.key IN (SELECT value FROM json_each(?))",  # noqa: S608  # constants
        (scope_id, json.dumps([draft.key for draft in drafts if draft.key is not None])),
    )
    known = {row["key"]: row for row in rows}
    return {
        draft.key: Stored(known[draft.key]["number"], known[draft.key]["version"], is_new=False, is_changed=False)
        for draft in drafts
        if draft.key in known and known[draft.key]["loaded_sha256"] == fingerprint_of(draft)
    }


async def by_number(database: Database, scope: Scope, number: int) -> Article | None:
    """Return the newest version of article ``number``, removed or not, if ``scope`` may see it."""
    condition, bounds = within("version.id", await scopes.ranges(database, scope))
    row = await database.row(
        f"""SELECT {article_rows.COLUMNS} FROM article JOIN version ON version.article = article.number
        WHERE article.number = ? AND {condition} ORDER BY version.ordinal DESC LIMIT 1""",  # noqa: S608  # constants
        (number, *bounds),
    )
    return None if row is None else article_rows.article_from(row)


async def by_versions(database: Database, versions: Iterable[int]) -> dict[int, Article]:
    """Return the articles of version ids that a scoped read has found."""
    wanted = json.dumps(sorted(set(versions)))
    rows = await database.rows(
        f"""SELECT {article_rows.COLUMNS} FROM version JOIN article ON article.number = version.article
        WHERE version.id IN (SELECT value FROM json_each(?))""",  # noqa: S608  # constants
        (wanted,),
    )
    return {row["id"]: article_rows.article_from(row) for row in rows}


async def with_text(database: Database, ranges: Sequence[IdRange], text: str) -> list[int]:
    """Return the current versions in the ranges whose text is exactly ``text``, the oldest first."""
    condition, bounds = within("version.id", ranges)
    rows = await database.rows(
        f"""SELECT version.id FROM version JOIN article ON article.current = version.id
        WHERE version.text_sha256 = ? AND {condition} ORDER BY article.number""",  # noqa: S608  # constants
        (sha256_of(text), *bounds),
    )
    return [row["id"] for row in rows]


async def in_full(database: Database, versions: Iterable[int]) -> dict[int, tuple[Article, str, Bounds]]:
    """Return article, text and sentences of version ids that a scoped read has found."""
    rows = await database.rows(
        f"""SELECT {article_rows.COLUMNS}, version.text, version.sentences
        FROM version JOIN article ON article.number = version.article
        WHERE version.id IN (SELECT value FROM json_each(?))""",  # noqa: S608  # constants
        (json.dumps(sorted(set(versions))),),
    )
    return {
        columns[0]: (article_rows.article_from(columns), text, unpack_bounds(sentences))
        for *columns, text, sentences in rows
    }


async def with_sentences(database: Database, versions: Iterable[int]) -> dict[int, tuple[str, Bounds]]:
    """Return text and sentences of version ids that a scoped read has found."""
    rows = await database.rows(
        "SELECT id, text, sentences FROM version WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(set(versions))),),
    )
    return {version: (text, unpack_bounds(sentences)) for version, text, sentences in rows}


async def texts(database: Database, versions: Iterable[int]) -> dict[int, str]:
    """Return the texts of version ids that a scoped read has found."""
    rows = await database.rows(
        "SELECT id, text FROM version WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(set(versions))),),
    )
    return {row["id"]: row["text"] for row in rows}


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
    condition, bounds = within("current", ranges)
    rows = await database.rows(
        f"SELECT current AS id FROM article WHERE {condition} ORDER BY current DESC LIMIT ?",  # noqa: S608  # constants
        (*bounds, limit),
    )
    return [row["id"] for row in rows]


async def record(database: Database, version: int) -> ArchiveRecord:
    """Return the archive record of a version that a scoped read has found."""
    row = await database.row(
        """SELECT version.article, original_sha256, original.size, text_sha256, file_name, added_at,
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
        fetch=await addresses.fetch_of(database, row["article"]),
    )


def sha256_of(text: str) -> bytes:
    """Return the SHA-256 by which a text is known again."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


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


def refuse_duplicate(
    transaction: Transaction, scope_id: int, text: str, outlet: str | None = None, *, but: int = 0
) -> None:
    """Refuse a text that :func:`same_text` finds.

    Raises:
        DuplicateArticleError: it does.
    """
    reference = same_text(transaction, scope_id, text, outlet, but=but)
    if reference is not None:
        raise DuplicateArticleError(
            f"the same text is already in the archive as {reference}; nothing was added.", reference
        )


def same_text(
    transaction: Transaction, scope_id: int, text: str, outlet: str | None = None, *, but: int = 0
) -> str | None:
    """Return the reference of the article of this scope or the shared one, except ``but``, that has this very text.

    Printed by another ``outlet``, an agency's text is an article of its own.
    """
    rows = transaction.rows(
        """SELECT article.number FROM version JOIN article ON article.current = version.id
        WHERE version.text_sha256 = ?1 AND article.scope IN (?2, ?3) AND article.number <> ?4
            AND (version.outlet IS NULL OR ?5 IS NULL OR version.outlet = ?5 COLLATE NOCASE)""",
        (sha256_of(text), scopes.SHARED_ID, scope_id, but, outlet),
    )
    return f"A{rows[0]['number']}" if rows else None
