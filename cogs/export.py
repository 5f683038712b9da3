"""`!export`: what the reading commands show, as a file for other programs."""

from __future__ import annotations

import io

import discord
from discord import app_commands
from discord.ext import commands

from cogs import _render
from cogs._bot import Context, Cuttings, scope_of
from corpus.exporting import Format, What, read_request

# Discord takes 10 MB of everybody's files; a boosted server takes more, but not every reader's connection does.
MOST_BYTES = 8_000_000
MOST = 5_000  # entries; python -m corpus export makes larger files


class Export(commands.Cog):
    """Makes files."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_command(name="export")
    @app_commands.describe(
        what="What to put into the file",
        query="As for the command of that name; all without it",
        file_format="The file's format; CSV without it",
    )
    @app_commands.rename(file_format="format")
    async def export(self, ctx: Context, what: What, *, query: str = "", file_format: Format | None = None) -> None:
        """Send a timeline, quotations, figures or articles as a file.

        !export timeline Putin in 2015 as ics
        !export quotes Lavrov as csv
        !export figures killed Syria as json
        !export articles Syria as bibtex
        !export timeline as timelinejs

        Timelines come as csv, json, timelinejs, ics or markdown; quotes as csv, json or markdown; figures as csv or
        json; articles as csv, json, markdown, bibtex, ris or csl. The file holds what the command of the same name
        shows here, all of it; what the fields mean stands in docs/export.md of my source code.
        """
        words, named = read_request(query)
        made = await self.bot.archive.export(
            what, self.bot.archive.parse(words), file_format or named, scope_of(ctx), most=MOST, most_bytes=MOST_BYTES
        )
        file = discord.File(io.BytesIO(made.data), made.file_name)
        await ctx.reply(embed=_render.export(made), file=file)


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(Export(bot))
