"""Events: a timeline in order."""

from __future__ import annotations

import discord

from cogs._format import banner, block_quote, citation, count, escape, joined
from cogs._render.layout import (
    ANSWERED,
    REFUSED,
    VERBATIM,
    pages,
)
from corpus.models import Article, DatedEvent
from corpus.timeline import Timeline


def timeline_title(result: Timeline) -> str:
    """Return what a timeline is about, and its range."""
    name = result.about.entities[0][1] if result.about and result.about.entities else result.topic
    title = f"Timeline: {name}" if name else "Timeline"
    if result.days:
        first, last = (day.isoformat() if day else "" for day in result.days)
        title += f" · {first or 'the beginning'} to {last or 'now'}"
    return title


def timeline(result: Timeline) -> list[discord.Embed]:
    """Render dated events in order."""
    title = timeline_title(result)
    if not result.events:
        return pages(title, ["The archive holds no dated event for this."], REFUSED, "Undated passages: search")
    blocks = [event_block(event) for event in result.events]
    more = " (the first ones; narrow the range with during:)" if result.is_cut else ""
    return pages(title, blocks, ANSWERED, f"{count(len(result.events), 'dated event')}{more}. {VERBATIM}")


def event_block(event: DatedEvent) -> str:
    """Return an event with its days, its sentence and how its date was found."""
    kind = {"scheduled": " · was due", "state": " · state", "said": " · said"}.get(event.kind, "")
    how = f"-# {escape(event.how)}\n" if event.how else ""
    also = ""
    if event.also:
        others = joined([_marked(passage.article) for passage in event.also])
        also = f"\n-# also in {others}; {count(event.independent, 'independent text')}"
    warning = banner(event.passage.article, *(passage.article for passage in event.also))
    return (
        f"**{days_of(event)}** · {event.precision}{kind}\n{warning}{block_quote(event.passage.text)}\n{how}"
        f"{citation(event.passage.article, event.reference)}{also}"
    )


def _marked(article: Article) -> str:
    return f"{article.reference} ({article.correction.kind})" if article.correction else article.reference


def days_of(event: DatedEvent) -> str:
    """Return an event's day or days, no finer than the article tells them."""
    if event.precision == "month":
        return f"{event.first:%B} {event.first.year}"
    if event.precision == "year":
        return str(event.first.year)
    days = event.first.isoformat() if event.first == event.last else f"{event.first} to {event.last}"
    return f"{event.precision} {days}" if event.precision in ("before", "after") else days
