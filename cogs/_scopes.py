"""Scopes: whose articles may be shown where somebody asks."""

from __future__ import annotations

from typing import Any

import discord
from discord.ext import commands

from corpus.models import Scope

Origin = commands.Context[Any] | discord.Interaction[Any]


def guild_of(origin: Origin) -> discord.Guild | None:
    """Return the server that has the bot and that something was asked in.

    ``None`` also in a server in which somebody only uses the bot as an app of their own: nothing of that server's,
    such as articles from a time when it had the bot, may show there.
    """
    interaction = origin if isinstance(origin, discord.Interaction) else origin.interaction
    if interaction is not None and not interaction.is_guild_integration():
        return None
    return origin.guild


def scope_of(origin: Origin) -> Scope:
    """Return whose articles may be shown: the server's on top of the shared ones; elsewhere the shared ones."""
    guild = guild_of(origin)
    return Scope(guild.id if guild else None)
