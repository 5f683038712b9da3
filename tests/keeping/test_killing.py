"""A bot killed while moderators edit, remove, restore and correct: nothing half done, nothing confirmed lost."""

from __future__ import annotations

import asyncio
import random
from multiprocessing.connection import Connection
from pathlib import Path

from corpus.archive import open_archive
from corpus.errors import CorpusError
from corpus.keeping import Edits, Keeping
from corpus.keeping.edits import typed_text
from tests.conftest import draft, put
from tests.keeping.conftest import GUILD, MOD, TEXT
from tests.killing import killed, needs_sigkill, problems, times

ARTICLES = 6


def moderate(path: Path, seed: int, confirm: Connection) -> None:
    """Change articles at random until killed, and confirm each change."""
    asyncio.run(_moderate(path, random.Random(seed), confirm))


async def _moderate(path: Path, choices: random.Random, confirm: Connection) -> None:
    async with open_archive(path) as archive:
        while True:
            article = f"A{choices.randint(1, ARTICLES)}"
            try:
                changed = await _change(archive.keeping, article, choices)
            except CorpusError:
                continue  # it was removed, or was not
            confirm.send((changed.change, article, changed.article.ordinal, changed.article.title))


async def _change(keeping: Keeping, article: str, choices: random.Random):
    number = choices.randrange(10**9)
    match choices.randrange(6):
        case 0:
            return await keeping.edit(MOD, article, Edits({"title": f"Title {number}"}))
        case 1:
            return await keeping.edit(MOD, article, typed_text(f"{TEXT}\nThe number was {number}, Quill said."))
        case 2:
            return await keeping.remove(MOD, article)
        case 3:
            return await keeping.restore(MOD, article)
        case 4:
            return await keeping.correct(MOD, article, f"It was {number}.")
        case _:
            return await keeping.uncorrect(MOD, article)


@needs_sigkill
async def test_killed_at_random_moments(tmp_path):
    path = tmp_path / "killed.db"
    async with open_archive(path) as archive:
        for number in range(ARTICLES):
            await put(archive, draft(f"{TEXT}\nIt has {number} lanes.", title=f"Title {number}"), GUILD)
    confirmations = 0
    for confirmed in killed(moderate, path, times=times(6, 200), seed=71):
        confirmations += len(confirmed)
        async with open_archive(path) as archive:
            assert await problems(archive) == []
            rows = archive.database.rows
            changes = {row["number"]: row["subject"] for row in await rows("SELECT number, subject FROM change")}
            titles = {
                (f"A{row['article']}", row["ordinal"]): row["title"]
                for row in await rows("SELECT article, ordinal, title FROM version")
            }
            for change, article, ordinal, title in confirmed:
                assert changes[change] == article
                assert titles[article, ordinal] == title
            assert await state(archive) == await told(archive)
    assert confirmations


async def state(archive):
    """What each article is: how many versions it has, whether it is removed, how many corrections are in force."""
    rows = await archive.database.rows(
        """SELECT number, (SELECT count(*) FROM version WHERE article = number) AS versions, current IS NULL AS removed,
            (SELECT count(*) FROM correction WHERE article = article.number AND withdrawn_at IS NULL) AS corrections
        FROM article"""
    )
    return {f"A{row['number']}": tuple(row)[1:] for row in rows}


async def told(archive):
    """The same, as the record of changes tells it."""
    found = {f"A{number}": [1, 0, 0] for number in range(1, ARTICLES + 1)}
    for row in await archive.database.rows("SELECT subject, action FROM change ORDER BY number"):
        article = found[row["subject"]]
        match row["action"]:
            case "article edit":
                article[0] += 1
            case "article remove" | "article restore":
                article[1] = int(row["action"] == "article remove")
            case "article correct":
                article[2] += 1
            case "article uncorrect":
                article[2] -= 1
    return {article: tuple(values) for article, values in found.items()}
