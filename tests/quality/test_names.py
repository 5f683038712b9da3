"""The index of names, on what people type."""

from __future__ import annotations

from corpus.evaluation import Gold
from corpus.matching import NameIndex


def test_the_index_hands_over_whoever_is_typed() -> None:
    known = [(name, {name, *spellings.split("|")}) for name, _, spellings in Gold().own_table("names_known.tsv")]
    index = NameIndex.build((number, form) for number, (_, forms) in enumerate(known) for form in forms)
    numbers = {name: number for number, (name, _) in enumerate(known)}
    missed = [
        (typed, name)
        for typed, name in Gold().own_table("names_matching.tsv")
        if name != "-" and numbers[name] not in index.candidates(typed, 20)
    ]
    assert not missed
