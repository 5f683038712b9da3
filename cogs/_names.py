"""Asking back: what a command does with a name that means several entities, or none."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any

import discord
from discord.ext import commands

from cogs import _render
from cogs._pages import Choices, show_pages
from cogs._pictures import Picture
from corpus.models import NameMatch

Show = Callable[[NameMatch], Awaitable[tuple[Sequence[discord.Embed], Picture | None, object]]]
"""Makes the answer for a name: pages, a picture, and what the archive handed out for them."""


async def ask_back(context: commands.Context[Any], match: NameMatch, show: Show) -> None:
    """Ask which entity a name means, with a button for each.

    Args:
        context: the command.
        match: the ambiguous match.
        show: makes the answer for the match with the one entity that was chosen, and its picture.
    """

    async def choose(interaction: discord.Interaction, index: int) -> None:
        chosen = replace(match, status="found", entities=(match.entities[index],))
        await interaction.response.defer()  # an answer and its picture may take longer than Discord waits
        await show_pages(interaction, *await show(chosen))

    view = Choices(context.author, [name for _, name in match.entities], choose)
    view.message = await context.reply(embed=_render.ambiguous(match), view=view)


async def say_not_found(context: commands.Context[Any], match: NameMatch, prefix: str) -> None:
    """Say that a name is not in the archive, and what is close to it."""
    await context.reply(embed=_render.not_found(match, prefix))
