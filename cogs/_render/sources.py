"""Sources: where something comes from, with the archive's proof."""

from __future__ import annotations

import discord

from cogs._format import banner, block_quote, count, day_of, escape, joined, safe_url, shorten
from cogs._render.layout import ANSWERED, PAGE, TITLE, WHOLE, add_field, code_block, fit
from corpus.citations import outlet_of
from corpus.models import Fetch, Source


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
        embed.description = "**No longer in the current version of the article.**\n" + embed.description
    embed.description = banner(article) + embed.description
    published = "no date found"
    if article.published:
        time = f", {article.published.time:%H:%M}" if article.published.time else ""
        published = f"{article.published.day:%A} {day_of(article).removesuffix(' (inferred)')}{time}"
        published += f" ({article.published.how})"
        if article.published.why:
            published += f"\n-# {escape(article.published.why)}"
    add_field(embed, "Outlet", [escape(outlet_of(article))], "")
    add_field(embed, "Byline", [escape(article.byline or "none printed")], "")
    if article.dateline:
        add_field(embed, "Dateline", [escape(article.dateline)], "")
    add_field(embed, "Published", [published], "")
    add_field(embed, "Citation", [escape(result.citation)], "")
    add_field(
        embed,
        "Archive record",
        [
            f"added {discord.utils.format_dt(record.added_at)}, version {article.ordinal}",
            *([_fetched(record.fetch)] if record.fetch else []),
            f"original: {record.original_size:,} bytes, SHA-256 `{record.original_sha256}`",
            f"text: SHA-256 `{record.text_sha256}`",
            joined(
                [
                    count(record.sentences, "sentence"),
                    count(record.quotes, "quotation"),
                    count(record.dated_sentences, "dated sentence"),
                ]
            ),
        ],
        "\n",
    )
    copies = [f"**{copy.reference}** {escape(outlet_of(copy))}" for copy in result.copies]
    add_field(embed, "Nearly the same text, so no independent source", copies, ", ")
    return [embed, *_ready_made(embed, result)]


def _fetched(fetch: Fetch) -> str:
    return f"fetched {discord.utils.format_dt(fetch.at)} from {escape(shorten(fetch.url, 200))}"


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
