"""What a new process takes to start on an archive, and the memory it then has: ``python -m bench.starting FILE``.

It does what ``bot.py`` does up to logging in, then waits; the loaded name index comes with the first name looked up.
"""

from __future__ import annotations

import time

_BEGUN = time.perf_counter()  # before the imports: they are part of starting

import asyncio  # noqa: E402  # see above
import gc  # noqa: E402
import os  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402

from cogs import EXTENSIONS  # noqa: E402
from cogs._bot import Cuttings  # noqa: E402
from cogs._settings import Settings  # noqa: E402
from corpus.archive import open_archive  # noqa: E402
from corpus.matching import prepare  # noqa: E402
from corpus.models import SHARED  # noqa: E402


async def main(path: Path) -> None:
    """Start, and print what it took."""
    async with open_archive(path) as archive:
        prepare()
        bot = Cuttings(archive, Settings.load([]))
        for extension in EXTENSIONS:
            await bot.load_extension(extension)
        await archive.holdings(SHARED)
        wall, cpu = time.perf_counter() - _BEGUN, time.process_time()
        idle = _memory()
        await archive.match_name("Nobody Whatever", SHARED)
        named = _memory()
        print(
            f"start {cpu:.2f} s CPU, {wall:.2f} s wall; memory idle {idle:.0f} MB, "
            f"with the index of names {named:.0f} MB"
        )
        await bot.close()


def _memory() -> float:
    """Return the resident memory of this process in megabytes."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
