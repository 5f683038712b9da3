"""`!digest`: scheduled posts with what is new."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.utils import format_dt

from cogs import _render
from cogs._bot import Context, Cuttings, prefix_of
from cogs._digest_posts import DigestPosts
from cogs._format import count, escape
from cogs._mentions import find_channels, find_roles
from cogs._options import OUTLETS, PEOPLE, TOPICS, completed
from cogs._pages import send_pages
from cogs._permissions import Level, actor_of, needs
from cogs._proposals import Proposal, buttons_of
from cogs._suggestions import zones_like
from corpus.digests.model import Digest
from corpus.digests.reading import read_wish
from corpus.errors import QueryError

SECONDS = 5.0  # between two looks for what is due
LEASES = 5.0  # between two renewals; a lease is several times as long
_CHANNEL = re.compile(r"(?<!\S)(<#\d{15,20}>|#[^\s#<>]{1,100})(?!\S)")
_ROLE = re.compile(r"(?<!\S)(<@&\d{15,20}>|@[^\s@<>]{1,100})(?!\S)")


class Digests(commands.Cog):
    """Lets moderators set digests, and posts them."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot
        self.desk = bot.archive.digests
        self.posts = DigestPosts(bot)

    async def cog_load(self) -> None:
        """Begin posting once the bot is connected."""
        self.bot.background.start("digests", SECONDS, self.posts.post_due)
        self.bot.background.start("digest leases", LEASES, self.posts.renew)

    async def cog_unload(self) -> None:
        """Leave what is under way to whoever runs next."""
        await self.posts.stop()

    async def health(self, guild: int | None) -> list[str]:
        """Return what `!health` says about the digests: how many go well and, of a server, which do not."""
        guilds = [each.id for each in self.bot.guilds] if guild is None else [guild]
        digests = [digest for each in guilds for digest in await self.desk.all(each)]
        if not digests:
            return []
        paused = [digest for digest in digests if digest.problem]
        lines = [f"{count(len(digests), 'digest')}, {len(paused) or 'none'} paused by a problem"]
        if guild is not None:
            lines += [f"⚠ {digest.reference}: {escape(digest.problem)}" for digest in paused[:5]]
            runs = [run for several in (await self.desk.last_runs(guild, 1)).values() for run in several]
            last = max(runs, key=lambda run: run.due_at, default=None)
            if last is not None:
                when = format_dt(last.due_at, "R")
                lines.append(
                    f"last: {last.digest.reference}, due {when}, {last.state}{' late' if last.is_late else ''}"
                )
        return lines

    @commands.hybrid_group(name="digest", aliases=["digests"], fallback="status")
    @needs(Level.MODERATOR)
    async def digest(self, ctx: Context) -> None:
        """Show this server's digests: when they come next, and how the last posts went.

        !digest
        !digest status

        A digest is a scheduled post with what is new: articles, quotations, figures, what happened on this day, and
        corrections, each line in the article's own words with its reference. `!digest set` makes one.
        """
        guild = _guild(ctx).id
        status = _render.digest_status(await self.desk.all(guild), await self.desk.last_runs(guild), prefix_of(ctx))
        await send_pages(ctx, status)

    @digest.command(name="set")
    @app_commands.describe(
        when="for example: every Monday at 8:00",
        channel="where; here if you leave it out",
        zone="whose clock: a city, or a name such as Europe/Berlin",
        about="only on this topic",
        person="only what names this person",
        outlet="only from this outlet",
        role="a role to ping with each post",
    )
    @app_commands.autocomplete(about=completed(TOPICS), person=completed(PEOPLE), outlet=completed(OUTLETS))
    @needs(Level.MODERATOR)
    async def set_(
        self,
        ctx: Context,
        *,
        when: str,
        channel: discord.TextChannel | discord.Thread | None = None,
        zone: str = "",
        about: str = "",
        person: str = "",
        outlet: str = "",
        role: discord.Role | None = None,
    ) -> None:
        """Set a digest: where, when and about what. You see how I understood it before it is saved.

        !digest set #digests daily 8:00
        !digest set #digests weekdays 7:30 Europe/Berlin about Syria
        !digest set every Monday at 8 Berlin time by Putin from DW
        !digest set #digests daily 18:00 New York silent when nothing new

        The time is that of a wall clock: 8:00 stays 8:00 across daylight saving. Without a time zone it is the
        server's. A post that comes late, because I was not running, is marked; one that would be more than six hours
        late is left out, unless you write another number, such as `grace 12h`. A role, such as `@Editors`, is
        pinged with each post. A server may have several digests.
        """
        text, place = _channel(ctx, when, channel)
        text, pinged = _role(ctx, text, role)
        settings = await self.bot.archive.guild_settings.get(_guild(ctx).id)
        given = {"zone": zone, "topic": about, "person": person, "outlet": outlet}
        now = self.bot.archive.clock()
        wish = await asyncio.to_thread(read_wish, text, settings.time_zone, now, given)
        guild = _guild(ctx).id
        digest = await self.desk.propose(guild, place.id, pinged and pinged.id, wish, actor_of(ctx.author))
        await ctx.reply(
            embed=_render.proposed_digest(digest, wish.schedule.next_runs(now, 3), _warnings(place)),
            view=buttons_of(digest),
        )

    @set_.autocomplete("zone")
    async def _zones(self, interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await zones_like(interaction, typed)

    @digest.command(name="preview")
    @app_commands.describe(digest="its reference, such as D1; not needed where there is only one")
    @needs(Level.MODERATOR)
    async def preview(self, ctx: Context, digest: str = "") -> None:
        """Show exactly what would be posted now.

        !digest preview
        !digest preview D1
        """
        found = await self._found(ctx, digest)
        shown = await self.desk.preview(found)
        (first, *others), picture = await self.posts.build(shown.run, shown.contents)
        await ctx.reply(embeds=first, files=[picture.file()] if picture else [])
        for part in others:
            await ctx.reply(embeds=part)

    @digest.command(name="now")
    @app_commands.describe(digest="its reference, such as D1; not needed where there is only one")
    @needs(Level.MODERATOR)
    async def now(self, ctx: Context, digest: str = "") -> None:
        """Post a digest now; its next regular post tells what is new after this one.

        !digest now
        !digest now D1
        """
        found = await self._found(ctx, digest)
        await self.posts.post_now(found)
        runs = (await self.desk.last_runs(found.guild)).get(found.number, [])
        await send_pages(
            ctx, _render.digest_status([await self._found(ctx, found.reference)], {found.number: runs}, "")
        )

    @digest.command(name="pause")
    @app_commands.describe(digest="its reference, such as D1; not needed where there is only one")
    @needs(Level.MODERATOR)
    async def pause(self, ctx: Context, digest: str = "") -> None:
        """Post nothing of a digest until you resume it.

        !digest pause
        !digest pause D1
        """
        found = await self._found(ctx, digest)
        await self.desk.pause(found, actor_of(ctx.author))
        await self._say(ctx, f"{found.reference} is paused", f"`{prefix_of(ctx)}digest resume` goes on with it.")

    @digest.command(name="resume")
    @app_commands.describe(digest="its reference, such as D1; not needed where there is only one")
    @needs(Level.MODERATOR)
    async def resume(self, ctx: Context, digest: str = "") -> None:
        """Go on with a paused digest; its next post holds what came meanwhile.

        !digest resume
        !digest resume D1
        """
        found = await self.desk.resume(await self._found(ctx, digest), actor_of(ctx.author))
        when = discord.utils.format_dt(found.next_due, "F") if found.next_due else ""
        await self._say(ctx, f"{found.reference} goes on", f"Next: {when}")

    @digest.command(name="stop", aliases=["remove"])
    @app_commands.describe(digest="its reference, such as D1; not needed where there is only one")
    @needs(Level.MODERATOR)
    async def stop(self, ctx: Context, digest: str = "") -> None:
        """End a digest for good.

        !digest stop
        !digest stop D1
        """
        found = await self._found(ctx, digest)
        await self.desk.stop(found, actor_of(ctx.author))
        await self._say(ctx, f"{found.reference} is stopped", "Nothing more of it is posted.")

    async def _found(self, ctx: Context, typed: str) -> Digest:
        return await self.desk.find(_guild(ctx).id, typed)

    async def _say(self, ctx: Context, title: str, text: str) -> None:
        await ctx.reply(embed=_render.message(title, text, colour=_render.ANSWERED))


def _guild(ctx: Context) -> discord.Guild:
    assert ctx.guild is not None  # noqa: S101  # the level of these commands sees to it
    return ctx.guild


def _channel(ctx: Context, text: str, given: Any) -> tuple[str, Any]:
    """Take the channel that a wish begins with out of it; here if it names none.

    Raises:
        QueryError: there is none such, or whoever asks may not write there.
    """
    named = _CHANNEL.search(text)
    place = given or ctx.channel
    if named and not given:
        place = find_channels(_guild(ctx), named[1])[0]
        text = f"{text[: named.start()]} {text[named.end() :]}"
    author: Any = ctx.author  # a member, in a server
    is_text = isinstance(place, (discord.TextChannel, discord.Thread))
    if not is_text or not place.permissions_for(author).view_channel:
        raise QueryError("A digest is posted in a text channel or a thread that you can see. Name such a one.")
    return text, place


def _role(ctx: Context, text: str, given: discord.Role | None) -> tuple[str, discord.Role | None]:
    """Take the role that is to be pinged out of a wish.

    Raises:
        QueryError: there is none such, or whoever asks may not ping it themselves.
    """
    named = _ROLE.search(text)
    role = given
    if named and not given:
        role = find_roles(_guild(ctx), named[1])[0]
        text = f"{text[: named.start()]} {text[named.end() :]}"
    may_ping = isinstance(ctx.author, discord.Member) and ctx.author.guild_permissions.mention_everyone
    if role is not None and not role.mentionable and not may_ping:
        raise QueryError(f"You may not ping {role.name} yourself. Ask an administrator to make the role mentionable.")
    return text, role


def _warnings(place: discord.TextChannel | discord.Thread) -> list[str]:
    """Return what the bot lacks in a channel to post there."""
    allowed = place.permissions_for(place.guild.me)
    sends = allowed.send_messages_in_threads if isinstance(place, discord.Thread) else allowed.send_messages
    lacking = [
        name
        for name, has in (
            ("view the channel", allowed.view_channel),
            ("send messages", sends),
            ("embed links", allowed.embed_links),
            ("read the message history", allowed.read_message_history),
        )
        if not has
    ]
    return [f"I may not {', '.join(lacking)} there. Allow my role to, else the digest is paused."] if lacking else []


async def setup(bot: Cuttings) -> None:
    """Add the commands, the buttons of earlier proposals, and what `!health` says about digests."""
    bot.add_dynamic_items(Proposal)
    cog = Digests(bot)
    await bot.add_cog(cog)
    bot.health_lines["Digests"] = cog.health
