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
    if made.left_out:
        text += f".\n{made.left_out:,} more are left out: too many for a file, or without what the format needs"
    return message("Export", f"{text}.", colour=ANSWERED)
