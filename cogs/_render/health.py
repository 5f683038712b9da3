"""Health: what works and what does not, by area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import discord

from cogs._render.layout import ANSWERED, pages


def health(title: str, areas: Mapping[str, Sequence[str]], footer: str) -> list[discord.Embed]:
    """Render each area that has something to tell, a line a fact."""
    blocks = ["\n".join([f"**{name}**", *(f"· {line}" for line in lines)]) for name, lines in areas.items() if lines]
    return pages(title, blocks, ANSWERED, footer)
