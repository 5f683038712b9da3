"""Figures: one quantity over time, each figure with its bounds and its source; contradictions are ringed."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from cogs._charts import OTHERS, FiguresChart, Point, style

HEIGHT = 5.2  # inches
WIDE = 100  # times the smallest value: then the axis is logarithmic
LABELLED = 14  # points with their reference beside them
_ABOVE = frozenset(("more than", "at least"))
_BELOW = frozenset(("less than", "at most"))


def draw(chart: FiguresChart) -> bytes:
    """Return the picture of a series of figures."""
    points = chart.points
    colours = style.colours_of([point.group for point in points], OTHERS)
    figure, axes = style.card(HEIGHT)
    style.title(figure, chart.title)
    smallest, largest = min(point.low for point in points), max(point.high for point in points)
    if smallest > 0 and largest > WIDE * smallest:
        axes.set_yscale("log")
    for number, point in enumerate(points):
        _point(axes, point, colours[point.group])
        if len(points) <= LABELLED:
            # By turns above and below: figures of the same weeks stand side by side.
            _label(axes, point, 13 if number % 2 == 0 else -25)
    axes.margins(y=0.16)
    first, last = min(point.first for point in points), max(point.last for point in points)
    style.time_axis(axes, style.number_of(first), style.number_of(last) + 1)
    if smallest >= 0 and axes.get_yscale() == "linear":
        axes.set_ylim(bottom=-0.06 * largest)
    axes.yaxis.set_major_formatter(FuncFormatter(_short))
    axes.yaxis.set_minor_formatter(FuncFormatter(lambda *_: ""))
    axes.set_ylabel(style.plain(chart.unit, 30), fontsize=style.SMALL, color=style.INK)
    axes.grid(visible=True, axis="y", color=style.FAINT, linewidth=0.8)
    style.legend(figure, colours, [point.group for point in points])
    if any(point.is_contradicted for point in points):
        axes.text(
            1, 1.02, "○ contradicted for the same time", transform=axes.transAxes, ha="right", va="bottom",
            color=style.WARNING, fontsize=style.SMALL,
        )  # fmt: skip
    return style.png(figure)


def _point(axes: Axes, point: Point, colour: str) -> None:
    first, last = style.number_of(point.first), style.number_of(point.last) + 1
    middle, height = _middle(point)
    axes.plot([first, last], [height, height], color=colour, linewidth=4, alpha=0.4, solid_capstyle="butt")
    if point.high > point.low:
        axes.plot([middle, middle], [point.low, point.high], color=colour, linewidth=4)
    marker = "^" if point.bound in _ABOVE else "v" if point.bound in _BELOW else "o"
    face = style.CARD if point.bound == "about" else colour
    axes.plot([middle], [height], marker=marker, markersize=12, color=colour, markerfacecolor=face, markeredgewidth=2)
    if point.is_contradicted:
        axes.plot([middle], [height], marker="o", markersize=21, color=style.WARNING, markerfacecolor="none",
                  markeredgewidth=2)  # fmt: skip


def _label(axes: Axes, point: Point, above: int) -> None:
    axes.annotate(
        point.label, _middle(point), xytext=(0, above), textcoords="offset points", ha="center",
        fontsize=style.SMALL, color=style.INK,
    )  # fmt: skip


def _middle(point: Point) -> tuple[float, float]:
    days = (style.number_of(point.first) + style.number_of(point.last) + 1) / 2
    return days, (point.low + point.high) / 2


def _short(value: float, _position: int | None = None) -> str:
    """Return "1.5M" for 1,500,000: a phone has no room for the zeros."""
    for size, unit, sign in ((1e12, 1e12, "T"), (1e9, 1e9, "B"), (1e6, 1e6, "M"), (1e4, 1e3, "k")):
        if abs(value) >= size:
            return f"{value / unit:,.4g}{sign}"
    return f"{value:,.4g}"
