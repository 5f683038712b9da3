"""``python -m corpus load``: files into the archive."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from corpus import ingest, loading
from corpus.archive import open_archive
from corpus.commands._options import add_database, database_of
from corpus.loading import Loaded


def add_to(subparsers: Any) -> None:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "load",
        help="load articles: .md (seed format), .txt (a captured page), .html, .pdf, .docx, .eml, .zip, .jsonl",
        description="Load articles. Prints one line an article: reference, title, outlet, date and how it was found, "
        "counts of sentences, quotations and dated sentences. A file that cannot be loaded is named with the remedy, "
        "the others are loaded all the same, and the exit status is 1.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add_database(parser)
    parser.add_argument("--title", help="the headline, over what the file says")
    parser.add_argument("--outlet", help="who published it, over what the file says")
    parser.add_argument("--published", metavar="YYYY-MM-DD", help="the day of publication, over what the file says")
    parser.add_argument("--quiet", action="store_true", help="print only problems and the sum")
    parser.set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Load the files and report on each."""
    given = ingest.Given(
        title=options.title,
        outlet=options.outlet,
        published=ingest.parse_published(options.published) if options.published else None,
    )
    done = refused = 0
    console = Console(stderr=True)
    columns = (TextColumn("loading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    async with open_archive(database_of(options)) as archive:
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
            bar = progress.add_task("", total=None)
            async for loaded in loading.load_files(archive, options.files, given):
                progress.advance(bar)
                if loaded.error is not None:
                    refused += 1
                    print(loaded.error, file=sys.stderr)
                else:
                    done += 1
                    if not options.quiet:
                        print(line_for(loaded))
                    for warning in loaded.draft.warnings if loaded.draft else ():
                        print(f"{loaded.file}: {warning}", file=sys.stderr)
    if options.quiet or done + refused > 1:
        print(f"{done} loaded, {refused} refused")
    return 1 if refused else 0


def line_for(loaded: Loaded) -> str:
    """Return the line that tells what became of an article."""
    draft, stored = loaded.draft, loaded.stored
    if draft is None or stored is None:
        return f"{loaded.file}: not loaded"
    published = "no date found"
    if draft.published is not None:
        published = f"{draft.published.day} ({draft.published.how})"
    outlet = draft.outlet or "outlet unknown"
    if draft.agencies:
        outlet += f" ({', '.join(draft.agencies)})"
    if stored.is_kept:
        state = "left alone: a person has edited or removed it since"
    elif not stored.is_changed:
        state = "unchanged"
    else:
        state = (
            f"{loaded.sentences} sentences, {loaded.quotes} quotes, {loaded.dated_sentences} dated"
            f"{'' if stored.is_new else ' (new version)'}"
        )
    return f"A{stored.number}  {draft.title}  |  {outlet}  |  {published}  |  {state}"
