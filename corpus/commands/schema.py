"""``python -m corpus schema``: the archive's tables, for whoever opens the file with another program."""

from __future__ import annotations

import argparse
from typing import Any

from corpus.store.schema_document import schema_document


def add_to(subparsers: Any) -> None:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "schema",
        help="print what the tables of the archive's file mean, as docs/schema.md has it",
        description="Print the schema in Markdown, made from the schema's own comments.",
    )
    parser.set_defaults(run=run)


async def run(_options: argparse.Namespace) -> int:
    """Print the document."""
    print(schema_document(), end="")
    return 0
