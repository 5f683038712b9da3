"""Dates: temporal expressions and their values, on WikiWars, MEANTIME and sentences of our own."""

from __future__ import annotations

import datetime as dt

from corpus.evaluation.gold import Gold, Row, score
from corpus.evaluation.measures import Area, Measure, Taken, overlap
from corpus.text.dates import find_timexes


async def _own(gold: Gold) -> dict[str, Taken]:
    return {"own_value": overlap(_compared(row) for row in gold.own_rows("dates_expressions.jsonl"))}


def _compared(row: Row) -> tuple[str, int, int, int]:
    """Return how many expressions of a text have their words, type and value right, are found, and are wanted."""
    text: str = row["text"]
    timexes = find_timexes(text, dt.date.fromisoformat(row["published"]))
    found = [[text[timex.start : timex.end], timex.type, timex.value] for timex in timexes]
    return text, sum(timex in row["timexes"] for timex in found), len(found), len(row["timexes"])


async def _shared(gold: Gold) -> dict[str, float]:
    values: dict[str, float] = {}
    for name in ("wikiwars", "meantime"):
        scores = score(gold, "score_timex", f"timex_{name}.dev.jsonl")
        values[f"{name}_value"] = scores["value F1"]
        values[f"{name}_days"] = scores["dates right (of gold values of that grain)"]["day"]["right"]
    return values


AREA = Area(
    (
        Measure("own_value", "own sentences, words, type and value F1", needs_shared=False),
        Measure("wikiwars_value", "WikiWars, value F1", 0.83, "HeidelTime .826, dateparser .37"),
        Measure("wikiwars_days", "WikiWars, full days right", 0.92),
        Measure("meantime_value", "MEANTIME, value F1", 0.80, "HeidelTime .807, dateparser .57"),
        Measure("meantime_days", "MEANTIME, full days right", 0.92),
    ),
    _own,
    _shared,
)
