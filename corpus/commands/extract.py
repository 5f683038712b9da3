"""``python -m corpus extract``: what the text functions find in texts, without any archive."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import Any

from corpus.commands._options import json_lines, print_json
from corpus.errors import IngestError
from corpus.extraction import extract


def add_to(subparsers: Any) -> None:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "extract",
        help="quotations, dates, events, figures and names of texts, as JSON lines",
        description='Reads lines {"id", "text", "published"} and writes lines {"id", "quotes", "timexes", "events", '
        '"figures", "people"}; offsets count characters of "text" as given.',
    )
    parser.add_argument("file", type=Path, metavar="FILE.jsonl", help="“-” reads standard input")
    parser.set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Extract and print."""
    for number, record in enumerate(json_lines(options.file), 1):
        text, published = record.get("text"), record.get("published")
        if not isinstance(text, str):
            raise IngestError('lacks "text", a string.', file=options.file, line=number)
        try:
            day = dt.date.fromisoformat(str(published)[:10]) if published else None
        except ValueError:
            raise IngestError(
                'has a "published" that is no date; write YYYY-MM-DD.', file=options.file, line=number
            ) from None
        print_json({"id": record.get("id"), **extract(text, day)})
    return 0
