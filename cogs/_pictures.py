"""Pictures: timelines, figures and coverage as PNG.

Drawn by matplotlib in a process of its own: a picture takes a quarter of a second of processor time, the library 80 MB
of memory, and neither the event loop nor the idle bot should pay for them. The process starts with the first picture
(about two seconds) and ends when none was wanted for a while.
"""

from __future__ import annotations

import asyncio
import io
import logging
import multiprocessing
from collections import OrderedDict
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

import discord

from cogs._charts import Chart, draw

log = logging.getLogger(__name__)
KEPT = 32  # pictures, of some 40 KB each
IDLE_SECONDS = 600
LONGEST_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart.

    Args:
        name: a file name, without blanks.
        png: the picture.
        alt: what it shows, for people who do not see it.
    """

    name: str
    png: bytes
    alt: str

    def file(self) -> discord.File:
        """Return it as something to send; each sending needs a file of its own."""
        return discord.File(io.BytesIO(self.png), self.name, description=self.alt)


class Pictures:
    """Draws charts and remembers the last ones."""

    def __init__(self) -> None:
        self._known: OrderedDict[Chart, bytes] = OrderedDict()
        self._executor: ProcessPoolExecutor | None = None
        self._idle: asyncio.TimerHandle | None = None

    async def draw(self, chart: Chart | None) -> Picture | None:
        """Return the picture of a chart; ``None`` for none, and where drawing failed: the answer stands without it."""
        if chart is None:
            return None
        if chart not in self._known:
            try:
                png = await asyncio.wait_for(self._drawn(chart), LONGEST_SECONDS)
            except (TimeoutError, BrokenProcessPool, OSError):
                log.exception("The picture “%s” could not be drawn", chart.title)
                self.close()
                return None
            except Exception:
                log.exception("Drawing “%s” failed", chart.title)
                return None
            self._known[chart] = png
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        self._known.move_to_end(chart)
        return Picture(chart.file_name, self._known[chart], chart.alt)

    def close(self) -> None:
        """End the process."""
        if self._idle is not None:
            self._idle.cancel()
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
        self._idle = self._executor = None

    async def _drawn(self, chart: Chart) -> bytes:
        loop = asyncio.get_running_loop()
        if self._idle is not None:
            self._idle.cancel()
        self._idle = loop.call_later(IDLE_SECONDS, self.close)
        if self._executor is None:
            # Spawned, not forked: this process has threads, and a fork copies their locks in whatever state they are.
            self._executor = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))
        return await loop.run_in_executor(self._executor, draw, chart)
