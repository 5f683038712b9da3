"""Coverage: articles by outlet and month as a heat map; empty months stay visible."""

from __future__ import annotations

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from cogs._charts import CoverageChart, style

ROW = 0.46  # inches
FRAME = 1.5
NUMBERED = 14  # columns with a number in each cell
LABELS = 8  # below the columns
_HEAT = LinearSegmentedColormap.from_list("articles", ["#DCEBE3", "#2F7D5B", "#0F3B2A"])
_EMPTY = "#EFEDE6"


def draw(chart: CoverageChart) -> bytes:
    """Return the picture of a coverage."""
    counts = np.array(chart.counts, dtype=float)
    figure, axes = style.card(FRAME + ROW * max(len(chart.outlets), 3))
    style.title(figure, chart.title)
    heat = np.ma.masked_equal(counts, 0)
    most = max(float(counts.max()), 1.0)
    colours = _HEAT.with_extremes(bad=_EMPTY)
    # Logarithmic: one busy month would leave all others alike.
    axes.pcolormesh(np.log1p(heat), cmap=colours, vmin=0, vmax=np.log1p(most), edgecolors=style.CARD, linewidth=2)
    axes.invert_yaxis()
    axes.set_yticks(np.arange(len(chart.outlets)) + 0.5, [style.plain(name, 24) for name in chart.outlets])
    step = max(1, -(-len(chart.periods) // LABELS))
    axes.set_xticks(np.arange(0, len(chart.periods), step) + 0.5, chart.periods[::step])
    axes.tick_params(length=0)
    axes.spines["bottom"].set_visible(False)
    if len(chart.periods) <= NUMBERED:
        for (row, column), articles in np.ndenumerate(counts):
            if articles:
                light = np.log1p(articles) > 0.45 * np.log1p(most)
                axes.text(column + 0.5, row + 0.5, f"{articles:.0f}", ha="center", va="center",
                          fontsize=style.SMALL, color="white" if light else style.INK)  # fmt: skip
    axes.set_xlabel(f"darker: more articles; at most {most:,.0f} in a cell", fontsize=style.SMALL, color=style.INK)
    return style.png(figure)
