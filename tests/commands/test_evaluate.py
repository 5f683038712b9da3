"""Measuring from a shell, on a small folder of gold with a scorer of our own."""

from __future__ import annotations

import json

import pytest

from corpus.__main__ import main
from corpus.commands import evaluate

SCORER = """
from neighbour import share

def score_timex(gold, found):
    value = share(gold, found, "timexes", "value")
    return {"value F1": value, "dates right (of gold values of that grain)": {"day": {"right": value}}}

def score_timelines(gold, found):
    value = share(gold, found, "events", "doc", "sent", "date")
    return {"dated sentences": (value, value, value), "days": (value, value, value)}
"""
NEIGHBOUR = """
def share(gold, found, part, *fields):
    wanted, told = ({tuple(item[f] for f in fields) for row in rows for item in row[part]} for rows in (gold, found))
    return len(wanted & told) / len(wanted | told)
"""
ARTICLE = ["Ada Quill opens a bridge", "Ada Quill opened the bridge on Tuesday.", "Ada Quill moved there in May 2010."]


@pytest.fixture
def shared(tmp_path):
    def write(timexes, events):
        text = "The bridge was opened on Tuesday."
        rows = {
            "timex_wikiwars.dev": {"id": "1", "text": text, "dct": "2015-09-17", "timexes": timexes},
            "timex_meantime.dev": {"id": "2", "text": text, "dct": "2015-09-17", "timexes": timexes},
            "timeline_docs": {"id": "d", "dct": "2015-09-17", "sentences": ARTICLE},
            "timelines_semeval15.dev": {"id": "t", "entity": "Ada Quill", "docs": ["d"], "events": events},
        }
        for name, row in rows.items():
            (folder / "data" / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
        return str(folder)

    folder = tmp_path / "gold"
    for name in ("data", "eval"):
        (folder / name).mkdir(parents=True)
    (folder / "eval" / "score.py").write_text(SCORER, encoding="utf-8")
    (folder / "eval" / "neighbour.py").write_text(NEIGHBOUR, encoding="utf-8")
    return write


TUESDAY = [{"value": "2015-09-15"}]
EVENTS = [
    {"doc": "d", "sent": 0, "date": "2015-09-15"},
    {"doc": "d", "sent": 1, "date": "2015-09-15"},
    {"doc": "d", "sent": 2, "date": "2010-05-XX"},
]


def records(text):
    return {(row["area"], row["measure"]): row for row in map(json.loads, text.splitlines())}


def test_values_stand_beside_their_floors_and_targets(shared, capsys):
    assert main(["evaluate", "--only", "dates, timelines", "--shared", shared(TUESDAY, EVENTS), "--json"]) == 0
    told = records(capsys.readouterr().out)
    assert told["dates", "wikiwars_value"]["value"] == 1.0
    assert told["dates", "wikiwars_value"]["target"] == 0.83
    assert told["dates", "wikiwars_value"]["floor"] >= 0.83
    assert told["timelines", "dated_sentences"]["value"] == 1.0


def test_a_value_below_its_floor_makes_the_exit_status_1(shared, capsys):
    wednesday = [{"value": "2015-09-16"}]
    assert main(["evaluate", "--only", "dates", "--shared", shared(wednesday, EVENTS)]) == 1
    [line] = [line for line in capsys.readouterr().out.splitlines() if "WikiWars, value F1" in line]
    assert "0.000" in line
    assert "≥ 0.83" in line
    assert "HeidelTime .826" in line


def test_without_the_shared_gold_only_our_own_is_measured(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(evaluate, "DEFAULT_SHARED", tmp_path / "shared")
    assert main(["evaluate", "--json"]) == 0
    said = capsys.readouterr()
    assert "only the project's own gold is measured" in said.err
    areas = {area for area, _ in records(said.out)}
    assert {"dates", "figures", "names"} <= areas
    assert "qa" not in areas


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--only", "rhymes"], "There is nothing called “rhymes” to measure; choose from quotes,"),
        (["--shared", "nowhere"], "nowhere is no folder; give the one that holds"),
        (["--only", "timelines"], "gold that is not in the project; give its folder with --shared."),
    ],
)
def test_what_cannot_be_measured_is_said(options, sentence, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(evaluate, "DEFAULT_SHARED", tmp_path / "shared")
    assert main(["evaluate", *options]) == 1
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("missing", ["data/timeline_docs.jsonl", "eval/score.py"])
def test_a_missing_file_is_named(missing, shared, tmp_path, capsys):
    folder = shared(TUESDAY, EVENTS)
    (tmp_path / "gold" / missing).unlink()
    assert main(["evaluate", "--only", "timelines", "--shared", folder]) == 1
    assert missing in capsys.readouterr().err
