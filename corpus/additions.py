"""Additions: what has come into the archive since somebody last asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from corpus.models import Passage, Scope
from corpus.passages import pages
from corpus.store import additions, scopes
from corpus.store.database import Database

FIRST_TIME = 5  # articles shown to somebody who has not asked before
SHOWN = 25  # articles shown at once
COUNTED = 10_000  # above it says "more than"
# Who has not asked for so long is forgotten, and told the newest as at the first time.
KEPT = dt.timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Additions:
    """What is new to somebody.

    Args:
        passages: the first sentence of each new article, the last added first.
        total: how many there are; :data:`COUNTED` stands for that many or more.
        is_first_time: whether they had not asked before; then these are simply the newest.
        newest: the highest article number they now know of.
    """

    passages: tuple[Passage, ...]
    total: int
    is_first_time: bool
    newest: int


async def find_additions(database: Database, scope: Scope, user: int) -> Additions:
    """Return what has been added since ``user`` last asked in this scope, without noting that they asked."""
    return await added(database, scope, await additions.last_seen(database, user, scope))


async def added(database: Database, scope: Scope, seen: int | None) -> Additions:
    """Return what has been added after the article with number ``seen``; the newest for ``None``."""
    scope_ids = await scopes.ids(database, scope)
    limit = FIRST_TIME if seen is None else SHOWN
    found = await additions.added_after(database, scope_ids, seen or 0, limit)
    total = len(found) if seen is None else await additions.count_after(database, scope_ids, seen, COUNTED)
    known = await pages(database, [version for _, version in found])
    leads = [page.cut(page.sentences[0] if page.sentences else (0, 0)) for page in (known[v] for _, v in found)]
    newest = max((number for number, _ in found), default=seen or 0)
    return Additions(tuple(leads), total, seen is None, newest)


async def note_seen(database: Database, scope: Scope, user: int, found: Additions, now: dt.datetime) -> None:
    """Note that ``user`` has been shown ``found``."""
    await additions.remember(database, user, scope, found.newest, now=now, oldest=now - KEPT)
