"""How many articles a second are loaded from JSON Lines: ``python -m bench.loading [--articles N]``.

The texts are synthetic (:mod:`bench.news`), but read for real, each step on one core as the loader takes it; the loader
spreads the reading over the cores.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import gc
import json
import pickle
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from bench.archive import pace
from bench.building import SEED
from bench.news import block
from corpus.archive import open_archive
from corpus.loading import BATCH, CHUNK, GARBAGE, read_lines
from corpus.models import Draft
from corpus.reading import document_of, read_all
from corpus.store import articles, scopes
from corpus.store.database import Transaction
from corpus.store.prepared import Prepared, prepare_all

LOADED = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
T = TypeVar("T")


def lines(number: int, seed: int) -> bytes:
    """Return so many articles as JSON Lines, at most a block of them."""
    made = block(0, 1_000_000, seed)[:number]
    return b"".join(
        json.dumps(
            {
                "id": draft.key,
                "title": draft.title,
                "outlet": draft.outlet,
                "published": str(draft.published and draft.published.day),
                "text": draft.text,
            }
        ).encode()
        + b"\n"
        for draft, _ in made
    )


async def measure(number: int, seed: int) -> dict[str, float]:
    """Return the milliseconds of processor time that each step takes an article, a chunk after the other as loaded."""
    spent: dict[str, float] = {}

    def timed(name: str, work: Callable[[], T]) -> T:
        begun = time.process_time()
        result = work()
        spent[name] = spent.get(name, 0.0) + 1000 * (time.process_time() - begun) / number
        return result

    data = lines(number + CHUNK, seed).splitlines(keepends=True)
    gc.freeze()  # what made the lines is nothing that the loader holds
    gc.set_threshold(GARBAGE)
    with tempfile.TemporaryDirectory() as folder:
        async with open_archive(Path(folder) / "bench.db") as archive:
            waiting: list[tuple[Draft, Prepared]] = []
            for first in range(0, len(data), CHUNK):
                if first == CHUNK:
                    spent.clear()  # patterns and tables were made with the first chunk
                chunk = list(enumerate(data[first : first + CHUNK], start=first + 1))
                records = timed("JSON, furniture", partial(read_lines, chunk))
                drafts = [record.found for record in records if isinstance(record.found, Draft)]
                readings = timed("text", partial(read_all, list(map(document_of, drafts))))
                rows = timed("rows", partial(prepare_all, drafts, readings))
                made = list(zip(drafts, rows, strict=True))
                timed("between processes", lambda sent=(chunk, records, drafts, made): pickle.loads(pickle.dumps(sent)))  # noqa: S301  # our own
                waiting += made
                if len(waiting) >= BATCH or first == 0 or first + CHUNK >= len(data):
                    begun = time.process_time()
                    await archive.database.write(partial(_store, waiting))
                    spent["storing"] = spent.get("storing", 0.0) + 1000 * (time.process_time() - begun) / number
                    waiting = []
    return spent


def _store(made: Sequence[tuple[Draft, Prepared]], transaction: Transaction) -> None:
    for draft, prepared in made:
        articles.put(transaction, scopes.SHARED_ID, draft, prepared, now=LOADED)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure loading on one core.")
    parser.add_argument("--articles", type=int, default=300, help="at most 480 (default: 300)")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    spent = asyncio.run(measure(given.articles, given.seed))
    total = sum(spent.values())
    for name, milliseconds in spent.items():
        print(f"{name:<24} {milliseconds:>6.2f} ms an article")
    print(f"pace of this machine now: {pace():.0f} ms for half a million squares")
    print(f"{'everything':<24} {total:>6.2f} ms an article: {1000 / total:,.0f} articles a second a core")


if __name__ == "__main__":
    main()
