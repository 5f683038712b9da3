"""Shown: which articles an answer shows, noted once it is sent, so that it can be told of a correction."""

from __future__ import annotations

import logging
from typing import Any

import discord

from corpus.errors import StoreError

log = logging.getLogger(__name__)


async def note_shown(bot: Any, message: discord.Message, guild: discord.Guild | None, result: object) -> None:
    """Note that a message shows the articles of a result; nothing, where nobody could reply to it."""
    if message.flags.ephemeral:
        return
    try:
        await bot.archive.keeping.notices.note_shown(
            result, message=message.id, channel=message.channel.id, guild=guild.id if guild else None
        )
    except StoreError as error:
        # Another program is loading articles, say: the answer has been given, and is worth more than this.
        log.warning("It could not be noted which articles an answer shows: %s", error)
