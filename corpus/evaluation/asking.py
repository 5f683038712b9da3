"""Asking: what an archive of some articles says to questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.archive import open_archive
from corpus.evaluation.gold import Row
from corpus.loading import load_files

_TODAY = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)  # after the last article; the same values on any day


async def ask_all(articles: Sequence[Path], questions: Mapping[str, str]) -> dict[str, Row]:
    """Return what an archive of the articles says to each question, as ``python -m corpus ask`` prints it.

    Args:
        articles: the files to load, into an archive that is thrown away.
        questions: by their ids, which are those of the result.
    """
    from corpus.commands.ask import ask  # imported here: the commands import this package

    with TemporaryDirectory() as folder:
        async with open_archive(Path(folder) / "articles.db", clock=lambda: _TODAY) as archive:
            async for _ in load_files(archive, articles):
                pass
            return {id_: await ask(archive, question) for id_, question in questions.items()}
