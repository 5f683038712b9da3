"""The archive as a whole: what it promises and holds."""

from __future__ import annotations

from collections import Counter

import discord

from cogs._format import banner, block_quote, citation, escape
from cogs._render.layout import ANSWERED, REFUSED, add_field, pages
from cogs._words import isolated, listed, number, word
from corpus.additions import COUNTED, Additions
from corpus.coverage import Coverage
from corpus.models import Holdings, Passage

NAME, WIDTH = 13, 5  # characters of a table's first column, and of the others; a line fits an embed on a phone
COLUMNS = 5  # months or years
OUTLETS = 12  # rows
OTHERS, EARLIER = "others", "older"  # in every language: a table's columns are counted in Latin letters


def about(holdings: Holdings, version: str, prefix: str, url: str) -> list[discord.Embed]:
    """Render what the bot promises and how much it holds."""
    embed = discord.Embed(title=f"Cuttings {version}", url=url or None, colour=ANSWERED)
    embed.description = word("about.promise")
    articles = word("count.articles", count=holdings.articles)
    held = word("about.undated", articles=articles)
    if holdings.first_day and holdings.last_day:
        first, last = holdings.first_day.isoformat(), holdings.last_day.isoformat()
        held = word("about.published", articles=articles, first=first, last=last)
    counts = [
        word("count.quotations", count=holdings.quotes),
        word("count.events", count=holdings.events),
        word("count.figures", count=holdings.figures),
        word("count.names", count=holdings.names),
    ]
    add_field(embed, word("about.archive"), [held, listed(counts)], "\n")
    embed.set_footer(text=word("about.footer", command=f"{prefix}help"))
    return [embed]


def coverage(result: Coverage) -> list[discord.Embed]:
    """Render what the archive holds, as a table of outlets by months or years."""
    title = word("coverage.title", topic=result.topic or word("coverage.everything"))
    of_all = word("count.articles", count=result.of_all)
    if not result.articles:
        about = word("coverage.none", articles=of_all)
        if result.topic:
            about = word("coverage.none_about", topic=escape(result.topic), articles=of_all)
        return pages(title, [about], REFUSED, word("coverage.silence"))
    total = word("count.articles", count=result.articles)
    first = word("coverage.all", articles=total)
    if result.articles != result.of_all:
        first = word("coverage.part", articles=total, number=result.of_all)
    first += f" {word('coverage.newest')}" if result.is_cut else ""
    languages = [
        f"{isolated(escape(name)) or word('coverage.no_language')} {number(many)}"
        for name, many in result.languages[:8]
    ]
    facts = [
        word("coverage.outlets", number=len([name for name, _ in result.outlets if name])),
        word("coverage.languages", languages=word("comma").join(languages)),
        word("coverage.undated", number=result.undated),
        word("coverage.short", number=result.short),
    ]
    lines = "\n".join(f"· {fact}" for fact in facts)
    return pages(title, [f"{first}\n{lines}", _table(result)], ANSWERED, word("coverage.footer"))


def additions(result: Additions) -> list[discord.Embed]:
    """Render what has been added since somebody last asked."""
    title = word("new.title")
    if not result.passages:
        return pages(title, [word("new.nothing")], REFUSED, word("new.separately"))
    blocks = [_addition(passage) for passage in result.passages]
    if result.is_first_time:
        footer = word("new.first_time")
    else:
        total = word("count.articles", count=result.total)
        footer = word("new.many_since" if result.total >= COUNTED else "new.since", articles=total)
    if len(blocks) < result.total:
        blocks[0] = f"-# {word('new.last', number=len(blocks), total=result.total)}\n{blocks[0]}"
    return pages(title, blocks, ANSWERED, footer)


def _addition(passage: Passage) -> str:
    article = passage.article
    parts = (f"**{escape(article.title)}**", banner(article).strip(), block_quote(passage.text), citation(article))
    return "\n".join(part for part in parts if part)


def _table(result: Coverage) -> str:
    """Return outlets by months where these are few, else by the latest years."""
    months = sorted({month for _, month in result.months})
    length = 7 if len(months) <= COLUMNS else 4
    spans = sorted({month[:length] for month in months})
    shown = spans if len(spans) <= COLUMNS else spans[1 - COLUMNS :]
    named = dict(result.outlets[:OUTLETS])
    cells: Counter[tuple[str, str]] = Counter()
    for (outlet, month), articles in result.months.items():
        row = outlet if outlet in named else OTHERS
        cells[row, month[:length] if month[:length] in shown else EARLIER] += articles
    columns = [*([EARLIER] if len(shown) < len(spans) else []), *shown]
    rows = list(named) + ([OTHERS] if len(result.outlets) > len(named) else [])
    heads = ["".join(f"{part:>{WIDTH}}" for part in parts) for parts in _heads(columns)]
    lines = [
        f"{_name(row or 'outlet unknown'):{NAME}}"
        + "".join(f"{_cell(cells[row, column]):>{WIDTH}}" for column in columns)
        for row in rows
    ]
    table = "\n".join([*(" " * NAME + head for head in heads), *lines]).replace("`", "ˋ")
    return f"```\n{table}\n```"


def _name(outlet: str) -> str:
    """Return the name without its middle where it is too long: outlets often begin alike."""
    half = NAME // 2
    return outlet if len(outlet) <= NAME else f"{outlet[:half]}…{outlet[-half:]}"


def _heads(columns: list[str]) -> list[list[str]]:
    """Return the years and, where the columns are months, below them the months."""
    years, months = [column[:5].rstrip("-") for column in columns], [column[5:] for column in columns]
    return [years, months] if any(months) else [years]


def _cell(articles: int) -> str:
    return f"{articles // 1000}k" if articles >= 10_000 else str(articles or "·")
