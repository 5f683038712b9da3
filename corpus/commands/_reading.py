"""What the commands that read the archive share: words in, one object of JSON or a few lines out."""

from __future__ import annotations

import argparse
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, TypeVar

from corpus.archive import Archive, open_archive
from corpus.commands._options import add_database, database_of, print_json
from corpus.models import Article, Passage

Result = TypeVar("Result")


def add_reading(
    subparsers: Any, name: str, help_: str, what: str, *, is_needed: bool = True
) -> argparse.ArgumentParser:
    """Add a command that takes words, ``--db`` and ``--json``, and return its parser."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help=help_,
        description=f"{help_[0].upper()}{help_[1:]}. Understands what the chat command does: from: by: before: after: "
        'during: exact: "phrase" -word.',
    )
    parser.add_argument("words", nargs="+" if is_needed else "*", metavar=what)
    add_database(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


async def read(
    options: argparse.Namespace,
    ask: Callable[[Archive, str], Awaitable[Result]],
    lines: Callable[[Result], Iterable[str]],
) -> int:
    """Ask the archive and print the result, as JSON or as lines."""
    async with open_archive(database_of(options)) as archive:
        result = await ask(archive, " ".join(options.words))
    if options.json:
        print_json(result)
    else:
        print("\n".join(lines(result)))
    return 0


def cited(passage: Passage, reference: str | None = None) -> str:
    """Return a passage with its reference, in one line."""
    return f"{reference or passage.article.reference}  {' '.join(passage.text.split())}  [{source_of(passage.article)}]"


def source_of(article: Article) -> str:
    """Return reference, outlet and day of an article."""
    day = article.published.day.isoformat() if article.published else "undated"
    corrected = f", {article.correction.kind}: {article.correction.text}" if article.correction else ""
    return f"{article.reference}, {article.outlet or 'outlet unknown'}, {day}{corrected}"
