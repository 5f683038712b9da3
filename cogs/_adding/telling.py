"""Telling whoever suggested an article what became of it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import discord

from cogs import _render
from corpus.pending import Pending

if TYPE_CHECKING:
    from cogs._bot import Cuttings


async def tell_outcome(bot: Cuttings, pending: Pending) -> None:
    """Tell a member in direct messages what became of their suggestion, or where they made it if that is closed."""
    if pending.origin.kind != "suggestion" or pending.origin.user is None:
        return
    guild = bot.get_guild(pending.guild)
    embed = _render.told(pending, guild.name if guild else "the server")
    try:
        messages = await bot.create_dm(discord.Object(pending.origin.user))
        await messages.send(embed=embed)
    except discord.HTTPException:
        channel = bot.get_channel(pending.origin.channel or 0)
        if isinstance(channel, discord.abc.Messageable):
            # They take no direct messages, and the channel may be closed to the bot, too: then nobody can be told.
            with contextlib.suppress(discord.HTTPException):
                await channel.send(embed=embed)
