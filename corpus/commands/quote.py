"""``python -m corpus quote``: what somebody said."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from corpus.archive import Archive
from corpus.commands._reading import add_reading, cited, read
from corpus.models import SHARED
from corpus.quoting import Quotations


def add_to(subparsers: Any) -> None:
    """Add the command."""
    help_ = "show what a person said, or what was said about a topic, word for word"
    add_reading(subparsers, "quote", help_, "PERSON [about TOPIC]", is_needed=False).set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Look quotations up and print them."""
    return await read(options, _ask, _lines)


async def _ask(archive: Archive, words: str) -> Quotations:
    return await archive.quotes(archive.parse(words), SHARED)


def _lines(result: Quotations) -> Iterable[str]:
    if result.speaker is not None and result.speaker.status != "found":
        meant = [name for _, name in result.speaker.entities] or result.speaker.did_you_mean
        yield f"{result.speaker.typed}: {result.speaker.status} {', '.join(meant)}".rstrip()
    for quote in result.quotes:
        speaker = quote.speaker or "speaker not determined"
        yield f"{cited(quote.passage, quote.reference)}  {speaker} ({quote.level})"
