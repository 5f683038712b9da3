"""Articles: new, unchanged, changed, twice the same; seen by whom; references that stay."""

from __future__ import annotations

import dataclasses

import pytest

from corpus.errors import DuplicateArticleError
from corpus.models import SHARED, Scope
from corpus.reading import read_draft
from corpus.reindexing import reindex
from corpus.store import articles, full_text, quotes, scopes, token_grams
from corpus.store.postings import Match
from corpus.text.grams import grams
from tests.conftest import NOW, draft, put

TEXT = (
    "The mayor of Port Lister, Ada Quill, opened the new bridge on Monday.\n"
    '"This bridge took nine years," Quill said on Monday. "It will last a hundred."\n'
    "About 4,000 people came to the opening."
)


async def stored_quotes(archive, version):
    return await quotes.of_versions(archive.database, [scopes.SHARED_ID], [version])


async def test_a_new_article_can_be_read_back(archive):
    stored = await put(archive, draft(TEXT, title="A bridge opens", outlet="Lister Post", agencies=("AFP",)))
    article = await archive.article(stored.number, SHARED)
    assert stored.is_new
    assert (article.title, article.outlet, article.agencies) == ("A bridge opens", "Lister Post", ("AFP",))
    assert (await articles.texts(archive.database, [stored.version]))[stored.version] == TEXT


async def test_the_same_draft_under_its_key_changes_nothing(archive):
    first = await put(archive, draft(TEXT, key="bridge"))
    second = await put(archive, draft(TEXT, key="bridge"))
    assert (second.number, second.version) == (first.number, first.version)
    assert not second.is_changed


async def test_a_changed_draft_is_a_new_version_of_the_same_article(archive):
    first = await put(archive, draft(TEXT, key="bridge"))
    second = await put(archive, draft(TEXT + "\nIt is green.", key="bridge"))
    assert second.number == first.number
    assert second.version != first.version
    article = await archive.article(first.number, SHARED)
    assert (article.ordinal, article.is_current) == (2, True)


async def test_the_same_text_without_a_key_is_refused_with_the_reference(archive):
    first = await put(archive, draft(TEXT))
    with pytest.raises(DuplicateArticleError) as refusal:
        await put(archive, draft(TEXT, title="Another title"))
    assert refusal.value.reference == f"A{first.number}"


async def test_a_changed_date_moves_the_article(archive):
    await put(archive, draft(TEXT, day="2024-02-20", key="bridge"))
    await put(archive, draft(TEXT, day="2019-02-20", key="bridge"))
    found = await archive.search(archive.parse("bridge before:2020"), SHARED)
    assert [passage.article.published.day.year for passage in found.passages] == [2019]
    assert not (await archive.search(archive.parse("bridge after:2020"), SHARED)).passages


async def test_a_new_version_replaces_the_old_words_in_search(archive):
    await put(archive, draft(TEXT + "\nA zeppelin flew over it.", key="bridge"))
    await put(archive, draft(TEXT + "\nA balloon flew over it.", key="bridge"))
    assert not (await archive.search(archive.parse("exact: zeppelin"), SHARED)).passages
    assert (await archive.search(archive.parse("balloon"), SHARED)).passages


async def test_quotations_keep_their_numbers_in_a_new_version(archive):
    first = await put(archive, draft(TEXT, key="bridge"))
    before = {quote.number for quote in await stored_quotes(archive, first.version)}
    second = await put(archive, draft("A new first line stands here.\n" + TEXT, key="bridge"))
    after = await stored_quotes(archive, second.version)
    assert before
    assert {quote.number for quote in after} == before


async def test_a_quotation_that_is_gone_still_answers_and_says_so(archive):
    first = await put(archive, draft(TEXT, key="bridge"))
    (quote, *_) = await stored_quotes(archive, first.version)
    await put(archive, draft("Nothing of it is left.", key="bridge"))
    source = await archive.source(f"Q{quote.number}", SHARED)
    assert not source.is_current
    assert "nine years" in source.passage.text


async def test_reindex_keeps_every_reference(archive):
    stored = await put(archive, draft(TEXT, key="bridge"))

    async def everything():
        tables = {}
        for table in ("quote", "event", "figure"):
            rows = await archive.database.rows(f"SELECT * FROM {table} WHERE version = ?", (stored.version,))
            tables[table] = sorted(tuple(row) for row in rows)
        tables["spelling"] = sorted(
            tuple(row) for row in await archive.database.rows("SELECT entity, text, mentions FROM spelling")
        )
        tables["tally"] = sorted(tuple(row) for row in await archive.database.rows("SELECT * FROM tally"))
        return tables

    before = await everything()
    assert all(before.values())
    assert await reindex(archive) == 1
    assert await everything() == before


