"""`!add`: articles into the archive, shown before anything is stored."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from cogs import _adding
from cogs._bot import Context, Cuttings
from cogs._permissions import Level, needs

HOUR = 3_600.0


class Add(commands.Cog):
    """Adds articles, and lets go of previews that nobody decided upon."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Begin to let go of what has waited too long."""
        self.bot.background.start("old previews", HOUR, self.expire)

    @commands.hybrid_command(name="add")
    @app_commands.describe(
        file="a page, a document, a text, or a ZIP of them", article="an address, or the text itself"
    )
    @needs(Level.MODERATOR)
    async def add(self, ctx: Context, file: discord.Attachment | None = None, *, article: str = "") -> None:
        """Add articles: by address, as attached files, or as pasted text. You see a preview first.

        !add Tarnmouth opened its new bridge on Monday. "It took nine years," said Mayor Orla Venn. About 2,000 came.

        Or an address: `!add https://…`, up to ten of them. Or attach files, ten at once or a ZIP of hundreds: pages
        (.html), text (.txt, .md), .pdf, .docx, .eml. With an address in the first line and the text below it, the
        text is taken as that page's.

        The preview shows what was found and what looks wrong, and whether the article is here already. Nothing is
        stored before you press *Add*; *Edit* corrects title, outlet, byline, date and address. It waits for seven days.
        """
        attachments = ctx.message.attachments if ctx.interaction is None else [file] if file else []
        await _adding.add(ctx, article, attachments)

    async def expire(self) -> None:
        """Let go of what has waited too long, and tell who had suggested something."""
        for pending in await self.bot.archive.adding.expire():
            await _adding.tell_outcome(self.bot, pending)


async def setup(bot: Cuttings) -> None:
    """Add the command, and the buttons of previews, those from before a restart included."""
    bot.add_dynamic_items(_adding.PendingButton)
    await bot.add_cog(Add(bot))
