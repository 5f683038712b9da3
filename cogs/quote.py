"""`!quote`: what somebody said, word for word."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord.ext import commands

from cogs import _render
from cogs._bot import Context, Cuttings, prefix_of, scope_of
from cogs._commands import CommandWithSubcommands
from cogs._fixing import QuoteField, fix_quote, undo_last
from cogs._names import ask_back, say_not_found
from cogs._options import PEOPLE, options
from cogs._pages import send_pages
from cogs._permissions import Level, needs
from corpus.models import NameMatch


class Quote(commands.Cog):
    """Quotes people."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.command(name="quote", aliases=["quotes"], cls=CommandWithSubcommands)
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

    @quote.command(name="fix")
    @needs(Level.MODERATOR)
    async def fix(self, ctx: Context, reference: str, what: QuoteField, *, value: str = "") -> None:
        """Correct who said a quotation or when, or say that it is none.

        !quote fix Q3 speaker "Sergei Lavrov"
        !quote fix Q3 speaker none
        !quote fix Q4 hide

        The speaker is somebody whom the archive names, or `none` for *not determined*; `said` takes the article's own
        words for when it was said. The fix holds in this server only, also for later versions of the article, and
        shows as a moderator's. `/fix quote` is the same. Whoever is called Fix is found by `!quote "fix"`.
        """
        await fix_quote(ctx, reference, what, value)

    @quote.command(name="undo")
    @needs(Level.MODERATOR)
    async def undo(self, ctx: Context, *, reference: str) -> None:
        """Undo the last fix of a quotation.

        !quote undo Q3
        """
        await undo_last(ctx, "quote", reference)


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(Quote(bot))
