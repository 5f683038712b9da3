"""`!source`: where something comes from."""

from __future__ import annotations

import re

from discord.ext import commands

from cogs import _render
from cogs._bot import Context, Cuttings, prefix_of, scope_of
from cogs._options import ARTICLES, options
from cogs._pages import send_pages
from cogs._replies import first_in_reply
from cogs._words import word

_REFERENCE = re.compile(r"\b[AQEF]\d{1,15}\b")


class Source(commands.Cog):
    """Cites."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_command(name="source", aliases=["cite", "proof"])
    @options("A reference such as A1, Q3, E5 or F2", complete=ARTICLES)
    async def source(self, ctx: Context, *, reference: str = "") -> None:
        """Show where an article, quotation, event or figure comes from, with a citation to paste.

        !source A1
        !source Q3
        !source E5
        !source F2

        Or reply to an answer with `!source`: the first reference in it is meant. You get outlet, agency, byline, date
        and how it was found, the archive's record with hashes, the text around, and the citation as plain text, in
        Markdown and in BibTeX.
        """
        wanted = reference.strip() or await first_in_reply(ctx, _REFERENCE)
        if wanted:
            found = await self.bot.archive.source(wanted, scope_of(ctx))
            await send_pages(ctx, _render.source(found), found)
            return
        prefix = prefix_of(ctx)
        address = self.bot.settings.homepage or word("source.ask_operator", setting="`CUTTINGS_HOMEPAGE`")
        how = word(
            "source.how",
            example=f"`{prefix}source A1`",
            command=f"`{prefix}source`",
            article="`A`",
            quotation="`Q`",
            event="`E`",
            figure="`F`",
        )
        text = f"{how}\n\n{word('source.code', address=address)}"
        await ctx.reply(embed=_render.message(word("source.of_what"), text))


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(Source(bot))
