"""`!quote`: what somebody said, word for word."""

from __future__ import annotations

from discord.ext import commands

from cogs import _render
from cogs._answers import Place, Shown, chosen
from cogs._bot import Context, Cuttings
from cogs._commands import CommandWithSubcommands
from cogs._fixing import QuoteField, fix_quote, undo_last
from cogs._options import PEOPLE, options
from cogs._permissions import Level, needs


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
        await self.bot.answers.give(ctx, "quote", person)

    async def answer(self, text: str, place: Place, entity: int | None = None) -> Shown:
        """Return the quotations that a text asks for."""
        query = self.bot.archive.parse(text)
        result = await self.bot.archive.quotes(query, place.scope)
        match = result.speaker
        if match is not None and match.status == "ambiguous":
            one = chosen(match, entity)
            if one is None:
                return Shown((), query, match=match)
            match, result = one, await self.bot.archive.quotes(query, place.scope, one)
        if match is not None and match.status == "not_found":
            return Shown([_render.not_found(match, place.prefix)], query, match=match)
        return Shown(_render.quotations(result, query), query, result, match)

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
    """Add the command, and the recipe of its answers."""
    cog = Quote(bot)
    await bot.add_cog(cog)
    bot.answers.recipes["quote"] = cog.answer
