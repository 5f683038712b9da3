"""Building synthetic archives: ``python -m bench.building --articles 100000 bench/100k.db``.

Articles are made in several processes (:mod:`bench.news`) and stored through the function that loading uses, many
blocks a transaction: a million articles that come a few at a time rewrite the same pages of names and addresses again
and again (measured at 200,000 articles, 500 a transaction: 600 KB written for each of 19 KB). A build that was killed
goes on behind the last whole transaction.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bench.news import BLOCK, block
from corpus.archive import open_archive
from corpus.models import Draft
from corpus.store import articles, scopes
from corpus.store.database import Database, Transaction
from corpus.store.prepared import Prepared, prepare

SEED = 2015
LOADED = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
EVERY = 10_000  # articles between two lines of progress where the output is no terminal
BLOCKS = 80  # stored in a transaction
CACHE = -4_000_000  # kilobytes of pages in memory, so that a transaction writes each page once

Made = Sequence[tuple[Draft, Prepared]]


def build(path: Path, number: int, *, seed: int = SEED, workers: int = 2) -> None:
    """Fill the archive at ``path`` up to ``number`` articles; what it holds of them already stays."""
    asyncio.run(_build(path, number, seed, workers))


async def _build(path: Path, number: int, seed: int, workers: int) -> None:
    context = multiprocessing.get_context("spawn")
    async with open_archive(path) as archive:
        done = await _articles(archive.database)
        with ProcessPoolExecutor(workers, context) as pool, _shown(done, number) as show:
            made = _in_order(pool, workers, number, seed, done // BLOCK)
            while done < number:
                done += await archive.database.write(partial(_store, islice(made, BLOCKS), show))
        await archive.database.name_indexes.renew(scopes.SHARED_ID)


async def _articles(database: Database) -> int:
    row = await database.row("SELECT count(*) AS articles FROM article")
    return row["articles"] if row else 0


def _in_order(pool: ProcessPoolExecutor, workers: int, number: int, seed: int, first: int) -> Iterator[Made]:
    """Yield block after block, each made while those before it are stored."""
    coming: deque[Future[Made]] = deque()
    for following in range(first, -(-number // BLOCK)):
        coming.append(pool.submit(_make, following, number, seed))
        if len(coming) > 2 * workers:
            yield coming.popleft().result()
    while coming:
        yield coming.popleft().result()


def _make(following: int, number: int, seed: int) -> Made:
    return [(draft, prepare(draft, reading)) for draft, reading in block(following, number, seed)]


def _store(blocks: Iterator[Made], show: Callable[[int], None], transaction: Transaction) -> int:
    """Store blocks; return how many articles they held."""
    transaction.run(f"PRAGMA cache_size = {CACHE}")
    stored = 0
    for made in blocks:
        for draft, prepared in made:
            articles.put(transaction, scopes.SHARED_ID, draft, prepared, now=LOADED)
        stored += len(made)
        show(len(made))
    return stored


@contextmanager
def _shown(done: int, number: int) -> Generator[Callable[[int], None]]:
    """Show progress; what is yielded takes how many more articles have been stored."""
    columns = (TextColumn("building"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    begun = time.monotonic()
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        bar = progress.add_task("", total=number, completed=done)

        def show(more: int) -> None:
            nonlocal done
            done += more
            progress.update(bar, completed=done)
            if not console.is_terminal and done % EVERY < more:
                print(f"{done:,} articles, {time.monotonic() - begun:,.0f} s", flush=True)

        yield show


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
