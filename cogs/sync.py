"""`!sync`: the slash commands, registered again."""

from __future__ import annotations

from discord.ext import commands

from cogs import _render
from cogs._bot import PRIVATE, Context, Cuttings
from cogs._format import count
from cogs._permissions import Level, needs


class Sync(commands.Cog):
    """Registers the slash commands for whoever runs the bot."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_command(name="sync", extras={PRIVATE: True})
    @needs(Level.OPERATOR)
    async def sync(self, ctx: Context) -> None:
        """Register the slash commands with Discord again, should it have lost them.

        !sync

        At each start this is done by itself if the commands have changed; Discord allows 200 new commands a day.
        """
        number = await self.bot.register_commands()
        text = f"{count(number, 'slash command')} registered. Discord's clients show them at once, or after a restart."
        await ctx.reply(embed=_render.message("Registered", text, colour=_render.ANSWERED))


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(Sync(bot))
