"""Settings: what a server has set, and how to change it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import discord

from cogs._format import code
from cogs._render.layout import ANSWERED, pages


class Shown(NamedTuple):
    """A setting.

    Args:
        title: what it is about.
        value: what it is, in Discord's markdown.
        example: how to change it, as one would type it.
    """

    title: str
    value: str
    example: str


def settings(server: str, shown: Sequence[Shown], prefix: str) -> list[discord.Embed]:
    """Render all settings of a server, each with how to change it."""
    lines = [f"**{each.title}**: {each.value}\n-# {code([each.example])[0]}" for each in shown]
    return pages(f"Settings of {server}", ["\n".join(lines)], ANSWERED, f"{prefix}settings reset prefix sets one back")
