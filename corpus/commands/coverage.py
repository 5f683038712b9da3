"""``python -m corpus coverage``: what the archive holds."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from corpus.archive import Archive
from corpus.commands._reading import add_reading, read
from corpus.models import SHARED


def add_to(subparsers: Any) -> None:
    """Add the command."""
    help_ = "count the articles by outlet, month and language, on everything or on a topic"
    add_reading(subparsers, "coverage", help_, "TOPIC", is_needed=False).set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Count and print."""
    return await read(options, _ask, _lines)


async def _ask(archive: Archive, topic: str) -> dict[str, Any]:
    found = await archive.coverage(archive.parse(topic), SHARED)
    months = [
        {"outlet": outlet, "month": month, "articles": number}
        for (outlet, month), number in sorted(found.months.items())
    ]
    # JSON has no pairs as keys.
    return {**asdict(found), "months": months}


def _lines(result: dict[str, Any]) -> Iterable[str]:
    yield f"{result['articles']} of {result['of_all']} articles"
    yield from (f"  {outlet or 'outlet unknown'}: {number}" for outlet, number in result["outlets"])
    yield from (f"  {one['month']}  {one['outlet'] or 'outlet unknown'}: {one['articles']}" for one in result["months"])
    yield "languages: " + ", ".join(f"{name or 'not known'} {number}" for name, number in result["languages"])
    yield f"undated: {result['undated']}, short: {result['short']}"
