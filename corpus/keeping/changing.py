"""Changing: articles edited, taken out and brought back, each time as a whole and with a record of who did it.

What costs time, reading a text, is done before the transaction; the transaction refuses if the article is no longer
the one that was read.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from typing import Any

from corpus.apart import apart
from corpus.errors import ChangedMeanwhileError, QueryError
from corpus.keeping import finding
from corpus.keeping.differences import compare, count_words
from corpus.keeping.edits import Edits
from corpus.keeping.model import Changed, Difference, Keeper
from corpus.models import Draft, Published
from corpus.reading import Reading, read_draft
from corpus.store import articles, changes, revisions
from corpus.store.database import Database, Transaction
from corpus.store.revisions import Held

LONG = 200_000  # characters; reading more takes so much of a second that it is done in the process apart
_FIELDS = ("title", "outlet", "agencies", "byline", "dateline", "published", "url", "language")
_NAMES = {"agencies": "agency"}


async def latest(database: Database, keeper: Keeper, typed: str) -> tuple[Draft, int]:
    """Return what the newest version of an article says that somebody may change, and which version that is."""
    held = await finding.to_change(database, keeper, typed)
    return held.draft, held.ordinal


async def edit(
    database: Database, keeper: Keeper, typed: str, edits: Edits, *, of: int | None, now: dt.datetime
) -> Changed:
    """Make a new version of an article with some fields or the text changed.

    Args:
        of: the version that the edits were made of, where that matters; if there is a newer one, nothing is changed.

    Raises:
        QueryError: nothing would be different, or the article is removed.
        ChangedMeanwhileError: somebody else was faster.
    """
    held = await finding.to_change(database, keeper, typed)
    if held.is_removed:
        raise QueryError(f"A{held.number} has been removed. `!article restore A{held.number}` brings it back first.")
    if of is not None and of != held.ordinal:
        raise ChangedMeanwhileError(
            f"A{held.number} has been changed since you opened the form; nothing of yours was stored. "
            "Open it again to see what it says now."
        )
    return await _revise(database, keeper, held, edits.over(held.draft), edits.original, "article edit", {}, now)


async def remove(database: Database, keeper: Keeper, typed: str, now: dt.datetime) -> Changed:
    """Take an article out of all answers at once.

    Raises:
        QueryError: that has been done already.
    """
    held = await finding.to_change(database, keeper, typed)
    if held.is_removed:
        raise QueryError(f"A{held.number} has been removed already. `!article restore A{held.number}` brings it back.")

    def work(transaction: Transaction) -> None:
        revisions.remove(transaction, held, now)

    change = await _record(database, keeper, held, "article remove", work, now)
    return Changed(await finding.newest(database, keeper, held.number), "removed", change)


async def restore(database: Database, keeper: Keeper, typed: str, ordinal: int | None, now: dt.datetime) -> Changed:
    """Bring a removed article back as it was, or an earlier version of an article as its next one.

    Raises:
        QueryError: there is nothing to bring back.
        DuplicateArticleError: another article has this text by now.
    """
    held = await finding.to_change(database, keeper, typed)
    if ordinal is not None and ordinal != held.ordinal:
        older = await finding.to_see(database, keeper, typed, ordinal)
        again = {"as in version": ordinal}
        return await _revise(database, keeper, held, older.draft, b"", "article restore", again, now, older.original)
    if not held.is_removed:
        raise QueryError(
            f"A{held.number} is in the archive, in version {held.ordinal}. `!article restore A{held.number} 1` would "
            f"bring its first version back; `!article history A{held.number}` lists them."
        )
    reading = await _read(held.draft)

    def work(transaction: Transaction) -> None:
        revisions.restore(transaction, held, reading)

    change = await _record(database, keeper, held, "article restore", work, now)
    await database.name_indexes.renew(held.scope_id)
    return Changed(await finding.newest(database, keeper, held.number), "brought back", change)


async def _revise(
    database: Database,
    keeper: Keeper,
    held: Held,
    after: Draft,
    data: bytes,
    action: str,
    detail: dict[str, Any],
    now: dt.datetime,
    original: bytes | None = None,
) -> Changed:
    """Store a draft as the next version; ``data`` is what its text was read from, ``original`` where that is here."""
    found = await asyncio.to_thread(differences, held.draft, after)
    if not found and not held.is_removed:
        raise QueryError(f"Nothing would be different: A{held.number} says that already.")
    reading = await _read(after)

    said = {difference.field: [difference.before, difference.after] for difference in found}
    told = {"version": held.ordinal + 1, "made of": held.ordinal, **detail, **said}

    def write(transaction: Transaction) -> int:
        source = original or (articles.keep_original(transaction, data) if data else held.original)
        change = changes.add(transaction, held.scope_id, keeper.actor, action, f"A{held.number}", told, now=now)
        revisions.revise(transaction, held, after, reading, change, original=source, now=now)
        return change

    change = await database.write(write)
    await database.name_indexes.renew(held.scope_id)
    what = "edited" if action == "article edit" else f"brought back as in version {detail['as in version']}"
    return Changed(await finding.newest(database, keeper, held.number), what, change, found)


def differences(before: Draft, after: Draft) -> tuple[Difference, ...]:
    """Return what differs between two versions, the text as a count of words."""
    found = [
        Difference(_NAMES.get(field, field), _written(getattr(before, field)), _written(getattr(after, field)))
        for field in _FIELDS
        if getattr(before, field) != getattr(after, field)
    ]
    if before.text != after.text:
        added, removed = count_words(compare(before.text, after.text))
        length = (
            f"{len(before.text):,} characters",
            f"{len(after.text):,} characters: {added:,} words in, {removed:,} out",
        )
        found.append(Difference("text", *length))
    return tuple(found)


def _written(value: Any) -> str:
    if isinstance(value, Published):
        time = f" {value.time:%H:%M}" if value.time else ""
        return f"{value.day.isoformat()}{time} ({value.how})"
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]  # a tuple of whatever
    return str(value) if value is not None else ""


async def _read(draft: Draft) -> Reading:
    return await (apart(read_draft, draft) if len(draft.text) > LONG else asyncio.to_thread(read_draft, draft))


async def _record(
    database: Database,
    keeper: Keeper,
    held: Held,
    action: str,
    work: Callable[[Transaction], None],
    now: dt.datetime,
) -> int:
    """Do some work and record it, both or neither; return the number of the change."""
    detail = {"title": held.draft.title, "version": held.ordinal}

    def write(transaction: Transaction) -> int:
        work(transaction)
        return changes.add(transaction, held.scope_id, keeper.actor, action, f"A{held.number}", detail, now=now)

    return await database.write(write)
