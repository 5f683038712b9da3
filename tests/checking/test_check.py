"""Checking against the archive: found through the index, seen by whom, with speaker and source."""

from __future__ import annotations

import pytest

from corpus.errors import QueryError
from corpus.models import SHARED, Scope
from corpus.reindexing import reindex
from tests.conftest import draft, put

TEXT = (
    "The mayor of Port Lister, Ada Quill, opened the new bridge on Monday.\n"
    '"This bridge took nine years, and it will not last a hundred," Quill said on Monday.\n'
    "It will rain tomorrow. I will not resign."
)
QUOTATION = "This bridge took nine years, and it will not last a hundred"


async def verdict(archive, quotation, scope=SHARED):
    return (await archive.check(quotation, scope)).verdict


async def test_the_speaker_and_the_quotation_are_shown(archive):
    stored = await put(archive, draft(TEXT))
    found = await archive.check(f"“{QUOTATION}”", SHARED)
    assert (found.verdict, found.quotation) == ("exact", QUOTATION)
    assert found.quote.speaker == "Ada Quill"
    assert found.passage.article.number == stored.number
    assert found.sentence.text.endswith("Quill said on Monday.")


async def test_the_speaker_is_who_said_it_and_not_who_passed_it_on(archive):
    told = "According to a council statement, Quill told Tom Vane that “the old bridge, shut for years, will be sold.”"
    await put(archive, draft(f"{TEXT} {told}"))
    assert (await archive.check("the old bridge, shut for years, will be sold", SHARED)).quote.speaker == "Ada Quill"


async def test_the_articles_own_words_have_no_speaker(archive):
    await put(archive, draft(TEXT))
    found = await archive.check("Ada Quill, opened the new bridge on Monday", SHARED)
    assert (found.verdict, found.quote) == ("exact", None)


async def test_a_quotation_of_one_telling_word_is_found(archive):
    await put(archive, draft(TEXT))
    assert await verdict(archive, "I will not resign") == "exact"
    assert await verdict(archive, "I will never resign") == "altered"
    assert await verdict(archive, "I will have to resign") == "negation changed"


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("nine years", "cannot check"),
        ("that is what it was", "cannot check"),
        ("a bridge over the river Quell", "not in the archive"),
        ("???? !!!! ….", "cannot check"),
        ("", "cannot check"),
    ],
)
async def test_what_cannot_be_told(archive, quotation, expected):
    await put(archive, draft(TEXT))
    found = await archive.check(quotation, SHARED)
    assert found.verdict == expected
    assert bool(found.why) == (expected == "cannot check")


async def test_words_of_too_many_articles_cannot_be_checked(archive):
    filler = "and so on it went for many a day in the long report " * 20
    for number in range(70):
        await put(archive, draft(f"Item {number}: a red fox. {filler} One fox, blue. {filler} Another blue fox."))
    found = await archive.check("the red fox and the blue fox", SHARED)
    assert found.verdict == "cannot check"
    assert "too many articles" in found.why


async def test_filters_behind_the_quotation(archive):
    await put(archive, draft(TEXT, outlet="Lister Post", day="2024-02-20"))
    assert await verdict(archive, f'"{QUOTATION}" from:"Lister Post" after:2023') == "exact"
    assert await verdict(archive, f'"{QUOTATION}" from:DW') == "not in the archive"
    assert await verdict(archive, f'"{QUOTATION}" before:2020') == "not in the archive"
    with pytest.raises(QueryError):
        await archive.check(f'"{QUOTATION}" before:yesteryear', SHARED)


async def test_whoever_is_named_is_compared_with_the_speaker(archive):
    await put(archive, draft(TEXT + "\nBen Marsh, a councillor, disagreed."))
    for name, expected in (("Quill", True), ("Ben Marsh", False), ("Zamboanga", False)):
        assert (await archive.check(f'"{QUOTATION}" by:"{name}"', SHARED)).is_theirs is expected, name
    assert (await archive.check('"Ada Quill, opened the new bridge on Monday" by:Quill', SHARED)).is_theirs is None


async def test_a_quotation_may_hold_what_looks_like_a_filter(archive):
    await put(archive, draft("The letter read: from: the mayor to: the people of Lister, with -40 degrees outside."))
    assert await verdict(archive, "from: the mayor to: the people of Lister, with -40 degrees") == "exact"
    assert await verdict(archive, "from: the mayor to: the people of Lister, with 40 degrees") == "number changed"


async def test_too_long_a_quotation_is_refused_with_the_limit(archive):
    with pytest.raises(QueryError, match="2,000"):
        await archive.check("word " * 500, SHARED)


async def test_every_article_that_has_it_is_named_the_oldest_first(archive):
    await put(archive, draft(TEXT + "\nLater.", day="2024-02-21"))
    await put(archive, draft(TEXT, day="2024-02-19"))
    found = await archive.check(QUOTATION, SHARED)
    assert found.passage.article.published.day.day == 19
    assert [passage.article.published.day.day for passage in found.also] == [21]


async def test_another_servers_article_is_not_seen(archive):
    await put(archive, draft(TEXT), Scope(1))
    assert await verdict(archive, QUOTATION, Scope(1)) == "exact"
    assert await verdict(archive, QUOTATION, Scope(2)) == "not in the archive"
    assert await verdict(archive, QUOTATION) == "not in the archive"


async def test_a_new_version_replaces_the_old_words(archive):
    await put(archive, draft(TEXT, key="bridge"))
    await put(archive, draft(TEXT.replace("nine years", "ten years"), key="bridge"))
    assert await verdict(archive, QUOTATION) == "number changed"
    assert await verdict(archive, QUOTATION.replace("nine", "ten")) == "exact"


async def test_reindexing_keeps_the_index(archive):
    await put(archive, draft(TEXT))
    await reindex(archive)
    assert await verdict(archive, QUOTATION) == "exact"
    check = "INSERT INTO article_grams (article_grams) VALUES ('integrity-check')"
    await archive.database.write(lambda transaction: transaction.run(check))
