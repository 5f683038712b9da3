"""Reindexing: everything that is derived from the stored texts, built again.

An article at a time in one transaction each batch, so that it can be stopped and started again, and readers go on
reading meanwhile.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Sequence
from functools import partial

from corpus.archive import Archive
from corpus.reading import Reading, read_all
from corpus.store import articles
from corpus.store.database import Transaction
from corpus.text.document import Document

BATCH = 50  # articles a transaction


async def reindex(archive: Archive) -> int:
    """Read every current article again and replace what is derived from it; return how many there were.

    Quotations, events and figures that are found again keep their numbers.
    """
    count = 0
    after = -1
    while batch := await articles.stored_after(archive.database, after, BATCH):
        readings = await asyncio.to_thread(_read, [(article.text, article.published) for article in batch])
        versions = [article.version for article in batch]
        await archive.database.write(partial(_rederive, versions, readings))
        count += len(batch)
        after = batch[-1].version
    return count


def _rederive(versions: Sequence[int], readings: Sequence[Reading], transaction: Transaction) -> None:
    for version, reading in zip(versions, readings, strict=True):
        articles.rederive(transaction, version, reading)


def _read(texts: Sequence[tuple[str, dt.date | None]]) -> list[Reading]:
    return read_all([Document(text, published) for text, published in texts])
