"""Events: a timeline in order."""

from __future__ import annotations

import discord

from cogs._format import banner, block_quote, citation, escape
from cogs._render.layout import ANSWERED, REFUSED, pages
from cogs._words import isolated, listed, month, word
from corpus.models import Article, DatedEvent
from corpus.timeline import Timeline


def timeline_title(result: Timeline) -> str:
    """Return what a timeline is about, and its range."""
    name = result.about.entities[0][1] if result.about and result.about.entities else result.topic
    title = word("timeline.title_of", name=name) if name else word("timeline.title")
    if not result.days:
        return title
    first, last = (day.isoformat() if day else "" for day in result.days)
    beginning, now = word("timeline.beginning"), word("timeline.now")
    return word("timeline.range", title=title, first=first or beginning, last=last or now)


def timeline(result: Timeline) -> list[discord.Embed]:
    """Render dated events in order."""
    title = timeline_title(result)
    if not result.events:
        return pages(title, [word("timeline.nothing")], REFUSED, word("timeline.undated"))
    blocks = [event_block(event) for event in result.events]
    events, verbatim = word("count.events", count=len(result.events)), word("page.verbatim")
    footer = word("timeline.footer", events=events, verbatim=verbatim)
    if result.is_cut:
        footer = word("timeline.footer_cut", events=events, option="during:", verbatim=verbatim)
    return pages(title, blocks, ANSWERED, footer)


def event_block(event: DatedEvent) -> str:
    """Return an event with its days, its sentence and how its date was found."""
    kind = f" · {word(f'event.{event.kind}')}" if event.kind != "happened" else ""
    how = f"-# {escape(event.how)}\n" if event.how else ""
    also = ""
    if event.also:
        others = listed([_marked(passage.article) for passage in event.also])
        texts = word("count.independent", count=event.independent)
        also = f"\n-# {word('timeline.also', articles=others, texts=texts)}"
    warning = banner(event.passage.article, *(passage.article for passage in event.also))
    return (
        f"**{days_of(event)}** · {word(f'precision.{event.precision}')}{kind}\n{warning}"
        f"{block_quote(event.passage.text)}\n{how}{citation(event.passage.article, event.reference)}{also}"
    )


def _marked(article: Article) -> str:
    if article.correction is None:
        return article.reference
    return f"{isolated(article.reference)} ({word(f'corrected.word.{article.correction.kind}')})"


def days_of(event: DatedEvent) -> str:
    """Return an event's day or days, no finer than the article tells them."""
    if event.precision == "month":
        return month(event.first)
    if event.precision == "year":
        return str(event.first.year)
    first, last = event.first.isoformat(), event.last.isoformat()
    days = first if first == last else word("range", first=first, last=last)
    return word(f"event.{event.precision}", days=days) if event.precision in ("before", "after") else days
