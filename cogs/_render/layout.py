"""Layout: pages, fields and messages within Discord's limits.

A description may have 4,096 characters and all embeds of a message 6,000 together (Discord API reference, "Message
resource", Embed Limits).
"""

from __future__ import annotations

from collections.abc import Sequence

import discord

from cogs._format import banner, block_quote, citation, escape, shorten
from cogs._words import word
from corpus.models import Passage

PAGE = 2_600  # characters of a page: fits a phone's screen a few times, and every limit of Discord's
BLOCKS = 5  # answers on a page
TITLE = 256
FIELD = 1_024
WHOLE = 5_900  # characters of all that an embed says, less some for its footer
ANSWERED = discord.Colour(0x2F7D5B)
REFUSED = discord.Colour(0x8A8F98)


def message(title: str, text: str, *, colour: discord.Colour = REFUSED) -> discord.Embed:
    """Render a short message of the bot's own, such as an error."""
    return discord.Embed(title=shorten(title, TITLE), description=fit(text, PAGE), colour=colour)


def pages(
    title: str, blocks: Sequence[str], colour: discord.Colour, footer: str, *, most: int = BLOCKS
) -> list[discord.Embed]:
    """Lay blocks out on pages: at most ``most`` and ``PAGE`` characters each, a block never cut in two."""
    pages: list[list[str]] = [[]]
    for block in blocks:
        fitted = fit(block, PAGE)
        size = sum(len(other) + 2 for other in pages[-1])
        if pages[-1] and (len(pages[-1]) >= most or size + len(fitted) > PAGE):
            pages.append([])
        pages[-1].append(fitted)
    embeds: list[discord.Embed] = []
    for number, page in enumerate(pages, 1):
        embed = discord.Embed(title=shorten(escape(title), TITLE), description="\n\n".join(page), colour=colour)
        numbered = word("page.number", footer=footer, number=number, total=len(pages))
        embed.set_footer(text=numbered if len(pages) > 1 else footer)
        embeds.append(embed)
    return embeds


def passage_block(passage: Passage) -> str:
    return f"{banner(passage.article)}{block_quote(passage.text)}\n{citation(passage.article)}"


def code_block(text: str, language: str = "") -> str:
    """Return text in a code block that fits a field, so that it is shown as it is and can be copied."""
    inside = shorten(text.replace("```", "ˋˋˋ"), FIELD - len(language) - 10)
    return f"```{language}\n{inside}\n```"


def fit(text: str, length: int) -> str:
    """Cut at the last line or sentence end that fits, and say so."""
    if len(text) <= length:
        return text
    note = f"\n-# {word('page.cut', command='`/source`')}"
    room = text[: length - len(note)]
    at = max(room.rfind("\n"), room.rfind(". ") + 1)
    return (room[:at] if at > length // 4 else room.rstrip("\\")) + note


def add_field(embed: discord.Embed, name: str, items: Sequence[str], separator: str) -> None:
    """Add a field of as many items as Discord's limit takes, and say how many were left out."""
    if not items:
        return
    value = ""
    for index, item in enumerate(items):
        left = f"{separator}{word('more', number=len(items) - index)}"
        longer = value + (separator if value else "") + item
        if len(longer) > FIELD - len(left):
            value = (value + left) if value else shorten(item, FIELD)
            break
        value = longer
    embed.add_field(name=name, value=value, inline=False)
