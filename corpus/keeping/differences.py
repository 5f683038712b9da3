"""Differences: two versions of a text word by word, for people to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

# Comparing two stretches costs their lengths' product; longer ones are shown as taken out and put in as a whole.
MOST_COMPARED = 25_000_000
_WORD = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters that both versions have, or that was taken out or put in; verbatim."""

    kind: Literal["same", "removed", "added"]
    text: str


Passage = tuple[Stretch, ...]
"""A changed stretch of paragraphs, whole."""


def compare(before: str, after: str) -> tuple[Passage, ...]:
    """Return the paragraphs that differ between two texts, word by word; unchanged paragraphs are left out."""
    old, new = before.split("\n"), after.split("\n")
    return tuple(
        tuple(_words("\n".join(removed), "\n".join(added))) for removed, added in _changed(old, new) if removed != added
    )


def count_words(passages: Sequence[Passage]) -> tuple[int, int]:
    """Return how many words were put in and how many taken out."""
    added, removed = (
        sum(len(re.findall(r"\w+", part.text)) for passage in passages for part in passage if part.kind == kind)
        for kind in ("added", "removed")
    )
    return added, removed


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield runs of parts that were taken out and put in at the same place."""
    removed: list[str] = []
    added: list[str] = []
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            if removed or added:
                yield removed, added
            removed, added = [], []
        else:
            removed += old[step.src_start : step.src_end]
            added += new[step.dest_start : step.dest_end]
    if removed or added:
        yield removed, added


def _words(before: str, after: str) -> Iterator[Stretch]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) * len(new) > MOST_COMPARED:
        yield from _pair(before, after)
        return
    removed = added = ""
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            same = "".join(old[step.src_start : step.src_end])
            # A blank alone between two changed words would only scatter the change.
            if same.isspace() and (removed or added) and step.src_end < len(old) and step.dest_end < len(new):
                removed, added = removed + same, added + same
                continue
            yield from _pair(removed, added)
            removed = added = ""
            yield Stretch("same", same)
        else:
            removed += "".join(old[step.src_start : step.src_end])
            added += "".join(new[step.dest_start : step.dest_end])
    yield from _pair(removed, added)


def _pair(removed: str, added: str) -> Iterator[Stretch]:
    if removed:
        yield Stretch("removed", removed)
    if added:
        yield Stretch("added", added)
