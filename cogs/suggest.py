"""`!suggest`: articles that members think should be in the archive, for the moderators to decide."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from cogs import _adding
from cogs._bot import Context, Cuttings
from cogs._permissions import Level, needs


class Suggest(commands.Cog):
    """Takes suggestions."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_command(name="suggest")
    @app_commands.describe(file="a saved page, a document or a text", article="an address, or the text itself")
    @needs(Level.MEMBER)
    # Each may fetch a page; how many suggestions count is limited for a day elsewhere.
    @commands.cooldown(20, 3_600, commands.BucketType.member)
    async def suggest(self, ctx: Context, file: discord.Attachment | None = None, *, article: str = "") -> None:
        """Suggest an article for the archive: its address or its text. The moderators decide.

        !suggest Tarnmouth opened its bridge on Monday. "It took nine years," said Mayor Orla Venn. About 2,000 came.

        Or an address: `!suggest https://…`. Or attach the saved page. One at a time, ten in 24 hours. I tell you what
        the moderators decided.
        """
        attachments = ctx.message.attachments if ctx.interaction is None else [file] if file else []
        await _adding.suggest(ctx, article, attachments)


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(Suggest(bot))
