"""Timeline: events on a time axis, each as precisely as its article dates it; many as their density."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from cogs._charts import OTHERS, Mark, TimelineChart, style

ROWS = 26  # events with a row each; more are shown as density
BINS = 32
ROW = 0.28  # inches
FRAME = 1.6  # inches for title, axis and legend
# Few events far from all others would press those together: they are shown at the edge, with their year.
FAR = 3.0  # times the range of the middle events
FEW = 12  # one event in so many, at either end
LEAST = 6  # events, of which one may be far from the others
_OPEN = {"before": "<", "after": ">"}


def draw(chart: TimelineChart) -> bytes:
    """Return the picture of a timeline."""
    marks = chart.marks
    colours = style.colours_of([mark.group for mark in marks], OTHERS)
    low, high = _range(marks)
    as_rows = len(marks) <= ROWS
    figure, axes = style.card(FRAME + (ROW * len(marks) if as_rows else 3.0))
    style.title(figure, chart.title)
    style.time_axis(axes, low, high)
    if as_rows:
        _rows(axes, marks, colours, low, high)
    else:
        _density(axes, marks, colours, low, high)
    style.legend(figure, colours, [mark.group for mark in marks])
    return style.png(figure)


def _rows(axes: Axes, marks: Sequence[Mark], colours: dict[str, str], low: float, high: float) -> None:
    axes.set_ylim(len(marks) - 0.4, -0.6)
    axes.set_yticks(range(len(marks)), [style.plain(mark.label, 26) for mark in marks])
    axes.tick_params(axis="y", length=0)
    for row, mark in enumerate(marks):
        colour, face = colours[mark.group], style.CARD if mark.is_planned else colours[mark.group]
        first, last = style.number_of(mark.first), style.number_of(mark.last) + 1
        if last < low or first > high:
            left = last < low
            edge, sign = (low, "◀") if left else (high, "▶")
            axes.text(
                edge, row, f" {sign} {mark.first.year} " if left else f" {mark.first.year} {sign} ", color=colour,
                fontsize=style.SMALL, va="center", ha="left" if left else "right",
            )  # fmt: skip
            continue
        if mark.precision in _OPEN:
            at = last if mark.precision == "before" else first
            towards = low if mark.precision == "before" else high
            axes.plot([at, at + (towards - at) * 0.25], [row, row], color=colour, linewidth=3, alpha=0.5)
            axes.plot([at], [row], marker=_OPEN[mark.precision], markersize=11, color=colour, markerfacecolor=face)
        elif last - first > (high - low) * 0.012:
            faint = mark.precision in ("approximate", "vague")
            axes.barh(
                row, last - first, left=first, height=0.46, color=face, edgecolor=colour, linewidth=2,
                alpha=0.45 if faint else 0.85, hatch="///" if faint else None,
            )  # fmt: skip
        else:
            axes.plot([(first + last) / 2], [row], marker="o", markersize=10, color=colour, markerfacecolor=face,
                      markeredgewidth=2)  # fmt: skip


def _density(axes: Axes, marks: Sequence[Mark], colours: dict[str, str], low: float, high: float) -> None:
    """Stack the events of each stretch of time; an event of several days counts in its middle."""
    edges = np.linspace(low, high, BINS + 1)
    bottom = np.zeros(BINS)
    for group in dict.fromkeys(mark.group for mark in marks):
        middles = [
            (style.number_of(mark.first) + style.number_of(mark.last)) / 2 for mark in marks if mark.group == group
        ]
        heights, _ = np.histogram(np.clip(middles, low, high), edges)
        axes.bar(edges[:-1], heights, np.diff(edges), bottom=bottom, align="edge", color=colours[group], linewidth=0)
        bottom += heights
    axes.set_ylabel("events", fontsize=style.SMALL, color=style.INK)
    axes.yaxis.set_major_locator(MaxNLocator(6, integer=True))
    shortest = _length(edges[1] - edges[0])
    axes.set_xlabel(f"{len(marks)} events; each bar is {shortest}", fontsize=style.SMALL, color=style.INK)


def _length(days: float) -> str:
    if days >= 500:
        return f"{days / 365.25:.1f} years"
    if days >= 45:
        return f"{days / 30.4:.0f} months"
    return f"{max(days, 1):.0f} days"


def _range(marks: Sequence[Mark]) -> tuple[float, float]:
    """Return the ends of the axis, without few events that are far from all others."""
    firsts = sorted(style.number_of(mark.first) for mark in marks)
    lasts = sorted(style.number_of(mark.last) + 1 for mark in marks)
    low, high = firsts[0], lasts[-1]
    few = max(1, len(marks) // FEW)
    if len(marks) >= LEAST:
        inner_low, inner_high = firsts[few], lasts[-1 - few]
        far = FAR * max(inner_high - inner_low, 30)
        low = inner_low if inner_low - low > far else low
        high = inner_high if high - inner_high > far else high
    return low, high
