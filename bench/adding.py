"""How long `!quote` takes while many articles are being added, as a ratio to an idle archive.

    python -m bench.adding [--held N] [--added N]

The archive holds generated articles (seeded). One reader asks for the quotations of one person after another, with a
short pause between; meanwhile files are read, shown as previews and accepted, as `!add` does. Idle is measured
before and after, so that noise of the machine shows. The floor of the ratio is 1, the goal at most 1.5 at the 95th
percentile.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from pathlib import Path

from bench.text import _FAMILY, _GIVEN, generated
from corpus.adding import Preview
from corpus.archive import Archive, open_archive
from corpus.auditing import Actor
from corpus.ingest import Given
from corpus.loading import load_files
from corpus.models import Scope
from corpus.pending import Origin

GUILD = 1
AT_ONCE = 200  # files of one `!add`
PAUSE = 0.02  # seconds between two questions
SHORTEST = 10.0  # seconds of an idle measurement
GOAL = 1.5


async def ask(archive: Archive, stop: asyncio.Event) -> list[float]:
    """Ask until told to stop, and return how many seconds each answer took."""
    chance = random.Random(7)
    seconds: list[float] = []
    while not stop.is_set():
        query = archive.parse(f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}")
        begun = time.perf_counter()
        await archive.quotes(query, Scope(GUILD))
        seconds.append(time.perf_counter() - begun)
        await asyncio.sleep(PAUSE)
    return seconds


async def add(archive: Archive, texts: list[str]) -> int:
    """Add articles in the way of `!add`, and return how many were added."""
    added = 0
    for first in range(0, len(texts), AT_ONCE):
        previews: list[Preview] = []
        for number, text in enumerate(texts[first : first + AT_ONCE], first):
            data = f"Report {number}\n\n{text}".encode()
            results = await archive.adding.preview_file(Scope(GUILD), f"{number}.txt", data, Given(outlet="Herald"))
            previews += [result for result in results if isinstance(result, Preview)]
        candidates = [preview.candidate for preview in previews]
        pending = await archive.adding.propose(GUILD, Origin("add", "Mod", 5, 9), candidates)
        added += len((await archive.adding.accept(pending, Actor(5, "Mod"))).pending.added)
    return added


async def idle(archive: Archive) -> list[float]:
    """Measure an archive where nothing else happens."""
    stop = asyncio.Event()
    asyncio.get_running_loop().call_later(SHORTEST, stop.set)
    return await ask(archive, stop)


def row(name: str, seconds: list[float]) -> tuple[str, float]:
    """Return a line of the table, and the 95th percentile in milliseconds."""
    ordered = sorted(seconds)
    p95 = 1000 * ordered[int(0.95 * len(ordered))]
    median = 1000 * statistics.median(ordered)
    return f"{name:<22} {len(ordered):>9} {median:>10.2f} {p95:>10.2f} {1000 * ordered[-1]:>10.1f}", p95


async def measure(held: int, added: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        files: list[Path] = []
        for number, (text, day) in enumerate(generated(held, seed=1)):
            files.append(Path(folder, f"{number}.md"))
            front = f"---\ntitle: T{number}\npublished:\n  date: {day}\n  how: printed\n---\n\n"
            files[-1].write_text(front + text, encoding="utf-8")
        async with open_archive(Path(folder, "bench.db")) as archive:
            async for _ in load_files(archive, files):
                pass
            await add(archive, [text for text, _ in generated(5, seed=3)])  # the process apart is there now
            before = await idle(archive)
            texts = [text for text, _ in generated(added, seed=2)]
            stop = asyncio.Event()
            asking = asyncio.create_task(ask(archive, stop))
            begun = time.perf_counter()
            count = await add(archive, texts)
            rate = count / (time.perf_counter() - begun)
            stop.set()
            during = await asking
            after = await idle(archive)
    print(f"an archive of {held:,} articles; {count:,} added meanwhile, {rate:.0f} a second")
    print(f"{'!quote, milliseconds':<22} {'questions':>9} {'median':>10} {'p95':>10} {'longest':>10}")
    lines = [row(name, found) for name, found in (("idle", before), ("while adding", during), ("idle again", after))]
    print("\n".join(line for line, _ in lines))
    ratio = lines[1][1] / statistics.mean((lines[0][1], lines[2][1]))
    verdict = "reached" if ratio <= GOAL else "missed"
    print(f"p95 while adding is {ratio:.2f} times that of idle; goal {GOAL}: {verdict}")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description="Measure readers while articles are added.")
    arguments.add_argument("--held", type=int, default=2_000, help="articles there are already (default: 2,000)")
    arguments.add_argument("--added", type=int, default=1_000, help="articles added meanwhile (default: 1,000)")
    given = arguments.parse_args()
    asyncio.run(measure(given.held, given.added))


if __name__ == "__main__":
    main()
