"""Building synthetic archives: ``python -m bench.building --articles 100000 bench/100k.db``.

Articles are made in several processes (:mod:`bench.news`) and stored through the function that loading uses, a block a
transaction. A build that was killed goes on behind the last whole block.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import multiprocessing
import time
from collections.abc import Sequence
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bench.news import BLOCK, block
from corpus.archive import open_archive
from corpus.models import Draft
from corpus.store import articles, scopes
from corpus.store.database import Transaction
from corpus.store.prepared import Prepared, prepare

SEED = 2015
LOADED = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
EVERY = 10_000  # articles between two lines of progress where the output is no terminal


def build(path: Path, number: int, *, seed: int = SEED, workers: int = 2) -> None:
    """Fill the archive at ``path`` up to ``number`` articles; what it holds of them already stays."""
    done = asyncio.run(_articles(path))
    context = multiprocessing.get_context("spawn")
    turn = Turn(context.Value("q", done // BLOCK), context.Condition())
    made = [context.Process(target=_work, args=(path, number, seed, turn, n, workers)) for n in range(workers)]
    for process in made:
        process.start()
    _show(turn, number, made)
    if any(process.exitcode for process in made):
        raise SystemExit("A process that makes articles has ended; start the build again to go on.")
    asyncio.run(_finish(path))


class Turn(NamedTuple):
    """Whose turn it is to store: the number of the next block, and what those wait on who have a later one."""

    block: Any
    changed: Any


def _work(path: Path, number: int, seed: int, turn: Turn, remainder: int, workers: int) -> None:
    asyncio.run(_make(path, number, seed, turn, remainder, workers))


async def _make(path: Path, number: int, seed: int, turn: Turn, remainder: int, workers: int) -> None:
    """Make every block whose number leaves ``remainder``, and store each when it is its turn.

    Each process stores what it made: handing articles to another one costs as much as making them.
    """
    async with open_archive(path) as archive:
        for following in range(turn.block.value, -(-number // BLOCK)):
            if following % workers != remainder:
                continue
            made = [(draft, prepare(draft, reading)) for draft, reading in block(following, number, seed)]
            with turn.changed:
                turn.changed.wait_for(lambda due=following: turn.block.value == due)
                await archive.database.write(partial(_store, made))
                turn.block.value += 1
                turn.changed.notify_all()


def _show(turn: Turn, number: int, made: Sequence[BaseProcess]) -> None:
    """Show progress until all processes have ended, or one has failed."""
    columns = (TextColumn("building"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    begun, told = time.monotonic(), 0
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        bar = progress.add_task("", total=number)
        while any(process.is_alive() for process in made):
            done = min(number, turn.block.value * BLOCK)
            progress.update(bar, completed=done)
            if not console.is_terminal and done >= told + EVERY:
                told = done
                print(f"{done:,} articles, {time.monotonic() - begun:,.0f} s", flush=True)
            if any(process.exitcode for process in made):
                for process in made:
                    process.terminate()
            time.sleep(0.2)


async def _articles(path: Path) -> int:
    async with open_archive(path) as archive:
        row = await archive.database.row("SELECT count(*) AS articles FROM article")
        return row["articles"] if row else 0


async def _finish(path: Path) -> None:
    async with open_archive(path) as archive:
        await archive.database.name_indexes.renew(scopes.SHARED_ID)


def _store(made: list[tuple[Draft, Prepared]], transaction: Transaction) -> None:
    for draft, prepared in made:
        articles.put(transaction, scopes.SHARED_ID, draft, prepared, now=LOADED)


def main() -> None:
    """Build what is asked for."""
    parser = argparse.ArgumentParser(description="Build a synthetic archive, or go on building one.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--workers", type=int, default=2, help="processes (default: 2)")
    given = parser.parse_args()
    build(given.path, given.articles, seed=given.seed, workers=given.workers)


if __name__ == "__main__":
    main()
