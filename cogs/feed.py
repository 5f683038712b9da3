"""`!feed`: RSS and Atom feeds that bring articles."""

from __future__ import annotations

import logging

import discord
from discord import app_commands
from discord.ext import commands

from cogs import _render
from cogs._adding.buttons import buttons
from cogs._adding.queue import NoQueueError, queue_channel
from cogs._bot import Context, Cuttings, prefix_of
from cogs._format import count, escape
from cogs._pages import send_pages
from cogs._permissions import Level, actor_of, needs
from cogs._progress import Progress
from corpus.errors import FeedError, IngestError
from corpus.feeds import Feed, read_filter
from corpus.pending import Pending

log = logging.getLogger(__name__)
SECONDS = 60.0  # between two looks for what is due
JOB = "feeds"
_MODES = [app_commands.Choice(name="auto", value="auto"), app_commands.Choice(name="queue", value="queue")]


class Feeds(commands.Cog):
    """Lets moderators keep feeds, and does what is due for them."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot
        self.feeds = bot.archive.feeds

    async def cog_load(self) -> None:
        """Begin checking once the bot is connected."""
        self.bot.background.start(JOB, SECONDS, self.run)

    @commands.hybrid_group(name="feed", aliases=["feeds", "rss"], fallback="list")
    @needs(Level.MODERATOR)
    async def feed(self, ctx: Context) -> None:
        """Show the feeds that bring articles into this server's archive, and how each of them does.

        !feed
        !feed list

        A feed is checked every quarter of an hour, one that fails more and more rarely; after a week of failing it
        pauses itself, and I say so once.
        """
        await send_pages(ctx, _render.feeds(await self.feeds.kept(_guild(ctx).id), prefix_of(ctx)))

    @feed.command(name="add")
    @app_commands.describe(address="of the feed, or of a page of the site, where I look for its feed")
    @needs(Level.MODERATOR)
    async def add(self, ctx: Context, address: str = "") -> None:
        """Add a feed, by its address or that of the site.

        !feed add

        With the address behind it: `!feed add https://…`. Its newest five articles are read at once, and from then on
        what is new. What is here already is left out.
        """
        if not address:
            text = f"Type the address of a site or of its feed behind it, as in `{prefix_of(ctx)}feed add https://…`."
            await ctx.reply(embed=_render.message("Which feed?", text))
            return
        async with Progress(ctx) as progress:
            progress.say("looking for the feed…")
            rules, actor = self.bot.settings.fetch_rules, actor_of(ctx.author)
            added = await self.feeds.add(_guild(ctx).id, address.strip("<>"), ctx.channel.id, actor, rules)
            await progress.done(embed=_render.feed_added(added, prefix_of(ctx)))
        self.bot.background.wake(JOB)

    @feed.command(name="remove", aliases=["delete", "rm"])
    @app_commands.describe(feed="the feed: its number, title or address")
    @needs(Level.MODERATOR)
    async def remove(self, ctx: Context, *, feed: str) -> None:
        """Remove a feed; the articles that it brought stay.

        !feed remove 1

        By the number that `!feed list` shows, or a part of its name.
        """
        found = await self._find(ctx, feed)
        await self.feeds.remove(found, actor_of(ctx.author))
        text = f"**{escape(found.name)}** is checked no longer. The articles it brought stay."
        await ctx.reply(embed=_render.message("Feed removed", text, colour=_render.ANSWERED))

    @feed.command(name="check")
    @app_commands.describe(feed="the feed: its number, title or address")
    @needs(Level.MODERATOR)
    async def check(self, ctx: Context, *, feed: str) -> None:
        """Check a feed now, and say what was found.

        !feed check 1
        """
        found = await self._find(ctx, feed)
        if found.state != "active":
            raise FeedError(f"Feed {found.number} is paused; `!feed resume {found.number}` lets it be checked.")
        async with Progress(ctx) as progress:
            progress.say("checking…")
            checked = await self.feeds.check(found, self.bot.settings.fetch_rules)
            await progress.done(embed=_render.feed_checked(checked))
        self.bot.background.wake(JOB)

    @feed.command(name="pause")
    @app_commands.describe(feed="the feed: its number, title or address")
    @needs(Level.MODERATOR)
    async def pause(self, ctx: Context, *, feed: str) -> None:
        """Let a feed rest until it is resumed.

        !feed pause 1
        """
        found = await self._find(ctx, feed)
        await self.feeds.pause(found, actor_of(ctx.author))
        await self._show(ctx, "Feed paused", found)

    @feed.command(name="resume")
    @app_commands.describe(feed="the feed: its number, title or address")
    @needs(Level.MODERATOR)
    async def resume(self, ctx: Context, *, feed: str) -> None:
        """Check a feed again that was paused, by somebody or because it failed.

        !feed resume 1
        """
        found = await self._find(ctx, feed)
        await self.feeds.resume(found, actor_of(ctx.author))
        await self._show(ctx, "Feed resumed", found)
        self.bot.background.wake(JOB)

    @feed.command(name="mode")
    @app_commands.describe(
        feed="the feed: its number, title or address",
        mode="whether its articles are added at once or wait for moderators",
    )
    @app_commands.choices(mode=_MODES)
    @needs(Level.MODERATOR)
    async def mode(self, ctx: Context, feed: str, mode: str) -> None:
        """Set whether a feed's articles go into the archive at once, or wait for a moderator.

        !feed mode 1 queue
        !feed mode 1 auto

        The queue is the channel that `!settings suggestions` sets.
        """
        found = await self._find(ctx, feed)
        wanted = mode.casefold()
        if wanted == "queue":
            await self._require_queue(ctx)
        elif wanted != "auto":
            raise FeedError("Write auto or queue.")
        await self.feeds.set_mode(found, "queue" if wanted == "queue" else "auto", actor_of(ctx.author))
        await self._show(ctx, "Feed changed", found)

    @feed.command(name="filter")
    @app_commands.describe(
        feed="the feed: its number, title or address",
        words='+word or +"several words" must be there, -word must not; off takes everything',
    )
    @needs(Level.MODERATOR)
    async def filter_(self, ctx: Context, feed: str, *, words: str) -> None:
        """Take only those of a feed's articles whose headline or summary has certain words.

        !feed filter 1 +Syria +"chemical weapons" -football
        !feed filter 1 off

        One of the words with + must be there, none of those with -. It holds for what comes from now on.
        """
        found = await self._find(ctx, feed)
        await self.feeds.set_filter(found, read_filter(words), actor_of(ctx.author))
        await self._show(ctx, "Feed changed", found)

    @feed.command(name="outlet")
    @app_commands.describe(
        feed="the feed: its number, title or address", name="of the newspaper or site; off for what each page says"
    )
    @needs(Level.MODERATOR)
    async def outlet(self, ctx: Context, feed: str, *, name: str) -> None:
        """Set what the outlet of a feed's articles is called.

        !feed outlet 1 Tarnmouth Gazette
        !feed outlet 1 off
        """
        found = await self._find(ctx, feed)
        outlet = " ".join(name.split())[:200]
        await self.feeds.set_outlet(found, None if outlet.casefold() == "off" else outlet, actor_of(ctx.author))
        await self._show(ctx, "Feed changed", found)

    @remove.autocomplete("feed")
    @check.autocomplete("feed")
    @pause.autocomplete("feed")
    @resume.autocomplete("feed")
    @mode.autocomplete("feed")
    @filter_.autocomplete("feed")
    @outlet.autocomplete("feed")
    async def _feeds_like(self, interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        kept = await self.feeds.kept(interaction.guild_id or 0)
        names = {str(feed.number): f"{feed.number} · {feed.name}"[:100] for feed in kept}
        wanted = typed.casefold()
        return [app_commands.Choice(name=n, value=v) for v, n in names.items() if wanted in n.casefold()][:25]

    async def run(self) -> None:
        """Do what is due: check feeds, read their articles, and show moderators what is for them."""
        guilds = [guild.id for guild in self.bot.guilds]
        if await self.feeds.run(self.bot.settings.fetch_rules, guilds):
            self.bot.background.wake(JOB)
        for pending in await self.feeds.unposted():
            try:
                await self._post(pending)
            except discord.HTTPException as error:
                log.warning("Article %s of a feed could not be put into the queue: %s", pending.number, error)
        for feed in await self.feeds.untold():
            await self._tell(feed)

    async def health(self, guild: int | None) -> list[str]:
        """Return what `!health` says about the feeds."""
        kept = await self.feeds.kept(guild)
        if not kept:
            return []
        failing = [feed for feed in kept if feed.problem]
        line = f"{count(len(kept), 'feed')}, {len(failing) or 'none'} failing"
        return [line, *(f"⚠ {escape(feed.name)}: {escape(feed.problem or '')}" for feed in failing[:5])]

    async def _post(self, pending: Pending) -> None:
        """Show an article to the moderators; without a channel for it, it goes on waiting."""
        guild = self.bot.get_guild(pending.guild)
        if guild is None:
            return
        try:
            channel = await queue_channel(self.bot, guild)
            preview = await self.bot.archive.adding.preview(pending)
        except NoQueueError:
            return
        except IngestError:
            await self.feeds.note_posted(pending)
            return
        await channel.send(embed=_render.queued(pending, preview), view=buttons(pending, [preview]))
        await self.feeds.note_posted(pending)

    async def _tell(self, feed: Feed) -> None:
        """Tell moderators that a feed was given up: in their channel, else where it was added."""
        own = (await self.bot.archive.guild_settings.get(feed.guild)).suggestion_channel
        embed = _render.feed_given_up(feed, await self.bot.prefix_in(feed.guild))
        for number in (own, feed.channel):
            channel = self.bot.get_channel(number) if number else None
            if isinstance(channel, discord.abc.Messageable):
                try:
                    await channel.send(embed=embed)
                except discord.HTTPException:
                    continue
                return

    async def _find(self, ctx: Context, typed: str) -> Feed:
        return await self.feeds.find(_guild(ctx).id, typed)

    async def _show(self, ctx: Context, title: str, feed: Feed) -> None:
        """Show a feed as it is after a change."""
        await ctx.reply(embed=_render.feed_changed(title, await self.feeds.get(feed)))

    async def _require_queue(self, ctx: Context) -> None:
        try:
            await queue_channel(self.bot, _guild(ctx))
        except NoQueueError as error:
            raise FeedError(
                "The queue needs a channel where the moderators see it; an administrator sets one with"
                " `!settings suggestions #channel`."
            ) from error


def _guild(ctx: Context) -> discord.Guild:
    assert ctx.guild is not None  # noqa: S101  # the level of these commands sees to it
    return ctx.guild


async def setup(bot: Cuttings) -> None:
    """Add the command, and what `!health` says about it."""
    cog = Feeds(bot)
    bot.health_lines["Feeds"] = cog.health
    await bot.add_cog(cog)
