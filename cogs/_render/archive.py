"""The archive as a whole: what it promises and holds."""

from __future__ import annotations

from collections import Counter

import discord

from cogs._format import banner, block_quote, citation, count, escape, joined
from cogs._render.layout import ANSWERED, REFUSED, add_field, pages
from corpus.additions import COUNTED, Additions
from corpus.coverage import Coverage
from corpus.models import Holdings, Passage

NAME, WIDTH = 13, 5  # characters of a table's first column, and of the others; a line fits an embed on a phone
COLUMNS = 5  # months or years
OUTLETS = 12  # rows
OTHERS, EARLIER = "others", "older"


def about(holdings: Holdings, version: str, prefix: str, url: str) -> list[discord.Embed]:
    """Render what the bot promises and how much it holds."""
    embed = discord.Embed(title=f"Cuttings {version}", url=url or None, colour=ANSWERED)
    embed.description = (
        "I answer from this server's news archive, in the articles' own words.\n\n"
        "**The promise**\n"
        "· What stands in a quotation block is a slice of a stored article, character for character, with its "
        "reference.\n"
        "· A speaker is named only where the article names them, and you see how.\n"
        "· When the evidence is weak I say so instead of answering.\n"
        "It is a promise about where words come from, not about whether they are true."
    )
    period = "nothing dated yet"
    if holdings.first_day and holdings.last_day:
        period = f"published {holdings.first_day.isoformat()} to {holdings.last_day.isoformat()}"
    add_field(
        embed,
        "The archive",
        [
            f"{count(holdings.articles, 'article')}, {period}",
            joined(
                [
                    count(holdings.quotes, "quotation"),
                    count(holdings.events, "dated event"),
                    count(holdings.figures, "figure"),
                    count(holdings.names, "name"),
                ]
            ),
        ],
        "\n",
    )
    embed.set_footer(text=f"{prefix}help lists the commands")
    return [embed]


def coverage(result: Coverage) -> list[discord.Embed]:
    """Render what the archive holds, as a table of outlets by months or years."""
    title = f"Coverage: {result.topic}" if result.topic else "Coverage: everything"
    if not result.articles:
        held = count(result.of_all, "article")
        about = f" about “{escape(result.topic)}”" if result.topic else " within these limits"
        return pages(title, [f"The archive has no article{about}, of {held}."], REFUSED, "Silence here says nothing")
    total = count(result.articles, "article")
    first = f"**{total}**" + (f" of {result.of_all:,}" if result.articles != result.of_all else "")
    first += " (the newest ones)" if result.is_cut else ""
    facts = [
        f"outlets: {len([name for name, _ in result.outlets if name]):,}",
        "languages: " + ", ".join(f"{name or 'not known'} {number:,}" for name, number in result.languages[:8]),
        f"undated: {result.undated:,}",
        f"short (under 600 characters): {result.short:,}",
    ]
    lines = "\n".join(f"· {escape(fact)}" for fact in facts)
    return pages(title, [f"{first}\n{lines}", _table(result)], ANSWERED, "Counted by day of publication")


def additions(result: Additions) -> list[discord.Embed]:
    """Render what has been added since somebody last asked."""
    if not result.passages:
        return pages(
            "New", ["Nothing has been added since you last asked."], REFUSED, "Asked in each server separately"
        )
    blocks = [_addition(passage) for passage in result.passages]
    if result.is_first_time:
        footer = "You have not asked before: the newest articles. From now on, what is new since"
    else:
        many = "more than " if result.total >= COUNTED else ""
        footer = f"{many}{count(result.total, 'article')} added since you last asked"
    if len(blocks) < result.total:
        blocks[0] = f"-# the last {len(blocks)} of {result.total:,}\n{blocks[0]}"
    return pages("New", blocks, ANSWERED, footer)


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
    for (outlet, month), number in result.months.items():
        row = outlet if outlet in named else OTHERS
        cells[row, month[:length] if month[:length] in shown else EARLIER] += number
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


def _cell(number: int) -> str:
    return f"{number // 1000}k" if number >= 10_000 else str(number or "·")
