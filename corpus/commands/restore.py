"""``python -m corpus restore``: a backup in the place of the archive."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from corpus import backup
from corpus.archive import utc_now
from corpus.commands._options import add_database
from corpus.errors import BackupError


def add_to(subparsers: Any) -> None:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "restore",
        help="put a backup in the place of the archive, which is kept beside it",
        description="Put a backup in the place of the archive. Stop the bot first. The backup is looked through before "
        "anything is changed; what it replaces is kept beside it.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the backup")
    add_database(parser)
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Ask, restore, and say where the replaced archive is."""
    if not options.yes and options.db.exists():
        _ask(options.file, options.db)
    kept = backup.restore(options.file, options.db, utc_now())
    print(f"{options.db} is what {options.file} was." + (f" What it replaced is {kept}." if kept else ""))
    return 0


def _ask(file: Path, database: Path) -> None:
    if not sys.stdin.isatty():
        raise BackupError(f"{database} would be replaced. Add --yes to say that you want that.")
    if input(f"Put {file} in the place of {database}? Type yes: ").strip().casefold() != "yes":
        raise BackupError("Nothing was changed.")
