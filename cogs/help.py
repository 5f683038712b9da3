"""`!help`: what can be typed, made from the commands' docstrings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from discord.ext import commands

from cogs import _render
from cogs._bot import Context, Cuttings, prefix_of
from cogs._commands import CommandWithSubcommands, command_help, no_such_command
from cogs._options import options
from cogs._pages import send_pages
from cogs._permissions import Level, level_needed
from cogs._words import word

_Command = commands.Command[Any, Any, Any]


class Help(commands.Cog):
    """Explains the commands."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_command(name="help")
    @options("A command")
    async def help(self, ctx: Context, *, command: str = "") -> None:
        """List the commands that you may run, or explain one with examples.

        !help
        !help quote
        """
        prefix = prefix_of(ctx)
        name = command.strip().lower().removeprefix(prefix.lower()).removeprefix("/").strip()
        if not name:
            await send_pages(ctx, _render.overview(await self._sections(ctx), self._footnote(prefix), prefix))
            return
        found = self.bot.get_command(name)
        if found is None or found.hidden:
            raise no_such_command(self.bot, name, prefix)
        parts = await _runnable(ctx, found.commands) if isinstance(found, commands.Group) else []
        if not parts:
            await found.can_run(ctx)  # says who may, if they may not
        await send_pages(ctx, [command_help(found, prefix, parts)])

    async def _sections(self, ctx: Context) -> list[tuple[str, Sequence[_render.Listed]]]:
        """Return the commands that the caller may run, by whom they are for."""
        listed: dict[Level, list[_render.Listed]] = {level: [] for level in Level}
        for command in sorted(self.bot.commands, key=lambda command: command.name):
            parts = await _runnable(ctx, command.commands) if isinstance(command, commands.Group) else []
            if parts or await _may_run(ctx, command):
                own = [command] if isinstance(command, CommandWithSubcommands) or not parts else []
                level = min(level_needed(each) for each in (*own, *parts))
                names = [part.name for part in parts]
                listed[level].append(_render.Listed(f"{prefix_of(ctx)}{command.name}", command.short_doc, names))
        return [(word(f"help.level.{level.name.lower()}"), found) for level, found in listed.items() if found]

    def _footnote(self, prefix: str) -> str:
        everywhere = word(
            "help.everywhere",
            outlet="`from:`",
            speaker="`by:`",
            days="`before:` `after:` `during:`",
            rest='`exact:`, `"phrase"`, `-word`',
        )
        text = f"{word('help.slash')}\n{everywhere}"
        return text if self.bot.intents.message_content else f"{text}\n\n{self.bot.how_to_enable_prefix(prefix)}"


async def _runnable(ctx: Context, several: Iterable[_Command]) -> list[_Command]:
    """Return those of the commands that the caller may run, by name."""
    return [each for each in sorted(several, key=lambda command: command.name) if await _may_run(ctx, each)]


async def _may_run(ctx: Context, command: _Command) -> bool:
    try:
        return not command.hidden and await command.can_run(ctx)
    except commands.CommandError:
        return False


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(Help(bot))
