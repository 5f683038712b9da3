"""Sources: where something comes from, with the archive's proof."""

from __future__ import annotations

import discord

from cogs._format import banner, block_quote, escape, outlet_name, safe_url, shorten
from cogs._render.layout import ANSWERED, PAGE, TITLE, WHOLE, add_field, code_block, fit
from cogs._words import day, listed, word
from corpus.models import Article, Fetch, Source


def source(result: Source) -> list[discord.Embed]:
    """Render where something comes from."""
    article, record = result.article, result.record
    embed = discord.Embed(
        title=shorten(f"{article.reference} · {article.title}", TITLE), url=safe_url(article.url), colour=ANSWERED
    )
    before = f"{block_quote(result.before)}\n" if result.before else ""
    after = f"\n{block_quote(result.after)}" if result.after else ""
    shown = f"{before}{block_quote(result.passage.text)}{after}"
    whole = f"{before}{bold_quote(result.passage.text)}{after}" if before or after else shown
    embed.description = fit(whole if len(whole) <= PAGE else block_quote(result.passage.text), PAGE)
    if not result.is_current:
        embed.description = f"{word('source.gone')}\n{embed.description}"
    embed.description = banner(article) + embed.description
    add_field(embed, word("source.outlet"), [outlet_name(article)], "")
    add_field(embed, word("source.byline"), [escape(article.byline or "") or word("source.no_byline")], "")
    if article.dateline:
        add_field(embed, word("source.dateline"), [escape(article.dateline)], "")
    add_field(embed, word("source.published"), [_published(article)], "")
    add_field(embed, word("source.citation"), [escape(result.citation)], "")
    counts = [
        word("count.sentences", count=record.sentences),
        word("count.quotations", count=record.quotes),
        word("count.dated_sentences", count=record.dated_sentences),
    ]
    add_field(
        embed,
        word("source.record"),
        [
            word("source.added", when=discord.utils.format_dt(record.added_at), number=article.ordinal),
            *([_fetched(record.fetch)] if record.fetch else []),
            word("source.original", number=record.original_size, hash=f"`{record.original_sha256}`"),
            word("source.text", hash=f"`{record.text_sha256}`"),
            listed(counts),
        ],
        "\n",
    )
    copies = [f"**{copy.reference}** {outlet_name(copy)}" for copy in result.copies]
    add_field(embed, word("source.copies"), copies, word("comma"))
    return [embed, *_ready_made(embed, result)]


def _published(article: Article) -> str:
    published = article.published
    if published is None:
        return word("source.no_date")
    time = f", {published.time:%H:%M}" if published.time else ""
    why = f"\n-# {escape(published.why)}" if published.why else ""
    return f"{day(published.day, weekday=True)}{time} ({word(f'source.{published.how}')}){why}"


def _fetched(fetch: Fetch) -> str:
    address = escape(shorten(fetch.url, 200))
    return word("source.fetched", when=discord.utils.format_dt(fetch.at), address=address)


def _ready_made(embed: discord.Embed, result: Source) -> list[discord.Embed]:
    """Add the citations in Markdown and BibTeX, on a page of their own where the first is full."""
    fields = [("Markdown", code_block(result.markdown, "md")), ("BibTeX", code_block(result.bibtex, "bibtex"))]
    size = sum(len(name) + len(value) for name, value in fields)
    page = embed if len(embed) + size <= WHOLE else discord.Embed(title=embed.title, colour=ANSWERED)
    for name, value in fields:
        page.add_field(name=name, value=value, inline=False)
    return [] if page is embed else [page]


def bold_quote(text: str) -> str:
    return "\n".join(f"> **{escape(line)}**" for line in text.splitlines() if line.strip())
