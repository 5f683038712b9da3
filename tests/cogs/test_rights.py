"""Every command by everybody who may not: one polite refusal each, and nothing is changed."""

from __future__ import annotations

import hashlib

import discord
import pytest
import pytest_asyncio
from discord.ext import commands

from cogs._permissions import Level, level_needed
from playground import Permission, slash
from playground.model import InteractionType

pytestmark = pytest.mark.asyncio(loop_scope="module")

# Commands that anybody may run, in direct messages, too: they change nothing but what the bot keeps for the asker.
READING = {
    "about", "article", "article list", "article show", "ask", "check", "coverage", "event", "export", "figures",
    "help", "mydata", "mydata forget", "mydata get", "new", "quote", "search", "source", "timeline", "who", "why",
}  # fmt: skip
READING_MENUS = {"Check this quote", "Who said this?"}  # entries of a message's Apps menu, likewise
# What reading writes: what somebody has seen, how answers came about; and the bot's own notes.
BY_READING = {"last_seen", "answer", "shown", "note", "sqlite_sequence"}
REFUSALS = ("Only moderators of this server", "Only those who may manage this server", "Only whoever runs this bot",
            "in a server only")  # fmt: skip
VALUES = {
    slash.commands.STRING: "x", slash.commands.INTEGER: 1, slash.commands.NUMBER: 1, slash.commands.BOOLEAN: True,
    slash.commands.CHANNEL: "general", slash.commands.ROLE: "Moderators", slash.commands.USER: "Ada",
    slash.commands.ATTACHMENT: ("a.txt", b"x"),
}  # fmt: skip


async def dump(chat, *, without=frozenset({"note"})):
    """A digest of every table's rows, by name."""
    tables = await chat.archive.database.rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    )
    return {
        name: hashlib.sha256(
            repr([tuple(row) for row in await chat.archive.database.rows(f'SELECT * FROM "{name}"')]).encode()
        ).hexdigest()
        for (name,) in tables
        if name not in without
    }


def commands_above(chat, level):
    """The commands, subcommands included, that somebody at this level may not run."""
    found = sorted(chat.bot.walk_commands(), key=lambda command: command.qualified_name)
    return [command for command in found if level_needed(command) > level]


async def forged(chat, person, name):
    """The slash command sent by somebody whose client does not offer it."""
    operator = chat.playground.person("Admin")
    leaf = slash.open_command(operator.world, operator.user, person.place, name).leaf
    values = {
        option["name"]: option["choices"][0]["value"] if option.get("choices") else VALUES[option["type"]]
        for option in leaf.get("options") or ()
        if option.get("required")
    }
    data = slash.fill(operator.world, operator.user, person.place, name, values)
    return await person._interact(InteractionType.COMMAND, data, f"/{name}")


def slash_name(command):
    """How a command is called as a slash command, a group by the name that stands for itself; None if it is none."""
    if isinstance(command, commands.HybridGroup):
        return f"{command.qualified_name} {command.fallback}" if command.fallback else None
    return command.qualified_name if isinstance(command, commands.HybridCommand) else None


@pytest_asyncio.fixture(loop_scope="module")
async def manager(chat):
    """An administrator of the server who does not run the bot."""
    guild = chat.playground.guild
    role = chat.playground.world.add_role(guild, "Managers", Permission.MANAGE_GUILD, position=4)
    guild.members[chat.ben.id].roles.add(role.id)
    chat.playground.gateway.set_available(guild, available=True)
    await chat.ben.ask("!about")
    yield chat.ben
    guild.members[chat.ben.id].roles.clear()


async def test_every_command_that_changes_something_has_a_level(chat):
    free = {each.qualified_name for each in chat.bot.walk_commands() if level_needed(each) is Level.READER}
    assert free == READING, "Guard a command that changes something with @needs; add one that does not to READING."


async def test_subcommands_ask_for_no_less_than_their_group(chat):
    for command in chat.bot.walk_commands():
        for parent in command.parents:
            assert level_needed(command) >= level_needed(parent), command.qualified_name


