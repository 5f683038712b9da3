"""``python -m corpus evaluate``: how well texts are understood and questions answered, in one table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from corpus.commands._options import print_json
from corpus.errors import CorpusError
from corpus.evaluation import AREAS, DEFAULT_SHARED, Gold, Result, evaluate

_WIDTH = 140  # columns, where the output goes to no terminal


def add_to(subparsers: Any) -> None:
    """Add the command."""
    slow = ", ".join(name for name, area in AREAS.items() if area.is_slow)
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "evaluate",
        help="measure the text functions and the answers against gold",
        description="Prints what is measured, the value now, its pinned floor, the target, and what others reach. The "
        "exit status is 1 when a value has fallen below its floor.",
    )
    parser.add_argument(
        "--shared",
        type=Path,
        metavar="FOLDER",
        help="the public development gold and its scorers (default: ../shared beside the checkout, where it is)",
    )
    parser.add_argument("--only", metavar="AREA,…", help=f"some of: {', '.join(AREAS)}")
    parser.add_argument("--all", action="store_true", help=f"also what takes minutes: {slow}")
    parser.add_argument("--json", action="store_true", help="print one JSON object a measure")
    parser.set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Measure and print."""
    areas = _areas(options)
    gold = Gold(_shared(options.shared))
    console = Console(stderr=True)
    results: list[Result] = []
    for area in areas:
        with console.status(f"measuring {area}"):
            results += await evaluate(area, gold)
    if not results:
        raise CorpusError("This is measured on gold that is not in the project; give its folder with --shared.")
    if options.json:
        for result in results:
            print_json(_record(result))
    else:
        Console(width=None if sys.stdout.isatty() else _WIDTH).print(_table(results))
    return 1 if any(result.has_fallen for result in results) else 0


def _areas(options: argparse.Namespace) -> list[str]:
    if options.only is None:
        return [name for name, area in AREAS.items() if options.all or not area.is_slow]
    wanted = [name.strip() for name in options.only.split(",")]
    unknown = [name for name in wanted if name not in AREAS]
    if unknown:
        raise CorpusError(f"There is nothing called “{unknown[0]}” to measure; choose from {', '.join(AREAS)}.")
    return wanted


def _shared(given: Path | None) -> Path | None:
    """Return the folder of the public gold; ``None``, with a word about it, where there is none."""
    folder = given or DEFAULT_SHARED
    if folder.is_dir():
        return folder
    if given is not None:
        raise CorpusError(f"{given} is no folder; give the one that holds the gold in data/ and the scorers in eval/.")
    print(f"{folder} is not there, so only the project's own gold is measured.", file=sys.stderr)
    return None


def _record(result: Result) -> dict[str, Any]:
    measure = result.measure
    return {
        "area": result.area,
        "measure": measure.key,
        "what": measure.what,
        "value": round(result.value, 6),
        "floor": result.floor,
        "target": measure.target,
        "others": measure.others,
        "wrong": result.wrong,
    }


def _table(results: list[Result]) -> Table:
    table = Table()
    table.add_column("")
    table.add_column("measure")
    for heading in ("now", "floor", "target"):
        table.add_column(heading, justify="right")
    table.add_column("others reach")
    for index, result in enumerate(results):
        measure = result.measure
        is_first = index == 0 or results[index - 1].area != result.area
        if is_first:
            table.add_section()
        table.add_row(
            result.area if is_first else "",
            measure.what,
            _colored(result),
            _bound(result, result.floor),
            _bound(result, measure.target),
            measure.others,
        )
    return table


def _colored(result: Result) -> str:
    target = result.measure.target
    color = "red" if result.has_fallen else "green"
    if not result.has_fallen and target is not None and not result.measure.reaches(result.value, target):
        color = "yellow"
    return f"[{color}]{result.value:.3f}[/]"


def _bound(result: Result, bound: float | None) -> str:
    return "" if bound is None else f"{'≤' if result.measure.is_error else '≥'} {bound:.3f}"
