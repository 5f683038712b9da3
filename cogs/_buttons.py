"""Buttons that outlive a restart: their state is in their ``custom_id`` and in the database."""

from __future__ import annotations

from typing import Any

import discord

from cogs._scopes import guild_of
from cogs._words import speak


async def speak_to(interaction: discord.Interaction[Any]) -> None:
    """Speak the language of whoever presses or types; the server's, if the bot does not know theirs."""
    guild = guild_of(interaction)
    settings = await interaction.client.archive.guild_settings.get(guild and guild.id)
    speak(interaction.locale.value, settings.locale)


class Lasting:
    """What a ``discord.ui.DynamicItem`` is mixed with, in front, so that a press that fails is answered.

    discord.py only logs an error of such a button; here it is answered as the commands' errors are.
    """

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Do what the button says."""
        raise NotImplementedError

    async def callback(self, interaction: discord.Interaction) -> None:
        """Press the button, and answer whatever goes wrong."""
        try:
            await speak_to(interaction)
            await self.pressed(interaction)
        except Exception as error:  # whatever it was, the one who pressed is told
            interaction.client.dispatch("button_error", interaction, error)
