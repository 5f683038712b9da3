"""``python -m corpus source``: where something comes from."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from corpus.archive import Archive
from corpus.commands._reading import add_reading, read
from corpus.models import SHARED, Source


def add_to(subparsers: Any) -> None:
    """Add the command."""
    help_ = "show where an article, quotation, event or figure comes from, with citations to paste"
    add_reading(subparsers, "source", help_, "REFERENCE").set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Look a reference up and print its source."""
    return await read(options, _ask, _lines)


async def _ask(archive: Archive, reference: str) -> Source:
    return await archive.source(reference, SHARED)


def _lines(result: Source) -> Iterable[str]:
    yield from (part for part in (result.before, result.passage.text, result.after) if part)
    yield ""
    yield from (result.citation, result.markdown, result.bibtex)
    record = result.record
    yield f"original: {record.original_size} bytes, SHA-256 {record.original_sha256}"
    yield f"text: SHA-256 {record.text_sha256}, added {record.added_at.isoformat()}"
    if not result.is_current:
        yield "No longer in the current version of the article."
