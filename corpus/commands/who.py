"""``python -m corpus who``: whom typed names mean."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from corpus.archive import open_archive
from corpus.commands._options import add_database, database_of, print_json
from corpus.errors import CorpusError
from corpus.models import SHARED


def add_to(subparsers: Any) -> None:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser("who", help="whom typed names mean in the archive")
    parser.add_argument("names", nargs="*", metavar="NAME")
    add_database(parser)
    parser.add_argument("--batch", type=Path, metavar="FILE", help="a file with a name a line")
    parser.add_argument("--json", action="store_true", help="print one JSON object a name")
    parser.add_argument("--exact", action="store_true", help="no fuzzy matching, no transliteration")
    parser.set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Match each name and print what it means."""
    names: list[str] = list(options.names)
    if options.batch:
        try:
            text = options.batch.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise CorpusError(f"{options.batch} cannot be read as UTF-8 text: {error}.") from error
        names += [line.strip() for line in text.splitlines() if line.strip()]
    if not names:
        raise CorpusError("Give a name, or a file of names with --batch.")
    async with open_archive(database_of(options)) as archive:
        for typed in names:
            match = await archive.match_name(typed, SHARED, exact=options.exact)
            meant = [name for _, name in match.entities]
            if options.json:
                print_json(
                    {
                        "typed": typed,
                        "status": match.status,
                        "name": meant[0] if match.status == "found" else None,
                        "candidates": meant if match.status == "ambiguous" else [],
                        "why": match.why,
                        "did_you_mean": list(match.did_you_mean),
                    }
                )
            else:
                print(
                    f"{typed}: {match.status} {', '.join(meant) or ', '.join(match.did_you_mean)} {match.why}".rstrip()
                )
    return 0
