"""Charts: what the picture of an answer shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from cogs._charts import OTHERS, CoverageChart, FiguresChart, Mark, Point, TimelineChart
from cogs._format import count, shorten
from cogs._render.events import days_of, timeline_title
from cogs._render.figures import as_of
from cogs._words import english
from corpus.coverage import Coverage
from corpus.digests.content import Contents
from corpus.stated_figures import StatedFigure, StatedFigures
from corpus.timeline import Timeline

ALT = 1_024  # characters Discord takes as a description of an attachment
GROUPS = 6  # told apart by colour; further ones are "others"
OUTLETS = 14  # rows of the heat map
MONTHS = 36  # columns; more are joined to years


@english()
def timeline_chart(result: Timeline) -> TimelineChart | None:
    """Return the chart of a timeline; one event needs none."""
    if len(result.events) < 2:
        return None
    groups = _groups(event.passage.article.outlet or "unknown" for event in result.events)
    marks = tuple(
        Mark(
            f"{event.reference}  {days_of(event)}",
            event.first,
            event.last,
            event.precision,
            event.kind == "scheduled",
            groups(event.passage.article.outlet or "unknown"),
        )
        for event in result.events
    )
    first, last = min(mark.first for mark in marks), max(mark.last for mark in marks)
    listed = "; ".join(f"{event.reference} {days_of(event)}" for event in result.events)
    alt = f"Time axis with {count(len(marks), 'dated event')} from {first} to {last}: {listed}."
    return TimelineChart(timeline_title(result), shorten(alt, ALT), marks)


@english()
def figures_chart(result: StatedFigures) -> FiguresChart | None:
    """Return the chart of the first series that has two dated figures."""
    for series in result.series:
        dated = [figure for figure in series.entries if figure.first and figure.last]
        if len(dated) < 2:
            continue
        groups = _groups(map(_source, dated))
        points = tuple(
            Point(
                figure.reference,
                figure.first,
                figure.last,
                figure.value,
                figure.value if figure.high is None else figure.high,
                figure.bound,
                groups(_source(figure)),
                bool(figure.conflicts),
            )
            for figure in dated
            if figure.first and figure.last
        )
        listed = "; ".join(f"{figure.reference} {as_of(figure)}: {figure.written}" for figure in dated)
        alt = f"Chart of {count(len(points), 'figure')}, {series.label}: {listed}."
        return FiguresChart(series.label, shorten(alt, ALT), dated[0].unit, points)
    return None


@english()
def coverage_chart(result: Coverage) -> CoverageChart | None:
    """Return the heat map of outlets by months, or by years where there are many months."""
    months = sorted({month for _, month in result.months})
    if len(months) < 2:
        return None
    cut = 7 if _months_between(months[0], months[-1]) <= MONTHS else 4
    totals: Counter[tuple[str, str]] = Counter()
    outlets: Counter[str] = Counter()
    for (outlet, month), articles in result.months.items():
        totals[outlet, month[:cut]] += articles
        outlets[outlet] += articles
    shown = [name for name, _ in sorted(outlets.items(), key=lambda pair: (-pair[1], pair[0]))[:OUTLETS]]
    periods = _periods(months[0][:cut], months[-1][:cut])
    counts = tuple(tuple(totals[name, period] for period in periods) for name in shown)
    listed = "; ".join(f"{name or 'no outlet'} {outlets[name]}" for name in shown)
    alt = f"Heat map of dated articles by outlet, {periods[0]} to {periods[-1]}: {listed}."
    title = f"Articles on {result.topic}" if result.topic else "Articles"
    return CoverageChart(title, shorten(alt, ALT), tuple(name or "no outlet" for name in shown), periods, counts)


def digest_chart(contents: Contents) -> FiguresChart | None:
    """Return the chart of the first figure that changed."""
    changed = [new.series for new in contents.figures if new.before is not None]
    return figures_chart(StatedFigures((changed[0],), "", is_cut=False)) if changed else None


def _groups(names: Iterable[str]) -> Callable[[str], str]:
    """Return what a name is grouped as: itself if it is among the most frequent ones."""
    frequent = [name for name, _ in Counter(names).most_common()]
    kept = set(frequent if len(frequent) <= GROUPS else frequent[: GROUPS - 1])
    return lambda name: name if name in kept else OTHERS


def _source(figure: StatedFigure) -> str:
    return shorten(" ".join(figure.said_by.split()), 40) or figure.passage.article.outlet or "unknown"


def _months_between(first: str, last: str) -> int:
    year, month = map(int, first.split("-"))
    other_year, other_month = map(int, last.split("-"))
    return (other_year - year) * 12 + other_month - month + 1


def _periods(first: str, last: str) -> tuple[str, ...]:
    """Return all months or years from the first to the last, those without articles included."""
    if re.fullmatch(r"\d{4}", first):
        return tuple(f"{year:04}" for year in range(int(first), int(last) + 1))
    year, month = map(int, first.split("-"))
    return tuple(
        f"{year + (month - 1 + step) // 12:04}-{(month - 1 + step) % 12 + 1:02}"
        for step in range(_months_between(first, last))
    )
