"""Backups: whole copies of the archive in a folder, made while the bot works, the newest few kept.

A copy gets its final name only when it is complete on the disk and has been opened and found whole; until then it ends
in ``.part``.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import re
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from corpus.errors import BackupError, DatabaseLockedError, ForeignDatabaseError, StoreError
from corpus.store import copying

PART = ".part"
SPARE = 16 * 2**20  # bytes that shall stay free on the disk
ABANDONED = 24 * 3600  # seconds after which half a copy is nobody's any more
_STAMP = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"cuttings-(\d{8}-\d{6})\.db")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: its file, when it was made (UTC, by its name) and its size in bytes."""

    path: Path
    made_at: dt.datetime
    size: int


class Backups:
    """The backups of an archive.

    Args:
        database: the archive's file.
        folder: where backups are; made when it is not there.
        kept: how many are kept, the newest ones; 0 keeps all.
        clock: returns the present moment.
    """

    def __init__(self, database: Path, folder: Path, kept: int, clock: Callable[[], dt.datetime]) -> None:
        self.folder = folder
        self.kept = kept
        self._database = database
        self._clock = clock
        self._one_at_a_time = asyncio.Lock()

    async def make(self) -> Backup:
        """Make a backup, see that it is whole, and delete those that are too many.

        Raises:
            BackupError: it cannot be made; the text says why. What was there before is untouched.
        """
        async with self._one_at_a_time:
            return await _in_own_thread(self._make)

    async def listed(self) -> list[Backup]:
        """Return the backups, newest first."""
        return await asyncio.to_thread(self._listed)

    async def find(self, name: str) -> Backup:
        """Return the backup of a name.

        Raises:
            BackupError: there is none.
        """
        for backup in await self.listed():
            if name == backup.path.name:
                return backup
        raise BackupError(f"There is no backup “{name[:100]}”. `!backup list` shows what there is.")

    async def problem_of(self, backup: Backup) -> str | None:
        """Return what is wrong with a backup, as the end of a sentence; ``None`` if it is whole."""
        return await _in_own_thread(lambda is_stopped: copying.problem_of(backup.path, is_stopped))

    def _make(self, is_stopped: Callable[[], bool]) -> Backup:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._sweep()
            target = self._free_name()
            part = target.with_name(target.name + PART)
            self._check_room()
            try:
                copying.copy(self._database, part, is_stopped)
                problem = copying.problem_of(part, is_stopped)
                if problem is not None:
                    raise BackupError(f"The copy {problem}. The archive itself may be damaged; look at your disk.")
                part.replace(target)
            except BaseException:
                copying.remove(part)
                raise
            _sync_folder(self.folder)
            made = next(each for each in self._listed() if each.path == target)
            # Not by age alone: a clock that was set back would have the newest one deleted.
            others = [each for each in self._listed() if each.path != target]
            for old in others[self.kept - 1 :] if self.kept else ():
                copying.remove(old.path)
        except (OSError, sqlite3.Error) as error:
            raise BackupError(f"No backup could be made in {self.folder}: {error}.") from error
        return made

    def _listed(self) -> list[Backup]:
        found: list[Backup] = []
        for path in self.folder.glob("cuttings-*.db"):
            if (named := _NAME.fullmatch(path.name)) is not None:
                with suppress(ValueError, OSError):  # a name of no date, or deleted just now
                    made_at = dt.datetime.strptime(named[1], _STAMP).replace(tzinfo=dt.UTC)
                    found.append(Backup(path, made_at, path.stat().st_size))
        return sorted(found, key=lambda backup: backup.made_at, reverse=True)

    def _free_name(self) -> Path:
        moment = self._clock().astimezone(dt.UTC)
        while (path := self.folder / f"cuttings-{moment.strftime(_STAMP)}.db").exists():
            moment += dt.timedelta(seconds=1)
        return path

    def _check_room(self) -> None:
        needed = self._database.stat().st_size + SPARE
        free = shutil.disk_usage(self.folder).free
        if free < needed:
            raise BackupError(
                f"There is no room for a backup in {self.folder}: {needed // 2**20:,} MB are needed and "
                f"{free // 2**20:,} MB are free. Make room, or choose another folder with CUTTINGS_BACKUPS."
            )

    def _sweep(self) -> None:
        """Delete what a backup left that was killed."""
        for part in self.folder.glob(f"cuttings-*.db{PART}"):
            with suppress(OSError):
                if time.time() - part.stat().st_mtime > ABANDONED:
                    copying.remove(part)


def restore(backup: Path, database: Path, now: dt.datetime) -> Path | None:
    """Put a backup in the place of the archive; blocks.

    The backup is looked through before anything is touched, and what it replaces is kept beside it.

    Returns:
        Where the replaced archive is now; ``None`` if there was none.

    Raises:
        BackupError: the backup is not whole; nothing was changed.
        DatabaseLockedError: a bot, or another program, has the archive open; nothing was changed.
        ForeignDatabaseError: what would be replaced is no archive of Cuttings; nothing was changed.
    """
    if not backup.is_file():
        raise BackupError(f"There is no file {backup}.")
    if backup.resolve() == database.resolve():
        raise BackupError(f"{backup} is the archive itself. Name a backup.")
    fresh = database.with_name(f"{database.name}.restoring")
    try:
        _check(backup)
        database.parent.mkdir(parents=True, exist_ok=True)
        copying.remove(fresh)
        try:
            copying.copy(backup, fresh, lambda: False)
            _check(fresh)
            kept = _keep(database, now) if database.exists() else None
            fresh.replace(database)
        except BaseException:
            copying.remove(fresh)
            raise
        _sync_folder(database.parent)
    except (OSError, sqlite3.Error) as error:
        raise BackupError(f"{backup} could not be put in the place of {database}: {error}.") from error
    return kept


def _check(path: Path) -> None:
    problem = copying.problem_of(path)
    if problem is not None:
        raise BackupError(f"{path} {problem}. Nothing was changed; choose another backup.")


def _keep(database: Path, now: dt.datetime) -> Path:
    """Give the archive a second name, and take away what lies beside it, which would spoil the one that comes."""
    stamp = now.astimezone(dt.UTC).strftime(_STAMP)
    kept = database.with_name(f"{database.stem}-replaced-{stamp}{database.suffix}")
    if kept.exists():
        raise BackupError(f"{kept} is there already. Try again in a second.")
    try:
        copying.fold(database)
    except (DatabaseLockedError, ForeignDatabaseError):
        raise
    except StoreError:
        pass  # damaged: the reason to restore, most likely; it is kept as it is
    try:
        kept.hardlink_to(database)  # there is no moment without an archive, then
    except OSError:
        database.rename(kept)
    for end in copying.BESIDE:
        with suppress(FileNotFoundError):
            database.with_name(database.name + end).rename(kept.with_name(kept.name + end))
    return kept


def _sync_folder(folder: Path) -> None:
    """See that a new name is on the disk; Windows, which cannot, does so by itself."""
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


async def _in_own_thread(work: Callable[[Callable[[], bool]], T]) -> T:
    """Run what takes long in a thread of its own, and have it stop when the caller is cancelled."""
    stopped = threading.Event()
    threads = ThreadPoolExecutor(1, thread_name_prefix="backup")
    try:
        return await asyncio.get_running_loop().run_in_executor(threads, work, stopped.is_set)
    except asyncio.CancelledError:
        stopped.set()
        raise
    finally:
        threads.shutdown(wait=False)
