"""Addresses: under which the articles are known, and where they were fetched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from corpus.ingest.urls import canonical
from corpus.models import Fetch
from corpus.store.database import Database, Transaction
from corpus.store.identifiers import IdRange, within


def add(transaction: Transaction, version: int, url: str | None) -> None:
    """Note the address of a current version."""
    if url:
        transaction.run("INSERT INTO version_url (version, url) VALUES (?, ?)", (version, canonical(url)))


def remove(transaction: Transaction, version: int) -> None:
    """Forget the address of a version that is current no longer."""
    transaction.run("DELETE FROM version_url WHERE version = ?", (version,))


def put_fetch(transaction: Transaction, article: int, fetch: Fetch) -> None:
    """Note where and when an article was fetched last."""
    transaction.run(
        "INSERT OR REPLACE INTO article_fetch (article, url, fetched_at) VALUES (?, ?, ?)",
        (article, fetch.url, fetch.at.astimezone(dt.UTC).isoformat(timespec="seconds")),
    )


async def fetch_of(database: Database, article: int) -> Fetch | None:
    """Return where and when an article that a scoped read has found was fetched last, if it was."""
    row = await database.row("SELECT url, fetched_at FROM article_fetch WHERE article = ?", (article,))
    return None if row is None else Fetch(row["url"], dt.datetime.fromisoformat(row["fetched_at"]))


async def article_at(database: Database, ranges: Sequence[IdRange], url: str) -> int | None:
    """Return the number of the newest article in the ranges whose current version has this address."""
    condition, bounds = within("version_url.version", ranges)
    row = await database.row(
        f"""SELECT article.number FROM version_url JOIN article ON article.current = version_url.version
        WHERE version_url.url = ? AND {condition} ORDER BY article.number DESC LIMIT 1""",  # noqa: S608  # constants
        (canonical(url), *bounds),
    )
    return None if row is None else row["number"]
