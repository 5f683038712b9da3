"""Figures: quantities and what they count, on NewsQuant, MEANTIME and sentences of our own."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict

from corpus.evaluation.gold import Gold, score
from corpus.evaluation.measures import Area, Measure, Taken, overlap, share
from corpus.text.document import Document
from corpus.text.figures import Figure

_FIELDS = {
    "value": "value",
    "bound": "bound (“at least”)",
    "unit_norm": "unit",
    "counted": "thing counted",
    "happened": "what happened to it",
    "cause": "cause",
    "place": "place",
    "said_by": "who says so",
    "as_of": "as-of date",
}


async def _own(gold: Gold) -> dict[str, Taken]:
    """Measure the figures found at all, and each field where the gold tells it."""
    counts: list[tuple[str, int, int, int]] = []
    checks: defaultdict[str, list[tuple[str, bool]]] = defaultdict(list)
    for row in gold.own_rows("figures_own.jsonl"):
        text: str = row["text"]
        figures = Document(text, dt.date.fromisoformat(row["published"])).figures
        matches = [
            next((figure for figure in figures if figure.start < asked["end"] and asked["start"] < figure.end), None)
            for asked in row["figures"]
        ]
        counts.append((text, sum(match is not None for match in matches), len(figures), len(matches)))
        for asked, match in zip(row["figures"], matches, strict=True):
            for field in _FIELDS.keys() & asked.keys():
                is_right = match is not None and _agrees(match, field, asked[field])
                checks[field].append((f"{asked[field]!r} in {text}", is_right))
    return {"own_spans": overlap(counts)} | {f"own_{field}": share(checks[field]) for field in _FIELDS}


def _agrees(figure: Figure, field: str, asked: str | float | None) -> bool:
    if field == "value":
        return math.isclose(figure.value, float(asked or 0))
    if field == "as_of":
        return (figure.as_of and figure.as_of.value) == asked
    return getattr(figure, field) == asked


async def _shared(gold: Gold) -> dict[str, float]:
    newsquant = score(gold, "score_quantities", "figures_newsquant.dev.jsonl")
    return {
        "newsquant_value": newsquant["value"][2],
        "newsquant_unit": newsquant["value+unit"][2],
        "meantime_spans": score(gold, "score_figures", "figures_meantime.dev.jsonl")["relaxed"][2],
    }


AREA = Area(
    (
        Measure("own_spans", "own sentences, figures found, F1", needs_shared=False),
        *(Measure(f"own_{field}", f"own sentences, {what}", needs_shared=False) for field, what in _FIELDS.items()),
        Measure("newsquant_value", "NewsQuant, value F1", 0.87, "CQE .92, pattern .73, quantulum3 .69"),
        Measure("newsquant_unit", "NewsQuant, value and unit F1", 0.75, "CQE .86, pattern .58, quantulum3 .47"),
        Measure("meantime_spans", "MEANTIME, overlapping spans F1", 0.75, "pattern .65"),
    ),
    _own,
    _shared,
)
