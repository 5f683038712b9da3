"""The database file: connections, transactions, migrations. No business logic.

One connection writes, a few read-only ones read, so that no reader waits for a writer (SQLite's write-ahead log).
SQLite's own errors are translated here and nowhere else.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
import sqlite3
from collections.abc import AsyncGenerator, Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from functools import partial
from importlib import resources
from importlib.resources.abc import Traversable
from operator import itemgetter
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.parse import quote

import aiosqlite

from corpus.errors import DatabaseLockedError, ForeignDatabaseError, NewerDatabaseError, StoreError
from corpus.ingest.urls import canonical
from corpus.store.name_indexes import NameIndexes
from corpus.store.postings import Postings
from corpus.store.segments import index_all
from corpus.text.words import index_form, index_terms, paired

log = logging.getLogger(__name__)

APPLICATION_ID = 0x43555454  # "CUTT": tells an archive from anybody else's SQLite file
OLDEST_SQLITE = (3, 37, 0)  # the first with STRICT tables
BUSY_MILLISECONDS = 5_000
# Two readers: a point query waits 0.2 ms behind a slow search instead of the whole search.
READERS = 2
MIGRATING: dict[str, Callable[[str], str]] = {
    "canonical_url": canonical,
    "index_form": index_form,
    "index_stems": lambda text: json.dumps(sorted(set(index_terms(text)))),
    "paired": lambda text: paired(text.replace("\0", " ")),
}
"""What migrations call, by its name in SQL."""
STEPS: dict[int, Callable[[Transaction], None]] = {16: index_all}
"""What is done behind the script of a number, in its transaction."""
Parameters = Sequence[Any]
T = TypeVar("T")
E = TypeVar("E", bound="Ending")


class Ending(Protocol):
    """What collects changes of a transaction."""

    def finish(self) -> None:
        """Write them."""


class Database:
    """An open archive file. Made by :func:`open_database`."""

    def __init__(self, path: Path, writer: _Connection, readers: Sequence[_Connection]) -> None:
        self.path = path
        self.name_indexes = NameIndexes(self)
        self.postings = Postings()
        self._writer = writer
        self._readers: asyncio.Queue[_Connection] = asyncio.Queue()
        for reader in readers:
            self._readers.put_nowait(reader)

    async def rows(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """Run one reading statement and return all its rows, in one trip to a reader's thread."""
        reader = await self._readers.get()
        try:
            with _translated(self.path):
                return list(await reader.execute_fetchall(sql, parameters))
        finally:
            self._readers.put_nowait(reader)

    async def row(self, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """Run one reading statement and return its first row, or ``None``."""
        found = await self.rows(sql, parameters)
        return found[0] if found else None

    async def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run ``work`` as a whole in a reader's thread and return its result: for reads too large to hold all rows.

        While it runs there is one reader less, so nothing that people wait for behind it should take long.
        """
        reader = await self._readers.get()
        try:
            with _translated(self.path):
                return await reader.run(work)
        finally:
            self._readers.put_nowait(reader)

    async def write(self, work: Callable[[Transaction], T]) -> T:
        """Run ``work`` inside the one write transaction and return its result; any exception undoes all of it.

        ``work`` is an ordinary function and runs as a whole in the writer's thread: nothing else can come between
        its statements, and a batch costs one trip to the thread. A caller that is cancelled does not stop it halfway.
        """
        with _translated(self.path):
            return await self._writer.run(partial(_in_transaction, work))


class Transaction:
    """Statements inside one write transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._indexed: list[tuple[int, str, Parameters]] = []
        self._endings: dict[Callable[[Transaction], Any], Any] = {}

    def ending(self, kind: Callable[[Transaction], E]) -> E:
        """Return this transaction's one object of a class that collects changes and writes them at the end."""
        if kind not in self._endings:
            self._endings[kind] = kind(self)
        return self._endings[kind]

    def index(self, rowid: int, sql: str, parameters: Parameters) -> None:
        """Run a statement that puts a row into a full-text index before the transaction ends.

        FTS5 collects rows in memory, but writes them out before each statement that SQLite may have to undo alone and
        before each row with a smaller id. Only when all rows of a transaction come together and in order is it once.
        """
        self._indexed.append((rowid, sql, parameters))

    def finish(self) -> None:
        """Write what was collected."""
        self.settle()
        for ending in self._endings.values():
            ending.finish()

    def settle(self) -> None:
        """Put the rows into the full-text indexes that :meth:`index` was given."""
        waiting, self._indexed = sorted(self._indexed, key=itemgetter(1, 0)), []
        for _, sql, parameters in waiting:
            self._connection.execute(sql, parameters)

    def rows(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """Run a reading statement and return all its rows."""
        return self._connection.execute(sql, parameters).fetchall()

    def each(self, sql: str, parameters: Parameters = ()) -> Iterator[sqlite3.Row]:
        """Run a reading statement and yield its rows as they are read, when they are too many to hold."""
        yield from self._connection.execute(sql, parameters)

    def run(self, sql: str, parameters: Parameters = ()) -> int:
        """Run a writing statement and return the rowid of the row it inserted last."""
        return self._connection.execute(sql, parameters).lastrowid or 0

    def run_many(self, sql: str, parameters: Iterable[Parameters]) -> None:
        """Run a writing statement once for each set of parameters."""
        self._connection.executemany(sql, parameters)


class _Connection(aiosqlite.Connection):
    """A connection that can run a function of several statements in its thread."""

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        return await self._execute(work, self._conn)  # pyright: ignore[reportUnknownMemberType]  # untyped there


def _in_transaction(work: Callable[[Transaction], T], connection: sqlite3.Connection) -> T:
    connection.execute("BEGIN IMMEDIATE")
    try:
        transaction = Transaction(connection)
        result = work(transaction)
        transaction.finish()
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    return result


@asynccontextmanager
async def open_database(path: Path) -> AsyncGenerator[Database]:
    """Open the archive at ``path``, making or migrating it as needed, and close it at the end.

    Raises:
        ForeignDatabaseError: the file is not a Cuttings archive.
        NewerDatabaseError: it was written by a newer version.
        DatabaseLockedError: another program has locked it.
        StoreError: SQLite is too old or the file cannot be opened.
    """
    _check_sqlite()
    path = path.resolve()  # noqa: ASYNC240  # once, at the start
    if not path.parent.is_dir():
        raise StoreError(f"The folder {path.parent} does not exist. Make it first, or choose another --db path.")
    async with AsyncExitStack() as stack:
        with _translated(path):
            writer = _Connection(partial(sqlite3.connect, path, isolation_level=None), iter_chunk_size=64)
            await stack.enter_async_context(writer)
            await _prepare(writer, path)
            address = f"file:{quote(str(path))}?mode=ro"
            open_to_read = partial(sqlite3.connect, address, uri=True, isolation_level=None)
            readers = [_Connection(open_to_read, iter_chunk_size=64) for _ in range(READERS)]
            for reader in readers:
                await stack.enter_async_context(reader)
                await reader.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
                await reader.execute("PRAGMA query_only = ON")
                await reader.execute("PRAGMA cache_size = -16000")
                reader.row_factory = sqlite3.Row
        yield Database(path, writer, readers)
        with _translated(path):
            await writer.execute("PRAGMA optimize")


async def _prepare(writer: _Connection, path: Path) -> None:
    writer.row_factory = sqlite3.Row
    await writer.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    (tables,), *_ = await writer.execute_fetchall("SELECT count(*) FROM sqlite_schema")
    (application_id,), *_ = await writer.execute_fetchall("PRAGMA application_id")
    if application_id != APPLICATION_ID and (tables or application_id):
        raise ForeignDatabaseError(
            f"{path} is a database of another program. Choose another file with --db; Cuttings leaves this one alone."
        )
    # 16 KB pages fill FTS5 a quarter faster than 4 KB (measured); the size is fixed by the first table.
    await writer.execute("PRAGMA page_size = 16384")
    await writer.execute("PRAGMA journal_mode = WAL")
    await writer.execute("PRAGMA synchronous = NORMAL")
    await writer.execute("PRAGMA foreign_keys = ON")
    await writer.execute("PRAGMA temp_store = MEMORY")
    await writer.execute("PRAGMA cache_size = -64000")
    await writer.execute("PRAGMA journal_size_limit = 67108864")
    for name, function in MIGRATING.items():
        await writer.create_function(name, 1, function, deterministic=True)  # pyright: ignore[reportUnknownMemberType]  # untyped there
    await _migrate(writer, path)


async def _migrate(writer: _Connection, path: Path) -> None:
    """Apply the numbered scripts the file does not have yet, each in one transaction with its number."""
    newest = newest_schema()
    await writer.execute("BEGIN IMMEDIATE")  # two processes starting at once migrate one after the other
    try:
        (version,), *_ = await writer.execute_fetchall("PRAGMA user_version")
        if version > newest:
            raise NewerDatabaseError(
                f"{path} was written by a newer Cuttings (schema {version}; this one knows {newest}). "
                "Update Cuttings, or choose another file with --db."
            )
        if 0 < version < newest:
            log.warning(
                "%s is of an older Cuttings and is brought up to date, once. It takes two or three minutes for each "
                "100,000 articles. Until then nothing is answered; if it is stopped, it begins anew.",
                path,
            )
        await writer.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        for script in scripts():
            number = int(script.name[:4])
            if number > version:
                for statement in statements(script.read_text(encoding="utf-8")):
                    await writer.execute(statement)
                if number in STEPS:
                    await writer.run(partial(_step, STEPS[number]))
                await writer.execute(f"PRAGMA user_version = {number}")
    except BaseException:
        await writer.rollback()
        raise
    await writer.commit()


def _step(step: Callable[[Transaction], None], connection: sqlite3.Connection) -> None:
    step(Transaction(connection))


def newest_schema() -> int:
    """Return the number of the schema that this version of Cuttings writes."""
    return int(scripts()[-1].name[:4])


def scripts() -> list[Traversable]:
    """Return the schema's numbered scripts, in order."""
    found = [each for each in resources.files("corpus.store.schema").iterdir() if each.name.endswith(".sql")]
    return sorted(found, key=lambda script: script.name)


def statements(script: str) -> Iterator[str]:
    """Cut a script into statements, comments kept: ``sqlite_schema`` then documents the tables."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _check_sqlite() -> None:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE))
        raise StoreError(
            f"Python was built with SQLite {sqlite3.sqlite_version}; Cuttings needs {needed} or newer. Update Python."
        )
    with sqlite3.connect(":memory:") as probe:
        options = {row[0] for row in probe.execute("PRAGMA compile_options")}
    probe.close()
    if "ENABLE_FTS5" not in options:
        raise StoreError("Python's SQLite lacks full-text search (FTS5). Use a Python from python.org or Debian.")


@contextmanager
def _translated(path: Path) -> Generator[None]:
    try:
        yield
    except sqlite3.Error as error:
        message = str(error)
        if re.search(r"locked|busy", message):
            raise DatabaseLockedError(
                f"{path} is in use by another program that does not let go of it. "
                "Stop the other program (a second bot, a database browser) and try again."
            ) from error
        if "not a database" in message or "malformed" in message:
            raise ForeignDatabaseError(
                f"{path} is not a SQLite database, or it is damaged. Choose another file with --db, "
                "or restore a backup."
            ) from error
        if "unable to open" in message or "readonly" in message:
            raise StoreError(f"{path} cannot be opened for writing. Check its owner and its permissions.") from error
        if "disk is full" in message or "disk I/O" in message:
            raise StoreError(f"Writing to {path} failed: the disk is full or broken. Nothing was changed.") from error
        raise
