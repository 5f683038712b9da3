"""Loading: files into the archive, many at a time, each whole or not at all.

Reading a text is the costly part (milliseconds an article), so above a handful of articles it runs in other
processes. Writing happens in transactions of a batch: a process killed at any moment leaves whole articles behind,
and loading again goes on where it stopped.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import gc
import itertools
import logging
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from corpus.archive import Archive
from corpus.errors import DuplicateArticleError, IngestError
from corpus.ingest import Given, read
from corpus.ingest.reading import lines_of, with_file
from corpus.ingest.records import Record, Records, read_line
from corpus.models import SHARED, Draft, Scope
from corpus.reading import document_of, read_all, read_draft
from corpus.store import articles, scopes
from corpus.store.articles import Stored
from corpus.store.database import Transaction
from corpus.store.packing import unpack_spans
from corpus.store.prepared import Prepared, prepare, prepare_all

log = logging.getLogger(__name__)
BATCH = 100  # articles a transaction, within which nobody else can write: in a large archive half a second at most
CHUNK = 20  # articles handed to another process at once
AHEAD = 2 * (os.cpu_count() or 1) + 1  # chunks being read: enough that no process waits
GARBAGE = 5_000  # objects that a process which reads makes before it looks for garbage: with Python's 700, 5 % slower
FEW_BYTES = 200_000  # less than this is read faster here than another process starts


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one article.

    Args:
        file: the file it came from.
        draft: the article as read; ``None`` when it could not be.
        stored: where it is now; ``None`` when it was refused.
        error: why it was refused.
        sentences, quotes, dated_sentences: how many of each were found in it.
    """

    file: Path
    draft: Draft | None = None
    stored: Stored | None = None
    error: IngestError | None = None
    sentences: int = 0
    quotes: int = 0
    dated_sentences: int = 0


class _Read(NamedTuple):
    file: Path
    draft: Draft
    prepared: Prepared


async def load_files(
    archive: Archive,
    files: Sequence[Path],
    given: Given | None = None,
    scope: Scope = SHARED,
    key: Callable[[Path], str | None] = lambda file: None,
) -> AsyncIterator[Loaded]:
    """Load files and yield what became of each article, in order.

    Args:
        archive: the open archive.
        files: what to load; the suffix decides how a file is read.
        given: metadata that the person states, over what the file says.
        scope: whose articles they become.
        key: names a file's article, so that loading the file again updates it; without a name, the same text again
            is refused as a duplicate. The lines of a ``.jsonl`` file have names of their own.
    """
    with _executor(files) as executor:
        batch: list[_Read | Loaded] = []
        async for result in _results(archive, scope, executor, files, given or Given(), key):
            batch.append(result)
            if len(batch) >= BATCH:
                for loaded in await store(archive, scope, batch):
                    yield loaded
                batch = []
        for loaded in await store(archive, scope, batch):
            yield loaded
    for scope_id in await scopes.ids(archive.database, scope):
        await archive.database.name_indexes.renew(scope_id)


def read_file(file: Path, given: Given, key: str | None) -> list[_Read | Loaded]:
    """Read a file's articles and their texts. A function of a module, so that other processes can run it."""
    results: list[_Read | Loaded] = []
    for result in read(file, given):
        if isinstance(result, IngestError):
            results.append(Loaded(file, error=result))
        else:
            results.append(_read(file, replace(result, key=key)))
    return results


def read_lines(lines: Sequence[tuple[int, bytes]]) -> list[Record]:
    """Read the records of lines that are not blank."""
    return [record for record in itertools.starmap(read_line, lines) if record is not None]


def read_drafts(file: Path, drafts: Sequence[Draft]) -> list[_Read | Loaded]:
    """Read the texts of drafts."""
    try:
        rows = prepare_all(drafts, read_all([document_of(draft) for draft in drafts]))
    except Exception:  # told of where the draft that it comes from is read alone
        return [_read(file, draft) for draft in drafts]
    return [_Read(file, draft, prepared) for draft, prepared in zip(drafts, rows, strict=True)]


def _read(file: Path, draft: Draft) -> _Read | Loaded:
    try:
        return _Read(file, draft, prepare(draft, read_draft(draft)))
    except Exception:
        # A bug of ours in one article must not keep the others out.
        log.exception("Reading “%s” from %s failed", draft.title, file)
        problem = f"Reading “{draft.title[:80]}” failed inside Cuttings; it was not loaded. The log says where."
        return Loaded(file, draft, error=IngestError(problem, file=file))


