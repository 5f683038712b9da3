"""Attribution: "according to DW" names the outlet that is asked about, as ``from:DW`` does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.lookup import is_outlet
from corpus.query import Query

LONGEST = 6  # words of an outlet's name
_ACCORDING = re.compile(r"\b(?:according to|as reported by|reported by)\s+(?:the\s+)?(?=\w)", re.IGNORECASE)
_WORDS = re.compile(r"[^\s?!,;:]+(?:[ \t][^\s?!,;:]+)*")
_WORD = re.compile(r"\S+")


def from_outlet(query: Query, outlets: Sequence[str]) -> Query | None:
    """Return the query with the outlet that its words name as ``outlet``; ``None`` when they name none.

    Args:
        query: what was asked, without ``from:``.
        outlets: the names of outlets and agencies that the archive holds.
    """
    found = _ACCORDING.search(query.words)
    behind = _WORDS.match(query.words, found.end()) if found else None
    if found is None or behind is None:
        return None
    ends = [word.end() for word in _WORD.finditer(behind.group())][:LONGEST]
    for end in reversed(ends):
        name = behind.group()[:end].strip("“”\"'")
        if is_outlet(name, outlets):
            rest = f"{query.words[: found.start()]} {query.words[behind.start() + end :]}"
            return replace(query, words=" ".join(rest.split()), outlet=name)
    return None


def attributes(query: Query) -> bool:
    """Return whether the words of a query say according to whom, and ``from:`` does not."""
    return query.outlet is None and _ACCORDING.search(query.words) is not None
