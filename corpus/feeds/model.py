"""What feeds are made of: frozen dataclasses."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Mode = Literal["auto", "queue"]
"""Whether a feed's articles go into the archive at once, or into the moderators' queue."""
State = Literal["active", "paused", "given up", "removed"]
"""Whether a feed is checked: it is, a moderator has paused it, it failed for too long, or it is there no longer."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a feed.

    Args:
        url: where its page is.
        title: its headline, as plain text; may be empty.
        summary: what the feed says it is about, as plain text; may be empty.
        published: when, as the feed says (UTC).
        id: what the feed knows it by.
    """

    url: str
    title: str
    summary: str
    published: dt.datetime | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """A feed as it was sent.

    Args:
        title: what it calls itself; may be empty.
        items: its entries, newest first where all are dated, else in its own order.
    """

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries are wanted.

    Args:
        include: one of these words or phrases must be in headline or summary; without any, all are wanted.
        exclude: none of these may be.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that a server keeps.

    Args:
        id: the store's own number.
        guild: Discord's id of the server.
        number: by which people name it.
        url: where it is fetched.
        title: what it calls itself.
        outlet: what its articles' outlet is called; ``None`` for what each page says.
        channel: Discord's id of the channel it was added in.
        mode: where its articles go.
        filter: which of its entries are wanted.
        state: whether it is checked.
        etag, last_modified: the validators of the last fetch.
        next_check_at: when it is due.
        last_success_at: when it was last read (UTC).
        failing_since: since when it cannot be.
        failures: how often in a row.
        problem: why, as a sentence.
        item_problem: why the last of its articles that could not be had could not.
        waiting: how many of its articles are still to be read.
    """

    id: int
    guild: int
    number: int
    url: str
    title: str
    outlet: str | None
    channel: int
    mode: Mode
    filter: Filter
    state: State
    etag: str | None
    last_modified: str | None
    next_check_at: dt.datetime
    last_success_at: dt.datetime | None
    failing_since: dt.datetime | None
    failures: int
    problem: str | None
    item_problem: str | None
    waiting: int

    @property
    def name(self) -> str:
        """What people call it."""
        return self.outlet or self.title or self.url


@dataclass(frozen=True, slots=True)
class Due:
    """An article that a feed brings and that is to be read now.

    Args:
        id: the store's own number.
        feed: whose it is.
        url, title: as the feed says.
        published: as the feed says (UTC).
        tries: how often it was tried, this time included.
    """

    id: int
    feed: Feed
    url: str
    title: str
    published: dt.datetime | None
    tries: int


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of a feed found.

    Args:
        feed: as it is now.
        items: how many entries it shows; ``None`` when it has not changed or could not be read.
        new: how many of them are new and wanted; they are read next.
    """

    feed: Feed
    items: int | None
    new: int
