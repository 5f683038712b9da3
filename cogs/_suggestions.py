"""Suggestions that come from no archive: time zones, while somebody types an option of a slash command."""

from __future__ import annotations

import asyncio

import discord
from discord import app_commands

from corpus.time_zones import near_time_zones

MOST = 25  # suggestions, and LONGEST characters in each (Discord API reference, "Application Commands")
LONGEST = 100


async def zones_like(_interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Suggest time zones."""
    return _choices(await asyncio.to_thread(near_time_zones, typed or "Europe", MOST))


def _choices(values: list[str]) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=value[:LONGEST], value=value[:LONGEST]) for value in values]
