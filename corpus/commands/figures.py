"""``python -m corpus figures``: one quantity over time."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from corpus.archive import Archive
from corpus.commands._reading import add_reading, cited, read
from corpus.models import SHARED
from corpus.stated_figures import StatedFigures


def add_to(subparsers: Any) -> None:
    """Add the command."""
    help_ = "show one quantity over time, who says so, and the sentence"
    add_reading(subparsers, "figures", help_, "WHAT").set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Look figures up and print them."""
    return await read(options, _ask, _lines)


async def _ask(archive: Archive, words: str) -> StatedFigures:
    return await archive.figures(archive.parse(words), SHARED)


def _lines(result: StatedFigures) -> Iterable[str]:
    for series in result.series:
        yield f"{series.label}:"
        for figure in series.entries:
            days = f"{figure.first}..{figure.last}" if figure.first != figure.last else f"{figure.first or 'undated'}"
            against = f" contradicted by {', '.join(figure.conflicts)}" if figure.conflicts else ""
            who = f" according to {figure.said_by}" if figure.said_by else ""
            yield f"  {days}  {figure.written}{who}{against}  {cited(figure.passage, figure.reference)}"
    if not result.series:
        yield "No figure on that."