async def test_slash_commands_are_offered_to_who_may_run_them_only(chat):
    place = chat.playground.channel()
    world = chat.playground.world
    for command in chat.bot.commands:
        level = min(level_needed(each) for each in (command, *getattr(command, "commands", ())))
        for name, own in (("Ada", Level.MEMBER), ("Mod", Level.MODERATOR)):
            offered = {each["name"] for each in slash.visible(world, world.user_named(name), place)}
            assert (command.name in offered) == (level <= own), (command.name, name)
        private = world.direct_channel(world.user_named("Ada"), world.bot)
        in_private = {each["name"] for each in slash.visible(world, world.user_named("Ada"), private)}
        assert (command.name in in_private) == (level in (Level.READER, Level.OPERATOR)), command.name


@pytest.mark.parametrize(
    ("name", "level"), [("Ada", Level.MEMBER), ("Mod", Level.MODERATOR), ("Ben", Level.ADMINISTRATOR)]
)
async def test_whoever_may_not_gets_one_polite_refusal_and_nothing_changes(chat, manager, name, level):
    person = chat.playground.person(name)
    before = await dump(chat)
    refused = commands_above(chat, level)
    assert refused
    for command in refused:
        sent = len(person.place.messages)
        answers = [await person.ask(f"!{command.qualified_name}")]
        assert len(person.place.messages) == sent + 2, "one answer"
        answers.append(await person.ask(f"{chat.bot.user.mention} {command.qualified_name} x"))
        if name_there := slash_name(command):
            answers.append(await forged(chat, person, name_there))
            assert answers[-1].ephemeral
            assert not answers[-1].followups
        for answer in answers:
            assert any(refusal in answer.text for refusal in REFUSALS), (command.qualified_name, answer.text)
    assert await dump(chat) == before


async def test_in_direct_messages_only_reading_and_nothing_changes(chat):
    before = await dump(chat)
    for command in commands_above(chat, Level.READER):
        answer = await chat.ada.direct_message(f"!{command.qualified_name} x")
        assert any(refusal in answer.text for refusal in REFUSALS), (command.qualified_name, answer.text)
    assert await dump(chat) == before


async def test_reading_changes_nothing_of_the_archive(chat):
    before = await dump(chat, without=BY_READING)
    for command in chat.bot.walk_commands():
        if command.qualified_name in READING:
            await chat.ada.ask(next(line for line in command.help.splitlines() if line.startswith("!")))
    assert await dump(chat, without=BY_READING) == before


def menus_above(chat, level):
    """The entries of a message's Apps menu that somebody at this level may not choose."""
    entries = chat.bot.tree.get_commands(type=discord.AppCommandType.message)
    return [entry.name for entry in entries if level_needed(entry) > level]


async def test_every_menu_entry_that_changes_something_has_a_level_and_is_offered_by_it(chat):
    entries = {each.name for each in chat.bot.tree.get_commands(type=discord.AppCommandType.message)}
    assert entries - set(menus_above(chat, Level.READER)) == READING_MENUS
    world, place = chat.playground.world, chat.playground.channel()
    for name, own in (("Ada", Level.MEMBER), ("Mod", Level.MODERATOR)):
        offered = {each["name"] for each in slash.visible(world, world.user_named(name), place)}
        assert entries - offered == set(menus_above(chat, own)), name
    private = world.direct_channel(chat.ada.user, world.bot)
    assert entries & {each["name"] for each in slash.visible(world, chat.ada.user, private)} == READING_MENUS


async def test_whoever_may_not_is_refused_by_menu_and_nothing_changes(chat):
    """An administrator may show the entries to everybody; the right is asked for all the same."""
    message = await chat.ben.say("Tarnmouth opened its new bridge on Monday. About 2,000 came to see it.")
    before = await dump(chat)
    forbidden = menus_above(chat, Level.MEMBER)
    assert forbidden
    for name in forbidden:
        [entry] = [each for each in chat.playground.world.commands[None] if each["name"] == name]
        needed, entry["default_member_permissions"] = entry["default_member_permissions"], None
        refused = await chat.ada.context_menu(name, message)
        entry["default_member_permissions"] = needed
        assert refused.ephemeral
        assert any(refusal in refused.text for refusal in REFUSALS), (name, refused.text)
    assert await dump(chat) == before
