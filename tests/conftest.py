"""What tests share: an archive in a temporary folder, articles of our own, and the maintainers' data where it is."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import settings

from corpus.archive import Archive, open_archive
from corpus.models import SHARED, Draft, Published, Scope
from corpus.reading import read_draft
from corpus.store import articles, scopes
from corpus.store.articles import Stored
from corpus.store.database import Transaction

ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = ROOT.parent / "shared"
# At a desk hypothesis looks for new examples at each run; what lands is judged by the same ones every time.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")
NOW = dt.datetime(2024, 3, 1, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    """An empty archive whose clock stands at ``NOW``."""
    async with open_archive(tmp_path / "test.db", clock=lambda: NOW) as opened:
        yield opened


def without_id(text: str) -> str:
    """Return an answer without its own id, by which the same answer given twice differs."""
    return re.sub(r"(?: · )?why\? W\d+", "", text)


def draft(text: str, *, day: str | None = "2024-02-20", title: str = "A title", **fields: object) -> Draft:
    """Make a draft of a text of our own."""
    published = Published(dt.date.fromisoformat(day), "given") if day else None
    return Draft(title=title, text=text, original=text.encode(), published=published, **fields)  # type: ignore[arg-type]


async def handled() -> None:
    """Wait until the bot has done with what it heard: a command may still note something when its answer is there."""
    handlers = [task for task in asyncio.all_tasks() if task.get_name().startswith("discord.py: on_")]
    if handlers:
        await asyncio.wait(handlers, timeout=5)


async def put(archive: Archive, article: Draft, scope: Scope = SHARED) -> Stored:
    """Store a draft as the loader does."""
    reading = read_draft(article)

    def write(transaction: Transaction) -> Stored:
        number = scopes.claim(transaction, scope)
        return articles.put(transaction, number, article, reading, now=archive.clock())

    return await archive.database.write(write)
