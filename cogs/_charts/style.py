"""Style: what all pictures share. One light card, readable on Discord's dark and light themes and on a phone.

A phone shows a picture of 800 pixels at about 310; letters of 24 pixels are then some 9 high.
"""

from __future__ import annotations

import datetime as dt
import io
import textwrap
import unicodedata
from collections.abc import Sequence

from anyascii import anyascii
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

WIDTH = 6.0  # inches
DOTS = 800 / WIDTH  # in an inch
CARD, INK, FAINT, WARNING = "#FBFAF6", "#22252A", "#D9D6CC", "#B3261E"
# Told apart by people with colour blindness, too (Okabe and Ito, "Color Universal Design", 2008); grey for the rest.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#B3558C", "#8A6D00", "#3B8FC4")
GREY = "#77797D"
LETTERS = 15.5  # points: 29 pixels
SMALL = 13.0  # 24 pixels
LINE = 42  # letters of the title in a line
_DRAWN = ("LATIN", "GREEK", "CYRILLIC")  # scripts that the font has and that need no shaping


def card(height: float) -> tuple[Figure, Axes]:
    """Return an empty picture of so many inches of height."""
    figure = Figure(figsize=(WIDTH, height), dpi=DOTS, facecolor=CARD, layout="constrained")
    FigureCanvasAgg(figure)
    figure.get_layout_engine().set(w_pad=0.12, h_pad=0.12)  # type: ignore[union-attr]  # it was just given one
    axes = figure.add_subplot(facecolor=CARD)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(INK)
    axes.tick_params(colors=INK, labelsize=SMALL)
    return figure, axes


def title(figure: Figure, text: str) -> None:
    """Set the title above everything, in one line or two."""
    lines = textwrap.wrap(plain(text, 2 * LINE), LINE, max_lines=2, placeholder="…")
    figure.suptitle("\n".join(lines), x=0.02, ha="left", fontsize=LETTERS, fontweight="bold", color=INK)


def colours_of(groups: Sequence[str], others: str) -> dict[str, str]:
    """Return a colour for each group, in order of first appearance."""
    named = [group for group in dict.fromkeys(groups) if group != others]
    return {others: GREY, **{name: COLOURS[number % len(COLOURS)] for number, name in enumerate(named)}}


def legend(figure: Figure, colours: dict[str, str], shown: Sequence[str]) -> None:
    """Explain the colours below the picture, where there are several."""
    names = list(dict.fromkeys(shown))
    if len(names) < 2:
        return
    handles = [Line2D([], [], marker="o", linestyle="", markersize=9, color=colours[name]) for name in names]
    figure.legend(
        handles,
        [plain(name, 34) for name in names],
        loc="outside lower left",
        ncols=2,
        fontsize=SMALL,
        frameon=False,
        labelcolor=INK,
        handletextpad=0.2,
        columnspacing=1.2,
    )


def plain(text: str, length: int) -> str:
    """Return text as the font can draw it: other scripts in Latin letters, no mathematics, no line breaks, cut."""
    drawn = "".join(char if _is_drawn(char) else anyascii(char) for char in text)
    drawn = " ".join(drawn.split()).replace("$", "\\$")
    return drawn if len(drawn) <= length else drawn[: length - 1].rstrip() + "…"


def number_of(day: dt.date) -> float:
    """Return a day as matplotlib places it on an axis: days since 1970."""
    return float(date2num(day))


def time_axis(axes: Axes, low: float, high: float) -> None:
    """Make the x axis one of time from ``low`` to ``high``, with some space, within the years 1 to 9999."""
    space = max((high - low) * 0.04, 1.0)
    axes.set_xlim(max(low - space, number_of(dt.date.min)), min(high + space, number_of(dt.date.max)))
    locator = AutoDateLocator(minticks=3, maxticks=6)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    axes.grid(visible=True, axis="x", color=FAINT, linewidth=0.8)
    axes.set_axisbelow(True)


def png(figure: Figure) -> bytes:
    """Return the picture's bytes."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", facecolor=CARD, metadata={"Software": None})
    return buffer.getvalue()


def _is_drawn(char: str) -> bool:
    if not char.isalpha():
        return char.isprintable() and ord(char) < 0x2E80  # from here on, East Asian signs
    return unicodedata.name(char, "").startswith(_DRAWN)
