"""Names: what people type against the names of the seed articles, and speakers found as people."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from string import ascii_lowercase
from tempfile import TemporaryDirectory

from corpus.archive import open_archive
from corpus.evaluation.gold import Gold, Row
from corpus.evaluation.measures import Area, Measure, Taken, share
from corpus.loading import load_files
from corpus.matching import Known, match
from corpus.models import SHARED
from corpus.text.names import Kind, find_names

_NOBODY = "-"  # in the gold: a name that is not there
_KINDS: dict[str, Kind] = {"person": "person", "organisation": "organisation", "place": "place"}


async def _own(gold: Gold) -> dict[str, Taken]:
    known, typed = _known(gold), _typed(gold)
    slips = [(slip, item.name) for item in known for slip in _slips(item)]
    results = {words: match(words, known) for words, _ in (*typed, *slips)}
    meant = {words: result.found[0].name if result.status == "found" else None for words, result in results.items()}
    return {
        "own_found": _found(typed, meant),
        "own_left_alone": _left_alone(typed, meant),
        "typing_errors": _found(slips, meant),
    }


def _known(gold: Gold) -> list[Known]:
    """Return the names of the seed articles."""
    return [
        Known(number, name, _KINDS[kind], tuple(spellings.split("|")))
        for number, (name, kind, spellings) in enumerate(gold.own_table("names_known.tsv"))
    ]


def _typed(gold: Gold) -> list[tuple[str, str | None]]:
    """Return what people may type, with the name it must find: ``None`` for a name that is not there."""
    return [(typed, None if name == _NOBODY else name) for typed, name in gold.own_table("names_matching.tsv")]


def _found(typed: Iterable[tuple[str, str | None]], meant: Mapping[str, str | None]) -> Taken:
    """Measure what was typed for names that are there: does it mean them?"""
    return share((f"{words} → {meant[words]}", meant[words] == name) for words, name in typed if name is not None)


def _left_alone(typed: Iterable[tuple[str, str | None]], meant: Mapping[str, str | None]) -> Taken:
    """Measure what was typed for names that are not there: does it mean nobody?"""
    return share((f"{words} → {meant[words]}", meant[words] is None) for words, name in typed if name is None)


def _slips(item: Known) -> list[str]:
    """Return each spelling with a letter left out, added, changed and swapped, the same ones in each run."""
    typed: list[str] = []
    for spelling in sorted({item.name, *item.spellings}):
        if len(spelling) < 5 or spelling.isupper():
            continue
        chance = random.Random(spelling)  # noqa: S311 - no secret, but the same slips for the same name
        places = [at for at in range(1, len(spelling) - 1) if spelling[at].isalpha() and spelling[at + 1].isalpha()]
        one, two, three, four = (chance.choice(places) for _ in range(4))
        typed += [
            spelling[:one] + spelling[one + 1 :],
            spelling[:two] + chance.choice(ascii_lowercase) + spelling[two:],
            spelling[:three] + chance.choice(ascii_lowercase) + spelling[three + 1 :],
            spelling[:four] + spelling[four + 1] + spelling[four] + spelling[four + 2 :],
        ]
    return typed


async def _shared(gold: Gold) -> dict[str, float]:
    typed = _typed(gold)
    entities = await _in_archive(gold.captures(), [words for words, _ in typed])
    names = {spelling: item.name for item in _known(gold) for spelling in item.spellings}
    meant = {words: name and names.get(name, name) for words, name in entities.items()}
    return {
        "captures_found": _found(typed, meant).value,
        "captures_left_alone": _left_alone(typed, meant).value,
        "speakers": _speakers(gold.rows("quotes_polnear.dev.jsonl")),
    }


async def _in_archive(captures: Sequence[Path], typed: Sequence[str]) -> Mapping[str, str | None]:
    """Return whom typed names mean in an archive of captured pages, ``None`` for nobody or several."""
    meant: dict[str, str | None] = {}
    with TemporaryDirectory() as folder:
        async with open_archive(Path(folder) / "captures.db") as archive:
            async for _ in load_files(archive, captures):
                pass
            for words in typed:
                result = await archive.match_name(words, SHARED)
                meant[words] = result.entities[0][1] if result.status == "found" else None
    return meant


def _speakers(rows: Sequence[Row]) -> float:
    """Return the share of speakers named where they speak that are found as a person of that surname."""
    asked = found = 0
    for row in rows:
        text: str = row["text"]
        people = [mention for name in find_names(text) if name.kind == "person" for mention in name.mentions]
        for quote in row["quotes"]:
            if quote.get("speaker_kind") != "person" or quote.get("speaker_name_src") != "mention":
                continue
            start, end = quote["speaker_span"]
            surname = quote["speaker_name"].split()[-1].strip(".,").lower()
            asked += 1
            found += any(
                mention.start < end and mention.end > start and surname in text[mention.start : mention.end].lower()
                for mention in people
            )
    return found / asked


AREA = Area(
    (
        Measure(
            "own_found",
            "own list: typed names that find theirs",
            0.97,
            "rapidfuzz .96 of 101, with 8 wrong",
            needs_shared=False,
        ),
        Measure("own_left_alone", "own list: absent names that become nobody", 0.98, needs_shared=False),
        Measure("typing_errors", "own list: single typing errors forgiven", needs_shared=False),
        Measure("captures_found", "archive of the captured pages: names found", 0.97),
        Measure("captures_left_alone", "archive of the captured pages: absent names", 0.98),
        Measure("speakers", "PolNeAR, named speakers found as people"),
    ),
    _own,
    _shared,
)
