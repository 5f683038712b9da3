"""`!who`: a person's card."""

from __future__ import annotations

from discord.ext import commands

from cogs import _render
from cogs._answers import Place, Shown, chosen
from cogs._bot import Context, Cuttings
from cogs._options import TOPICS, options


class Who(commands.Cog):
    """Knows names."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_command(name="who")
    @options("A person, an organisation or a place", exact=True, complete=TOPICS)
    async def who(self, ctx: Context, *, name: str) -> None:
        """Show what the archive knows about a person, an organisation or a place.

        !who muallem
        !who Путин
        !who Kremlin exact:

        Spellings seen, roles with the day they were seen, and how often somebody is quoted and named. Matching allows
        for typing errors, other spellings and other scripts, and says so; `exact:` switches that off.
        """
        await self.bot.answers.give(ctx, "who", name)

    async def answer(self, text: str, place: Place, entity: int | None = None) -> Shown:
        """Return the card of whom a text names."""
        archive = self.bot.archive
        query = archive.parse(text)
        typed = " ".join((query.words, *query.phrases)).strip()
        match = await archive.match_name(typed or query.text, place.scope, exact=query.exact)
        if match.status == "ambiguous":
            one = chosen(match, entity)
            if one is None:
                return Shown((), query, match=match)
            match = one
        if match.status == "not_found":
            return Shown([_render.not_found(match, place.prefix)], query, match=match)
        found = await archive.card(match, place.scope)
        return Shown(_render.card(found, place.prefix), query, found, match)


async def setup(bot: Cuttings) -> None:
    """Add the command, and the recipe of its answers."""
    cog = Who(bot)
    await bot.add_cog(cog)
    bot.answers.recipes["who"] = cog.answer
