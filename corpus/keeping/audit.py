"""Audit: who changed what, asked for by person and time."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from corpus.errors import NotFoundError, QueryError
from corpus.keeping.model import Keeper
from corpus.query import parse_days
from corpus.store import changes, scopes
from corpus.store.changes import ChangeRow
from corpus.store.database import Database

SHOWN = 500  # changes handed out at once
_MENTION = re.compile(r"<@!?(\d{1,20})>")
_AGO = re.compile(r"(\d{1,4})\s?(minute|hour|day|week|month|year)s?(?:\s+ago)?", re.IGNORECASE)
_LENGTHS = {"minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800, "month": 2_592_000, "year": 31_536_000}
_SINCE = re.compile(r"(?:^|\s)since:?\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Audit:
    """Changes, newest first.

    Args:
        changes: at most :data:`SHOWN`.
        who: whose, as asked for; empty for everybody's.
        since: since when (UTC).
        is_cut: whether there are more.
    """

    changes: tuple[ChangeRow, ...]
    who: str
    since: dt.datetime | None
    is_cut: bool


async def audit(database: Database, keeper: Keeper, typed: str, now: dt.datetime) -> Audit:
    """Return the changes of somebody's server, and those of the articles that all servers share.

    Args:
        typed: a mention or a name, and since when: "since 2024-02-01", "2 days"; both may be left out.

    Raises:
        QueryError: the time cannot be read.
        NotFoundError: nobody of this name changed anything.
    """
    who, since = _parts(typed, now)
    scope_ids = await scopes.ids(database, keeper.scope)
    actors = await _actors(database, scope_ids, who) if who else None
    found = await changes.newest(database, scope_ids, actors=actors, since=since, limit=SHOWN + 1)
    return Audit(tuple(found[:SHOWN]), who, since, is_cut=len(found) > SHOWN)


def _parts(typed: str, now: dt.datetime) -> tuple[str, dt.datetime | None]:
    """Return whom and since when: what stands behind "since", or what at the end can be read as a time."""
    who, *since = _SINCE.split(f"{typed} ", maxsplit=1)
    if since:
        return who.strip(), _moment(since[0].strip(), now)
    words = typed.split()
    for length in (3, 2, 1):
        if len(words) >= length:
            try:
                return " ".join(words[:-length]), _moment(" ".join(words[-length:]), now)
            except QueryError:
                continue
    return typed.strip(), None


def _moment(typed: str, now: dt.datetime) -> dt.datetime:
    ago = _AGO.fullmatch(typed)
    first = None if ago else parse_days(typed, now.date()).first
    try:
        if ago:
            return now - dt.timedelta(seconds=int(ago[1]) * _LENGTHS[ago[2].lower()])
        if first is not None:
            return dt.datetime.combine(first, dt.time(), dt.UTC)
    except OverflowError:  # before the first year
        pass
    raise QueryError(f"“{typed[:40]}” is no time. Write `2 days` or `2024-02-01`.")


async def _actors(database: Database, scope_ids: tuple[int, ...], who: str) -> list[int]:
    known = await changes.actors(database, scope_ids)
    mention = _MENTION.fullmatch(who)
    name = who.removeprefix("@").strip().casefold()
    found = [
        actor.number
        for actor in known
        if (actor.user == int(mention[1]) if mention else (actor.name or "").casefold() == name)
    ]
    if not found:
        whom = "This person" if mention else f"Nobody called “{who[:60]}”"
        raise NotFoundError(
            f"{whom} has changed {'nothing' if mention else 'anything'} here. `!audit` shows all changes."
        )
    return found
