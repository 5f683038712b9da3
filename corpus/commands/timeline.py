"""``python -m corpus timeline``: dated events in order."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from corpus.archive import Archive
from corpus.commands._reading import add_reading, cited, read
from corpus.models import SHARED
from corpus.timeline import Timeline


def add_to(subparsers: Any) -> None:
    """Add the command."""
    help_ = "list dated events in order"
    add_reading(subparsers, "timeline", help_, "TOPIC OR PERSON", is_needed=False).set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Make a timeline and print it."""
    return await read(options, _ask, _lines)


async def _ask(archive: Archive, words: str) -> Timeline:
    return await archive.timeline(archive.parse(words), SHARED)


def _lines(result: Timeline) -> Iterable[str]:
    if result.about is not None and result.about.status != "found" and not result.events:
        meant = [name for _, name in result.about.entities] or result.about.did_you_mean
        yield f"{result.about.typed}: {result.about.status} {', '.join(meant)}".rstrip()
    for event in result.events:
        days = f"{event.first}" if event.first == event.last else f"{event.first}..{event.last}"
        yield f"{days} ({event.precision}, {event.kind})  {cited(event.passage, event.reference)}"
