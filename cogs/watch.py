"""`!watch`: be told as soon as something new is added."""

from __future__ import annotations

import re
from typing import Any, Literal

import discord
from discord import app_commands
from discord.ext import commands

from cogs import _render
from cogs._bot import Context, Cuttings, prefix_of
from cogs._format import escape
from cogs._mentions import find_channels
from cogs._options import TOPICS, completed
from cogs._pages import send_pages
from cogs._permissions import Level, actor_of, level_of, needs
from cogs._watch_posts import WatchPosts
from corpus.errors import QueryError
from corpus.store.watches import Watch
from corpus.watches import Place

SECONDS = 30.0  # between two looks for what was added
LEASES = 5.0  # between two renewals; a lease is several times as long
_WHERE = re.compile(r"\s+(?:in\s+|to\s+)?(?P<where>here|dm|<#\d{15,20}>|#[^\s#<>]{1,100})\s*$", re.IGNORECASE)
_KIND = re.compile(r"(?:person|topic) +", re.IGNORECASE)


class Watching(commands.Cog):
    """Lets members watch for people, topics and phrases, and tells them."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot
        self.watches = bot.archive.watches
        self.posts = WatchPosts(bot)

    async def cog_load(self) -> None:
        """Begin to look once the bot is connected."""
        self.bot.background.start("watches", SECONDS, self.posts.tell_new)
        self.bot.background.start("watch leases", LEASES, self.posts.renew)

    async def cog_unload(self) -> None:
        """Leave what is under way to whoever runs next."""
        await self.posts.stop()

    @commands.hybrid_group(name="watch", aliases=["watches"], fallback="list")
    @needs(Level.MEMBER)
    async def watch(self, ctx: Context) -> None:
        """List your watches in this server.

        !watch
        !watch list

        A watch tells you when an article is added in which somebody is quoted, or that is on a topic or has a
        phrase: one notice an event, however many articles report it. Moderators also see what others have
        made for channels.
        """
        guild, moderates = await self._here(ctx)
        known = await self.watches.all(guild.id, ctx.author.id, moderates=moderates)
        hours = await self.watches.quiet_hours(ctx.author.id)
        await send_pages(ctx, _render.watch_list(known, hours, prefix_of(ctx)))

    @watch.command(name="add")
    @app_commands.describe(
        what='for example: person Putin, topic chemical weapons, or "red line"',
        where="in this channel, or in direct messages",
        channel="another channel",
    )
    @app_commands.autocomplete(what=completed(TOPICS, kept=_KIND))
    @needs(Level.MEMBER)
    async def add(
        self,
        ctx: Context,
        *,
        what: str,
        where: Literal["here", "dm"] | None = None,
        channel: discord.TextChannel | discord.Thread | None = None,
    ) -> None:
        """Be told of new quotations by a person, or of new articles on a topic or with a phrase.

        !watch add person Sergei Lavrov
        !watch add topic chemical weapons dm
        !watch add "red line" #general

        Where: `here`, `dm` for direct messages, or a channel in which you may write yourself; here if you do not say.
        `!watch quiet 22:00-7:00 Berlin` keeps the nights free.
        """
        guild, _ = await self._here(ctx)
        text, place = _place(ctx, what, where, channel)
        watch = await self.watches.add(text, Place(guild.id, ctx.channel.id, place and place.id), actor_of(ctx.author))
        told = place.mention if place else "direct messages"
        seen = {"person": "is quoted in an added article", "topic": "is written about", "phrase": "is written"}
        await self._say(
            ctx,
            f"Watch {watch.number}",
            f"When “{escape(watch.words)}” {seen[watch.kind]}, I tell so in {told}. "
            f"`{prefix_of(ctx)}watch remove {watch.number}` ends it.",
        )

    @watch.command(name="remove", aliases=["stop", "delete"])
    @app_commands.describe(number="its number in your list of watches")
    @needs(Level.MEMBER)
    async def remove(self, ctx: Context, number: str) -> None:
        """End a watch, by the number that the list shows.

        !watch remove 1
        """
        watch = await self._found(ctx, number)
        await self.watches.remove(watch)
        await self._say(ctx, f"Watch {watch.number} is ended", f"I no longer look for “{escape(watch.words)}”.")

    @watch.command(name="pause")
    @app_commands.describe(number="its number in your list of watches")
    @needs(Level.MEMBER)
    async def pause(self, ctx: Context, number: str) -> None:
        """Be told nothing by a watch until you resume it.

        !watch pause 2
        """
        watch = await self._found(ctx, number)
        await self.watches.pause(watch)
        await self._say(ctx, f"Watch {watch.number} is paused", f"`{prefix_of(ctx)}watch resume` goes on with it.")

    @watch.command(name="resume")
    @app_commands.describe(number="its number in your list of watches")
    @needs(Level.MEMBER)
    async def resume(self, ctx: Context, number: str) -> None:
        """Go on with a paused watch; what came meanwhile is told.

        !watch resume 2
        """
        watch = await self._found(ctx, number)
        await self.watches.resume(watch)
        await self._say(ctx, f"Watch {watch.number} goes on", f"I look for “{escape(watch.words)}”.")

    @watch.command(name="quiet")
    @app_commands.describe(hours="for example: 22:00-7:00 Berlin; or off")
    @needs(Level.MEMBER)
    async def quiet(self, ctx: Context, *, hours: str) -> None:
        """Set hours in which none of your watches tells anything; what comes then is told afterwards.

        !watch quiet 22:00-7:00 Berlin
        !watch quiet off

        Without a time zone they are the server's.
        """
        guild, _ = await self._here(ctx)
        zone = (await self.bot.archive.guild_settings.get(guild.id)).time_zone
        found = await self.watches.set_quiet_hours(ctx.author.id, hours, zone)
        text = f"From {found.start:%H:%M} to {found.stop:%H:%M} {found.zone}." if found else "There are none."
        await self._say(ctx, "Quiet hours", text)

    async def _here(self, ctx: Context) -> tuple[discord.Guild, bool]:
        """Return the server, and whether whoever asks moderates it."""
        assert ctx.guild is not None  # noqa: S101  # the level of these commands sees to it
        return ctx.guild, await level_of(self.bot, ctx.author, ctx.guild) >= Level.MODERATOR

    async def _found(self, ctx: Context, typed: str) -> Watch:
        guild, moderates = await self._here(ctx)
        return await self.watches.find(guild.id, ctx.author.id, typed, moderates=moderates)

    async def _say(self, ctx: Context, title: str, text: str) -> None:
        await ctx.reply(embed=_render.message(title, text, colour=_render.ANSWERED))


def _place(ctx: Context, text: str, where: str | None, channel: Any) -> tuple[str, Any]:
    """Take where a watch tells out of what was typed; ``None`` stands for direct messages.

    Raises:
        QueryError: there is no such channel, or whoever asks may not write there.
    """
    named = None if where or channel else _WHERE.search(text)
    if named:
        text, where = text[: named.start()], named["where"].casefold()
    if where == "dm" and not channel:
        return text, None
    place: Any = channel or ctx.channel
    if named and where not in ("here", "dm"):
        place = find_channels(ctx.guild, named["where"])[0] if ctx.guild else place
    author: Any = ctx.author  # a member, in a server
    is_text = isinstance(place, (discord.TextChannel, discord.Thread))
    allowed = place.permissions_for(author) if is_text else discord.Permissions.none()
    may_write = allowed.send_messages_in_threads if isinstance(place, discord.Thread) else allowed.send_messages
    if not (allowed.view_channel and may_write):
        raise QueryError(
            "A watch tells in a text channel or a thread in which you may write. Name such a one, or `dm`."
        )
    return text, place


async def setup(bot: Cuttings) -> None:
    """Add the commands."""
    await bot.add_cog(Watching(bot))
