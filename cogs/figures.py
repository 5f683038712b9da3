"""`!figures`: one quantity over time."""

from __future__ import annotations

from discord.ext import commands

from cogs import _render
from cogs._bot import Context, Cuttings, scope_of
from cogs._options import TOPICS, options
from cogs._pages import send_pages


class Figures(commands.Cog):
    """Follows quantities."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_command(name="figures", aliases=["figure"])
    @options("What is counted, and where", "speaker", "outlet", "after", "before", complete=TOPICS)
    async def figures(self, ctx: Context, *, what: str) -> None:
        """Show one quantity over time: value, who says so, as of when, and the sentence.

        !figures killed Syria
        !figures deaths in the civil war by:UN
        !figures earthquake during:2023

        `by:` is whose figure it is, `from:` the outlet; `before:`, `after:` and `during:` are the days it is for,
        not of publication. Figures for the same time that cannot both be right are marked; nothing is averaged.
        """
        query = self.bot.archive.parse(what)
        result = await self.bot.archive.figures(query, scope_of(ctx))
        picture = await self.bot.pictures.draw(_render.figures_chart(result))
        await send_pages(ctx, _render.figures(result, query), picture, result)


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(Figures(bot))
