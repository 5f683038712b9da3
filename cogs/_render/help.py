"""Help: the commands that somebody may run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import discord

from cogs._format import code
from cogs._render.layout import ANSWERED, pages
from cogs._words import word

LINES = 12  # commands in a block


class Listed(NamedTuple):
    """A command in a list.

    Args:
        name: with the prefix.
        summary: what it does, as one line.
        parts: the names of its subcommands.
    """

    name: str
    summary: str
    parts: Sequence[str] = ()


def overview(sections: Sequence[tuple[str, Sequence[Listed]]], footnote: str, prefix: str) -> list[discord.Embed]:
    """Render lists of commands, each under whom they are for."""
    blocks: list[str] = []
    for heading, listed in sections:
        for first in range(0, len(listed), LINES):
            lines = [_line(command) for command in listed[first : first + LINES]]
            head = f"**{heading}**" if first == 0 else word("help.continued", heading=heading)
            blocks.append("\n".join([head, *lines]))
    # The last block is on the last page, whatever fits there.
    return pages(word("help.title"), [*blocks, footnote], ANSWERED, word("help.footer", command=f"{prefix}help quote"))


def _line(command: Listed) -> str:
    parts = f"\n-# {' · '.join(code(command.parts))}" if command.parts else ""
    return f"`{command.name}` — {command.summary}{parts}"
