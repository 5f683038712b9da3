"""Killing: work on an archive that SIGKILL ends at random moments, again and again.

The processes are forked from one that has imported everything already, so that the moments lie in the work and not
in the imports; a hundred take seconds.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from corpus.archive import Archive
from corpus.keeping.verifying import verify

LONGEST = 0.4  # seconds until a process is killed; most of it is work, a little is opening the file
needs_sigkill = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
Work = Callable[[Path, int, Connection], None]
"""A function of a module: works on the archive at a path until it is killed, with its choices made by a seed, and
sends what was confirmed to whoever asked for it, as soon as it was."""


def times(few: int, many: int) -> int:
    """Return how often to kill: a few times, or, where ``CUTTINGS_THOROUGH=1``, many times."""
    return many if os.environ.get("CUTTINGS_THOROUGH") == "1" else few


def killed(work: Work, path: Path, *, times: int, seed: int) -> Iterator[list[Any]]:
    """Start ``work`` so many times, kill it each time at a random moment, and yield what it had confirmed by then."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([work.__module__])
    moments = random.Random(seed)
    for number in range(times):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=work, args=(path, seed + number, theirs))
        process.start()
        theirs.close()
        process.join(moments.uniform(0, LONGEST))
        assert process.exitcode is None, "The work ended by itself."
        process.kill()
        process.join()
        confirmed = []
        try:
            while ours.poll():
                confirmed.append(ours.recv())
        except (EOFError, OSError):
            pass  # the message that was being sent when it was killed had been confirmed to nobody
        ours.close()
        process.close()
        yield confirmed


async def problems(archive: Archive) -> list[str]:
    """Return all that does not match in an archive."""
    return [problem async for found in verify(archive.database) for problem in found.problems]
