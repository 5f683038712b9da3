"""Options and helpers that several commands share."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError, IngestError

DEFAULT_DATABASE = Path(__file__).resolve().parent.parent.parent / "data" / "cuttings.db"


def add_database(parser: argparse.ArgumentParser) -> None:
    """Add ``--db``."""
    parser.add_argument(
        "--db",
        type=Path,
        default=DEFAULT_DATABASE,
        metavar="PATH",
        help="the archive's file, made when it is not there (default: data/cuttings.db beside bot.py)",
    )


def database_of(options: argparse.Namespace) -> Path:
    """Return the archive's file, its folder made if it is the default one."""
    if options.db == DEFAULT_DATABASE:
        DEFAULT_DATABASE.parent.mkdir(exist_ok=True)
    return options.db


def json_lines(file: Path) -> Iterator[tuple[int, dict[str, Any] | IngestError]]:
    """Yield the numbered objects of a file of JSON lines; for a line that is none, the error that says so.

    Args:
        file: ``-`` is standard input.

    Raises:
        CorpusError: the file cannot be read.
    """
    try:
        lines = sys.stdin if str(file) == "-" else file.open(encoding="utf-8")
    except OSError as error:
        raise CorpusError(f"{file} cannot be read: {error.strerror}.") from error
    with lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError:
                record = None
            if isinstance(record, dict):
                yield number, record
            else:
                yield number, IngestError("This is no JSON object; write one a line.", file=file, line=number)


def print_json(value: Any) -> None:
    """Print a dataclass or a dictionary as one line of JSON, dates as ISO 8601."""
    plain = asdict(value) if hasattr(value, "__dataclass_fields__") else value
    print(json.dumps(plain, ensure_ascii=False, default=str))
