"""The Help button below what a command could not be run with. It works for as long as the message stands."""

from __future__ import annotations

import re
from typing import Any, Self

import discord
from discord.ext import commands

from cogs._buttons import Lasting
from cogs._commands import command_help, no_such_command
from cogs._pages import reply_privately
from cogs._scopes import guild_of
from cogs._words import word

_TEMPLATE = r"help:(?P<name>[a-z][a-z ]{0,60})"


def help_button(command: commands.Command[Any, ..., Any]) -> discord.ui.View:
    """Return a view with the button that explains a command."""
    view = discord.ui.View(timeout=None)
    view.add_item(HelpButton(command.qualified_name))
    return view


class HelpButton(Lasting, discord.ui.DynamicItem[discord.ui.Button[Any]], template=_TEMPLATE):
    """Explains a command, to whoever presses it alone."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(discord.ui.Button(label=word("button.help"), custom_id=f"help:{name}"))

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button that was pressed."""
        return cls(match["name"])

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Show the help of the command, with its examples."""
        bot = interaction.client
        prefix = await bot.prefix_in(guild_of(interaction))
        command = bot.get_command(self.name)
        if command is None:  # of an earlier version of the bot
            raise no_such_command(bot, self.name, prefix)
        parts = sorted(command.commands, key=str) if isinstance(command, commands.Group) else []
        await reply_privately(interaction, [command_help(command, prefix, parts)])
