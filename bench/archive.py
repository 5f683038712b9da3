"""What each reading command costs on a synthetic archive, beside its floor in the same run.

    python -m bench.archive --articles 100000 [--questions N] [--only ask,search] [--path FILE]

The archive is built first where it is not there (:mod:`bench.building`; ``bench/archives/`` by default). Processor time
is that of the whole process: the database's readers work in threads of it. It is what the targets are about, because
the time on the clock also measures whatever else the machine is doing.

Floors: for what looks words up, the bare FTS5 query for any of them (``ORDER BY rank LIMIT 10``); for a quotation, the
bare FTS5 phrase; for names, rapidfuzz over all spellings. ``loop`` is the longest that one callback kept the event loop
busy (processor time of its thread).
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from asyncio import events
from collections.abc import Awaitable, Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process, utils

from bench import questions
from bench.building import SEED, build
from bench.questions import Material
from corpus.archive import Archive, open_archive
from corpus.matching import prepare
from corpus.models import SHARED
from corpus.store.postings import quoted
from corpus.text.words import content_words

ARCHIVES = Path(__file__).parent / "archives"
SCANS = 5  # names looked up by a full scan: at a million a second each
Floor = Callable[[sqlite3.Connection, str], object]


@dataclass(frozen=True, slots=True)
class Command:
    """A command to measure: how its questions are made, what it does, and what it is compared with."""

    make: questions.Maker
    run: Callable[[Archive, str], Awaitable[object]]
    floor: Floor | None = None
    target: str = ""


async def _who(archive: Archive, typed: str) -> None:
    match = await archive.match_name(typed, SHARED)
    if match.status == "found":
        await archive.card(match, SHARED)


def any_word(connection: sqlite3.Connection, typed: str) -> object:
    """Ask FTS5 for the ten best articles that hold any of the words: the floor."""
    return connection.execute(
        "SELECT rowid FROM article_words WHERE article_words MATCH ? ORDER BY rank LIMIT 10",
        (" OR ".join(map(quoted, content_words(typed))),),
    ).fetchall()


def _phrase(connection: sqlite3.Connection, typed: str) -> object:
    return connection.execute(
        "SELECT rowid FROM article_words WHERE article_words MATCH ? LIMIT 10", (quoted(typed),)
    ).fetchall()


COMMANDS = {
    "ask": Command(questions.ask, lambda archive, typed: archive.ask(archive.parse(typed), SHARED), any_word),
    "search": Command(questions.search, lambda archive, typed: archive.search(archive.parse(typed), SHARED), any_word),
    "quote": Command(questions.quote, lambda archive, typed: archive.quotes(archive.parse(typed), SHARED)),
    "timeline": Command(
        questions.timeline, lambda archive, typed: archive.timeline(archive.parse(typed), SHARED), any_word
    ),
    "check": Command(questions.check, lambda archive, typed: archive.check(typed, SHARED), _phrase),
    "who": Command(questions.name, _who),
    "figures": Command(
        questions.figures, lambda archive, typed: archive.figures(archive.parse(typed), SHARED), any_word
    ),
    "coverage": Command(
        questions.topic, lambda archive, typed: archive.coverage(archive.parse(typed), SHARED), any_word
    ),
    "about": Command(questions.topic, lambda archive, typed: archive.holdings(SHARED)),
    "name": Command(questions.name, lambda archive, typed: archive.match_name(typed, SHARED)),
    "candidates": Command(questions.name, lambda archive, typed: archive.database.name_indexes.candidates([0], typed)),
}


@dataclass(slots=True)
class Times:
    """Milliseconds of each question."""

    cpu: list[float] = field(default_factory=list[float])
    wall: list[float] = field(default_factory=list[float])
    floor: list[float] = field(default_factory=list[float])
    loop: float = 0.0
    slowest: str = ""


async def measure(path: Path, number: int, only: Sequence[str], seed: int) -> dict[str, Times]:
    """Return the times of each command over ``number`` questions."""
    found: dict[str, Times] = {}
    bare = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    bare.execute("PRAGMA cache_size = -16000")
    async with open_archive(path) as archive:
        prepare()
        gc.collect()
        gc.freeze()  # as the bot does when it has started
        drawn = await questions.material(archive, number + 5, seed)
        for name in only:
            found[name] = await _measure(archive, bare, COMMANDS[name], drawn, random.Random(f"{name} {seed}"))
    bare.close()
    return found


async def _measure(
    archive: Archive, bare: sqlite3.Connection, command: Command, drawn: Sequence[Material], chance: random.Random
) -> Times:
    times = Times()
    typed = [command.make(one, chance) for one in drawn]
    for one in typed[:5]:  # the first questions load what later ones share
        await command.run(archive, one)
    slowest = 0.0
    with _watched() as longest:
        for one in typed[5:]:
            cpu, wall = time.process_time(), time.perf_counter()
            await command.run(archive, one)
            times.cpu.append(1000 * (time.process_time() - cpu))
            times.wall.append(1000 * (time.perf_counter() - wall))
            if times.cpu[-1] > slowest:
                slowest, times.slowest = times.cpu[-1], one
    times.loop = 1000 * longest[0]
    if command.floor:
        for one in typed[5:]:
            cpu = time.process_time()
            command.floor(bare, one)
            times.floor.append(1000 * (time.process_time() - cpu))
    return times


@contextmanager
def _watched() -> Generator[list[float]]:
    """Keep the longest processor time that a callback of the event loop takes, in seconds."""
    longest = [0.0]
    run = events.Handle._run  # noqa: SLF001  # no other place sees every callback

    def timed(handle: Any) -> None:
        begun = time.thread_time()
        run(handle)
        longest[0] = max(longest[0], time.thread_time() - begun)

    events.Handle._run = timed  # noqa: SLF001  # pyright: ignore[reportAttributeAccessIssue]  # see above
    try:
        yield longest
    finally:
        events.Handle._run = run  # noqa: SLF001  # see above


def scan(path: Path, number: int, seed: int) -> tuple[int, list[float]]:
    """Return how many spellings there are, and the milliseconds that rapidfuzz takes over all of them, a name each."""
    bare = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    names = [utils.default_process(text) for (text,) in bare.execute("SELECT text FROM spelling WHERE scope = 0")]
    bare.close()
    chance = random.Random(seed)
    spent: list[float] = []
    for typed in chance.sample(names, number):
        begun = time.process_time()
        process.extract(typed, names, scorer=fuzz.WRatio, limit=5)
        spent.append(1000 * (time.process_time() - begun))
    return len(names), spent


def table(found: dict[str, Times]) -> str:
    """Return the measurement as lines of text."""
    lines = [
        (
            f"{'milliseconds':<12} {'n':>4} {'CPU p50':>8} {'p95':>8} {'max':>8} {'wall p50':>9} {'p95':>8}"
            f" {'floor p50':>10} {'p95':>8} {'loop':>7}"
        )
    ]
    for name, times in found.items():
        cpu, wall, floor = (
            [at_percent(values, percent) if values else None for percent in (50, 95)]
            for values in (times.cpu, times.wall, times.floor)
        )
        cells = (*cpu, max(times.cpu), *wall, *floor, times.loop)
        widths = (8, 8, 8, 9, 8, 10, 8, 7)
        shown = (
            f"{'':>{width}}" if cell is None else f"{cell:>{width}.1f}"
            for cell, width in zip(cells, widths, strict=True)
        )
        lines.append(" ".join((f"{name:<12} {len(times.cpu):>4}", *shown)))
    return "\n".join(lines)


def at_percent(values: Sequence[float], percent: int) -> float:
    """Return a percentile."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def pace() -> float:
    """Return the milliseconds of processor time that a fixed loop takes: more of it, and all figures are too high.

    Other programs on the machine share caches and the two halves of a core, which processor time does not leave out.
    """
    best = float("inf")
    for _ in range(9):
        begun = time.process_time()
        sum(number * number for number in range(500_000))
        best = min(best, 1000 * (time.process_time() - begun))
    return best


