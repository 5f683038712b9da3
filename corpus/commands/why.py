"""``python -m corpus why``: how the answer to a question comes about."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from corpus import explaining
from corpus.archive import Archive
from corpus.commands._reading import add_reading, read
from corpus.explaining import Explanation
from corpus.models import SHARED


def add_to(subparsers: Any) -> None:
    """Add the command."""
    help_ = "tell how the answer to a question comes about"
    add_reading(subparsers, "why", help_, "QUESTION").set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Ask, and print what led to the answer."""
    return await read(options, _ask, _lines)


async def _ask(archive: Archive, question: str) -> Explanation:
    query = archive.parse(question)
    return explaining.of_answer(query, await archive.ask(query, SHARED), await archive.holdings(SHARED))


def _lines(result: Explanation) -> Iterable[str]:
    yield result.outcome
    for title, lines in (
        ("understood", result.understood),
        ("reasons", result.reasons),
        ("shown", result.references),
        ("archive", result.archive),
    ):
        if lines:
            yield f"{title}:"
            yield from (f"  {line}" for line in lines)
