"""The quality gate: no measure falls below its floor in ``floors.toml``.

Raising a floor is a one-line change there; lowering one is not offered. ``python -m corpus evaluate --all`` prints
the values. The questions take minutes: they are asked when ``CUTTINGS_ASK_ALL`` is set.
"""

from __future__ import annotations

import asyncio
import os
from functools import cache

import pytest

from corpus.evaluation import AREAS, Gold, Result, evaluate
from tests.conftest import SHARED_DATA

GOLD = Gold(SHARED_DATA if SHARED_DATA.is_dir() else None)
MEASURES = [pytest.param(name, measure, id=f"{name}-{measure.key}")
            for name, area in AREAS.items() for measure in area.measures]  # fmt: skip


@cache
def results(area: str) -> dict[str, Result]:
    return {result.measure.key: result for result in asyncio.run(evaluate(area, GOLD))}


@pytest.mark.parametrize(("area", "measure"), MEASURES)
def test_nothing_falls_below_its_floor(area, measure):
    if measure.needs_shared and GOLD.shared is None:
        pytest.skip("the public development gold is not on this machine")
    if AREAS[area].is_slow and not os.environ.get("CUTTINGS_ASK_ALL"):
        pytest.skip("takes minutes; set CUTTINGS_ASK_ALL=1 to ask all the questions")
    result = results(area)[measure.key]
    assert not result.has_fallen, f"{result.value:.4f}, and the floor is {result.floor}; wrong: {result.wrong}"
    if measure.target is not None and measure.reaches(result.value, measure.target):
        assert measure.reaches(result.floor, measure.target), "the target is reached; pin the floor at it or above"


def test_each_measure_has_its_floor():
    pinned = {(area, key) for area, floors in GOLD.floors().items() for key in floors}
    assert pinned == {(name, measure.key) for name, area in AREAS.items() for measure in area.measures}


def test_our_own_gold_is_large_enough_to_tell():
    typed = [name for _, name in GOLD.own_table("names_matching.tsv")]
    assert sum(name != "-" for name in typed) >= 150
    assert sum(name == "-" for name in typed) >= 100
    assert sum(len(row["figures"]) for row in GOLD.own_rows("figures_own.jsonl")) >= 60
    assert sum(len(row["quotes"]) for row in GOLD.own_rows("quotes_speakers.jsonl")) >= 80
    assert sum(bool(row["answers"]) for row in GOLD.own_rows("qa_seeds.jsonl")) >= 60
    assert sum(not row["answers"] for row in GOLD.own_rows("qa_seeds.jsonl")) >= 40
    assert sum(len(row["timexes"]) for row in GOLD.own_rows("dates_expressions.jsonl")) >= 80
