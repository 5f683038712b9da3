"""`!coverage`: what the archive holds, so that its silence can be judged."""

from __future__ import annotations

from discord.ext import commands

from cogs import _render
from cogs._bot import Context, Cuttings, scope_of
from cogs._options import TOPICS, options
from cogs._pages import send_pages


class Coverage(commands.Cog):
    """Counts articles."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_command(name="coverage")
    @options("A topic; without one, everything", "outlet", "after", "before", complete=TOPICS)
    async def coverage(self, ctx: Context, *, topic: str = "") -> None:
        """Show how many articles there are, by outlet, month and language, on everything or on a topic.

        !coverage
        !coverage Syria after:2014
        !coverage earthquake from:SHEIIBA

        A topic counts the articles that hold all its words.
        """
        query = self.bot.archive.parse(topic)
        result = await self.bot.archive.coverage(query, scope_of(ctx))
        picture = await self.bot.pictures.draw(_render.coverage_chart(result))
        await send_pages(ctx, _render.coverage(result), picture)


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(Coverage(bot))
