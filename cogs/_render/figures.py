"""Figures: series as tables, and below each figure its sentence."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from cogs._format import banner, block_quote, citation, count, escape, joined, shorten
from cogs._render.layout import ANSWERED, REFUSED, VERBATIM, pages
from corpus.query import Query
from corpus.stated_figures import FigureSeries, StatedFigure, StatedFigures

ROWS = 15  # of one table
_WIDTHS = (10, 18)  # characters of a table's columns before the reference; a line fits an embed on a phone


def figures(result: StatedFigures, query: Query) -> list[discord.Embed]:
    """Render figures as series over time."""
    title = f"Figures: {result.topic or query.text}"
    if not result.series:
        text = f"The archive holds no figure for “{escape(query.text)}”."
        return pages(title, [text], REFUSED, "Try the word for what is counted, or a place")
    blocks: list[str] = []
    for series in result.series:
        blocks.append(_table(series))
        blocks.extend(_figure(figure) for figure in series.entries)
    total = sum(len(series.entries) for series in result.series)
    more = " (the first ones; narrow it with from: by: during:)" if result.is_cut else ""
    return pages(title, blocks, ANSWERED, f"{count(total, 'figure')}{more}. {VERBATIM}; nothing is averaged")


def _table(series: FigureSeries) -> str:
    rows = [("as of", "figure", ""), *(_row(figure) for figure in series.entries[:ROWS])]
    lines = ["  ".join(f"{shorten(cell, width):{width}}" for cell, width in zip(row, _WIDTHS, strict=False))
             + "  " + row[-1] for row in rows]  # fmt: skip
    table = "\n".join(lines).replace("`", "ˋ")
    rest = f"\n-# and {len(series.entries) - ROWS} more below" if len(series.entries) > ROWS else ""
    return f"**{escape(series.label)}**\n```\n{table}\n```{rest}"


def _row(figure: StatedFigure) -> tuple[str, ...]:
    marked = f"{figure.reference} ≠" if figure.conflicts else figure.reference
    return (_brief_as_of(figure), " ".join(figure.written.split()), marked)


def _brief_as_of(figure: StatedFigure) -> str:
    """Return the days a figure is for in ten characters: ``2015-01–05`` for a range of months."""
    first, last = figure.first, figure.last
    if first is None or last is None or " to " not in as_of(figure):
        return as_of(figure)
    return f"{first:%Y-%m}–{last:%m}" if first.year == last.year else f"{first.year}–{last.year}"


def _figure(figure: StatedFigure) -> str:
    unit = f" {escape(figure.unit)}" if figure.unit and figure.unit not in figure.written else ""
    who = f"according to “{escape(figure.said_by)}”" if figure.said_by else "the article names no source"
    dated = "" if figure.is_dated else " (day of publication)"
    head = f"**{as_of(figure)}**{dated} · {escape(figure.written)}{unit} · {who}"
    against = f"\n≠ **contradicted** by {_listed(figure.conflicts)} for the same time" if figure.conflicts else ""
    gone = "" if figure.is_current else "\n-# no longer in the current version"
    cited = citation(figure.passage.article, figure.reference)
    return f"{head}\n{banner(figure.passage.article)}{block_quote(figure.passage.text)}\n{cited}{against}{gone}"


def as_of(figure: StatedFigure) -> str:
    """Return the days a figure is for, as a day, month, year or first and last day."""
    first, last = figure.first, figure.last
    if first is None or last is None:
        return "undated"
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    return f"{first:%Y-%m} to {last:%Y-%m}"


def _listed(references: Sequence[str]) -> str:
    return joined(list(references[:5]))
