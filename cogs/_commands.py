"""Commands by name: those close to a mistyped one, and the help of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import discord
from discord.ext import commands
from rapidfuzz import fuzz, process

from cogs import _render
from cogs._format import code, with_prefix
from cogs._words import listed, word
from corpus.errors import NotFoundError

if TYPE_CHECKING:
    from cogs._bot import Cuttings


class CommandWithSubcommands(commands.HybridCommand[Any, Any, Any], commands.Group[Any, Any, Any]):
    """A command by prefix, mention and slash, with subcommands by prefix and mention.

    Discord gives a slash command either options or subcommands: ``/quote`` keeps its option, and ``!quote fix`` stands
    beside ``!quote Lavrov``. Whoever is called like a subcommand is asked for in quotation marks: ``!quote "fix"``.
    """

    def __init__(self, func: Any, /, **attributes: Any) -> None:
        options: Any = {"invoke_without_command": True, "case_insensitive": True}
        super().__init__(func, **attributes, **options)


SIMILARITY = 60  # of 100: one slip in a word of four letters


def near_commands(bot: Cuttings, name: str) -> tuple[str, ...]:
    """Return the names of visible commands that ``name`` may be a slip for, closest first."""
    names = {known: command.name for command in bot.commands if not command.hidden for known in _names(command)}
    found = process.extract(name.lower()[:40], list(names), scorer=fuzz.ratio, score_cutoff=SIMILARITY, limit=5)
    return tuple(dict.fromkeys(names[known] for known, _, _ in found))[:3]


def no_such_command(bot: Cuttings, name: str, prefix: str) -> NotFoundError:
    """Return the error that says there is no such command, with those that are close."""
    near = near_commands(bot, name)
    shown, overview = code([prefix + name[:40]])[0], f"`{prefix}help`"
    if not near:
        return NotFoundError(word("error.no_command", command=shown, help=overview))
    names = listed(code(prefix + other for other in near), "or")
    return NotFoundError(word("error.no_command_near", command=shown, names=names, help=overview))


def command_help(
    command: commands.Command[Any, Any, Any], prefix: str, parts: Sequence[commands.Command[Any, Any, Any]] = ()
) -> discord.Embed:
    """Return the help of one command, as its docstring has it: first line, examples, the rest, its subcommands."""
    text = _with_prefix((command.help or "").splitlines()[1:], prefix)
    below = "".join(f"\n`{prefix}{part.qualified_name}` — {part.short_doc}" for part in parts)
    also = ""
    if command.aliases:
        also = f"\n\n{word('help.also', names=listed(code(prefix + alias for alias in command.aliases)))}"
    return _render.message(
        f"{prefix}{command.qualified_name}",
        "\n".join([f"**{command.short_doc}**", *text]).strip() + (below and f"\n{below}") + also,
        colour=_render.ANSWERED,
    )


def examples(command: commands.Command[Any, Any, Any], prefix: str) -> list[str]:
    """Return the examples in a command's docstring, as one would type them here."""
    lines = [line for line in (command.help or "").splitlines() if line.startswith("!")]
    return [line.strip("`") for line in _with_prefix(lines, prefix)]


def _with_prefix(lines: Sequence[str], prefix: str) -> list[str]:
    """Set the commands, which stand in the docstrings with "!", in code and with the prefix that is in force."""
    return [f"`{prefix}{line[1:]}`" if line.startswith("!") else with_prefix(line, prefix) for line in lines]


def _names(command: commands.Command[Any, Any, Any]) -> list[str]:
    return [command.name, *command.aliases]
