"""`!health`: what works and what does not."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Sequence

import discord
from discord.ext import commands
from discord.utils import format_dt

from cogs import _render
from cogs._bot import PRIVATE, Context, Cuttings, prefix_of, scope_of
from cogs._format import code, count, escape
from cogs._pages import send_pages
from cogs._permissions import Level, missing_permissions, needs
from corpus.condition import condition_of
from corpus.errors import CorpusError

MEGABYTE = 2**20


class Health(commands.Cog):
    """Tells moderators how their server's part is, and the operator how all is."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_group(name="health", aliases=["status"], fallback="here", extras={PRIVATE: True})
    @needs(Level.MODERATOR)
    async def health(self, ctx: Context) -> None:
        """Show what works in this server and what does not: permissions, connection, archive.

        !health
        """
        areas = {
            "This channel": self._channel(ctx),
            "Connection": self._connection(ctx),
            "Archive": await self._archive(ctx),
            **await self._registered(ctx.guild.id if ctx.guild else 0),
        }
        prefix = prefix_of(ctx)
        await send_pages(
            ctx,
            _render.health(
                "Health of this server", areas, f"{prefix}backup and {prefix}health all are for whoever runs me"
            ),
        )

    @health.command(name="all", extras={PRIVATE: True})
    @needs(Level.OPERATOR)
    async def all(self, ctx: Context) -> None:
        """Show how everything is: the database, the jobs, all servers; only you see it.

        !health all

        Typed in a channel, it comes to you as a direct message.
        """
        areas = {
            "Connection": [*self._connection(ctx), f"in {count(len(self.bot.guilds), 'server')}"],
            "Database": await self._database(),
            "Jobs": self._jobs(),
            **await self._registered(None),
        }
        pages = _render.health("Health of everything", areas, "only whoever runs me sees this")
        if ctx.interaction is not None or ctx.guild is None:
            await send_pages(ctx, pages)
            return
        try:
            for first in range(0, len(pages), 2):  # Discord takes 6,000 characters of embeds in a message
                await ctx.author.send(embeds=pages[first : first + 2])
        except discord.Forbidden as error:
            raise CorpusError("I cannot write to you. Use the slash command `/health all`.") from error
        await ctx.reply(embed=_render.message("Health", "I have sent it to you in a direct message."))

    def _channel(self, ctx: Context) -> Sequence[str]:
        missing = missing_permissions(ctx.channel, ctx.me)
        lines = [
            f"I lack permissions here: {', '.join(missing)}. Allow them to my role."
            if missing
            else "I have all the permissions here that I need."
        ]
        gone = [number for number in ctx.guild_settings.moderator_roles if ctx.guild and not ctx.guild.get_role(number)]
        if gone:
            lines.append(f"{count(len(gone), 'moderator role')} of the settings no longer there")
        return lines

    def _connection(self, ctx: Context) -> Sequence[str]:
        latency = self.bot.latency
        heard = self.bot.intents.message_content
        return [
            "the gateway has not answered yet" if math.isnan(latency) else f"{latency * 1000:.0f} ms to the gateway",
            f"up since {format_dt(self.bot.started_at, 'R')}",
            "Message Content Intent: on" if heard else self.bot.how_to_enable_prefix(prefix_of(ctx)),
        ]

    async def _archive(self, ctx: Context) -> Sequence[str]:
        held = await self.bot.archive.holdings(scope_of(ctx))
        return [
            count(held.articles, "article"),
            count(held.quotes, "quotation"),
            count(held.events, "dated event"),
            count(held.figures, "figure"),
        ]

    async def _database(self) -> Sequence[str]:
        found = await asyncio.to_thread(condition_of, self.bot.archive.database.path)
        (path,) = code([str(self.bot.archive.database.path)])
        return [
            f"{path}: {found.size / MEGABYTE:,.1f} MB, and {found.log / MEGABYTE:,.1f} MB of its log",
            f"{found.free / MEGABYTE:,.0f} MB free on its disk",
            f"schema {found.schema}, SQLite {found.sqlite}",
        ]

    def _jobs(self) -> Sequence[str]:
        lines: list[str] = []
        for job in self.bot.background.jobs.values():
            last = f"went well {format_dt(job.last_success, 'R')}" if job.last_success else "has not run through yet"
            lines.append(f"{job.name}: {last}" + (f"; **failed since**: {escape(job.problem)}" if job.problem else ""))
        return lines

    async def _registered(self, guild: int | None) -> dict[str, Sequence[str]]:
        return {name: await lines(guild) for name, lines in self.bot.health_lines.items()}


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(Health(bot))
