"""`!about`: the promise, the version, the size of the archive."""

from __future__ import annotations

from importlib import metadata

from discord.ext import commands

from cogs import _render
from cogs._bot import Context, Cuttings, prefix_of, scope_of
from cogs._options import options
from cogs._pages import send_pages


class About(commands.Cog):
    """Introduces the bot."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_command(name="about")
    @options()
    async def about(self, ctx: Context) -> None:
        """Show what I promise, which version I am and how much the archive holds.

        !about
        """
        holdings = await self.bot.archive.holdings(scope_of(ctx))
        version = metadata.version("cuttings")
        embeds = _render.about(holdings, version, prefix_of(ctx), self.bot.settings.homepage)
        if not self.bot.intents.message_content:
            embeds[0].add_field(
                name="Prefix commands are off", value=self.bot.how_to_enable_prefix(prefix_of(ctx)), inline=False
            )
        await send_pages(ctx, embeds)


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(About(bot))
