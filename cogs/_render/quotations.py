"""Quotations: what somebody said, and how the speaker is known."""

from __future__ import annotations

import discord

from cogs._format import banner, block_quote, citation, escape
from cogs._render.layout import ANSWERED, REFUSED, pages
from cogs._words import isolated, listed, word
from corpus.models import Quote
from corpus.query import Query
from corpus.quoting import Quotations


def quotations(result: Quotations, query: Query) -> list[discord.Embed]:
    """Render quotations."""
    speaker = result.speaker.entities[0][1] if result.speaker and result.speaker.entities else None
    title = speaker or word("quote.title")
    if result.topic:
        title = word("quote.about", name=title, topic=result.topic)
    if not result.quotes:
        return pages(title, [_none(speaker, result.topic)], REFUSED, word("quote.reported"))
    blocks = [quote_block(quote) for quote in result.quotes]
    if result.speaker and result.speaker.why and result.speaker.why != "exact":
        matched = word("matched", typed=escape(result.speaker.typed), why=escape(result.speaker.why))
        blocks[0] = f"-# {matched}\n{blocks[0]}"
    quoted = word("count.quotations", count=len(result.quotes))
    return pages(title, blocks, ANSWERED, word("quote.footer", quotations=quoted, verbatim=word("page.verbatim")))


def _none(speaker: str | None, topic: str | None) -> str:
    if speaker and topic:
        return word("quote.none_by_about", name=escape(speaker), topic=escape(topic))
    if speaker:
        return word("quote.none_by", name=escape(speaker))
    return word("quote.none_about", topic=escape(topic)) if topic else word("quote.none")


def quote_block(quote: Quote) -> str:
    shown = quote.passage if quote.kind == "direct" else quote.sentence
    details = [how_spoken(quote)]
    if quote.said:
        details.append(word("quote.said", words=escape(quote.said)))
    if quote.addressee:
        details.append(word("quote.addressee", words=escape(quote.addressee)))
    if quote.relay:
        details.append(word("quote.relay", words=escape(quote.relay)))
    gone = "" if quote.is_current else f"\n-# {word('not_current')}"
    if quote.insertions:
        details.append(word("quote.insertions", words=listed([escape(words) for words in quote.insertions])))
    warning = banner(quote.passage.article)
    cited = citation(quote.passage.article, quote.reference)
    return f"{warning}{block_quote(shown.text)}\n{' · '.join(details)}\n{cited}{gone}"


def how_spoken(quote: Quote) -> str:
    """Return who said it and how that is known, in one of the levels."""
    comma = word("comma")
    speaker, written = isolated(escape(quote.speaker or "")), escape(quote.speaker_written or "")
    if quote.level == "not determined" or not quote.speaker:
        who = f"{comma}{word('level.as_moderator', number=str(quote.corrected))}" if quote.corrected else ""
        text = f" ({word('level.written', words=written)})" if written else ""
        return f"— {word('level.undetermined')}{who}{text}"
    if quote.level == "given by a moderator":
        return f"— **{speaker}**{comma}{word('level.given', number=str(quote.corrected))}"
    if quote.level == "resolved":
        goes_back = f" = {isolated(f'“{escape(quote.antecedent)}”')}" if quote.antecedent else ""
        return f"— **{speaker}**{comma}{word('level.resolved')}: {isolated(f'“{written}”')}{goes_back}"
    return f"— **{speaker}**{comma}{word('level.named')}"
