"""`!name`: what moderators say about names."""

from __future__ import annotations

import re

from discord import app_commands
from discord.ext import commands

from cogs import _render
from cogs._bot import Context, Cuttings, prefix_of, scope_of
from cogs._fixing import LAST_CHANGE, undo_change
from cogs._options import TOPICS, completed
from cogs._pages import send_pages
from cogs._permissions import Level, actor_of, needs

# The first of two names, and what stands between them.
_FIRST = re.compile(r".{1,80}?(?: into | from | = ?|→ ?)", re.IGNORECASE)


class Name(commands.Cog):
    """Joins and parts names."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_group(name="name", aliases=["names"], case_insensitive=True, fallback="list")
    @needs(Level.MODERATOR)
    async def name(self, ctx: Context) -> None:
        """List what moderators have said about names in this server, each with its number.

        !name list

        `!name alias`, `!name merge` and `!name split` say something about a name. All of it holds in this server only,
        counts for every command at once, and is taken back by `!name undo` and the number.
        """
        rules = await self.bot.archive.naming.listed(scope_of(ctx))
        await send_pages(ctx, _render.name_rules(rules, prefix_of(ctx)))

    @name.command(name="alias")
    @app_commands.autocomplete(names=completed(TOPICS))
    @app_commands.describe(names="the name as the archive knows it = the other spelling")
    @needs(Level.MODERATOR)
    async def alias(self, ctx: Context, *, names: str) -> None:
        """Give somebody another spelling, under which they are found from then on.

        !name alias Walid Muallem = Wally

        First the name as the archive knows it, then the spelling; in any script.
        """
        ruled = await self.bot.archive.naming.alias(scope_of(ctx), actor_of(ctx.author), names)
        await ctx.reply(embed=_render.aliased(ruled, prefix_of(ctx)))

    @name.command(name="merge")
    @app_commands.autocomplete(names=completed(TOPICS, kept=_FIRST))
    @app_commands.describe(names="for example: Kremlin into Vladimir Putin")
    @needs(Level.MODERATOR)
    async def merge(self, ctx: Context, *, names: str) -> None:
        """Let two names answer as one: the first as the second.

        !name merge Kremlin into Vladimir Putin

        Quotations, mentions and roles of the first are then those of the second, in every command.
        """
        ruled = await self.bot.archive.naming.merge(scope_of(ctx), actor_of(ctx.author), names)
        await ctx.reply(embed=_render.merged(ruled, prefix_of(ctx)))

    @name.command(name="split")
    @app_commands.autocomplete(names=completed(TOPICS, kept=_FIRST))
    @app_commands.describe(names="for example: Assad from Bashar al-Assad")
    @needs(Level.MODERATOR)
    async def split(self, ctx: Context, *, names: str) -> None:
        """Let a spelling stand for itself, no longer for the one it was taken for.

        !name split Assad from Bashar al-Assad

        Mentions and quotations where the articles write exactly this spelling are then a name of their own, which can
        be merged into another. `!who` shows how somebody is spelled.
        """
        ruled = await self.bot.archive.naming.split(scope_of(ctx), actor_of(ctx.author), names)
        await ctx.reply(embed=_render.split(ruled, prefix_of(ctx)))

    @name.command(name="undo")
    @app_commands.describe(change="the number that it has in /name list")
    @needs(Level.MODERATOR)
    async def undo(self, ctx: Context, change: commands.Range[int, 1, LAST_CHANGE]) -> None:
        """Undo an alias, a merge or a split, by its number in `!name list`.

        !name undo 4711
        """
        await undo_change(ctx, change)


async def setup(bot: Cuttings) -> None:
    """Add the commands."""
    await bot.add_cog(Name(bot))
