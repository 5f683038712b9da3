"""Copies of the database file, made while it is in use, and what is wrong with one.

SQLite's online backup (sqlite.org/backup.html) reads one state of the file, while the bot goes on reading and writing.
These functions block; they are for a thread of their own.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

from corpus.errors import DatabaseLockedError, ForeignDatabaseError, StoreError
from corpus.store import changes
from corpus.store.database import APPLICATION_ID, newest_schema

PAGES = 512  # copied between two looks whether to stop: 8 MB
BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a database file


class StoppedError(Exception):
    """The copy was not wanted any more."""


def copy(source: Path, target: Path, is_stopped: Callable[[], bool]) -> None:
    """Copy an open database to a new file, complete on the disk when this returns.

    Raises:
        StoppedError: ``is_stopped`` said so; ``target`` is then half a copy.
        sqlite3.Error: it failed, for example because the disk is full.
    """

    def look(_status: int, _remaining: int, _total: int) -> None:
        if is_stopped():
            raise StoppedError

    with closing(_existing(source)) as reader, closing(sqlite3.connect(target, isolation_level=None)) as copied:
        # A transaction of the reader's own holds one state: writers meanwhile would make the backup begin again.
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        reader.backup(copied, pages=PAGES, progress=look)
        # Without a write-ahead log a copy is one file, which can be moved and opened anywhere.
        copied.execute("PRAGMA journal_mode = DELETE")
    with target.open("rb") as file:
        os.fsync(file.fileno())


def problem_of(path: Path, is_stopped: Callable[[], bool] = lambda: False) -> str | None:
    """Return what is wrong with a copy, as the end of a sentence; ``None`` if it is a whole archive.

    Looked at are SQLite's own integrity, references between tables, whose file it is, and the chain of changes.

    Raises:
        StoppedError: ``is_stopped`` said so.
    """
    try:
        with closing(_existing(path)) as reader:
            reader.set_progress_handler(is_stopped, 100_000)
            if reader.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                return "is not an archive of Cuttings"
            if reader.execute("PRAGMA user_version").fetchone()[0] > newest_schema():
                return "was written by a newer Cuttings; update this one first"
            (verdict,) = reader.execute("PRAGMA integrity_check(1)").fetchone()
            if verdict != "ok":
                return f"is damaged: {verdict}"
            if reader.execute("PRAGMA foreign_key_check").fetchone() is not None:
                return "is damaged: rows refer to what is not there"
            if reader.execute("SELECT 1 FROM sqlite_schema WHERE name = 'change'").fetchone():
                reader.row_factory = sqlite3.Row
                broken = changes.first_broken(reader.execute("SELECT * FROM change ORDER BY number"))
                if broken is not None:
                    return f"has a record of changes that was altered at number {broken}"
    except sqlite3.Error as error:
        if is_stopped():
            raise StoppedError from error
        return f"cannot be read as a database ({error})"
    return None


def fold(path: Path) -> None:
    """Put what stands in the write-ahead log into the file itself, so that the file alone is the whole archive.

    Raises:
        DatabaseLockedError: a program, such as the bot, has the file open.
        ForeignDatabaseError: it is a database of another program.
        StoreError: it is no database that SQLite can read.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=1)) as connection:
            (application_id,) = connection.execute("PRAGMA application_id").fetchone()
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            if application_id != APPLICATION_ID and (tables or application_id):
                raise ForeignDatabaseError(f"{path} is a database of another program; Cuttings leaves it alone.")
            # Leaving the write-ahead log needs the file for oneself: whoever has it open holds a lock on it.
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise DatabaseLockedError(
                f"{path} is in use. Stop the bot, and whatever else has it open, first."
            ) from error
        raise StoreError(f"{path} cannot be opened: {error}.") from error
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path} is damaged: {error}.") from error


def remove(path: Path) -> None:
    """Delete a database file with what lies beside it, as far as it is there."""
    for each in (path, *(path.with_name(path.name + end) for end in BESIDE)):
        with suppress(FileNotFoundError):
            each.unlink()


def _existing(path: Path) -> sqlite3.Connection:
    """Open a file that must be there. Not read-only: SQLite could not read a write-ahead log left beside it, then."""
    return sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=rw", uri=True, isolation_level=None)
