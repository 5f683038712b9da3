"""``python -m corpus verify``: whether all that is stored is as it was written."""

from __future__ import annotations

import argparse
from typing import Any

from corpus.archive import open_archive
from corpus.commands._options import add_database, database_of
from corpus.errors import StoreError
from corpus.keeping.verifying import verify


def add_to(subparsers: Any) -> None:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "verify",
        help="check texts, originals, the record of changes, indexes and counts against what they should be",
        description="Hash every text and original again, follow the record of changes link by link, and check the "
        "file, its indexes and its counts. Prints what does not match; the exit status is 1 if anything does not.",
    )
    add_database(parser)
    parser.set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Check everything and print what does not match."""
    path = database_of(options)
    if not path.is_file():
        raise StoreError(f"{path} does not exist. Give the archive's file with --db.")
    found = 0
    async with open_archive(path) as archive:
        async for what, problems in verify(archive.database):
            found += len(problems)
            print(f"{what}: {'ok' if not problems else f'{len(problems)} problems'}", flush=True)
            for problem in problems:
                print(f"  {problem}")
    print("Everything matches." if not found else "Not everything matches. Restore a backup from before this.")
    return 1 if found else 0
