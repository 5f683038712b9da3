"""`!figures`: one quantity over time."""

from __future__ import annotations

from discord.ext import commands

from cogs import _render
from cogs._answers import Place, Shown
from cogs._bot import Context, Cuttings
from cogs._options import TOPICS, options


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
        await self.bot.answers.give(ctx, "figures", what)

    async def answer(self, text: str, place: Place, _entity: int | None = None) -> Shown:
        """Return the figures that a text asks for."""
        query = self.bot.archive.parse(text)
        result = await self.bot.archive.figures(query, place.scope)
        return Shown(_render.figures(result, query), query, result, chart=_render.figures_chart(result))


async def setup(bot: Cuttings) -> None:
    """Add the command, and the recipe of its answers."""
    cog = Figures(bot)
    await bot.add_cog(cog)
    bot.answers.recipes["figures"] = cog.answer