@pytest.mark.parametrize("scope", [SHARED, Scope(2)])
async def test_one_servers_article_shows_nowhere_else(archive, scope):
    stored = await put(archive, draft(TEXT), Scope(1))
    (quote, *_) = await stored_quotes(archive, stored.version)
    assert await archive.article(stored.number, scope) is None
    assert not (await archive.search(archive.parse("bridge"), scope)).passages
    assert not (await archive.quotes(archive.parse("about bridge"), scope)).quotes
    assert not (await archive.timeline(archive.parse(""), scope)).events
    assert (await archive.match_name("Quill", scope)).status == "not_found"
    assert (await archive.ask(archive.parse("Who opened the bridge in Port Lister?"), scope)).status != "answered"
    assert (await archive.holdings(scope)).articles == 0
    for reference in (f"A{stored.number}", f"Q{quote.number}", "E1"):
        with pytest.raises(Exception, match="not in the archive"):
            await archive.source(reference, scope)
    assert await archive.article(stored.number, Scope(1)) is not None
    assert (await archive.quotes(archive.parse("Quill"), Scope(1))).quotes


async def test_a_server_does_not_rename_or_respell_a_shared_name(archive):
    await put(archive, draft("Boris Tarn spoke in Port Lister. Tarn said little."))
    await put(archive, draft("Boris Ivanovich Tarn spoke again in Port Lister."), Scope(1))
    match = await archive.match_name("Boris Tarn", SHARED)
    card = await archive.card(match, SHARED)
    assert card.name == "Boris Tarn"
    assert all("Ivanovich" not in spelling for spelling, _ in card.spellings)


async def test_outlet_agency_and_byline_are_names_too_and_go_with_their_article(archive):
    credited = {"outlet": "Lister Post", "agencies": ("Coast Press",), "byline": "Ada Moreno"}
    await put(archive, draft(TEXT, key="bridge", **credited))
    for name in ("Lister Post", "Coast Press", "Ada Moreno"):
        match = await archive.match_name(name, SHARED)
        assert match.status == "found", name
        assert (await archive.card(match, SHARED)).articles == 1
    await put(archive, draft(TEXT, key="bridge"))
    for name in ("Lister Post", "Coast Press", "Ada Moreno"):
        assert (await archive.match_name(name, SHARED)).status == "not_found", name


async def test_the_ids_of_a_day_follow_one_another(archive):
    first = await put(archive, draft("One thing happened."))
    second = await put(archive, draft("Another thing happened."))
    assert second.version == first.version + 1


def test_a_fingerprint_is_of_everything_a_draft_says():
    original = draft("Some text.")
    for change in (
        {"title": "B"},
        {"text": "Other."},
        {"outlet": "X"},
        {"agencies": ("AP",)},
        {"url": "https://x.example"},
    ):
        assert articles.fingerprint_of(dataclasses.replace(original, **change)) != articles.fingerprint_of(original)


async def test_scopes_are_numbered_as_servers_come(archive):
    asked = [Scope(10**18), Scope(5), Scope(10**18), SHARED]
    numbers = await archive.database.write(lambda transaction: [scopes.claim(transaction, scope) for scope in asked])
    assert numbers == [1, 2, 1, 0]


async def test_what_goes_in_and_out_within_a_transaction_is_found_as_it_ends(archive):
    def write(transaction):
        for day, words in (
            ("2024-02-20", "herons nested"),
            ("2024-02-18", "otters swam"),
            ("2024-02-20", "owls slept"),
        ):
            key = day  # the third is a new version of the first, and the second has an earlier number
            made = draft(f"Near the bridge {words} on Monday.", day=day, key=key)
            articles.put(transaction, scopes.SHARED_ID, made, read_draft(made), now=NOW)

    await archive.database.write(write)
    ranges = await scopes.ranges(archive.database, SHARED)
    found = {
        word: len(await full_text.matching(archive.database, ranges, Match(((word,),)), 9))
        for word in ("bridge", "herons", "otters", "owls")
    }
    assert found == {"bridge": 2, "herons": 0, "otters": 1, "owls": 1}
    pairs = {
        words: await token_grams.holding_all(archive.database, ranges, grams(words), 9)
        for words in ("herons nested", "otters swam", "owls slept")
    }
    assert {words: len(versions) for words, versions in pairs.items()} == {
        "herons nested": 0,
        "otters swam": 1,
        "owls slept": 1,
    }


async def test_a_transaction_that_fails_indexes_nothing(archive):
    def write(transaction):
        made = draft("Herons nested near the bridge on Monday.")
        articles.put(transaction, scopes.SHARED_ID, made, read_draft(made), now=NOW)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await archive.database.write(write)
    ranges = await scopes.ranges(archive.database, SHARED)
    assert await full_text.matching(archive.database, ranges, Match((("herons",),)), 9) == []
