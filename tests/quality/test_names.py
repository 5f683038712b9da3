"""Floors for names: what people type against the names of the five seed articles, and speakers found as people."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from corpus.matching import Known, Match, NameIndex, match
from corpus.text.names import find_names

HERE = Path(__file__).parent
POLNEAR = HERE.parents[2] / "shared" / "data" / "quotes_polnear.dev.jsonl"

FLOOR_FOUND = 0.99
FLOOR_LEFT_ALONE = 0.99
FLOOR_TYPING_ERRORS = 0.97
FLOOR_SPEAKERS = 0.95


def _rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def known() -> list[Known]:
    return [
        Known(number, name, kind, tuple(spellings.split("|")))  # type: ignore[arg-type]
        for number, (name, kind, spellings) in enumerate(_rows("names_known.tsv"))
    ]


def _name(found: Match) -> str:
    return found.found[0].name if found.status == "found" else "-"


def test_typed_names_find_their_entity(known: list[Known]) -> None:
    rows = [(typed, name) for typed, name in _rows("names_matching.tsv") if name != "-"]
    wrong = [(typed, name, match(typed, known)) for typed, name in rows if _name(match(typed, known)) != name]
    assert len(rows) >= 150
    assert 1 - len(wrong) / len(rows) >= FLOOR_FOUND, wrong


def test_names_that_are_not_there_become_nobody(known: list[Known]) -> None:
    rows = [typed for typed, name in _rows("names_matching.tsv") if name == "-"]
    wrong = [(typed, match(typed, known)) for typed in rows if match(typed, known).status == "found"]
    assert len(rows) >= 100
    assert 1 - len(wrong) / len(rows) >= FLOOR_LEFT_ALONE, wrong


def test_single_typing_errors_are_forgiven(known: list[Known]) -> None:
    source = random.Random(20)
    tried, missed = 0, []
    for item in known:
        for spelling in {item.name, *item.spellings}:
            if len(spelling) < 5 or spelling.isupper():
                continue
            for typed in _slips(spelling, source):
                tried += 1
                if _name(match(typed, known)) != item.name:
                    missed.append((spelling, typed))
    assert 1 - len(missed) / tried >= FLOOR_TYPING_ERRORS, missed


def _slips(word: str, source: random.Random) -> list[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    at = [index for index in range(1, len(word) - 1) if word[index].isalpha() and word[index + 1].isalpha()]
    one, two, three, four = (source.choice(at) for _ in range(4))
    return [
        word[:one] + word[one + 1 :],
        word[:two] + source.choice(letters) + word[two:],
        word[:three] + source.choice(letters) + word[three + 1 :],
        word[:four] + word[four + 1] + word[four] + word[four + 2 :],
    ]


def test_the_index_hands_over_whoever_is_typed(known: list[Known]) -> None:
    index = NameIndex.build((item.id, form) for item in known for form in {item.name, *item.spellings})
    names = {item.name: item.id for item in known}
    missed = [
        (typed, name)
        for typed, name in _rows("names_matching.tsv")
        if name != "-" and names[name] not in index.candidates(typed, 20)
    ]
    assert not missed


@pytest.mark.skipif(not POLNEAR.exists(), reason="the public development data is not here")
def test_speakers_of_public_gold_are_found_as_people() -> None:
    asked = found = 0
    for line in POLNEAR.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        text = document["text"]
        people = [mention for e in find_names(text) if e.kind == "person" for mention in e.mentions]
        for quote in document["quotes"]:
            if quote.get("speaker_kind") != "person" or quote.get("speaker_name_src") != "mention":
                continue
            asked += 1
            start, end = quote["speaker_span"]
            surname = quote["speaker_name"].split()[-1].strip(".,").lower()
            found += any(
                mention.start < end and mention.end > start and surname in text[mention.start : mention.end].lower()
                for mention in people
            )
    assert found / asked >= FLOOR_SPEAKERS
