"""Floors for quotations: our own passages with shifting speakers, and public gold where it is at hand."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from corpus.text.document import Document
from corpus.text.quotes import Quotation

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
GOLD = SHARED / "data" / "quotes_polnear.dev.jsonl"
SCORER = SHARED / "eval" / "score.py"

FLOOR_PASSAGES = 0.98
FLOOR_DIRECT = 0.88
FLOOR_SEGMENTS = 0.978
FLOOR_ALL_KINDS = 0.55
FLOOR_SEGMENT_SPEAKERS = 0.825
FLOOR_NAMED_SPEAKERS = 0.935
CEILING_WRONG_SPEAKERS = 0.05
_EDGES = ".,;:!?“”‘’\"'`«»… "


def _pieces(quotation: Quotation, text: str) -> list[str]:
    return [span.of(text).strip(_EDGES) for span in quotation.spans]


def _passages() -> list[dict[str, Any]]:
    lines = (HERE / "quotes_speakers.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_passages_with_shifting_speakers():
    asked, missed, wrong = 0, [], []
    for passage in _passages():
        text = passage["text"]
        found = {tuple(_pieces(q, text)): q for q in Document(text).quotes}
        for expected in passage["quotes"]:
            asked += 1
            quotation = found.get(tuple(piece.strip(_EDGES) for piece in expected["pieces"]))
            if quotation is None or (quotation.speaker_name, quotation.level) != (
                expected["speaker"],
                expected["level"],
            ):
                missed.append((passage["about"], text))
            if quotation is not None and quotation.speaker_name not in {None, expected["speaker"]}:
                wrong.append((passage["about"], text, quotation.speaker_name))
    assert asked >= 80
    assert not wrong
    assert 1 - len(missed) / asked >= FLOOR_PASSAGES, missed


def test_what_nobody_said_is_not_quoted():
    passages = [passage for passage in _passages() if not passage["quotes"]]
    spoken = [passage["text"] for passage in passages if any(q.kind != "indirect" for q in _read(passage["text"]))]
    assert passages
    assert not spoken


def _read(text: str) -> list[Quotation]:
    return Document(text).quotes


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    if not GOLD.exists() or not SCORER.exists():
        pytest.skip("the public development data is not here")
    spec = importlib.util.spec_from_file_location("quotation_scorer", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(SCORER.parent))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SCORER.parent))
    return module


@pytest.fixture(scope="module")
def gold() -> list[dict[str, Any]]:
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()] if GOLD.exists() else []


@pytest.fixture(scope="module")
def predicted(gold: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"id": row["id"], "quotes": [_as_gold(q, row["text"]) for q in _read(row["text"])]} for row in gold]


def _as_gold(quotation: Quotation, text: str) -> dict[str, Any]:
    return {
        "spans": [list(span) for span in quotation.spans],
        "speaker": quotation.speaker and quotation.speaker.of(text),
        "speaker_name": quotation.speaker_name,
        "cue": quotation.cue and quotation.cue.of(text),
        "level": quotation.level,
    }


def test_quotations_of_public_gold(scorer, gold, predicted):
    score = scorer.score_quotes(gold, predicted)
    assert score["spans"]["ov>=0.8 direct"][2] >= FLOOR_DIRECT
    assert score["spans"]["ov>=0.8 all"][2] >= FLOOR_ALL_KINDS
    assert score["segments"]["prf"][2] >= FLOOR_SEGMENTS
    assert score["segment speaker"]["all"]["last-name"] >= FLOOR_SEGMENT_SPEAKERS


def test_named_speakers_of_public_gold(scorer, gold, predicted):
    right: Counter[bool] = Counter()
    wrong = direct = 0
    for row, guess in zip(gold, predicted, strict=True):
        text = row["text"]
        expected = [scorer.char_set(text, scorer.spans_of(q)) for q in row["quotes"]]
        guessed = [scorer.char_set(text, scorer.spans_of(q)) for q in guess["quotes"]]
        near = [(len(a & b) / len(a | b), i, j) for i, a in enumerate(expected) for j, b in enumerate(guessed) if a & b]
        direct += sum(q["type"] == "direct" for q in row["quotes"])
        for i, j, _ in scorer.align(near, 0.8):
            theirs, ours = row["quotes"][i], guess["quotes"][j]
            if theirs["type"] != "direct" or scorer.unresolved(theirs):
                continue
            same = scorer.speaker_last(theirs, ours)
            if ours["level"] == "named":
                right[same] += 1
            wrong += not same and ours["level"] != "not determined"
    assert right[True] / right.total() >= FLOOR_NAMED_SPEAKERS
    assert wrong / direct <= CEILING_WRONG_SPEAKERS
