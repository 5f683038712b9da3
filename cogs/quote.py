"""`!quote`: what somebody said, word for word."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord.ext import commands

from cogs import _render
from cogs._bot import Context, Cuttings, prefix_of, scope_of
from cogs._names import ask_back, say_not_found
from cogs._options import PEOPLE, options
from cogs._pages import send_pages
from corpus.models import NameMatch


class Quote(commands.Cog):
    """Quotes people."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_command(name="quote", aliases=["quotes"])
    @options("Whose words", "about", "outlet", "after", "before", exact=True, complete=PEOPLE)
    async def quote(self, ctx: Context, *, person: str = "") -> None:
        """Show what a person said, word for word, and how the speaker is known.

        !quote Putin
        !quote al-Muallem about Geneva
        !quote about terrorism by: Lavrov
        !quote Assad from:"Middle East Monitor"

        *named*: the sentence names the speaker. *resolved*: a pronoun or description was resolved within the article,
        and you see to what. *not determined*: the article does not tell, so no name is shown. Newest first; best
        match first when a topic is given.
        """
        query = self.bot.archive.parse(person)
        scope = scope_of(ctx)
        result = await self.bot.archive.quotes(query, scope)
        if result.speaker is None or result.speaker.status == "found":
            await send_pages(ctx, _render.quotations(result, query), result=result)
        elif result.speaker.status == "not_found":
            await say_not_found(ctx, result.speaker, prefix_of(ctx))
        else:

            async def show(chosen: NameMatch) -> tuple[Sequence[discord.Embed], None, object]:
                found = await self.bot.archive.quotes(query, scope, chosen)
                return _render.quotations(found, query), None, found

            await ask_back(ctx, result.speaker, show)


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(Quote(bot))
