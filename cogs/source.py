"""`!source`: where something comes from."""

from __future__ import annotations

import re

import discord
from discord.ext import commands

from cogs import _render
from cogs._bot import HOMEPAGE, Context, Cuttings, scope_of
from cogs._pages import send_pages

_REFERENCE = re.compile(r"\b[AQE]\d{1,15}\b")


class Source(commands.Cog):
    """Cites."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_command(name="source", aliases=["cite", "proof"])
    async def source(self, ctx: Context, *, reference: str = "") -> None:
        """Show where an article, a quotation or an event comes from, with a citation to paste.

        !source A1
        !source Q3
        !source E5

        Or reply to an answer with `!source`: the first reference in it is meant. You get outlet, agency, byline, date
        and how it was found, the archive's record with hashes, and the text around.
        """
        wanted = reference.strip() or await _replied_to(ctx)
        if wanted:
            await send_pages(ctx, _render.source(await self.bot.archive.source(wanted, scope_of(ctx))))
            return
        prefix = self.bot.settings.prefix
        await ctx.reply(
            embed=_render.message(
                "Source of what?",
                f"Give a reference, such as `{prefix}source A1`, or reply to an answer of mine with `{prefix}source`. "
                f"`A` is an article, `Q` a quotation, `E` an event.\n\nMy own source code: {HOMEPAGE}",
            )
        )


async def _replied_to(ctx: Context) -> str:
    """Return the first reference in the answer that the command replies to, if it replies to one."""
    reference = ctx.message.reference if ctx.interaction is None else None
    if reference is None or reference.message_id is None:
        return ""
    message = reference.resolved
    if not isinstance(message, discord.Message):
        try:
            message = await ctx.channel.fetch_message(reference.message_id)
        except discord.HTTPException:
            return ""
    for embed in message.embeds:
        found = _REFERENCE.search(f"{embed.title or ''} {embed.description or ''}")
        if found:
            return found.group()
    return ""


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(Source(bot))
