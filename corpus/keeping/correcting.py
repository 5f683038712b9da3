"""Correcting: what was found wrong with an article, noted and taken back; and changes undone."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, Literal

from corpus.errors import NotFoundError, QueryError
from corpus.keeping import changing, finding
from corpus.keeping.model import Changed, Keeper
from corpus.keeping.notices import KEPT
from corpus.models import Correction
from corpus.store import changes, corrections, scopes
from corpus.store.changes import ChangeRow
from corpus.store.database import Database, Transaction
from corpus.store.revisions import Held

LONGEST = 300  # characters: it stands above every passage that is shown of the article
_URL = re.compile(r"(?:\A|\s)<?(https?://[^\s/<>]+\.[^\s<>]+)>?\s*\Z", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ACTIONS = {"corrected": "article correct", "retracted": "article retract"}


async def correct(
    database: Database, keeper: Keeper, typed: str, kind: Literal["corrected", "retracted"], note: str, now: dt.datetime
) -> Changed:
    """Note that an article was corrected or retracted; every answer from it says so from now on.

    Args:
        note: what is wrong, in words, with the address where the outlet says so at its end, if there is one.

    Raises:
        QueryError: the note says nothing, or too much.
    """
    held = await finding.to_change(database, keeper, typed)
    text, url = _parts(note)
    correction = Correction(kind, text, url, now.astimezone(dt.UTC).date())

    def write(transaction: Transaction) -> int:
        number = corrections.add(transaction, held.number, correction, shown_since=now - KEPT)
        detail: dict[str, Any] = {"correction": number, "note": text} | ({"url": url} if url else {})
        return changes.add(transaction, held.scope_id, keeper.actor, _ACTIONS[kind], f"A{held.number}", detail, now=now)

    change = await database.write(write)
    return Changed(await finding.newest(database, keeper, held.number), kind, change)


async def withdraw(
    database: Database, keeper: Keeper, typed: str, now: dt.datetime, number: int | None = None
) -> Changed:
    """Take a correction or retraction of an article back: that with this number, or the last.

    Raises:
        QueryError: there is none in force.
    """
    held = await finding.to_change(database, keeper, typed)

    def write(transaction: Transaction) -> int:
        wanted = number or corrections.newest_in_force(transaction, held.number)
        if wanted is None or not corrections.withdraw(transaction, wanted, now):
            raise QueryError(f"A{held.number} has no such correction or retraction in force.")
        return changes.add(
            transaction,
            held.scope_id,
            keeper.actor,
            "article uncorrect",
            f"A{held.number}",
            {"correction": wanted},
            now=now,
        )

    change = await database.write(write)
    article = await finding.newest(database, keeper, held.number)
    left = f"; an earlier note says that it was {article.correction.kind}" if article.correction else ""
    return Changed(article, f"cleared of that note{left}", change)


async def undo(database: Database, keeper: Keeper, number: int, now: dt.datetime) -> Changed:
    """Undo an edit, a removal, a correction or a retraction.

    Args:
        number: that of the change.

    Raises:
        QueryError: it has been undone, something else has been changed since, or it is nothing that can be undone.
        NotFoundError: it was made in another server.
    """
    change = await changes.by_number(database, await scopes.ids(database, keeper.scope), number)
    if change is None:
        raise NotFoundError("There is no such change in this server's archive.")
    if change.action in _ACTIONS.values():
        return await withdraw(database, keeper, change.subject, now, int(change.detail["correction"]))
    held = await finding.to_change(database, keeper, change.subject)
    if change.action == "article remove" and held.is_removed and change.detail["version"] == held.ordinal:
        return await changing.restore(database, keeper, change.subject, None, now)
    if _made_newest(change, held):
        return await changing.restore(database, keeper, change.subject, int(change.detail["made of"]), now)
    raise QueryError(
        f"That has been undone already, or {change.subject} was changed again since: `!article history "
        f"{change.subject}` tells. `!article restore` brings any version back."
    )


def _made_newest(change: ChangeRow, held: Held) -> bool:
    return "made of" in change.detail and not held.is_removed and change.detail["version"] == held.ordinal


def _parts(note: str) -> tuple[str, str | None]:
    """Return what a note says and the address at its end."""
    clean = " ".join(_UNSEEN.sub(" ", note).split())
    found = _URL.search(clean)
    text = clean[: found.start()].strip() if found else clean
    if not re.search(r"\w", text):
        raise QueryError("Say what is wrong with it, in a sentence; readers will see that above every passage from it.")
    if len(text) > LONGEST:
        raise QueryError(
            f"That is {len(text):,} characters; a note may have {LONGEST}, because it stands above every passage. "
            "Say it in a sentence or two, and give the address of the rest."
        )
    return text, found[1] if found else None
