"""Exports: what is in a file."""

from __future__ import annotations

import discord

from cogs._format import count, escape
from cogs._render.layout import ANSWERED, message
from corpus.exporting import Export

_NOUNS = {"timeline": "dated event", "quotes": "quotation", "figures": "figure", "articles": "article"}


def export(made: Export) -> discord.Embed:
    """Render how much is in a file, and how much is not."""
    contents = made.contents
    text = f"{count(len(contents.entries), _NOUNS[contents.what])} as {made.format}"
    if contents.asked:
        text += f" for “{escape(contents.asked)}”"
    lines = [f"{text}."]
    if made.left_out:
        lines.append(f"{made.left_out:,} more are left out: too many for the file, or without the day that it needs.")
    if contents.is_cut:
        lines.append("The archive holds even more: narrow it down, or use `python -m corpus export`.")
    return message("Export", "\n".join(lines), colour=ANSWERED)
