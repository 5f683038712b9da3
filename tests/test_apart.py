from __future__ import annotations

import asyncio
import time

import pytest

from corpus.apart import apart
from corpus.errors import IngestError
from corpus.ingest import drafts_of


def refuse() -> None:
    raise IngestError("It is refused.")


async def test_work_is_done_elsewhere_while_the_loop_goes_on():
    work = asyncio.create_task(apart(time.sleep, 0.3))
    longest = 0.0
    while not work.done():
        before = time.perf_counter()
        await asyncio.sleep(0.005)
        longest = max(longest, time.perf_counter() - before)
    assert longest < 0.25
    assert await apart(sum, (1, 2)) == 3


async def test_errors_come_back():
    with pytest.raises(IngestError, match=r"^It is refused\.$"):
        await apart(refuse)


async def test_a_bug_comes_back_with_its_traceback():
    with pytest.raises(RuntimeError, match=r"(?s)Traceback.*ZeroDivisionError"):
        await apart(divmod, 1, 0)
    assert await apart(sum, (1, 2)) == 3


async def test_work_without_end_is_ended_and_the_next_is_done():
    with pytest.raises(IngestError, match=r"longer than 0\.2 seconds"):
        await apart(time.sleep, 60, seconds=0.2)
    assert await apart(sum, (1, 2)) == 3


async def test_work_that_takes_all_memory_is_ended_and_the_next_is_done():
    with pytest.raises(IngestError, match="memory"):
        await apart(bytes, 5_000_000_000)
    assert await apart(drafts_of, b"", "a.txt") != []
