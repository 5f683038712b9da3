"""`!check`: whether a quotation is in the archive as it is told."""

from __future__ import annotations

from discord.ext import commands

from cogs import _render
from cogs._answers import Place, Shown
from cogs._bot import Context, Cuttings
from cogs._options import options
from corpus.query import Query


class Check(commands.Cog):
    """Checks quotations."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_command(name="check", aliases=["verify", "whosaid"])
    @options("The quotation, at least four words of it")
    async def check(self, ctx: Context, *, quotation: str) -> None:
        """Check a quotation: word for word, shortened, altered or not in the archive; and who said it.

        !check "We are truly ready to take part in the Geneva conference without preconditions"
        !check "You can defeat Islamic State with airstrikes only"
        !check "in the end the Syrian people will be victorious" from:DW by:Putin

        At least four words. *Exact* is letter by letter; *other typography* has the same words; *shortened* leaves
        out what an ellipsis marks or whole sentences; anything else is *altered*, and every difference is shown. A
        passage and its negation are different.
        """
        await self.bot.answers.give(ctx, "check", quotation)

    async def answer(self, text: str, place: Place, _entity: int | None = None) -> Shown:
        """Return what became of the quotation in a text."""
        result = await self.bot.archive.check(text, place.scope)
        return Shown(_render.check(result), Query(text=text, words=text), result)


async def setup(bot: Cuttings) -> None:
    """Add the command, and the recipe of its answers."""
    cog = Check(bot)
    await bot.add_cog(cog)
    bot.answers.recipes["check"] = cog.answer
