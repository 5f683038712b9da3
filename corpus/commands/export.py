"""``python -m corpus export``: timelines, quotations, figures and articles as files for other programs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from corpus.archive import open_archive
from corpus.commands._options import add_database, database_of
from corpus.errors import CorpusError
from corpus.exporting import FORMATS, WHAT
from corpus.models import SHARED


def add_to(subparsers: Any) -> None:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "export",
        help="write a timeline, quotations, figures or articles as CSV, JSON, iCalendar, BibTeX …",
        description="Write what the commands of the same names show, of the articles that every server sees. "
        "docs/export.md describes the fields.",
    )
    parser.add_argument("what", choices=WHAT)
    parser.add_argument("words", nargs="*", metavar="WORDS", help="as for the command of that name; none for all")
    parser.add_argument("--format", choices=list(FORMATS), default="", help="CSV unless given")
    parser.add_argument("--out", type=Path, metavar="FILE", help="standard output unless given")
    add_database(parser)
    parser.set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Write the file and say on standard error how much is in it."""
    async with open_archive(database_of(options)) as archive:
        made = await archive.export(options.what, archive.parse(" ".join(options.words)), options.format, SHARED)
    if options.out is None:
        sys.stdout.buffer.write(made.data)
    else:
        try:
            options.out.write_bytes(made.data)
        except OSError as error:
            raise CorpusError(f"{options.out} cannot be written: {error.strerror}.") from error
    left_out = f", {made.left_out} left out" if made.left_out else ""
    more = "; there are more" if made.contents.is_cut else ""
    print(f"{len(made.contents.entries)} exported as {made.format}{left_out}{more}", file=sys.stderr)
    return 0
