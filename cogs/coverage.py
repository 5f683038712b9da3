"""`!coverage`: what the archive holds, so that its silence can be judged."""

from __future__ import annotations

from discord.ext import commands

from cogs import _render
from cogs._answers import Place, Shown
from cogs._bot import Context, Cuttings
from cogs._options import TOPICS, options


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
        await self.bot.answers.give(ctx, "coverage", topic)

    async def answer(self, text: str, place: Place, _entity: int | None = None) -> Shown:
        """Return what the archive holds on what a text asks for."""
        query = self.bot.archive.parse(text)
        result = await self.bot.archive.coverage(query, place.scope)
        return Shown(_render.coverage(result), query, result, chart=_render.coverage_chart(result))


async def setup(bot: Cuttings) -> None:
    """Add the command, and the recipe of its answers."""
    cog = Coverage(bot)
    await bot.add_cog(cog)
    bot.answers.recipes["coverage"] = cog.answer
