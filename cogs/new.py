"""`!new`: what has been added since somebody last asked."""

from __future__ import annotations

from discord.ext import commands

from cogs import _render
from cogs._bot import Context, Cuttings, scope_of
from cogs._options import options
from cogs._pages import send_pages


class New(commands.Cog):
    """Remembers who has seen what."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_command(name="new")
    @options()
    async def new(self, ctx: Context) -> None:
        """Show the articles added since you last asked here; the first time, the newest five.

        !new

        I remember for each of you, in each server, up to which article you have been told; nothing else.
        """
        scope = scope_of(ctx)
        found = await self.bot.archive.additions(scope, ctx.author.id)
        await send_pages(ctx, _render.additions(found), found)
        # Only now: if sending failed, they are new the next time, too.
        await self.bot.archive.note_seen(scope, ctx.author.id, found)


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(New(bot))
