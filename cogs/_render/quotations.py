"""Quotations: what somebody said, and how the speaker is known."""

from __future__ import annotations

import discord

from cogs._format import banner, block_quote, citation, count, escape, joined
from cogs._render.layout import (
    ANSWERED,
    REFUSED,
    VERBATIM,
    pages,
)
from corpus.models import Quote
from corpus.query import Query
from corpus.quoting import Quotations


def quotations(result: Quotations, query: Query) -> list[discord.Embed]:
    """Render quotations."""
    speaker = result.speaker.entities[0][1] if result.speaker and result.speaker.entities else None
    title = speaker or "Quotations"
    if result.topic:
        title += f" about {result.topic}"
    if not result.quotes:
        what = f"nothing by {escape(speaker)}" if speaker else "no quotation"
        about = f" about “{escape(result.topic)}”" if result.topic else ""
        return pages(
            title, [f"The archive holds {what}{about} in quotation marks."], REFUSED, "Reported speech: search"
        )
    blocks = [quote_block(quote) for quote in result.quotes]
    if result.speaker and result.speaker.why and result.speaker.why != "exact":
        blocks[0] = f"-# matched “{escape(result.speaker.typed)}”: {escape(result.speaker.why)}\n{blocks[0]}"
    return pages(title, blocks, ANSWERED, f"{count(len(result.quotes), 'quotation')}. {VERBATIM}")


def quote_block(quote: Quote) -> str:
    shown = quote.passage if quote.kind == "direct" else quote.sentence
    details = [how_spoken(quote)]
    if quote.said:
        details.append(f"said “{escape(quote.said)}”")
    if quote.addressee:
        details.append(f"to “{escape(quote.addressee)}”")
    if quote.relay:
        details.append(f"as told by “{escape(quote.relay)}”")
    gone = "" if quote.is_current else "\n-# no longer in the current version"
    if quote.insertions:
        details.append(f"{joined([escape(words) for words in quote.insertions])} is the outlet's")
    warning = banner(quote.passage.article)
    cited = citation(quote.passage.article, quote.reference)
    return f"{warning}{block_quote(shown.text)}\n{' · '.join(details)}\n{cited}{gone}"


def how_spoken(quote: Quote) -> str:
    """Return who said it and how that is known, in one of the levels."""
    if quote.level == "not determined" or not quote.speaker:
        written = f" (the article: “{escape(quote.speaker_written)}”)" if quote.speaker_written else ""
        who = f", *as a moderator says* (change {quote.corrected})" if quote.corrected else ""
        return f"— speaker **not determined**{who}{written}"
    if quote.level == "given by a moderator":
        return f"— **{escape(quote.speaker)}**, *given by a moderator* (change {quote.corrected})"
    if quote.level == "resolved":
        goes_back = f" = “{escape(quote.antecedent)}”" if quote.antecedent else ""
        return f"— **{escape(quote.speaker)}**, *resolved*: “{escape(quote.speaker_written or '')}”{goes_back}"
    return f"— **{escape(quote.speaker)}**, *named*"
