"""``python -m corpus new``: what has been added since an article."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import Any

from corpus.additions import Additions
from corpus.archive import Archive
from corpus.commands._reading import add_reading, cited, read
from corpus.errors import QueryError
from corpus.models import SHARED

_NUMBER = re.compile(r"[Aa](\d{1,15})")


def add_to(subparsers: Any) -> None:
    """Add the command."""
    help_ = "list the articles added after an article, such as A12; alone, the newest"
    add_reading(subparsers, "new", help_, "ARTICLE", is_needed=False).set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """List and print."""
    return await read(options, _ask, _lines)


async def _ask(archive: Archive, article: str) -> Additions:
    """Return what has been added.

    Raises:
        QueryError: what was typed is not the reference of an article.
    """
    found = _NUMBER.fullmatch(article)
    if article and found is None:
        raise QueryError(f"“{article[:60]}” is not the reference of an article, such as A12.")
    return await archive.added(SHARED, int(found[1]) if found else None)


def _lines(result: Additions) -> Iterable[str]:
    yield from map(cited, result.passages)
    if not result.passages:
        yield "Nothing has been added since."
    elif result.total > len(result.passages):
        yield f"{result.total - len(result.passages)} more were added before these."
