"""Feeds as stored: what a server keeps, what has been seen, and what is to be read."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence

from corpus.feeds.model import Due, Feed, Filter, Item, Mode, State
from corpus.store.database import Database, Transaction

_WAITING = "(SELECT count(*) FROM feed_item WHERE feed_item.feed = feed.id) AS waiting"

_OF_GUILDS = "(? OR feed.guild IN (SELECT value FROM json_each(?)))"


def add(
    transaction: Transaction,
    guild: int,
    url: str,
    canonical: str,
    title: str,
    channel: int,
    mode: Mode,
    now: dt.datetime,
) -> int:
    """Store a feed and return its id."""
    return transaction.run(
        """INSERT INTO feed (guild, number, url, canonical, title, channel, mode, next_check_at, last_success_at)
        SELECT ?1, ifnull(max(number), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?7 FROM feed WHERE guild = ?1""",
        (guild, url, canonical, title, channel, mode, _text(now)),
    )


def at_address(transaction: Transaction, guild: int, canonical: str) -> int | None:
    """Return the number of the feed that a guild keeps at an address."""
    rows = transaction.rows(
        "SELECT number FROM feed WHERE guild = ? AND canonical = ? AND state <> 'removed'", (guild, canonical)
    )
    return rows[0]["number"] if rows else None


def count(transaction: Transaction, guild: int) -> int:
    """Return how many feeds a guild keeps."""
    return transaction.rows("SELECT count(*) FROM feed WHERE guild = ? AND state <> 'removed'", (guild,))[0][0]


def set_state(transaction: Transaction, feed: int, state: State, now: dt.datetime) -> None:
    """Let a feed be checked at once, or no longer; one that was removed also forgets what it has seen."""
    transaction.run(
        """UPDATE feed SET state = ?, next_check_at = ?, failing_since = NULL, failures = 0, problem = NULL,
            told_at = NULL WHERE id = ?""",
        (state, _text(now), feed),
    )
    if state == "removed":
        transaction.run("DELETE FROM feed_item WHERE feed = ?", (feed,))
        transaction.run("DELETE FROM feed_seen WHERE feed = ?", (feed,))


def set_mode(transaction: Transaction, feed: int, mode: Mode) -> None:
    """Set where a feed's articles go."""
    transaction.run("UPDATE feed SET mode = ? WHERE id = ?", (mode, feed))


def set_filter(transaction: Transaction, feed: int, wanted: Filter) -> None:
    """Set which entries of a feed are wanted."""
    transaction.run(
        "UPDATE feed SET include = ?, exclude = ? WHERE id = ?",
        (json.dumps(wanted.include), json.dumps(wanted.exclude), feed),
    )


def set_outlet(transaction: Transaction, feed: int, outlet: str | None) -> None:
    """Set what the outlet of a feed's articles is called."""
    transaction.run("UPDATE feed SET outlet = ? WHERE id = ?", (outlet, feed))


def is_active(transaction: Transaction, feed: int) -> bool:
    """Return whether a feed is still checked."""
    return bool(transaction.rows("SELECT 1 FROM feed WHERE id = ? AND state = 'active'", (feed,)))


def see(transaction: Transaction, feed: int, marks: Iterable[int]) -> bool:
    """Note that an entry with these marks was there; return whether none of them had been seen before."""
    hashes = json.dumps(list(marks))
    known = transaction.rows(
        "SELECT 1 FROM feed_seen WHERE feed = ? AND hash IN (SELECT value FROM json_each(?)) LIMIT 1", (feed, hashes)
    )
    transaction.run("INSERT OR IGNORE INTO feed_seen (feed, hash) SELECT ?, value FROM json_each(?)", (feed, hashes))
    return not known


def add_items(transaction: Transaction, feed: int, items: Sequence[Item], now: dt.datetime) -> None:
    """Let the articles of entries be read, in this order."""
    transaction.run_many(
        "INSERT INTO feed_item (feed, url, title, published_at, due_at) VALUES (?, ?, ?, ?, ?)",
        [(feed, item.url, item.title, item.published and _text(item.published), _text(now)) for item in items],
    )


def note_success(
    transaction: Transaction,
    feed: int,
    etag: str | None,
    last_modified: str | None,
    now: dt.datetime,
    next_check_at: dt.datetime,
) -> None:
    """Note that a feed was read, and when it is due again."""
    transaction.run(
        """UPDATE feed SET etag = ?, last_modified = ?, last_success_at = ?, next_check_at = ?,
            failing_since = NULL, failures = 0, problem = NULL WHERE id = ?""",
        (etag, last_modified, _text(now), _text(next_check_at), feed),
    )


def note_failure(
    transaction: Transaction, feed: int, problem: str, now: dt.datetime, next_check_at: dt.datetime, *, gives_up: bool
) -> None:
    """Note that a feed could not be read, when it is tried again, and whether it is at all."""
    transaction.run(
        """UPDATE feed SET problem = ?, failures = failures + 1, failing_since = ifnull(failing_since, ?),
            next_check_at = ?, state = iif(?, 'given up', state) WHERE id = ? AND state = 'active'""",
        (problem, _text(now), _text(next_check_at), gives_up, feed),
    )


def claim_item(transaction: Transaction, item: int, now: dt.datetime, until: dt.datetime) -> bool:
    """Take an item for this reader until a moment, or return that somebody else has."""
    return bool(
        transaction.rows(
            "UPDATE feed_item SET tries = tries + 1, due_at = ? WHERE id = ? AND due_at <= ? RETURNING id",
            (_text(until), item, _text(now)),
        )
    )


def finish_item(transaction: Transaction, item: int) -> bool:
    """Let go of an item; return whether it was still there."""
    return bool(transaction.rows("DELETE FROM feed_item WHERE id = ? RETURNING id", (item,)))


def add_proposal(transaction: Transaction, pending: int, guild: int) -> None:
    """Note that an article waits in the queue of a guild and is to be shown there."""
    transaction.run("INSERT INTO feed_proposal (pending, guild) VALUES (?, ?)", (pending, guild))


def note_posted(transaction: Transaction, pending: int) -> None:
    """Note that an article was shown in the queue."""
    transaction.run("DELETE FROM feed_proposal WHERE pending = ?", (pending,))


async def unposted(database: Database, limit: int) -> list[tuple[int, int]]:
    """Return guild and number of the articles that are to be shown in a queue, the oldest first."""
    rows = await database.rows("SELECT guild, pending FROM feed_proposal ORDER BY pending LIMIT ?", (limit,))
    return [(row["guild"], row["pending"]) for row in rows]


def note_item_problem(transaction: Transaction, feed: int, problem: str | None) -> None:
    """Note why an article of a feed could not be had, or that the last one could."""
    transaction.run("UPDATE feed SET item_problem = ? WHERE id = ?", (problem, feed))


def claim_told(transaction: Transaction, feed: int, now: dt.datetime) -> bool:
    """Note that a moderator is told that a feed was given up; return whether nobody had been."""
    return bool(
        transaction.rows(
            "UPDATE feed SET told_at = ? WHERE id = ? AND told_at IS NULL RETURNING id", (_text(now), feed)
        )
    )


async def kept(database: Database, guild: int | None) -> list[Feed]:
    """Return the feeds that a guild keeps, or with ``None`` all guilds, in order of number."""
    rows = await database.rows(
        f"SELECT *, {_WAITING} FROM feed WHERE guild = ifnull(?, guild) AND state <> 'removed' ORDER BY guild, number",  # noqa: S608
        (guild,),
    )
    return [_feed(row) for row in rows]


async def by_id(database: Database, feed: int) -> Feed | None:
    """Return a feed."""
    row = await database.row(f"SELECT *, {_WAITING} FROM feed WHERE id = ?", (feed,))  # noqa: S608
    return None if row is None else _feed(row)


async def due(database: Database, now: dt.datetime, limit: int, guilds: Collection[int] | None) -> list[Feed]:
    """Return the feeds of some guilds, or of all, that are due, the longest due first."""
    rows = await database.rows(
        f"""SELECT *, {_WAITING} FROM feed
        WHERE state = 'active' AND next_check_at <= ? AND {_OF_GUILDS} ORDER BY next_check_at LIMIT ?""",  # noqa: S608
        (_text(now), *_guilds(guilds), limit),
    )
    return [_feed(row) for row in rows]


async def untold(database: Database) -> list[Feed]:
    """Return the feeds that were given up and of which nobody has been told."""
    rows = await database.rows(
        f"SELECT *, {_WAITING} FROM feed WHERE state = 'given up' AND told_at IS NULL"  # noqa: S608
    )
    return [_feed(row) for row in rows]


async def due_items(database: Database, now: dt.datetime, limit: int, guilds: Collection[int] | None) -> list[Due]:
    """Return articles that are due, of each active feed the first, the longest due first."""
    rows = await database.rows(
        f"""SELECT feed.*, {_WAITING}, item.id AS item, item.url AS item_url, item.title AS item_title,
            item.published_at, item.tries, min(item.due_at || printf('%020d', item.id)) AS first
        FROM feed_item AS item JOIN feed ON feed.id = item.feed
        WHERE item.due_at <= ? AND feed.state = 'active' AND {_OF_GUILDS}
        GROUP BY feed.id ORDER BY first LIMIT ?""",  # noqa: S608
        (_text(now), *_guilds(guilds), limit),
    )
    return [
        Due(row["item"], _feed(row), row["item_url"], row["item_title"], _moment(row["published_at"]), row["tries"] + 1)
        for row in rows
    ]


def _guilds(guilds: Collection[int] | None) -> tuple[bool, str]:
    """Return the parameters of ``_OF_GUILDS``: whether all are meant, and which else."""
    return guilds is None, json.dumps(list(guilds or ()))


def _feed(row: sqlite3.Row) -> Feed:
    return Feed(
        id=row["id"],
        guild=row["guild"],
        number=row["number"],
        url=row["url"],
        title=row["title"],
        outlet=row["outlet"],
        channel=row["channel"],
        mode=row["mode"],
        filter=Filter(tuple(json.loads(row["include"])), tuple(json.loads(row["exclude"]))),
        state=row["state"],
        etag=row["etag"],
        last_modified=row["last_modified"],
        next_check_at=dt.datetime.fromisoformat(row["next_check_at"]),
        last_success_at=_moment(row["last_success_at"]),
        failing_since=_moment(row["failing_since"]),
        failures=row["failures"],
        problem=row["problem"],
        item_problem=row["item_problem"],
        waiting=row["waiting"],
    )


def _text(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")


def _moment(text: str | None) -> dt.datetime | None:
    return None if text is None else dt.datetime.fromisoformat(text)
