"""``python -m corpus search``: passages that hold some words."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from corpus.archive import Archive
from corpus.commands._reading import add_reading, cited, read
from corpus.models import SHARED, Finding


def add_to(subparsers: Any) -> None:
    """Add the command."""
    add_reading(subparsers, "search", "find passages, best first", "WORDS").set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Search and print."""
    return await read(options, _ask, _lines)


async def _ask(archive: Archive, words: str) -> Finding:
    return await archive.search(archive.parse(words), SHARED)


def _lines(result: Finding) -> Iterable[str]:
    yield from result.notes
    yield from map(cited, result.passages)
    if not result.passages:
        yield "No passage matches."
