"""`!who`: a person's card."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord.ext import commands

from cogs import _render
from cogs._bot import Context, Cuttings, prefix_of, scope_of
from cogs._names import ask_back, say_not_found
from cogs._options import TOPICS, options
from cogs._pages import send_pages
from corpus.models import NameMatch


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
        query = self.bot.archive.parse(name)
        scope = scope_of(ctx)
        typed = " ".join((query.words, *query.phrases)).strip()
        match = await self.bot.archive.match_name(typed or query.text, scope, exact=query.exact)

        async def show(chosen: NameMatch) -> tuple[Sequence[discord.Embed], None, object]:
            found = await self.bot.archive.card(chosen, scope)
            return _render.card(found, prefix_of(ctx)), None, found

        if match.status == "found":
            await send_pages(ctx, *await show(match))
        elif match.status == "not_found":
            await say_not_found(ctx, match, prefix_of(ctx))
        else:
            await ask_back(ctx, match, show)


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(Who(bot))
