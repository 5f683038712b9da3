"""Permissions: who may run what and where, by prefix, slash and button alike."""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import Any, TypeVar

import discord
from discord import app_commands
from discord.ext import commands

from cogs._words import listed, word
from corpus.auditing import Actor
from corpus.errors import CorpusError

T = TypeVar("T")
SETTINGS = "settings"  # the command that says where the others may be run, and that can be run anywhere


class Level(enum.IntEnum):
    """What somebody may do, each level including those below."""

    READER = 0  # anybody who can write to the bot, in direct messages, too
    MEMBER = 1  # anybody in a server
    MODERATOR = 2  # the roles set by !settings moderators; without any, who may manage messages
    ADMINISTRATOR = 3  # who may manage the server
    OPERATOR = 4  # who runs the bot: the owner of the application


# What Discord hides the slash command from; an administrator can change it under Server Settings -> Integrations.
_SHOWN_TO = {
    Level.MODERATOR: discord.Permissions(manage_messages=True),
    Level.ADMINISTRATOR: discord.Permissions(manage_guild=True),
    Level.OPERATOR: discord.Permissions(administrator=True),
}


class NotAllowedError(CorpusError, commands.CheckFailure):
    """Somebody tried what they may not, or where they may not; the text says who may, or where."""


async def level_of(bot: Any, user: discord.abc.User, guild: discord.Guild | None) -> Level:
    """Return what somebody may do where they are."""
    if await bot.is_owner(user):
        return Level.OPERATOR
    if guild is None or not isinstance(user, discord.Member):
        return Level.READER
    if user.guild_permissions.manage_guild or guild.owner_id == user.id:
        return Level.ADMINISTRATOR
    roles = (await bot.archive.guild_settings.get(guild.id)).moderator_roles
    moderates = any(user.get_role(role) for role in roles) if roles else user.guild_permissions.manage_messages
    return Level.MODERATOR if moderates else Level.MEMBER


async def require(bot: Any, user: discord.abc.User, guild: discord.Guild | None, level: Level) -> None:
    """Refuse who may not; for buttons and forms, which no command guards.

    Raises:
        NotAllowedError: they may not.
    """
    if (Level.MEMBER <= level < Level.OPERATOR and guild is None) or await level_of(bot, user, guild) < level:
        lacking = Level.MEMBER if guild is None and level < Level.OPERATOR else level
        raise NotAllowedError(word(f"error.level.{lacking.name.lower()}"))


def needs(level: Level) -> Callable[[T], T]:
    """Guard a command: checked when it is run, and hidden in Discord's list of slash commands from who may not.

    Stands below ``hybrid_command`` or ``hybrid_group``; subcommands carry it, too.
    """

    async def allowed(context: commands.Context[Any]) -> bool:
        await require(context.bot, context.author, context.guild, level)
        return True

    def decorate(function: T) -> T:
        guarded: Any = commands.check(allowed)(function)  # type: ignore[arg-type]  # takes commands and functions
        guarded.level_needed = level
        if level < Level.OPERATOR:
            guarded = app_commands.guild_only(guarded)
        if level in _SHOWN_TO:
            guarded = app_commands.default_permissions(_SHOWN_TO[level])(guarded)
        return guarded

    return decorate


def level_needed(command: commands.Command[Any, Any, Any] | app_commands.ContextMenu) -> Level:
    """Return the level that a command, or an entry of a menu, asks for."""
    return getattr(command.callback, "level_needed", Level.READER)


async def in_allowed_channel(context: Any) -> bool:
    """Refuse a command outside the channels that its server has set; the settings themselves are never locked.

    Raises:
        NotAllowedError: the command was run elsewhere.
    """
    if is_allowed_channel(context) or (context.command and context.command.qualified_name.split()[0] == SETTINGS):
        return True
    allowed = context.guild_settings.channels
    # A channel that the person cannot see would only show them a dead link.
    seen = [channel for number in allowed if (channel := context.guild.get_channel(number))]
    seen = [channel for channel in seen if channel.permissions_for(context.author).view_channel]
    where = listed([channel.mention for channel in seen], "or") or word("error.some_channels")
    raise NotAllowedError(word("error.channels", channels=where))


def is_allowed_channel(context: Any) -> bool:
    """Return whether the server lets the bot answer in this channel, or in the one that this thread hangs on."""
    allowed = context.guild_settings.channels
    return not allowed or bool({context.channel.id, getattr(context.channel, "parent_id", None)} & set(allowed))


# What answers take: embeds, pictures and files, and reading the message that somebody replies to.
_NEEDED = ("view_channel", "embed_links", "attach_files", "read_message_history")


def missing_permissions(channel: Any, me: Any) -> list[str]:
    """Return what the bot needs to answer in a channel and may not do there, as Discord's settings call it."""
    if not isinstance(me, discord.Member):
        return []  # direct messages, where everything is allowed
    allowed = channel.permissions_for(me)
    send = "send_messages_in_threads" if isinstance(channel, discord.Thread) else "send_messages"
    return [name.replace("_", " ").title() for name in (send, *_NEEDED) if not getattr(allowed, name)]


def actor_of(user: discord.abc.User) -> Actor:
    """Return somebody as ``!audit`` will name them."""
    return Actor(user.id, user.display_name)
