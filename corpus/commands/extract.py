"""``python -m corpus extract``: what the text functions find in texts, without any archive."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import Any

from corpus.commands._options import json_lines, print_json
from corpus.errors import IngestError
from corpus.extraction import extract
from corpus.ingest import parse_published


def add_to(subparsers: Any) -> None:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "extract",
        help="quotations, dates, events, figures and names of texts, as JSON lines",
        description='Reads lines {"id", "text", "published"} and writes lines {"id", "quotes", "timexes", "events", '
        '"figures", "people"}; offsets count characters of "text" as given. With an "entity" in a line, its events '
        "are those about that person or topic.",
    )
    parser.add_argument("file", type=Path, metavar="FILE.jsonl", help="“-” reads standard input")
    parser.set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Extract and print."""
    status = 0
    for number, record in json_lines(options.file):
        if not isinstance(record, IngestError) and not isinstance(record.get("text"), str):
            record = IngestError('There is no "text" in it, or it is no string.', file=options.file, line=number)
        if isinstance(record, IngestError):
            print(record, file=sys.stderr)
            status = 1
            continue
        print_json(
            {
                "id": record.get("id"),
                **extract(record["text"], _day(record, options.file, number), record.get("entity")),
            }
        )
    return status


def _day(record: dict[str, Any], file: Path, number: int) -> dt.date | None:
    """Return the day of publication; one that cannot be read counts as unknown, and that is said."""
    if not record.get("published"):
        return None
    try:
        return parse_published(str(record["published"])).day
    except IngestError as error:
        print(IngestError(f"{error.problem} It is read as an undated text.", file=file, line=number), file=sys.stderr)
        return None
