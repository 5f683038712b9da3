"""A bot killed while additions are confirmed: no half article, nothing lost that was confirmed, nothing twice."""

from __future__ import annotations

import asyncio
import random
from multiprocessing.connection import Connection
from pathlib import Path

from corpus import adding
from corpus.archive import open_archive
from corpus.auditing import Actor
from corpus.models import Fetch, Scope
from corpus.pending import Candidate
from tests.adding.test_adding import GUILD, ORIGIN, TEXT
from tests.conftest import NOW, draft
from tests.killing import killed, needs_sigkill, problems, times

MODERATOR = Actor(5, "Mod")


async def here(function, *arguments):
    """Read in this process: another one would take longer to start than this one lives."""
    return function(*arguments)


def add(path: Path, seed: int, confirm: Connection) -> None:
    """Accept what waits until killed, propose more when nothing does, and confirm each decision."""
    adding.apart = here
    asyncio.run(_add(path, random.Random(seed), confirm))


async def _add(path: Path, choices: random.Random, confirm: Connection) -> None:
    async with open_archive(path) as archive:
        while True:
            rows = await archive.database.rows("SELECT number FROM pending WHERE outcome IS NULL ORDER BY number")
            for row in rows:
                waiting = await archive.adding.get(GUILD, row["number"])
                done, _ = await archive.adding.accept(waiting, MODERATOR)
                confirm.send((done.number, [article.article for article in done.articles]))
            pending = await archive.adding.propose(GUILD, ORIGIN, [_candidate(choices) for _ in range(3)])
            confirm.send((pending.number, None))


def _candidate(choices: random.Random) -> Candidate:
    number = choices.randrange(10**12)
    article = draft(f"{TEXT}\nThe number was {number}, Orla Venn said.", url=f"https://herald.example/{number}")
    return Candidate(article, f"{number}.html", Fetch(f"https://herald.example/{number}", NOW))


@needs_sigkill
async def test_killed_at_random_moments(tmp_path):
    path = tmp_path / "killed.db"
    async with open_archive(path):
        pass
    proposed: set[int] = set()
    added: dict[int, list[int]] = {}
    for confirmed in killed(add, path, times=times(6, 200), seed=56):
        for number, articles in confirmed:
            if articles is None:
                proposed.add(number)
            else:
                added[number] = articles
        async with open_archive(path) as archive:
            assert await problems(archive) == []
            assert proposed | added.keys() <= {
                row[0] for row in await archive.database.rows("SELECT number FROM pending")
            }
            for number, articles in added.items():
                pending = await archive.adding.get(GUILD, number)
                assert [article.article for article in pending.articles] == articles
                assert pending.outcome == "added"
            await check_whole(archive)
    assert added


async def check_whole(archive) -> None:
    """Each article has its version, bytes, words, derived rows, address, fetch and record, and was waited for once."""
    rows = archive.database.rows
    numbers = {row["number"] for row in await rows("SELECT number FROM article")}
    for table in (
        "SELECT article FROM version JOIN original ON original.sha256 = original_sha256",
        "SELECT article FROM version JOIN article_words_docsize AS words ON words.id = version.id",
        "SELECT article FROM version JOIN article_grams_docsize AS grams ON grams.id = version.id",
        "SELECT DISTINCT article FROM version JOIN quote ON quote.version = version.id",
        "SELECT article FROM version JOIN version_url ON version_url.version = version.id",
        "SELECT article FROM article_fetch",
        "SELECT article FROM pending_article WHERE article IS NOT NULL",
        "SELECT CAST(substr(subject, 2) AS INTEGER) AS article FROM change WHERE action = 'article add'",
    ):
        found = [row["article"] for row in await rows(table)]
        assert sorted(found) == sorted(numbers), table
    assert (await archive.holdings(Scope(GUILD))).articles == len(numbers)
