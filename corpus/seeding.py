"""Seeding: the articles shipped with the bot, loaded at its start as far as they are new or changed."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from corpus import ingest, loading
from corpus.archive import Archive
from corpus.models import SHARED
from corpus.store import seed_files


@dataclass(slots=True)
class SeedReport:
    """What loading the seeds folder did.

    Args:
        added, updated: references of articles that are new, or that have a new version.
        unchanged: how many files were left alone.
        kept: references of articles whose file changed but which a person edited or removed; that stands.
        missing: names of files that were loaded once and are gone; their articles are kept.
        problems: one sentence a file that could not be loaded.
    """

    added: list[str] = field(default_factory=list[str])
    updated: list[str] = field(default_factory=list[str])
    kept: list[str] = field(default_factory=list[str])
    unchanged: int = 0
    missing: list[str] = field(default_factory=list[str])
    problems: list[str] = field(default_factory=list[str])


async def load_seeds(archive: Archive, folder: Path) -> SeedReport:
    """Load the seed files of ``folder`` that are new or whose bytes changed since they were last loaded.

    A file that is gone is reported, and its article kept. A file that cannot be loaded is reported, and the others
    are loaded all the same.
    """
    report = SeedReport()
    known = await seed_files.known(archive.database)
    hashes = await asyncio.to_thread(_hashes, folder)
    changed = [folder / name for name, sha256 in hashes.items() if known.get(name) != sha256]
    report.unchanged = len(hashes) - len(changed)
    report.missing = sorted(known.keys() - hashes.keys())
    done: list[tuple[str, bytes, int]] = []
    async for loaded in loading.load_files(archive, changed, scope=SHARED, key=seed_key):
        if loaded.error is not None:
            report.problems.append(str(loaded.error))
        elif loaded.stored is not None and loaded.stored.is_kept:
            # Not noted as loaded: each start says so again until the file is as it was.
            report.kept.append(f"A{loaded.stored.number}")
        elif loaded.stored is not None:
            done.append((loaded.file.name, hashes[loaded.file.name], loaded.stored.number))
            if loaded.stored.is_changed:
                reference = f"A{loaded.stored.number}"
                (report.added if loaded.stored.is_new else report.updated).append(reference)
    # After the articles: killed in between, the next start finds them stored and only notes the files.
    await seed_files.remember(archive.database, done)
    return report


def seed_key(file: Path) -> str:
    """Return the key under which a seed file's article is known: a changed file then updates its article."""
    return f"seed:{file.name}"


def _hashes(folder: Path) -> dict[str, bytes]:
    return {file.name: hashlib.sha256(file.read_bytes()).digest() for file in ingest.seed_files(folder)}
