"""What every command must have, whatever it does."""

from __future__ import annotations

from collections import Counter

import discord
import pytest
from discord.ext import commands

pytestmark = pytest.mark.asyncio(loop_scope="module")


def in_order(group):
    """Every command in the order of the code: an article is restored after it was removed."""
    for command in dict.fromkeys(group.all_commands.values()):
        yield command
        if isinstance(command, commands.Group):
            yield from in_order(command)


async def test_first_lines_fit_discords_limit(chat):
    for command in chat.bot.walk_commands():
        assert 1 <= len(command.short_doc) <= 100, command.qualified_name


async def test_every_command_has_an_example_of_itself(chat):
    for command in chat.bot.walk_commands():
        examples = [line for line in command.help.splitlines() if line.startswith("!")]
        assert examples, command.qualified_name
        for example in examples:
            assert example.startswith(f"!{command.qualified_name}"), example


async def test_no_name_stands_for_two_commands(chat):
    names = Counter(name for command in chat.bot.commands for name in (command.name, *command.aliases))
    assert [name for name, count in names.items() if count > 1] == []


async def test_every_command_is_a_slash_command_that_discord_takes(chat):
    fetched = await chat.bot.tree.fetch_commands()
    registered = {command.name for command in fetched if command.type is discord.AppCommandType.chat_input}
    assert registered == {command.name for command in chat.bot.commands}


async def test_every_example_in_the_help_works(chat):
    operator = chat.playground.person("Admin")  # who may run everything
    for command in in_order(chat.bot):
        for line in command.help.splitlines():
            if line.startswith("!"):
                answer = await operator.ask(line)
                for failure in ("did not work", "Something broke", "does not say", "Nothing in the archive"):
                    assert failure not in answer.text, (line, answer.text)
