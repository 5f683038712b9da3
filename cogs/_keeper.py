"""Keeper: whoever runs a command or presses a button, as the archive's keeping knows them."""

from __future__ import annotations

from typing import Any

import discord
from discord.ext import commands

from cogs._bot import scope_of
from cogs._permissions import Level, actor_of, level_of, require
from corpus.keeping import Keeper


async def keeper_of(origin: commands.Context[Any] | discord.Interaction[Any]) -> Keeper:
    """Return who somebody is, where they are, and which articles are theirs to change."""
    bot, user = _who(origin)
    level = await level_of(bot, user, origin.guild)
    return Keeper(
        actor=actor_of(user),
        scope=scope_of(origin),
        moderates=level >= Level.MODERATOR and origin.guild is not None,
        is_operator=level >= Level.OPERATOR,
    )


async def moderator_of(interaction: discord.Interaction[Any]) -> Keeper:
    """Return who pressed a moderators' button, or sent a moderators' form.

    Raises:
        NotAllowedError: they are no moderator.
    """
    await require(interaction.client, interaction.user, interaction.guild, Level.MODERATOR)
    return await keeper_of(interaction)


def _who(origin: commands.Context[Any] | discord.Interaction[Any]) -> tuple[Any, discord.abc.User]:
    if isinstance(origin, discord.Interaction):
        return origin.client, origin.user
    return origin.bot, origin.author
