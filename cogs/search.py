"""`!search`: passages that hold the words, best first."""

from __future__ import annotations

from discord.ext import commands

from cogs import _render
from cogs._answers import Place, Shown
from cogs._bot import Context, Cuttings
from cogs._options import TOPICS, options


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
        await self.bot.answers.give(ctx, "search", words)

    async def answer(self, text: str, place: Place, _entity: int | None = None) -> Shown:
        """Return the passages that a text asks for."""
        query = self.bot.archive.parse(text)
        result = await self.bot.archive.search(query, place.scope)
        return Shown(_render.finding(result, query), query, result)


async def setup(bot: Cuttings) -> None:
    """Add the command, and the recipe of its answers."""
    cog = Search(bot)
    await bot.add_cog(cog)
    bot.answers.recipes["search"] = cog.answer
