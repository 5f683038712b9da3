"""Shown: which articles a message shows, noted once it is sent, so that it can be told of a correction."""

from __future__ import annotations

import logging
from typing import Any

import discord

from corpus.errors import StoreError

log = logging.getLogger(__name__)


async def note_answer(bot: Any, message: discord.Message, guild: discord.Guild | None, result: object) -> None:
    """Note that an answer shows the articles of a result; nothing, where nobody could reply to it."""
    if not message.flags.ephemeral:
        await note_shown(bot, result, message=message.id, channel=message.channel.id, guild=guild.id if guild else None)


async def note_shown(bot: Any, result: object, *, message: int, channel: int, guild: int | None) -> None:
    """Note that a message shows the articles of a result, whatever the archive handed out."""
    try:
        await bot.archive.keeping.notices.note_shown(result, message=message, channel=channel, guild=guild)
    except StoreError as error:
        # Another program is loading articles, say: what has been sent is worth more than this.
        log.warning("It could not be noted which articles message %s shows: %s", message, error)
