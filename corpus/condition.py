"""Condition: how the database file is, for whoever runs the bot."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from corpus.store.database import newest_schema


@dataclass(frozen=True, slots=True)
class Condition:
    """How a database file is: bytes of it, of its log and free on its disk; number of its schema; SQLite's version."""

    size: int
    log: int
    free: int
    schema: int
    sqlite: str


def condition_of(path: Path) -> Condition:
    """Return the condition of an open archive's file; looks at the disk only."""
    log = path.with_name(f"{path.name}-wal")
    return Condition(
        size=path.stat().st_size,
        log=log.stat().st_size if log.exists() else 0,
        free=shutil.disk_usage(path.parent).free,
        schema=newest_schema(),
        sqlite=sqlite3.sqlite_version,
    )
