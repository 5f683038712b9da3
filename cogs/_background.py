"""Background: what the bot does by itself, each job guarded so that a failure ends neither it nor another."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

log = logging.getLogger(__name__)


@dataclass
class Job:
    """Something done again and again.

    Args:
        name: as ``!health`` shows it.
        seconds: the pause between two runs.
        body: does it once; what is due is in the database, never in the job.
        last_success: when it last went through.
        problem: what went wrong at the last run, with the id of its traceback in the log; empty if nothing did.
    """

    name: str
    seconds: float
    body: Callable[[], Awaitable[None]]
    last_success: dt.datetime | None = None
    problem: str = ""
    soon: asyncio.Event = field(default_factory=asyncio.Event)


class Background:
    """The bot's jobs. They begin once the bot is connected, and end with it.

    Args:
        ready: returns when the bot is connected.
        clock: returns the present moment.
    """

    def __init__(self, ready: Callable[[], Awaitable[None]], clock: Callable[[], dt.datetime]) -> None:
        self.jobs: dict[str, Job] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._ready = ready
        self._clock = clock

    def start(self, name: str, seconds: float, body: Callable[[], Awaitable[None]]) -> None:
        """Run ``body`` once the bot is connected, and then again ``seconds`` after each run."""
        self.jobs[name] = Job(name, seconds, body)
        self._tasks[name] = asyncio.create_task(self._repeat(self.jobs[name]), name=name)

    def wake(self, name: str) -> None:
        """Let a job run now instead of after its pause; a job that is not there is nothing to wake."""
        if name in self.jobs:
            self.jobs[name].soon.set()

    async def stop(self) -> None:
        """End all jobs."""
        tasks = list(self._tasks.values())
        self._tasks.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _repeat(self, job: Job) -> None:
        await self._ready()
        while True:
            job.soon.clear()
            try:
                await job.body()
                job.last_success, job.problem = self._clock(), ""
            except Exception as error:
                # Whatever it was, the next run may go well; what is due is still in the database.
                number = secrets.token_hex(4)
                job.problem = f"{type(error).__name__} (log id {number})"
                log.exception("Background job %s failed, id %s", job.name, number)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(job.soon.wait(), job.seconds)