def start(path: Path) -> str:
    """Return what a new process takes to open the archive with the bot's cogs, as a line of text."""
    shown = subprocess.run(  # noqa: S603  # our own module
        [sys.executable, "-m", "bench.starting", str(path)], capture_output=True, text=True, check=True
    )
    return shown.stdout.strip()


def main() -> None:
    """Build what is missing, measure, and print."""
    parser = argparse.ArgumentParser(description="Measure the reading commands on a synthetic archive.")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--questions", type=int, default=100, help="of each command (default: 100)")
    parser.add_argument("--only", default=",".join(COMMANDS), metavar="COMMAND,…")
    parser.add_argument("--path", type=Path, help="the archive (default: bench/archives/ARTICLES.db)")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--slowest", action="store_true", help="print the slowest question of each command")
    given = parser.parse_args()
    path: Path = given.path or ARCHIVES / f"{given.articles}.db"
    if given.path is None:
        path.parent.mkdir(exist_ok=True)
        build(path, given.articles, seed=given.seed)
    found = asyncio.run(measure(path, given.questions, given.only.split(","), given.seed))
    print(table(found))
    if given.slowest:
        for name, times in found.items():
            print(f"{name}: {times.slowest}")
    names, spent = scan(path, SCANS, given.seed)
    print(f"rapidfuzz over all {names:,} spellings (floor of who and name): p50 {at_percent(spent, 50):.0f} ms")
    print(start(path))
    print(f"pace of this machine now: {pace():.0f} ms for half a million squares")
    print(
        f"{path.stat().st_size / given.articles:,.0f} bytes an article on disk; "
        f"memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB at most"
    )


if __name__ == "__main__":
    main()