async def store(archive: Archive, scope: Scope, results: Sequence[_Read | Loaded]) -> list[Loaded]:
    """Store what was read, all in one transaction, and return what became of each, in the order given."""
    if not any(isinstance(result, _Read) for result in results):
        return [result for result in results if isinstance(result, Loaded)]
    now = archive.clock()

    def write(transaction: Transaction) -> list[Loaded]:
        scope_id = scopes.claim(transaction, scope)
        return [
            result if isinstance(result, Loaded) else _put(transaction, scope_id, result, now) for result in results
        ]

    return await archive.database.write(write)


def _put(transaction: Transaction, scope_id: int, read_: _Read, now: dt.datetime) -> Loaded:
    file, draft, prepared = read_
    try:
        stored = articles.put(transaction, scope_id, draft, prepared, now=now, file_name=file.name)
    except DuplicateArticleError as error:
        refusal = DuplicateArticleError(error.problem, error.reference, file=file, line=error.line)
        return Loaded(file, draft, error=refusal)
    return Loaded(
        file,
        draft,
        stored,
        sentences=len(unpack_spans(prepared.sentences)),
        quotes=sum(row["kind"] != "indirect" for row in prepared.quotes),
        dated_sentences=len({(row["start"], row["stop"]) for row in prepared.events}),
    )


def _executor(files: Sequence[Path]) -> Executor:
    size = sum(file.stat().st_size for file in files if file.is_file())
    if size < FEW_BYTES:
        return ThreadPoolExecutor(1)
    # Spawned, not forked: the parent has threads, and a fork copies their locks in whatever state they are.
    return ProcessPoolExecutor(
        max(1, os.cpu_count() or 1),
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start_worker,
    )


def _start_worker() -> None:
    """Let a worker end when its parent is killed, else it would wait for work for ever; and spare it some garbage."""
    gc.set_threshold(GARBAGE)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=lambda: (parent.join(), os._exit(1)), daemon=True).start()


async def _results(
    archive: Archive,
    scope: Scope,
    executor: Executor,
    files: Sequence[Path],
    given: Given,
    key: Callable[[Path], str | None],
) -> AsyncIterator[_Read | Loaded]:
    """Yield what is read from the files, in order, reading a bounded number of chunks ahead."""
    loop = asyncio.get_running_loop()
    pending: deque[asyncio.Future[list[_Read | Loaded]]] = deque()
    for file in files:
        if file.suffix.lower() == ".jsonl":
            async for chunk in _chunks(archive, scope, executor, file, given):
                pending.append(
                    loop.run_in_executor(executor, read_drafts, file, chunk)
                    if isinstance(chunk, list)
                    else _done(loop, [chunk])
                )
                if len(pending) >= AHEAD:
                    for result in await pending.popleft():
                        yield result
        else:
            pending.append(loop.run_in_executor(executor, read_file, file, given, key(file)))
        while len(pending) >= AHEAD:
            for result in await pending.popleft():
                yield result
    while pending:
        for result in await pending.popleft():
            yield result


async def _chunks(
    archive: Archive, scope: Scope, executor: Executor, file: Path, given: Given
) -> AsyncIterator[list[Draft] | Loaded]:
    """Yield the drafts of a file of many articles, those left out that are here already, just as they are."""
    try:
        known = Records(given)
        async for records in _records(executor, file):
            drafts: list[Draft] = []
            for record in records:
                result = known.next(record)
                if isinstance(result, Draft):
                    drafts.append(result)
                else:
                    yield Loaded(file, error=with_file(result, file))
            same = await articles.unchanged(archive.database, scope, drafts)
            for draft in drafts:
                if draft.key in same:
                    yield Loaded(file, draft, same[draft.key])
            changed = [draft for draft in drafts if draft.key not in same]
            if changed:
                yield changed
    except IngestError as error:
        yield Loaded(file, error=with_file(error, file))


async def _records(executor: Executor, file: Path) -> AsyncIterator[list[Record]]:
    """Yield the records of a file, a chunk of lines at once, reading a bounded number of chunks ahead."""
    loop = asyncio.get_running_loop()
    lines = lines_of(file)
    pending: deque[asyncio.Future[list[Record]]] = deque()
    while True:
        while len(pending) < AHEAD and (chunk := list(itertools.islice(lines, CHUNK))):
            pending.append(loop.run_in_executor(executor, read_lines, chunk))
        if not pending:
            return
        yield await pending.popleft()


def _done(loop: asyncio.AbstractEventLoop, results: list[_Read | Loaded]) -> asyncio.Future[list[_Read | Loaded]]:
    future: asyncio.Future[list[_Read | Loaded]] = loop.create_future()
    future.set_result(results)
    return future
