"""``python -m corpus reindex``: rebuild everything that is derived from the stored texts."""

from __future__ import annotations

import argparse
from typing import Any

from corpus import reindexing
from corpus.archive import open_archive
from corpus.commands._options import add_database, database_of


def add_to(subparsers: Any) -> None:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "reindex",
        help="rebuild full text, names, quotations, events and figures from the stored texts",
        description="Rebuild everything derived from the stored texts. References such as Q34 keep their meaning.",
    )
    add_database(parser)
    parser.set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Rebuild and say how many articles were read again."""
    async with open_archive(database_of(options)) as archive:
        count = await reindexing.reindex(archive)
    print(f"{count} articles read again")
    return 0
