"""Watches: who wants to be told of what, and what there is to tell them.

As with digests, rows say what is told and what is on its way; whoever holds a watch's lease looks and tells.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import random
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from corpus import quoting, selecting, who
from corpus.auditing import Actor
from corpus.digests import content
from corpus.digests.running import FIRST_PAUSE, LEASE, LONGEST_PAUSE
from corpus.errors import NotFoundError, QueryError
from corpus.models import Article, Passage, Quote, Scope, Selection
from corpus.passages import Page, pages
from corpus.query import Query
from corpus.store import additions, changes, digests, names, quotes, scopes, watches
from corpus.store.database import Database, Transaction
from corpus.store.watches import QuietHours, Watch
from corpus.time_zones import find_time_zone

MOST = 20  # watches of one person in a server
LONGEST = 100  # characters of what is watched for
QUOTES_EACH = 3  # quotations shown of one event
SIGHTINGS = 10  # events in a notice
SAME_EVENT = dt.timedelta(days=3)  # in which an article on an event that was told of is no news
_KINDS = re.compile(r"(?P<kind>person|topic|phrase)\b\s*:?\s*(?P<words>.+)", re.IGNORECASE | re.DOTALL)
_QUOTED = re.compile(r"""["“”„«]([^"“”„«»]+)["“”»]""")
_HOURS = re.compile(
    r"(?:from\s+)?(\d{1,2})(?::(\d{2}))?\s*(?:-|–|to|until)\s*(\d{1,2})(?::(\d{2}))?\s*(?P<zone>.*)", re.IGNORECASE
)
_HIDDEN = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a watch is made and told; Discord's ids.

    Args:
        guild: the server whose articles it looks at.
        made_in: the channel where it is made.
        channel: where it is told; ``None`` for direct messages.
    """

    guild: int
    made_in: int
    channel: int | None


@dataclass(frozen=True, slots=True)
class Sighting:
    """An event that a watch tells of.

    Args:
        passage: the sentence that tells it.
        quotes: what the person said, for a watch on somebody; the passage is not shown then.
        also: further articles on it.
    """

    passage: Passage
    quotes: tuple[Quote, ...] = ()
    also: tuple[Article, ...] = ()

    @property
    def articles(self) -> list[int]:
        """The numbers of all its articles."""
        return [self.passage.article.number, *(article.number for article in self.also)]


class Watches:
    """The watches of all servers.

    Args:
        database: the archive's.
        clock: returns the present moment.
    """

    def __init__(self, database: Database, clock: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._clock = clock

    async def add(self, typed: str, place: Place, actor: Actor) -> Watch:
        """Begin to watch for what somebody typed: ``person Putin``, ``topic red line``, ``"red line"``.

        Raises:
            QueryError: it cannot be watched for, a name means several people, or they have too many watches.
        """
        kind, words = await self._understood(_HIDDEN.sub("", typed).strip(), Scope(place.guild))
        now, user = self._clock(), actor.user or 0

        def work(transaction: Transaction) -> Watch:
            own = watches.of_user(transaction, place.guild, user)
            for watch in own:
                if (watch.kind, watch.words.casefold(), watch.channel) == (kind, words.casefold(), place.channel):
                    raise QueryError(f"You have that watch already: it is number {watch.number}.")
            if len(own) >= MOST:
                raise QueryError(f"You have {MOST} watches here, which is the most. End one with `!watch remove`.")
            seen = digests.marks(transaction, now)
            new = Watch(
                0, place.guild, user, place.channel, place.made_in, kind, words, is_paused=False, problem="",
                seen=seen, until=None, claims=0, claimed_before=None,
            )  # fmt: skip
            scope_id = scopes.claim(transaction, new.scope)
            number = watches.add(transaction, scope_id, new, now)
            if place.channel is not None:
                detail = {"what": f"{kind} {words}", "channel": str(place.channel)}
                changes.add(transaction, scope_id, actor, "watch add", f"watch {number}", detail, now=now)
            return new._replace(number=number)

        return await self._database.write(work)

    async def all(self, guild: int, user: int, *, moderates: bool = False) -> list[Watch]:
        """Return somebody's watches in a server; for moderators those that anybody made for a channel, too."""
        return [
            watch
            for watch in await watches.of_guild(self._database, guild)
            if watch.user == user or (moderates and watch.channel is not None)
        ]

    async def find(self, guild: int, user: int, typed: str, *, moderates: bool = False) -> Watch:
        """Return the watch with a number, of those that :meth:`all` returns.

        Raises:
            NotFoundError: there is none such.
            QueryError: it is no number.
        """
        known = await self.all(guild, user, moderates=moderates)
        if not known:
            raise NotFoundError("You have no watch here. `!watch add` makes one.")
        number = re.fullmatch(r"[#W]?(\d{1,15})", typed.strip(), re.IGNORECASE)
        listed = ", ".join(str(watch.number) for watch in known)
        if number is None:
            raise QueryError(f"Say which watch, by its number. There are {listed}.")
        for watch in known:
            if watch.number == int(number[1]):
                return watch
        raise NotFoundError(f"You have no watch {int(number[1])} here. There are {listed}.")

    async def remove(self, watch: Watch) -> None:
        """End a watch."""
        await self._database.write(lambda transaction: watches.delete(transaction, watch.number))

    async def pause(self, watch: Watch, problem: str = "", *, is_told: bool = True) -> None:
        """Tell nothing until it is resumed; with a ``problem``, because of it.

        Args:
            watch: the watch.
            problem: why the bot pauses it.
            is_told: whether nobody needs to be told of that.
        """
        await self._database.write(
            lambda transaction: watches.pause(transaction, watch.number, problem, is_told=is_told)
        )

    async def resume(self, watch: Watch) -> None:
        """Go on where it was paused: what came meanwhile is told."""
        await self._database.write(lambda transaction: watches.resume(transaction, watch.number))

    async def set_quiet_hours(self, user: int, typed: str, zone: str) -> QuietHours | None:
        """Set when somebody is told nothing: "22:00-7:00 Berlin", or "off".

        Args:
            user: Discord's id.
            typed: the hours.
            zone: the IANA name of the zone that is meant when none is named.

        Raises:
            QueryError: it cannot be understood.
        """
        is_off = typed.strip().casefold() in ("off", "none", "no")
        hours = None if is_off else await asyncio.to_thread(self._hours, typed, zone)
        await self._database.write(lambda transaction: watches.set_quiet_hours(transaction, user, hours))
        return hours

    async def quiet_hours(self, user: int) -> QuietHours | None:
        """Return somebody's quiet hours."""
        return (await watches.quiet_hours(self._database)).get(user)

    # Telling

    async def claim(self, owner: str, most: int, *, but: Collection[int] = ()) -> list[Watch]:
        """Claim watches behind which something was added; none whose owner has quiet hours.

        Args:
            owner: a token that no other process has.
            most: how many at once.
            but: numbers of those that the process is still at.
        """
        now = self._clock()
        quiet = await watches.quiet_hours(self._database)
        wanted = [
            watch.number
            for watch in await watches.behind(self._database, now)
            if watch.number not in but and not (watch.user in quiet and is_quiet(quiet[watch.user], now))
        ][:most]
        if not wanted:
            return []

        def work(transaction: Transaction) -> list[Watch]:
            watches.forget_told(transaction, now - SAME_EVENT)
            until = digests.marks(transaction, now)
            claimed = [
                watches.claim(transaction, number, owner, until=until, now=now, lease_until=now + LEASE)
                for number in wanted
            ]
            return [watch for watch in claimed if watch is not None]

        return await self._database.write(work)

    async def sightings(self, watch: Watch) -> list[Sighting]:
        """Return what a claimed watch has to tell: one sighting for each event that it has not told of."""
        until = watch.until or watch.seen
        scope_ids = await scopes.ids(self._database, watch.scope)
        added = await additions.added_between(
            self._database, scope_ids, watch.seen.article, until.article, content.READ
        )
        changed = await additions.changed_since(
            self._database, scope_ids, watch.seen.at, watch.seen.article, content.READ
        )
        selection = _selection(watch)
        versions = [*(version for _, version in reversed(added)), *(changed if watch.kind == "person" else ())]
        known = await selecting.about(
            self._database, watch.scope, selection, await pages(self._database, dict.fromkeys(versions))
        )
        said: dict[int, list[Quote]] = {}
        ids: Sequence[int] = ()
        if watch.kind == "person":
            ids = await selecting.people(self._database, watch.scope, watch.words)
            said = await self._said(watch, list(known), ids)
            known = {version: page for version, page in known.items() if version in said}
        return await self._grouped(watch, known, said, ids) if known else []

    async def renew(self, numbers: Collection[int], owner: str) -> set[int]:
        """Lengthen the leases of watches and return which of them the process still holds."""
        until = self._clock() + LEASE
        return await self._database.write(lambda transaction: watches.renew(transaction, numbers, owner, until))

    async def acknowledge(self, watch: Watch, owner: str, told: Sequence[Sighting]) -> None:
        """Record that a watch has told of everything up to where it was claimed."""
        now = self._clock()
        articles = [number for sighting in told for number in sighting.articles]
        await self._database.write(lambda transaction: watches.end(transaction, watch, owner, articles, now))

    async def put_off(self, watch: Watch, owner: str) -> None:
        """Try again later, after a pause that doubles."""
        pause = min(FIRST_PAUSE * 2 ** min(watch.claims - 1, 20), LONGEST_PAUSE) * random.uniform(0.75, 1.0)  # noqa: S311  # spreads retries, no secret
        try_at = self._clock() + pause
        await self._database.write(lambda transaction: watches.put_off(transaction, watch.number, owner, try_at))

    async def to_be_told(self) -> list[Watch]:
        """Return watches that the bot has paused and that this process shall tell somebody of, each only once."""

        async def mine(watch: Watch) -> bool:
            return await self._database.write(lambda transaction: watches.note_told(transaction, watch.number))

        return [watch for watch in await watches.untold(self._database) if await mine(watch)]

    async def _understood(self, typed: str, scope: Scope) -> tuple[str, str]:
        """Return what kind of thing is watched for, and its words."""
        named = _KINDS.fullmatch(typed)
        kind, words = (named["kind"].lower(), named["words"].strip()) if named else ("", typed)
        quoted = _QUOTED.fullmatch(words)
        words = quoted[1].strip() if quoted else words
        kind = kind or ("phrase" if quoted else "")
        if len(words) > LONGEST or not Query.parse(words).content:
            raise QueryError(
                f"Write whom or what to watch for, in at most {LONGEST} characters: `!watch add person Putin`, "
                '`!watch add topic Geneva`, `!watch add "red line"`.'
            )
        if kind in ("topic", "phrase"):
            return kind, words
        match = await who.match_name(self._database, scope, words)
        if match.status == "ambiguous":
            several = ", ".join(name for _, name in match.entities[:5])
            raise QueryError(f"“{words}” may mean {several}. Write the full name.")
        if match.status == "found" and (kind or await self._is_person(match.entities[0][0], scope)):
            return "person", match.entities[0][1]
        return kind or "topic", words

    async def _is_person(self, entity: int, scope: Scope) -> bool:
        found = await names.entities(self._database, await scopes.ids(self._database, scope), [entity])
        return any(each.kind == "person" for each in found)

    def _hours(self, typed: str, zone: str) -> QuietHours:
        found = _HOURS.fullmatch(typed.strip())
        try:
            if found is None:
                raise ValueError
            start, stop = (dt.time(int(found[each]), int(found[each + 1] or 0)) for each in (1, 3))
        except ValueError:
            raise QueryError("Write from when until when, such as `22:00-7:00 Berlin`, or `off`.") from None
        named = found["zone"].strip()
        return QuietHours(start, stop, find_time_zone(named, self._clock()) if named else zone)

    async def _said(self, watch: Watch, versions: Sequence[int], ids: Sequence[int]) -> dict[int, list[Quote]]:
        """Return what somebody said that is new, by version."""
        scope_ids = await scopes.ids(self._database, watch.scope)
        rows = [
            row
            for row in await quotes.of_versions(self._database, scope_ids, versions)
            if row.speaker in ids and row.number > watch.seen.quote
        ]
        found: dict[int, list[Quote]] = {}
        for row, quote in zip(rows, await quoting.present(self._database, rows), strict=True):
            found.setdefault(row.version, []).append(quote)
        return found

    async def _grouped(
        self, watch: Watch, known: Mapping[int, Page], said: Mapping[int, Sequence[Quote]], ids: Sequence[int]
    ) -> list[Sighting]:
        now = self._clock()
        told = set(await watches.told(self._database, watch.number, now - SAME_EVENT))
        # A new version of an article that was told of has news only if somebody is watched for, who says more in it.
        before = await pages(self._database, told - set(known))
        groups = await content.group(self._database, {**before, **known}, _selection(watch).topic, ids, now.date())
        found: list[Sighting] = []
        for versions, _ in groups:
            if any(version in before for version in versions):
                continue
            first, *others = versions
            quoted = [quote for version in versions for quote in said.get(version, ())]
            found.append(
                Sighting(
                    selecting.telling(known[first], _selection(watch).topic),
                    tuple(content.without_copies(quoted, lambda quote: quote.passage.text)[:QUOTES_EACH]),
                    tuple(known[other].article for other in others),
                )
            )
        return found[-SIGHTINGS:]


def is_quiet(hours: QuietHours, now: dt.datetime) -> bool:
    """Return whether quiet hours, which may go over midnight, are on at a moment."""
    local = now.astimezone(ZoneInfo(hours.zone)).time()
    if hours.start <= hours.stop:
        return hours.start <= local < hours.stop
    return local >= hours.start or local < hours.stop


def _selection(watch: Watch) -> Selection:
    if watch.kind == "person":
        return Selection(person=watch.words)
    return Selection(topic=f'"{watch.words}"' if watch.kind == "phrase" else watch.words)
