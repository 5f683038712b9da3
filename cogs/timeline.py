"""`!timeline`: dated events in order."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord.ext import commands

from cogs import _render
from cogs._bot import Context, Cuttings, prefix_of, scope_of
from cogs._names import ask_back, say_not_found
from cogs._pages import send_pages
from corpus.models import NameMatch


class Timeline(commands.Cog):
    """Orders events."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_command(name="timeline", aliases=["tl"])
    async def timeline(self, ctx: Context, *, topic: str = "") -> None:
        """Show dated events in order, each with its sentence and how its date was found.

        !timeline
        !timeline Putin in 2015
        !timeline peace conference since September 2013
        !timeline earthquake

        The days are those on which things happened, not of publication. A relative expression ("on Tuesday") shows
        what it was resolved to.
        """
        query = self.bot.archive.parse(topic)
        scope = scope_of(ctx)
        result = await self.bot.archive.timeline(query, scope)
        if result.about is None or result.about.status == "found" or result.events:
            await send_pages(ctx, _render.timeline(result, query))
        elif result.about.status == "not_found":
            await say_not_found(ctx, result.about, prefix_of(ctx))
        else:

            async def show(chosen: NameMatch) -> Sequence[discord.Embed]:
                return _render.timeline(await self.bot.archive.timeline(query, scope, chosen), query)

            await ask_back(ctx, result.about, show)


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(Timeline(bot))
