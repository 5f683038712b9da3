"""Apart: work on what strangers send, in a process of its own that may be ended.

Reading a page or a document takes the processor for up to seconds and, if somebody means ill, for ever. In a process
of its own it blocks nobody, and ending the process is all it takes. There is one, for one piece of work at a time; the
others wait for their turn. It starts with the first piece of work and ends with this process.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from corpus.errors import CorpusError, IngestError

T = TypeVar("T")
SECONDS = 30.0
"""For one piece of work; the largest pages that are read take about ten."""
MAX_MEMORY = 1_000_000_000
"""Bytes of address space; the largest pages that are read take about a fifth of it."""


async def apart(function: Callable[..., T], *arguments: Any, seconds: float = SECONDS) -> T:
    """Return what ``function(*arguments)`` returns in the process apart, or raise the CorpusError that it raises.

    Args:
        function: a function of a module; it, its arguments and its result must be picklable.
        arguments: what to call it with.
        seconds: what it may take, from when its turn comes.

    Raises:
        IngestError: it took too long or too much memory.
        RuntimeError: it has a bug; the text has the traceback.
    """
    return await asyncio.get_running_loop().run_in_executor(_turns, _process.call, function, arguments, seconds)


class _Process:
    """The process apart; used from one thread."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def call(self, function: Callable[..., T], arguments: tuple[Any, ...], seconds: float) -> T:
        connection = self._start() if self._connection is None else self._connection
        try:
            connection.send((function, arguments))
            if not connection.poll(seconds):
                raise TimeoutError
            worked, result = connection.recv()
        except TimeoutError as error:
            self._end()
            raise IngestError(
                f"Reading it takes longer than {seconds:g} seconds; copy the article's text into a .txt file and use"
                " that."
            ) from error
        except (EOFError, OSError) as error:
            self._end()
            raise IngestError(
                "Reading it takes more memory than there is; copy the article's text into a .txt file and use that."
            ) from error
        if worked:
            return result
        raise result

    def _start(self) -> Connection:
        # Spawned, not forked: this process has threads, and a fork copies their locks in whatever state they are.
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs,), daemon=True, name="apart")
        self._process.start()
        theirs.close()
        return self._connection

    def _end(self) -> None:
        if self._process is not None and self._connection is not None:
            self._process.kill()
            self._process.join()
            self._connection.close()
        self._process = self._connection = None


_process = _Process()
_turns = ThreadPoolExecutor(1, thread_name_prefix="apart")


def _work(connection: Connection) -> None:
    """Do what comes through ``connection``, until its other end is closed: then whoever started us has gone."""
    _limit_memory()
    # Ctrl+C in a terminal is for whoever started us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            function, arguments = connection.recv()
        except EOFError:
            return
        try:
            answer = True, function(*arguments)
        except MemoryError:
            return
        except CorpusError as error:
            answer = False, error
        except Exception:
            # A bug. Not every exception can be sent, and its traceback cannot, which the log is to show.
            answer = False, RuntimeError(f"in the process apart:\n{traceback.format_exc()}")
        connection.send(answer)


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
