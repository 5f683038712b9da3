"""`!why`: how an answer came about."""

from __future__ import annotations

from discord.ext import commands

from cogs import _render
from cogs._bot import Context, Cuttings
from cogs._options import options
from cogs._pages import send_pages
from cogs._replies import ANSWER_ID, first_in_reply, is_reply
from cogs._words import word
from corpus.errors import NotFoundError


class Why(commands.Cog):
    """Explains answers."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_command(name="why")
    @options("The id below an answer, such as W12")
    async def why(self, ctx: Context, *, answer: str = "") -> None:
        """Show how an answer came about: how the question was read, what was looked at, why it was so.

        !why
        !why W1

        Alone it is about the last answer in this channel; as a reply, about the answer replied to. The id stands
        below each answer of `!ask`. I keep this for 30 days, and only for the channel it was asked in.
        """
        typed = answer.strip() or await first_in_reply(ctx, ANSWER_ID)
        if not typed and is_reply(ctx):
            raise NotFoundError(word("why.no_answer"))
        given = await self.bot.archive.explain(ctx.channel.id, typed)
        await send_pages(ctx, _render.explanation(given))


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(Why(bot))
