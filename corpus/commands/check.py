"""``python -m corpus check``: whether a quotation is in the archive as it is told."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from corpus.archive import Archive
from corpus.checking import Check
from corpus.commands._reading import add_reading, cited, read
from corpus.models import SHARED


def add_to(subparsers: Any) -> None:
    """Add the command."""
    help_ = "check a quotation: exact, typography only, shortened, altered, or not in the archive"
    add_reading(subparsers, "check", help_, "QUOTATION").set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Check a quotation and print what became of it."""
    return await read(options, _ask, _lines)


async def _ask(archive: Archive, quotation: str) -> Check:
    return await archive.check(quotation, SHARED)


def _lines(result: Check) -> Iterable[str]:
    yield f"{result.verdict}. {result.why}".rstrip()
    if result.sentence is not None:
        yield cited(result.sentence, result.quote.reference if result.quote else None)
    if result.quote is not None:
        yield f"{result.quote.speaker} ({result.quote.level})" if result.quote.speaker else "speaker not determined"
    if result.comparison is not None:
        if result.comparison.typography:
            yield f"set differently: {', '.join(result.comparison.typography)}"
        if result.comparison.cut_off:
            yield f"cut off from: {result.comparison.cut_off}"
        for piece in result.comparison.pieces:
            if piece.kind != "same":
                yield f"{piece.kind}: “{piece.archive}” → “{piece.typed}” {' '.join(piece.changes)}".rstrip()
