"""`!search`: passages that hold the words, best first."""

from __future__ import annotations

from discord.ext import commands

from cogs import _render
from cogs._bot import Context, Cuttings, scope_of
from cogs._options import TOPICS, options
from cogs._pages import send_pages


class Search(commands.Cog):
    """Finds passages."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_command(name="search", aliases=["find"])
    @options("What to look for", "speaker", "outlet", "after", "before", exact=True, complete=TOPICS)
    async def search(self, ctx: Context, *, words: str) -> None:
        """Find the passages that hold some words, best first.

        !search terrorism
        !search "chemical weapons" after:2012 before:2014
        !search sanctions from: Middle East Monitor -Geneva

        `from:` is an outlet, `before:`, `after:` and `during:` are days of publication, `exact:` switches fuzzy
        matching off, `"..."` is a phrase, `-word` leaves out.
        """
        query = self.bot.archive.parse(words)
        result = await self.bot.archive.search(query, scope_of(ctx))
        await send_pages(ctx, _render.finding(result, query), result=result)


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(Search(bot))
