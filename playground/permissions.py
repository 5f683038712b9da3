"""Who may do what in which channel.

Source: Discord's developer documentation, "Permissions": the bits, and the order in which a server's roles
and a channel's overwrites are applied.
"""

from __future__ import annotations

from enum import IntFlag
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.model import Channel, Guild, User


class Permission(IntFlag):
    """The bits the playground knows the meaning of."""

    CREATE_INSTANT_INVITE = 1 << 0
    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_AUDIT_LOG = 1 << 7
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    CHANGE_NICKNAME = 1 << 26
    MANAGE_NICKNAMES = 1 << 27
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    MODERATE_MEMBERS = 1 << 40
    PIN_MESSAGES = 1 << 51


NOTHING = Permission(0)
EVERYTHING = Permission(sum(Permission))

# What a new server's @everyone role allows. It may mention everyone, so a bot that forgets its allowed mentions
# pings here as it would there.
EVERYONE = (
    Permission.CREATE_INSTANT_INVITE
    | Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.MENTION_EVERYONE
    | Permission.USE_EXTERNAL_EMOJIS
    | Permission.CHANGE_NICKNAME
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.CREATE_PRIVATE_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
)

DIRECT_MESSAGE = (
    Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.MENTION_EVERYONE
    | Permission.USE_EXTERNAL_EMOJIS
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.PIN_MESSAGES
)


def in_guild(guild: Guild, user: User) -> Permission:
    """What the user's roles allow in the whole server; nothing for somebody who is no member."""
    member = guild.members.get(user.id)
    if member is None:
        return NOTHING
    if user.id == guild.owner_id:
        return EVERYTHING
    allowed = guild.everyone.permissions
    for role_id in member.roles:
        allowed |= guild.roles[role_id].permissions
    return EVERYTHING if Permission.ADMINISTRATOR in allowed else allowed


def in_channel(channel: Channel, user: User) -> Permission:
    """What the user may do in the channel; a thread takes its parent's rules."""
    guild = channel.guild
    if guild is None:
        return DIRECT_MESSAGE if user in channel.recipients else NOTHING
    allowed = in_guild(guild, user)
    if allowed == EVERYTHING or user.id not in guild.members:
        return allowed
    overwrites = (channel.parent or channel).overwrites
    roles = [overwrites[role] for role in guild.members[user.id].roles if role in overwrites]
    for group in (
        [overwrites[guild.id]] if guild.id in overwrites else [],
        roles,
        [overwrites[user.id]] if user.id in overwrites else [],
    ):
        for overwrite in group:
            allowed &= ~overwrite.deny
        for overwrite in group:
            allowed |= overwrite.allow
    if Permission.VIEW_CHANNEL not in allowed:
        return NOTHING
    speak = Permission.SEND_MESSAGES_IN_THREADS if channel.parent else Permission.SEND_MESSAGES
    if speak not in allowed:
        allowed &= ~(Permission.EMBED_LINKS | Permission.ATTACH_FILES | Permission.MENTION_EVERYONE)
    return allowed
