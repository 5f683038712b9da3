"""Charts: pictures of timelines, figures and coverage, from plain values to PNG.

Nothing here knows Discord or the archive: the process that draws loads this package and matplotlib, and nothing else.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

OTHERS = "others"
"""The group of what has no colour of its own."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the time axis; both days are included."""

    label: str
    first: dt.date
    last: dt.date
    precision: str
    is_planned: bool
    group: str


@dataclass(frozen=True, slots=True)
class Point:
    """A figure: its days on the x axis, from ``low`` to ``high`` on the y axis, open above or below by ``bound``."""

    label: str
    first: dt.date
    last: dt.date
    low: float
    high: float
    bound: str
    group: str
    is_contradicted: bool


@dataclass(frozen=True, slots=True)
class TimelineChart:
    """Events on a time axis."""

    title: str
    alt: str
    marks: tuple[Mark, ...]
    file_name: str = "timeline.png"


@dataclass(frozen=True, slots=True)
class FiguresChart:
    """One quantity over time."""

    title: str
    alt: str
    unit: str
    points: tuple[Point, ...]
    file_name: str = "figures.png"


@dataclass(frozen=True, slots=True)
class CoverageChart:
    """Articles by outlet (rows) and period (columns)."""

    title: str
    alt: str
    outlets: tuple[str, ...]
    periods: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    file_name: str = "coverage.png"


Chart = TimelineChart | FiguresChart | CoverageChart
"""What can be drawn."""


def draw(chart: Chart) -> bytes:
    """Return a chart as PNG, 800 pixels wide."""
    # Imported here: loading matplotlib takes a second and 80 MB, which the bot's own process is spared.
    from cogs._charts import coverage, figures, timeline

    if isinstance(chart, CoverageChart):
        return coverage.draw(chart)
    if isinstance(chart, FiguresChart):
        return figures.draw(chart)
    return timeline.draw(chart)
