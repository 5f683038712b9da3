"""Feeds: RSS and Atom feeds that a server keeps, and the articles that they bring.

::

    added = await archive.feeds.add(guild, "https://herald.example/", channel, actor, rules)
    await archive.feeds.run(rules)           # what is due now: feeds are checked, their new articles read

A check only notes what is new (`recognising`), in the transaction that records it as seen; the articles are read
afterwards (`bringing`), so that neither a crash in between nor a feed that fails loses or repeats one.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import secrets
from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Any, TypeVar

from corpus.adding import Adding
from corpus.apart import apart
from corpus.auditing import Actor
from corpus.errors import CorpusError, FeedError, NotFoundError, StatusError
from corpus.feeds import finding, recognising, scheduling
from corpus.feeds.bringing import Bringing
from corpus.feeds.model import Checked, Due, Feed, Filter, Item, Mode, Parsed
from corpus.feeds.parsing import parse
from corpus.feeds.recognising import read_filter
from corpus.fetching import Fetched, FetchRules, fetch
from corpus.ingest.urls import canonical
from corpus.models import Scope
from corpus.pending import Pending
from corpus.store import changes, scopes
from corpus.store import feeds as store
from corpus.store.database import Database, Transaction

__all__ = ["Checked", "Feed", "Feeds", "Filter", "Mode", "read_filter"]

log = logging.getLogger(__name__)
T = TypeVar("T")
_RANDOM = secrets.SystemRandom()
FIRST = 5
"""Articles that a feed brings when it is added; what else it shows then is taken as seen."""
MOST_NEW: dict[Mode, int] = {"auto": 100, "queue": 20}
"""Articles that a check brings at most; a feed that changes all its ids would else flood archive and moderators."""
ROUNDS = 5
"""Articles of one feed that are read before feeds are checked again: a slow site does not hold up the others."""
MOST_FEEDS = 100
AT_ONCE = 8
"""Feeds that are asked at the same time; a slow one holds up one of these places, for ten seconds at most."""
MOST_DUE = 200
PARSE_SECONDS = 20.0
"""For a feed; most take a hundredth of one, but the process apart may have to start first, on a busy machine."""
_OURS = "Reading it failed inside Cuttings; the log says where."


class Feeds:
    """The feeds of all servers.

    Args:
        database: the archive.
        clock: returns the present moment.
        adding: how articles get into the archive.
        jitter: returns a random number from 0 to 1.
    """

    def __init__(
        self,
        database: Database,
        clock: Callable[[], dt.datetime],
        adding: Adding,
        jitter: Callable[[], float] = _RANDOM.random,
    ) -> None:
        self._database = database
        self._clock = clock
        self._jitter = jitter
        self._adding = adding
        self._bringing = Bringing(database, clock, adding)

    async def add(
        self, guild: int, url: str, channel: int, actor: Actor, rules: FetchRules, mode: Mode = "auto"
    ) -> Checked:
        """Keep a feed, found at its own address or on a site's page; its newest articles are read next.

        Args:
            guild: Discord's id of the server.
            url: the feed's address, or that of a page.
            channel: Discord's id of the channel where a moderator is told of it.
            actor: who adds it.
            rules: how it is fetched.
            mode: where its articles go.

        Raises:
            FetchError: the address cannot be read.
            FeedError: there is no feed, it is kept already, or there are too many.
        """
        address, fetched, parsed = await finding.find(url, rules, self._clock)
        now = self._clock()

        def write(transaction: Transaction) -> int:
            known_by = canonical(address)
            number = store.at_address(transaction, guild, known_by)
            if number is not None:
                raise FeedError(f"That feed is here already, as feed {number}; `!feed list` shows it.")
            if store.count(transaction, guild) >= MOST_FEEDS:
                raise FeedError(f"There are {MOST_FEEDS} feeds here, which is the most; remove one first.")
            title = parsed.title or address
            feed = store.add(transaction, guild, address, known_by, title, channel, mode, now)
            new = _see(transaction, feed, parsed.items)[:FIRST]
            store.add_items(transaction, feed, new[::-1], now)
            due = now + scheduling.pause(0, self._jitter())
            store.note_success(transaction, feed, fetched.etag, fetched.last_modified, now, due)
            detail = {"url": address, "title": title, "mode": mode}
            self._record(transaction, guild, actor, "feed add", detail)
            return feed

        feed = await self._get(await self._database.write(write))
        return Checked(feed, len(parsed.items), feed.waiting)

    async def kept(self, guild: int | None) -> list[Feed]:
        """Return the feeds of a server, or with ``None`` of all, in order of number."""
        return await store.kept(self._database, guild)

    async def get(self, feed: Feed) -> Feed:
        """Return a feed as it is now."""
        return await self._get(feed.id)

    async def find(self, guild: int, typed: str) -> Feed:
        """Return the feed that somebody names by its number, or by a part of its name or address.

        Raises:
            NotFoundError: there is none, or there are several.
        """
        feeds = await self.kept(guild)
        wanted = typed.strip().lstrip("#").casefold()
        if wanted.isdigit():
            named = [feed for feed in feeds if str(feed.number) == wanted]
        else:
            named = [feed for feed in feeds if wanted and wanted in _names(feed)]
        if len(named) == 1:
            return named[0]
        if named:
            numbers = " or ".join(str(feed.number) for feed in named[:10])
            raise NotFoundError(f"That may be any of several feeds; name one by its number: {numbers}.")
        raise NotFoundError("There is no such feed here; `!feed list` shows all with their numbers.")

    async def remove(self, feed: Feed, actor: Actor) -> None:
        """Keep a feed no longer; the articles it brought stay."""
        await self._change(feed, actor, "remove", lambda t, now: store.set_state(t, feed.id, "removed", now))

    async def pause(self, feed: Feed, actor: Actor) -> None:
        """Do not check a feed until it is resumed."""
        await self._change(feed, actor, "pause", lambda t, now: store.set_state(t, feed.id, "paused", now))

    async def resume(self, feed: Feed, actor: Actor) -> None:
        """Check a feed again, now."""
        await self._change(feed, actor, "resume", lambda t, now: store.set_state(t, feed.id, "active", now))

    async def set_mode(self, feed: Feed, mode: Mode, actor: Actor) -> None:
        """Set where a feed's articles go from now on."""
        detail = {"mode": {"from": feed.mode, "to": mode}}
        await self._change(feed, actor, "mode", lambda t, now: store.set_mode(t, feed.id, mode), detail)

    async def set_filter(self, feed: Feed, wanted: Filter, actor: Actor) -> None:
        """Set which of a feed's entries are wanted from now on."""
        detail = {"include": list(wanted.include), "exclude": list(wanted.exclude)}
        await self._change(feed, actor, "filter", lambda t, now: store.set_filter(t, feed.id, wanted), detail)

    async def set_outlet(self, feed: Feed, outlet: str | None, actor: Actor) -> None:
        """Set what the outlet of a feed's articles is called from now on; ``None`` for what each page says."""
        detail = {"outlet": {"from": feed.outlet, "to": outlet}}
        await self._change(feed, actor, "outlet", lambda t, now: store.set_outlet(t, feed.id, outlet), detail)

    async def run(self, rules: FetchRules, guilds: Collection[int] | None = None) -> bool:
        """Do what is due: check feeds, and read their new articles, of all feeds side by side.

        Args:
            rules: how pages are fetched.
            guilds: Discord's ids of the servers whose feeds are meant; without any, all are.

        Returns:
            Whether there are more articles to be read, which the next run goes on with.
        """
        feeds = await store.due(self._database, self._clock(), MOST_DUE, guilds)
        await self._each(feeds, lambda feed: self.check(feed, rules))
        touched: set[int] = set()
        due: list[Due] = []
        for _ in range(ROUNDS):
            due = await store.due_items(self._database, self._clock(), MOST_DUE, guilds)
            touched |= {item.feed.guild for item in due}
            await self._each(due, lambda item: self._bringing.bring(item, rules))
        for guild in touched:
            for scope_id in await scopes.ids(self._database, Scope(guild)):
                await self._database.name_indexes.renew(scope_id)
        return bool(due)

    async def check(self, feed: Feed, rules: FetchRules) -> Checked:
        """Ask a feed for what is new, and note it; what goes wrong is noted, too."""
        fetched: Fetched | None = None
        parsed: Parsed | None = None
        try:
            fetched = await fetch(feed.url, rules, etag=feed.etag, last_modified=feed.last_modified, clock=self._clock)
            if not fetched.not_modified:
                parsed = await apart(parse, fetched, seconds=PARSE_SECONDS)
        except CorpusError as error:
            return await self._failed(feed, str(error), error)
        except Exception as error:
            # A bug of ours with one feed must not keep the others from being checked, nor this one for ever.
            log.exception("Checking feed %s failed", feed.url)
            return await self._failed(feed, _OURS, error)
        return await self._succeeded(feed, fetched, parsed)

    async def unposted(self) -> list[Pending]:
        """Return the articles that wait in a queue and have not been shown to its moderators."""
        return [
            await self._adding.get(guild, number) for guild, number in await store.unposted(self._database, MOST_DUE)
        ]

    async def note_posted(self, pending: Pending) -> None:
        """Note that an article was shown to the moderators."""
        await self._database.write(lambda transaction: store.note_posted(transaction, pending.number))

    async def untold(self) -> list[Feed]:
        """Return the feeds that were given up and of which no moderator has been told; each is returned once."""
        now = self._clock()
        feeds = await store.untold(self._database)
        return await self._database.write(
            lambda transaction: [feed for feed in feeds if store.claim_told(transaction, feed.id, now)]
        )

    async def _succeeded(self, feed: Feed, fetched: Fetched, parsed: Parsed | None) -> Checked:
        now = self._clock()
        due = now + scheduling.pause(0, self._jitter())

        def write(transaction: Transaction) -> int:
            if not store.is_active(transaction, feed.id):
                return 0
            etag = fetched.etag or (feed.etag if fetched.not_modified else None)
            modified = fetched.last_modified or (feed.last_modified if fetched.not_modified else None)
            store.note_success(transaction, feed.id, etag, modified, now, due)
            if parsed is None:
                return 0
            unseen = _see(transaction, feed.id, parsed.items)
            new = [item for item in unseen if recognising.is_wanted(item, feed.filter)]
            taken = new[: MOST_NEW[feed.mode]]
            store.add_items(transaction, feed.id, taken[::-1], now)
            if len(new) > len(taken):
                left = f"the {len(new) - len(taken)} oldest of {len(new)} articles that came at once."
                store.note_item_problem(transaction, feed.id, left)
            return len(taken)

        new = await self._database.write(write)
        return Checked(await self._get(feed.id), None if parsed is None else len(parsed.items), new)

    async def _failed(self, feed: Feed, problem: str, error: Exception) -> Checked:
        now = self._clock()
        retry_after = error.retry_after if isinstance(error, StatusError) else None
        due = now + scheduling.pause(feed.failures + 1, self._jitter(), retry_after)
        since = feed.failing_since or now
        is_gone = isinstance(error, StatusError) and error.status == 410
        gives_up = is_gone or now - since >= scheduling.GIVE_UP
        await self._database.write(
            lambda transaction: store.note_failure(transaction, feed.id, problem, now, due, gives_up=gives_up)
        )
        return Checked(await self._get(feed.id), None, 0)

    async def _change(
        self,
        feed: Feed,
        actor: Actor,
        verb: str,
        change: Callable[[Transaction, dt.datetime], None],
        detail: dict[str, Any] | None = None,
    ) -> None:
        def write(transaction: Transaction) -> None:
            change(transaction, self._clock())
            self._record(transaction, feed.guild, actor, f"feed {verb}", {"feed": feed.name, **(detail or {})})

        await self._database.write(write)

    def _record(self, transaction: Transaction, guild: int, actor: Actor, action: str, detail: dict[str, Any]) -> None:
        scope_id = scopes.claim(transaction, Scope(guild))
        changes.add(transaction, scope_id, actor, action, detail=detail, now=self._clock())

    async def _get(self, feed: int) -> Feed:
        found = await store.by_id(self._database, feed)
        assert found is not None  # noqa: S101  # rows of feeds are never deleted
        return found

    async def _each(self, things: Sequence[T], work: Callable[[T], Awaitable[object]]) -> None:
        """Do the work for each, `AT_ONCE` at a time; one that fails is logged and does not end the others."""
        places = asyncio.Semaphore(AT_ONCE)

        async def guarded(thing: T) -> None:
            async with places:
                try:
                    await work(thing)
                except Exception:
                    # Whatever it was, it is tried again when it is due.
                    log.exception("%s failed", thing)

        await asyncio.gather(*(guarded(thing) for thing in things))


def _see(transaction: Transaction, feed: int, items: Sequence[Item]) -> list[Item]:
    """Record entries as seen, and return those that had not been, in the same order."""
    marked = zip(items, recognising.marks(items), strict=True)
    return [item for item, marks in marked if store.see(transaction, feed, marks)]


def _names(feed: Feed) -> str:
    """Return everything by which people may call a feed, in one text."""
    return f"{feed.outlet or ''}\n{feed.title}\n{feed.url}".casefold()
