"""Name indexes: found whether indexed or younger, by this process or another, and in the right scope only."""

from __future__ import annotations

import random

import pytest

from corpus.archive import open_archive
from corpus.models import SHARED, Scope
from corpus.store import name_indexes, names
from tests.conftest import NOW, draft, put

SYLLABLES = ("ba", "do", "ki", "lu", "mer", "nor", "pel", "quin", "ras", "ser", "tol", "vem", "wix", "yar", "zan")


def name(pick: random.Random) -> str:
    return " ".join("".join(pick.choice(SYLLABLES) for _ in range(3)).title() for _ in range(2))


@pytest.fixture
def many_names(monkeypatch):
    """So few names count as many that a test need not make thousands."""
    monkeypatch.setattr(names, "FEW", 3)
    monkeypatch.setattr(name_indexes, "FEWEST", 5)


async def add(archive, people, scope=SHARED):
    for person in people:
        await put(archive, draft(f"Mayor {person} opened a bridge in Tarnmouth on Monday."), scope)


async def renew(archive):
    for scope_id in (0, 1):
        await archive.database.name_indexes.renew(scope_id)


async def test_names_are_found_through_the_index_and_behind_it(archive, many_names):
    pick = random.Random(5)
    indexed, younger = ([name(pick) for _ in range(8)] for _ in range(2))
    await add(archive, indexed)
    await renew(archive)
    assert await archive.database.row("SELECT 1 FROM name_index WHERE scope = 0")
    await add(archive, younger)
    for person in (*indexed, *younger):
        match = await archive.match_name(person, SHARED)
        assert match.status == "found", person
        assert match.entities[0][1] == person
    assert (await archive.match_name("Grigori Rasputin", SHARED)).status == "not_found"


async def test_another_process_may_renew_the_index(archive, tmp_path, many_names):
    pick = random.Random(6)
    people = [name(pick) for _ in range(12)]
    await add(archive, people[:6])
    assert (await archive.match_name(people[0], SHARED)).status == "found"
    async with open_archive(tmp_path / "test.db", clock=lambda: NOW) as other:
        await add(other, people[6:])
        await renew(other)
    for person in people:
        assert (await archive.match_name(person, SHARED)).status == "found"


async def test_an_index_is_of_one_scope(archive, many_names):
    pick = random.Random(7)
    people = [name(pick) for _ in range(10)]
    await add(archive, people, Scope(77))
    await renew(archive)
    assert (await archive.match_name(people[0], Scope(77))).status == "found"
    assert (await archive.match_name(people[0], Scope(78))).status == "not_found"
    assert (await archive.match_name(people[0], SHARED)).status == "not_found"


async def test_few_new_names_are_not_worth_an_index(archive, many_names):
    await add(archive, ["Ada Quill"])
    assert not await archive.database.name_indexes.renew(0)
