"""Evidence: what the buttons below an answer show of it: its sources, the text around, a report of what is wrong."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from cogs._format import banner, block_quote, citation, escape, shorten
from cogs._render.layout import ANSWERED, REFUSED, message, pages
from cogs._words import word
from corpus import citations
from corpus.explaining import Given
from corpus.models import Article, Passage
from corpus.results import found_in

CONTEXTS = 3  # passages whose surroundings are shown at once
QUESTION = 300  # characters shown of a question


def passages_of(result: object) -> list[Passage]:
    """Return the passages in what the archive handed out."""
    return found_in(result, Passage)


def passages_on(page: discord.Embed, result: object) -> list[Passage]:
    """Return the passages that a page shows, in the order it shows them."""
    shown = page.description or ""
    places = ((shown.find(block_quote(passage.text)), passage) for passage in passages_of(result))
    return [passage for place, passage in sorted(places, key=lambda pair: pair[0]) if place >= 0]


def sources_of(passages: Sequence[Passage]) -> list[discord.Embed]:
    """Render the articles of passages as citations to paste."""
    articles: dict[str, Article] = {passage.article.reference: passage.article for passage in passages}
    if not articles:
        return [message(word("sources.title"), word("sources.none"))]
    blocks = [
        f"{banner(article)}**{article.reference}** {escape(citations.plain(article))}" for article in articles.values()
    ]
    return pages(word("sources.title"), blocks, ANSWERED, word("sources.footer"))


def context(around: Sequence[tuple[Passage, Passage]]) -> list[discord.Embed]:
    """Render passages within the paragraphs around them.

    Args:
        around: pairs of a passage and what surrounds it, the passage included.
    """
    if not around:
        return [message(word("context.title"), word("context.none"))]
    blocks = [
        f"{banner(passage.article)}{block_quote(wide.text)}\n{citation(passage.article)}" for passage, wide in around
    ]
    return pages(word("context.title"), blocks, ANSWERED, word("page.verbatim"))


def report(given: Given, reporter: str, remark: str, link: str) -> discord.Embed:
    """Render a report that an answer is not right, for the moderators."""
    told = given.explanation
    lines = [
        f"`{told.command}` {escape(shorten(told.question, QUESTION))}",
        f"{escape(reporter)}: {escape(remark)}" if remark.strip() else f"{escape(reporter)} gave no reason.",
        link,
    ]
    return message(f"Not right? W{given.number}", "\n".join(line for line in lines if line), colour=REFUSED)
