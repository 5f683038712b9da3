"""Posting digests: what is due is claimed, built, delivered and acknowledged, each by itself.

Nothing here is the truth of anything: a process may be killed between any two lines, and another one, or the same
after its restart, goes on from the rows (:mod:`corpus.digests.running`).
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets

import discord

from cogs import _render
from cogs._bot import Cuttings
from cogs._delivery import TRANSIENT, ClaimLostError, NotNowError, Post, deliver
from cogs._pictures import Picture
from cogs._shown import note_shown
from cogs._words import speak
from corpus.digests.content import Contents
from corpus.digests.model import Digest, Run

log = logging.getLogger(__name__)
AT_ONCE = 32  # posts under way; one that waits for a channel in trouble holds up none of the others
PER_SECOND = 25  # begun; Discord allows a bot 50 requests a second, and commands need some of them
TOO_LONG = 90.0  # seconds in which a post that gets no answer is given up for now


class DigestPosts:
    """The posts of one process.

    Args:
        bot: the bot.
    """

    def __init__(self, bot: Cuttings) -> None:
        self.owner = secrets.token_hex(8)
        self._bot = bot
        self._runs = bot.archive.digests.runs
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._notices: set[asyncio.Task[None]] = set()

    async def post_due(self) -> None:
        """Begin what is due, in due order, without waiting for it; tell moderators of what was paused."""
        for digest in await self._runs.to_be_told():
            notice = asyncio.create_task(self._tell(digest), name=f"{digest.reference} is paused")
            self._notices.add(notice)
            notice.add_done_callback(self._notices.discard)
        while (room := AT_ONCE - len(self._under_way)) > 0:
            runs = await self._runs.claim(self.owner, room, but=self._under_way.keys())
            for run in runs:
                self._begin(run)
                await asyncio.sleep(1 / PER_SECOND)
            if not runs:
                return

    async def post_now(self, digest: Digest) -> None:
        """Post a digest outside its schedule, and wait until that is done or put off."""
        run = await self._runs.claim_now(digest, self.owner)
        await asyncio.shield(self._begin(run))

    async def renew(self) -> None:
        """Keep the leases of what is under way."""
        if self._under_way:
            await self._runs.renew(list(self._under_way), self.owner)

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

    def _begin(self, run: Run) -> asyncio.Task[None]:
        task = asyncio.create_task(self._post(run), name=f"{run.digest.reference} due {run.due_at}")
        self._under_way[run.number] = task
        task.add_done_callback(lambda _: self._end(run))
        return task

    def _end(self, run: Run) -> None:
        full = len(self._under_way) >= AT_ONCE
        del self._under_way[run.number]
        if full:  # what is due may have waited for this place
            self._bot.background.wake("digests")

    async def _post(self, run: Run) -> None:
        """Deliver one post and record what became of it; whatever goes wrong stays with this digest."""
        try:
            async with asyncio.timeout(TOO_LONG):
                contents = await self._bot.archive.digests.contents(run)
                messages = await self._deliver(run, contents)
            await self._runs.acknowledge(run, self.owner, messages)
            if messages:
                await note_shown(
                    self._bot, contents, message=messages[0], channel=run.digest.channel, guild=run.digest.guild
                )
        except ClaimLostError:
            log.warning("%s was taken over by another process", run.digest.reference)
        except (discord.Forbidden, discord.NotFound) as error:
            log.warning("%s is paused: %s", run.digest.reference, error)
            await self._runs.refuse(run, self.owner, _refusal(error))
        except NotNowError as error:
            await self._runs.put_off(run, self.owner, str(error))
        except TRANSIENT as error:
            log.warning("%s is put off: %r", run.digest.reference, error)
            await self._runs.put_off(run, self.owner, "Discord could not be reached, or did not take it")
        except Exception:
            number = secrets.token_hex(4)
            log.exception("%s failed, id %s", run.digest.reference, number)
            await self._runs.put_off(run, self.owner, f"something broke (log id {number})")

    async def build(self, run: Run, contents: Contents) -> tuple[list[list[discord.Embed]], Picture | None]:
        """Return the embeds of each message of a post, and the picture in the first."""
        digest = run.digest
        speak(None, (await self._bot.archive.guild_settings.get(digest.guild)).locale)
        parts = _render.digest(run, contents, self._bot.archive.digests.next_run(run))
        guild = self._bot.get_guild(digest.guild)
        channel = guild and guild.get_channel_or_thread(digest.channel)
        if channel is None or not channel.permissions_for(channel.guild.me).attach_files:
            return parts, None
        picture = await self._bot.pictures.draw(_render.digest_chart(contents))
        if picture is not None:
            parts[0][-1].set_image(url=f"attachment://{picture.name}")
        return parts, picture

    async def _deliver(self, run: Run, contents: Contents) -> list[int]:
        digest = run.digest
        guild = self._bot.get_guild(digest.guild)
        if guild is not None and guild.unavailable:
            raise NotNowError("Discord has an outage in this server")
        if contents.is_empty and digest.wish.is_silent:
            return []
        parts, picture = await self.build(run, contents)
        post = Post(
            parts=parts,
            picture=picture,
            mark=run.mark,
            nonce=run.nonce,
            due_at=run.due_at,
            may_be_there=run.may_be_there,
            claimed_before=run.claimed_before,
            role=digest.role,
        )

        async def is_mine() -> bool:
            return run.number in await self._runs.renew([run.number], self.owner)

        channel = guild and guild.get_channel_or_thread(digest.channel)
        assert self._bot.user is not None  # noqa: S101  # jobs begin when the bot is connected
        return await deliver(
            self._bot.get_partial_messageable(digest.channel, guild_id=digest.guild),
            post,
            me=self._bot.user.id,
            may_read=channel is None or channel.permissions_for(channel.guild.me).read_message_history,
            is_mine=is_mine,
            may_send=lambda: self._bot.archive.clock() <= run.deadline,
            now=self._bot.archive.clock(),
        )

    async def _tell(self, digest: Digest) -> None:
        """Say in the moderators' channel, or else to whoever set it, that a digest is paused and why."""
        prefix = await self._bot.prefix_in(digest.guild)
        text = (
            f"The digest in <#{digest.channel}> is paused: {digest.problem}. Nothing of it is lost. When that is "
            f"mended, `{prefix}digest resume {digest.reference}` goes on, with what came meanwhile."
        )
        embed = _render.message(f"{digest.reference} is paused", text)
        settings = await self._bot.archive.guild_settings.get(digest.guild)
        with contextlib.suppress(discord.HTTPException):
            if settings.suggestion_channel is not None:
                await self._bot.get_partial_messageable(settings.suggestion_channel).send(embed=embed)
                return
        with contextlib.suppress(discord.HTTPException):
            if digest.user is not None:
                await (await self._bot.create_dm(discord.Object(digest.user))).send(embed=embed)


def _refusal(error: discord.HTTPException) -> str:
    """Return why Discord refuses a post, for people."""
    if isinstance(error, discord.NotFound):
        return "its channel is gone"
    return "I may not post there (view the channel, send messages, embed links)"
