"""`!event`: one dated event, and its fixes."""

from __future__ import annotations

from discord.ext import commands

from cogs import _render
from cogs._bot import Context, Cuttings, scope_of
from cogs._commands import CommandWithSubcommands
from cogs._fixing import EventField, fix_event, undo_last
from cogs._options import options
from cogs._permissions import Level, needs


class Event(commands.Cog):
    """Shows and corrects events."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.command(name="event", cls=CommandWithSubcommands)
    @options("A reference such as E5")
    async def event(self, ctx: Context, *, reference: str) -> None:
        """Show one dated event: its days, its sentence and how its date was found.

        !event E5
        """
        event = await self.bot.archive.fixes.event(reference, scope_of(ctx))
        await ctx.reply(embed=_render.event(event))

    @event.command(name="fix")
    @needs(Level.MODERATOR)
    async def fix(self, ctx: Context, reference: str, what: EventField, *, value: str = "") -> None:
        """Correct when an event was or of which kind it is, or say that it is none.

        !event fix E5 date 2015-09
        !event fix E5 date "15 Sep 2015 – 20 Sep 2015"
        !event fix E5 kind scheduled
        !event fix E6 hide

        A date is a day, a month, a year, or two of them with a dash between. The kinds are *happened*, *said*, *state*
        and *scheduled*. The fix holds in this server only, also for later versions of the article, and shows as
        a moderator's. `/fix event` is the same.
        """
        await fix_event(ctx, reference, what, value)

    @event.command(name="undo")
    @needs(Level.MODERATOR)
    async def undo(self, ctx: Context, *, reference: str) -> None:
        """Undo the last fix of an event.

        !event undo E5
        """
        await undo_last(ctx, "event", reference)


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(Event(bot))
