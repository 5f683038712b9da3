"""Figures: series as tables, and below each figure its sentence."""

from __future__ import annotations

import datetime as dt

import discord

from cogs._format import banner, block_quote, citation, escape, shorten
from cogs._render.layout import ANSWERED, REFUSED, pages
from cogs._words import isolated, listed, word
from corpus.query import Query
from corpus.stated_figures import FigureSeries, StatedFigure, StatedFigures

ROWS = 15  # of one table
_WIDTHS = (10, 18)  # characters of a table's columns before the reference; a line fits an embed on a phone


def figures(result: StatedFigures, query: Query) -> list[discord.Embed]:
    """Render figures as series over time."""
    title = word("figures.title", topic=result.topic or query.text)
    if not result.series:
        return pages(title, [word("figures.nothing", text=escape(query.text))], REFUSED, word("figures.try"))
    blocks: list[str] = []
    for series in result.series:
        blocks.append(_table(series))
        blocks.extend(_figure(figure) for figure in series.entries)
    total = sum(len(series.entries) for series in result.series)
    counted, verbatim = word("count.figures", count=total), word("page.verbatim")
    footer = word("figures.footer", figures=counted, verbatim=verbatim)
    if result.is_cut:
        footer = word("figures.footer_cut", figures=counted, option="from: by: during:", verbatim=verbatim)
    return pages(title, blocks, ANSWERED, footer)


def _table(series: FigureSeries) -> str:
    rows = [(word("figures.as_of"), word("figures.figure"), ""), *(_row(figure) for figure in series.entries[:ROWS])]
    lines = ["  ".join(f"{shorten(cell, width):{width}}" for cell, width in zip(row, _WIDTHS, strict=False))
             + "  " + row[-1] for row in rows]  # fmt: skip
    table = "\n".join(lines).replace("`", "ˋ")
    below = len(series.entries) - ROWS
    rest = f"\n-# {word('figures.more', number=below)}" if below > 0 else ""
    return f"**{escape(series.label)}**\n```\n{table}\n```{rest}"


def _row(figure: StatedFigure) -> tuple[str, ...]:
    marked = f"{figure.reference} ≠" if figure.conflicts else figure.reference
    return (_brief_as_of(figure), " ".join(figure.written.split()), marked)


def _brief_as_of(figure: StatedFigure) -> str:
    """Return the days a figure is for in ten characters: ``2015-01–05`` for a range of months."""
    first, last = figure.first, figure.last
    if first is None or last is None or not _is_range_of_months(first, last):
        return as_of(figure)
    return f"{first:%Y-%m}–{last:%m}" if first.year == last.year else f"{first.year}–{last.year}"


def _figure(figure: StatedFigure) -> str:
    unit = f" {escape(figure.unit)}" if figure.unit and figure.unit not in figure.written else ""
    who = word("figures.article_no_source")
    if figure.said_by:
        who = word("figures.according", name=escape(figure.said_by))
    dated = "" if figure.is_dated else f" ({word('figures.published')})"
    head = f"**{as_of(figure)}**{dated} · {isolated(f'{escape(figure.written)}{unit}')} · {who}"
    against = ""
    if figure.conflicts:
        against = f"\n≠ {word('figures.contradicted', references=listed(figure.conflicts[:5]))}"
    gone = "" if figure.is_current else f"\n-# {word('not_current')}"
    cited = citation(figure.passage.article, figure.reference)
    return f"{head}\n{banner(figure.passage.article)}{block_quote(figure.passage.text)}\n{cited}{against}{gone}"


def as_of(figure: StatedFigure) -> str:
    """Return the days a figure is for, as a day, month, year or first and last day."""
    first, last = figure.first, figure.last
    if first is None or last is None:
        return word("cited.undated")
    if first == last:
        return first.isoformat()
    if _is_range_of_months(first, last):
        return word("range", first=f"{first:%Y-%m}", last=f"{last:%Y-%m}")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def _is_range_of_months(first: dt.date, last: dt.date) -> bool:
    """Return whether the days are neither one day, nor within one month, nor whole years."""
    are_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return not are_years and (first.year, first.month) != (last.year, last.month)
