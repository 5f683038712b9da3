"""`/fix`: fixes that outlive every new version of an article. `!quote fix` and `!event fix` are the same."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from cogs._bot import Context, Cuttings, prefix_of
from cogs._commands import command_help
from cogs._fixing import LAST_CHANGE, EventField, QuoteField, fix_event, fix_quote, undo_change
from cogs._options import PEOPLE, completed
from cogs._permissions import Level, needs


class Fix(commands.Cog):
    """Corrects."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_group(name="fix", case_insensitive=True, fallback="help")
    @needs(Level.MODERATOR)
    async def fix(self, ctx: Context) -> None:
        """Correct a quotation or an event; undo a fix.

        !fix

        `!fix quote` and `!fix event` are `!quote fix` and `!event fix`. A fix holds in this server only, also
        for later versions of the article, stands in `!audit`, and can be undone.
        """
        await ctx.reply(embed=command_help(self.fix, prefix_of(ctx), sorted(self.fix.commands, key=str)))

    @fix.command(name="quote")
    @app_commands.describe(
        reference="the quotation, such as Q1",
        what="what is wrong about it",
        value="what is right: a speaker, none, or a day",
    )
    @needs(Level.MODERATOR)
    @app_commands.autocomplete(value=completed(PEOPLE))
    async def quote(self, ctx: Context, reference: str, what: QuoteField, *, value: str = "") -> None:
        """Correct who said a quotation or when, or say that it is none.

        !fix quote Q1 speaker none
        !fix quote Q1 speaker "Sergei Lavrov"
        """
        await fix_quote(ctx, reference, what, value)

    @fix.command(name="event")
    @app_commands.describe(
        reference="the event, such as E5",
        what="what is wrong about it",
        value="what is right: a day, month or year, or a kind",
    )
    @needs(Level.MODERATOR)
    async def event(self, ctx: Context, reference: str, what: EventField, *, value: str = "") -> None:
        """Correct when an event was or of which kind it is, or say that it is none.

        !fix event E1 date 2015-09
        !fix event E1 kind scheduled
        """
        await fix_event(ctx, reference, what, value)

    @fix.command(name="undo")
    @app_commands.describe(change="the number that the fix or rule has in /audit")
    @needs(Level.MODERATOR)
    async def undo(self, ctx: Context, change: commands.Range[int, 1, LAST_CHANGE]) -> None:
        """Undo a fix or a rule for names, by the number it has in the audit record.

        !fix undo 4711
        """
        await undo_change(ctx, change)


async def setup(bot: Cuttings) -> None:
    """Add the commands."""
    await bot.add_cog(Fix(bot))
