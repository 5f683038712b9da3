"""Telling what watches saw: claimed, looked up, delivered and acknowledged, each watch by itself."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
import secrets
from collections.abc import Sequence

import discord

from cogs import _render
from cogs._bot import Cuttings
from cogs._delivery import TRANSIENT, ClaimLostError, NotNowError, Post, deliver
from cogs._shown import note_shown
from cogs._words import speak
from corpus.store.watches import Watch
from corpus.watches import Sighting

log = logging.getLogger(__name__)
AT_ONCE = 16
TOO_LONG = 90.0  # seconds in which a notice that gets no answer is given up for now
_CLOSED = 50007  # Cannot send messages to this user


class WatchPosts:
    """The notices of one process.

    Args:
        bot: the bot.
    """

    def __init__(self, bot: Cuttings) -> None:
        self.owner = secrets.token_hex(8)
        self._bot = bot
        self._watches = bot.archive.watches
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._notices: set[asyncio.Task[None]] = set()

    async def tell_new(self) -> None:
        """Begin to tell what was added, without waiting for it; tell people why watches of theirs were paused."""
        for watch in await self._watches.to_be_told():
            notice = asyncio.create_task(self._tell_paused(watch), name=f"watch {watch.number} is paused")
            self._notices.add(notice)
            notice.add_done_callback(self._notices.discard)
        while (room := AT_ONCE - len(self._under_way)) > 0:
            claimed = await self._watches.claim(self.owner, room, but=self._under_way.keys())
            for watch in claimed:
                task = asyncio.create_task(self._tell(watch), name=f"watch {watch.number}")
                self._under_way[watch.number] = task
                task.add_done_callback(lambda _, number=watch.number: self._end(number))
            if not claimed:
                return

    async def renew(self) -> None:
        """Keep the leases of what is under way."""
        if self._under_way:
            await self._watches.renew(list(self._under_way), self.owner)

    async def settled(self) -> None:
        """Wait until nothing is under way."""
        while self._under_way or self._notices:
            await asyncio.gather(*self._under_way.values(), *self._notices)

    async def stop(self) -> None:
        """Leave everything as it is; whoever is there next goes on."""
        tasks = [*self._under_way.values(), *self._notices]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _end(self, number: int) -> None:
        full = len(self._under_way) >= AT_ONCE
        del self._under_way[number]
        if full:  # others may have waited for this place
            self._bot.background.wake("watches")

    async def _tell(self, watch: Watch) -> None:
        """Tell what one watch saw; whatever goes wrong stays with this watch."""
        try:
            async with asyncio.timeout(TOO_LONG):
                sightings = await self._watches.sightings(watch)
                if sightings and not await self._deliver(watch, sightings):
                    return
            await self._watches.acknowledge(watch, self.owner, sightings)
        except ClaimLostError:
            log.warning("Watch %s was taken over by another process", watch.number)
        except (discord.Forbidden, discord.NotFound) as error:
            problem = "I may not write there any more"
            if watch.channel is None or error.code == _CLOSED:
                problem = "I cannot send you direct messages"
            await self._watches.pause(watch, problem, is_told=False)
        except (NotNowError, *TRANSIENT) as error:
            log.info("Watch %s is put off: %r", watch.number, error)
            await self._watches.put_off(watch, self.owner)
        except Exception:
            log.exception("Watch %s failed, id %s", watch.number, secrets.token_hex(4))
            await self._watches.put_off(watch, self.owner)

    async def _deliver(self, watch: Watch, sightings: Sequence[Sighting]) -> bool:
        """Deliver a notice, unless whoever watches is no longer in the server; return whether it was delivered."""
        guild = self._bot.get_guild(watch.guild)
        if guild is None:
            await self._watches.pause(watch, "I am not in that server any more")
            return False
        if guild.unavailable:
            raise NotNowError("Discord has an outage in this server")
        # Without the privileged intent for members nobody tells the bot who leaves.
        if not await _is_member(guild, watch.user):
            await self._watches.pause(watch, "you are not in that server any more")
            return False
        place: discord.DMChannel | discord.PartialMessageable
        if watch.channel is None:
            place = await self._bot.create_dm(discord.Object(watch.user))
        else:
            place = self._bot.get_partial_messageable(watch.channel, guild_id=watch.guild)
        channel = guild.get_channel_or_thread(watch.channel) if watch.channel else None

        async def is_mine() -> bool:
            return watch.number in await self._watches.renew([watch.number], self.owner)

        assert self._bot.user is not None  # noqa: S101  # jobs begin when the bot is connected
        speak(None, (await self._bot.archive.guild_settings.get(watch.guild)).locale)
        now = self._bot.archive.clock()
        messages = await deliver(
            place,
            Post(
                parts=_render.watch_notice(watch, sightings, _mark(watch)),
                mark=_mark(watch),
                nonce=lambda part: hashlib.sha256(f"{watch.guild} {_mark(watch)} {part}".encode()).hexdigest()[:24],
                due_at=watch.claimed_before or now,
                may_be_there=watch.claimed_before is not None,
                claimed_before=watch.claimed_before,
            ),
            me=self._bot.user.id,
            may_read=channel is None or channel.permissions_for(guild.me).read_message_history,
            is_mine=is_mine,
            may_send=lambda: True,
            now=now,
        )
        for message in messages:
            await note_shown(self._bot, sightings, message=message, channel=place.id, guild=watch.guild)
        return True

    async def _tell_paused(self, watch: Watch) -> None:
        """Say where a watch was made, or else in direct messages, that it is paused and why."""
        prefix = await self._bot.prefix_in(watch.guild)
        text = (
            f"Your watch {watch.number} is paused: {watch.problem}. When that is mended, "
            f"`{prefix}watch resume {watch.number}` goes on with it, with what came meanwhile."
        )
        embed = _render.message("A watch is paused", text)
        with contextlib.suppress(discord.HTTPException):
            if watch.made_in != watch.channel:
                place = self._bot.get_partial_messageable(watch.made_in, guild_id=watch.guild)
                mentioned = discord.AllowedMentions(users=[discord.Object(watch.user)])
                await place.send(f"<@{watch.user}>", embed=embed, allowed_mentions=mentioned)
                return
        with contextlib.suppress(discord.HTTPException):
            await (await self._bot.create_dm(discord.Object(watch.user))).send(embed=embed)


async def _is_member(guild: discord.Guild, user: int) -> bool:
    try:
        await guild.fetch_member(user)
    except discord.NotFound:
        return False
    return True


def _mark(watch: Watch) -> str:
    """Return what stands in the footer of a notice and of no other: up to where it tells never comes back."""
    until = watch.until or watch.seen
    return f"Watch {watch.number} · up to A{until.article}, Q{until.quote}"
