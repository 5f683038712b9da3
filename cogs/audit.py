"""`!audit`: who changed what, and when."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from cogs import _render
from cogs._bot import Context, Cuttings
from cogs._keeper import keeper_of
from cogs._pages import send_pages
from cogs._permissions import Level, needs


class AuditLog(commands.Cog):
    """Shows the record of changes."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_command(name="audit")
    @app_commands.describe(who="a name or mention, and since when: Ada since 2 days; both may be left out")
    @needs(Level.MODERATOR)
    async def audit(self, ctx: Context, *, who: str = "") -> None:
        """Show what moderators and I have changed here: who, what and when, newest first.

        !audit
        !audit since 2 days
        !audit since 2024-01-31

        Begin with a mention or a name for one person's changes: a name, then "since", then the time. The record is
        only ever added to, and each line is sealed with the one before: `python -m corpus verify` tells if one was
        altered.
        """
        await send_pages(ctx, _render.audit(await self.bot.archive.keeping.audit(await keeper_of(ctx), who)))


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(AuditLog(bot))
