"""`!help`: what can be typed, made from the commands' docstrings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord.ext import commands

from cogs import _render
from cogs._bot import Context, Cuttings
from cogs._commands import command_help, no_such_command
from cogs._pages import send_pages


class Help(commands.Cog):
    """Explains the commands."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_command(name="help")
    async def help(self, ctx: Context, *, command: str = "") -> None:
        """List the commands, or explain one with examples.

        !help
        !help quote
        """
        name = command.strip().lower().removeprefix(self.bot.settings.prefix).removeprefix("/").strip()
        if name:
            found = self.bot.get_command(name)
            if found is None or found.hidden:
                raise no_such_command(self.bot, name)
            await send_pages(ctx, [command_help(self.bot, found)])
        else:
            await send_pages(ctx, [self._overview(await self._runnable(ctx))])

    def _overview(self, listed: Sequence[commands.Command[Any, Any, Any]]) -> discord.Embed:
        prefix = self.bot.settings.prefix
        lines = [f"`{prefix}{command.name}` — {command.short_doc}" for command in listed]
        more = (
            f"\n\nAlso as slash commands, and by mentioning me. `{prefix}help quote` explains a command with examples."
            "\nEverywhere: `from:` outlet, `by:` speaker, `before:` `after:` `during:` dates, `exact:`, "
            '`"phrase"`, `-word`.'
        )
        if not self.bot.intents.message_content:
            more += f"\n\n{self.bot.how_to_enable_prefix}"
        return _render.message("What you can ask me", "\n".join(lines) + more, colour=_render.ANSWERED)

    async def _runnable(self, ctx: Context) -> list[commands.Command[Any, Any, Any]]:
        """Return the commands that the caller may run, by name."""
        runnable: list[commands.Command[Any, Any, Any]] = []
        for command in sorted(self.bot.commands, key=lambda command: command.name):
            try:
                if not command.hidden and await command.can_run(ctx):
                    runnable.append(command)
            except commands.CommandError:
                continue
        return runnable


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(Help(bot))
