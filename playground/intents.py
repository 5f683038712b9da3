"""Which events a session hears of, and how much of a message it may read.

Source: Discord's developer documentation, "Gateway", sections list of intents and message content intent.
"""

from __future__ import annotations

from enum import IntFlag

from playground.model import Json


class Intent(IntFlag):
    """The groups of events a bot asks for when it connects."""

    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    GUILD_MESSAGE_REACTIONS = 1 << 10
    GUILD_MESSAGE_TYPING = 1 << 11
    DIRECT_MESSAGES = 1 << 12
    DIRECT_MESSAGE_REACTIONS = 1 << 13
    DIRECT_MESSAGE_TYPING = 1 << 14
    MESSAGE_CONTENT = 1 << 15


PRIVILEGED = Intent.GUILD_MEMBERS | Intent.GUILD_PRESENCES | Intent.MESSAGE_CONTENT

# The flags of an application that say which privileged intents are switched on for it (below 100 servers).
_LIMITED_FLAGS = {Intent.GUILD_PRESENCES: 1 << 13, Intent.GUILD_MEMBERS: 1 << 15, Intent.MESSAGE_CONTENT: 1 << 19}


def application_flags(privileged: Intent) -> int:
    """The application's flags when these privileged intents are switched on in its settings."""
    return sum(flag for intent, flag in _LIMITED_FLAGS.items() if intent in privileged)


def needed(event: str, *, in_guild: bool) -> Intent | None:
    """The intent without which an event is not sent; None when it is always sent."""
    if event.startswith("MESSAGE_REACTION"):
        return Intent.GUILD_MESSAGE_REACTIONS if in_guild else Intent.DIRECT_MESSAGE_REACTIONS
    if event.startswith("MESSAGE_"):
        return Intent.GUILD_MESSAGES if in_guild else Intent.DIRECT_MESSAGES
    if event == "TYPING_START":
        return Intent.GUILD_MESSAGE_TYPING if in_guild else Intent.DIRECT_MESSAGE_TYPING
    if event.startswith("GUILD_MEMBER_"):
        return Intent.GUILD_MEMBERS
    if event.startswith(("GUILD_", "CHANNEL_", "THREAD_")):
        return Intent.GUILDS
    return None


def redacted(message: Json, bot_id: int) -> Json:
    """A message as a bot without the message content intent gets it.

    Direct messages, the bot's own messages and those that mention it keep their content.
    """
    reader = str(bot_id)
    mentioned = any(user["id"] == reader for user in message["mentions"])
    if "guild_id" in message and message["author"]["id"] != reader and not mentioned:
        message = message | {"content": "", "embeds": [], "attachments": [], "components": []}
    if message.get("referenced_message"):
        answered = {"guild_id": message.get("guild_id")} if "guild_id" in message else {}
        message = message | {"referenced_message": redacted(message["referenced_message"] | answered, bot_id)}
    return message
