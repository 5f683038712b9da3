"""What is new to whom: each person, in each server, since they last asked."""

from __future__ import annotations

from corpus.models import SHARED, Scope
from tests.conftest import draft, put

ADA, BEN = 11, 12


async def ask(archive, user=ADA, scope=SHARED):
    found = await archive.additions(scope, user)
    await archive.note_seen(scope, user, found)
    return [passage.article.title for passage in found.passages]


async def test_the_first_time_the_newest_five_then_what_is_new(archive):
    for number in range(7):
        await put(archive, draft(f"Text {number}.", title=f"Title {number}"))
    assert await ask(archive) == [f"Title {number}" for number in (6, 5, 4, 3, 2)]
    assert await ask(archive) == []
    await put(archive, draft("Another.", title="Another", day="1999-01-01"))
    assert await ask(archive) == ["Another"]
    assert (await archive.additions(SHARED, BEN)).is_first_time


async def test_an_article_that_was_only_changed_is_not_new(archive):
    await put(archive, draft("Text.", key="bridge"))
    await ask(archive)
    await put(archive, draft("Text, changed.", key="bridge"))
    assert await ask(archive) == []


async def test_asking_in_one_server_says_nothing_about_another(archive):
    await put(archive, draft("Text."), Scope(1))
    assert await ask(archive, ADA, Scope(1)) == ["A title"]
    assert await ask(archive, ADA, Scope(2)) == []
    assert await ask(archive, BEN, Scope(1)) == ["A title"]


async def test_nothing_is_noted_until_it_was_shown(archive):
    await put(archive, draft("Text."))
    await archive.additions(SHARED, ADA)
    assert await ask(archive) == ["A title"]


async def test_many_are_counted_and_the_last_are_shown(archive):
    await ask(archive)
    for number in range(40):
        await put(archive, draft(f"Text {number}."))
    found = await archive.additions(SHARED, ADA)
    assert (found.total, len(found.passages)) == (40, 25)
