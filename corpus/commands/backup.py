"""``python -m corpus backup``: a whole copy of the archive, also while the bot runs."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from corpus.archive import utc_now
from corpus.backup import Backups
from corpus.commands._options import add_database
from corpus.errors import StoreError


def add_to(subparsers: Any) -> None:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "backup",
        help="copy the archive while it is in use, and see that the copy is whole",
        description="Copy the archive, also while the bot runs, open the copy and see that it is whole.",
    )
    add_database(parser)
    parser.add_argument(
        "--folder",
        type=Path,
        help="where backups are (default: backups beside the archive)",
    )
    parser.add_argument("--keep", type=int, default=0, metavar="N", help="keep the newest N only (default: all)")
    parser.set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Make a backup and say where it is."""
    if not options.db.is_file():
        raise StoreError(f"There is no archive {options.db}. Name it with --db.")
    folder = options.folder or options.db.parent / "backups"
    backup = await Backups(options.db, folder, max(options.keep, 0), utc_now).make()
    print(f"{backup.path}  {backup.size:,} bytes, whole")
    return 0
