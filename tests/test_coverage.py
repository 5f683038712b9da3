"""Coverage: counts that stay right as articles come, change and move."""

from __future__ import annotations

import pytest

from corpus.errors import QueryError
from corpus.models import SHARED, Scope
from tests.conftest import draft, put

LONG = "The bridge of Port Lister is long. " * 30


async def cover(archive, words="", scope=SHARED):
    return await archive.coverage(archive.parse(words), scope)


async def test_everything_is_counted_by_outlet_month_and_language(archive):
    await put(archive, draft(LONG, outlet="Lister Post", day="2024-02-20"))
    await put(archive, draft(LONG + "Again.", outlet="Lister Post", day="2024-01-20"))
    await put(archive, draft("Kurz.", outlet=None, day=None, language="de"))
    found = await cover(archive)
    assert (found.articles, found.of_all, found.undated, found.short) == (3, 3, 1, 1)
    assert found.outlets == (("Lister Post", 2), ("", 1))
    assert found.months == {("Lister Post", "2024-02"): 1, ("Lister Post", "2024-01"): 1}
    assert found.languages == (("en", 2), ("de", 1))


async def test_a_new_version_is_counted_once_where_it_is_now(archive):
    await put(archive, draft(LONG, outlet="Lister Post", day="2024-02-20", key="bridge"))
    await put(archive, draft(LONG, outlet="Quell Gazette", day="2020-02-20", key="bridge"))
    found = await cover(archive)
    assert found.months == {("Quell Gazette", "2020-02"): 1}


async def test_a_topic_counts_the_articles_that_hold_all_its_words(archive):
    await put(archive, draft("A bridge and a ferry.", outlet="Lister Post"))
    await put(archive, draft("A bridge.", outlet="Quell Gazette"))
    found = await cover(archive, "ferries bridge")
    assert (found.articles, found.of_all, found.outlets) == (1, 2, (("Lister Post", 1),))
    assert (await cover(archive, "bridge -ferry")).outlets == (("Quell Gazette", 1),)
    assert (await cover(archive, "zeppelin")).articles == 0


async def test_outlet_and_days_narrow_it(archive):
    await put(archive, draft("A bridge.", outlet="Lister Post", day="2024-02-20"))
    await put(archive, draft("A ferry.", outlet="Quell Gazette", day="2020-02-20"))
    for words in ("from: Lister Post", "after:2021", "bridge from: Lister Post", "bridge after:2021"):
        assert (await cover(archive, words)).outlets == (("Lister Post", 1),), words


async def test_a_topic_of_common_words_is_refused(archive):
    with pytest.raises(QueryError):
        await cover(archive, "the of and")


async def test_each_server_sees_its_own_and_the_shared(archive):
    await put(archive, draft("A bridge."))
    await put(archive, draft("A ferry."), Scope(1))
    assert [(await cover(archive, "", scope)).articles for scope in (SHARED, Scope(1), Scope(2))] == [1, 2, 1]
    assert (await cover(archive, "ferry", Scope(2))).articles == 0


async def test_days_in_plain_words_are_days(archive):
    await put(archive, draft("A bridge and a ferry.", outlet="Lister Post", day="2024-02-20"))
    await put(archive, draft("A bridge.", outlet="Quell Gazette", day="2019-02-20"))
    assert (await cover(archive, "bridge in 2019")).outlets == (("Quell Gazette", 1),)
    assert (await cover(archive, "since 2020")).outlets == (("Lister Post", 1),)
