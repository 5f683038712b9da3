"""Finding names: runs of capitalised words → mentions → entities."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from corpus.text.names import headlines, mentions, runs
from corpus.text.names.joining import Joiner
from corpus.text.names.mentions import Found
from corpus.text.names.model import Entity

if TYPE_CHECKING:
    from corpus.text.document import Document


def find_names(document: Document | str) -> list[Entity]:
    """Return the people, organisations and places named in a text, in the order of their first mention.

    Args:
        document: the text; its publication date plays no part.

    Mentions are character spans into the text and never overlap. Linear in the length of the text.
    """
    text = document if isinstance(document, str) else document.text
    lines = headlines.find(text)
    starts = [line.start for line in lines]
    small = frozenset(text.split())
    found: list[Found] = []
    in_headlines: list[list[runs.Word]] = []
    for run in runs.find(text):
        line = bisect_right(starts, run[0].start) - 1
        if line >= 0 and run[0].start < lines[line].end:
            in_headlines.append(run)
        else:
            found.extend(mentions.read(text, run, small))
    found = [item for item in found if not _capital_by_position(item, small)]
    joiner = Joiner(text)
    joiner.join(found)
    if in_headlines:
        known = joiner.known_names()
        for item in [item for run in in_headlines for item in headlines.read(run, known)]:
            joiner.add(item)
    return joiner.entities()


def _capital_by_position(item: Found, small: frozenset[str]) -> bool:
    """Return whether a single first word of a sentence is one that the text also writes small."""
    if not item.opens or item.kind is not None:
        return False
    word = item.words[0].lower()
    return word in small or word.endswith("ly")
