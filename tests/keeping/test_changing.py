"""Editing, removing, restoring and undoing: what answers say next, what stays, and who may."""

from __future__ import annotations

import asyncio

import pytest

from corpus.errors import (
    ChangedMeanwhileError,
    DuplicateArticleError,
    IngestError,
    NotFoundError,
    QueryError,
    SharedArticleError,
)
from corpus.keeping import Edits
from corpus.keeping.edits import parse_edits, read_text, typed_text
from corpus.models import SHARED
from corpus.seeding import load_seeds
from tests.conftest import ROOT, draft, put
from tests.keeping.conftest import ELSEWHERE, GUILD, MOD, OPERATOR, READER, TEXT, counted

EMPTY = {
    "tally": (0, 0, 0, 0, 0), "coverage": 0, "topic": 0, "search": [], "quotes": [], "about": [], "timeline": [],
    "figures": [], "who": "not_found", "check": "not in the archive", "ask": "not in the archive", "new": [],
    "spelling": [],
}  # fmt: skip


async def test_an_edit_shows_in_the_next_answer_and_keeps_what_it_does_not_name(archive, bridge):
    changed = await archive.keeping.edit(
        MOD, bridge, Edits(parse_edits("outlet: The Lister Times published: 2019-05-14"))
    )
    article = (await archive.source(bridge, GUILD)).article
    assert (article.outlet, article.published.day.isoformat(), article.published.how) == (
        "The Lister Times",
        "2019-05-14",
        "given",
    )
    assert (article.title, article.agencies, article.ordinal) == ("A bridge opens", ("AFP",), 2)
    assert [(each.field, each.before, each.after) for each in changed.differences] == [
        ("outlet", "Lister Post", "The Lister Times"),
        ("published", "2024-02-20 (given)", "2019-05-14 (given)"),
    ]
    # "on Monday" is read against the new day.
    events = (await archive.timeline(archive.parse(""), GUILD)).events
    assert {event.first.isoformat() for event in events} == {"2019-05-13"}


async def test_a_new_text_keeps_the_numbers_of_what_it_still_says(archive, bridge):
    before = await counted(archive)
    await archive.keeping.edit(MOD, bridge, typed_text(TEXT.replace("4,000", "5,000") + "\nIt is green."))
    after = await counted(archive)
    assert after["quotes"] == before["quotes"]
    assert after["figures"] != before["figures"]
    gone = await archive.source(before["figures"][0], GUILD)
    assert not gone.is_current
    assert "4,000" in gone.passage.text
    assert (await archive.source(after["figures"][0], GUILD)).is_current


async def test_a_removed_article_is_in_no_answer_and_comes_back_whole(archive, bridge):
    before = await counted(archive)
    assert all(before.values())
    await archive.keeping.remove(MOD, bridge)
    assert await counted(archive) == EMPTY
    for reference in (bridge, *before["quotes"], *before["timeline"], *before["figures"]):
        with pytest.raises(NotFoundError, match="removed from the archive on 2024-03-01"):
            await archive.source(reference, GUILD)
    await archive.keeping.restore(MOD, bridge)
    assert await counted(archive) == before
    assert (await archive.source(before["quotes"][0], GUILD)).is_current
    assert (await archive.source(bridge, GUILD)).article.ordinal == 1


async def test_an_earlier_version_comes_back_as_the_next_one(archive, bridge):
    before = await counted(archive)
    await archive.keeping.edit(MOD, bridge, typed_text("Nothing of it is left."))
    assert not (await archive.source(before["quotes"][0], GUILD)).is_current
    await archive.keeping.restore(MOD, bridge, 1)
    assert await counted(archive) == before
    assert (await archive.source(bridge, GUILD)).article.ordinal == 3


async def test_a_removed_article_comes_back_in_an_earlier_version(archive, bridge):
    await archive.keeping.edit(MOD, bridge, Edits({"title": "Another title"}))
    await archive.keeping.remove(MOD, bridge)
    await archive.keeping.restore(MOD, bridge, 1)
    assert (await archive.source(bridge, GUILD)).article.title == "A bridge opens"


async def test_undo_takes_back_an_edit_and_a_removal_once(archive, bridge):
    before = await counted(archive)
    edited = await archive.keeping.edit(MOD, bridge, Edits({"title": "B"}))
    await archive.keeping.undo(MOD, edited.change)
    assert (await archive.source(bridge, GUILD)).article.title == "A bridge opens"
    removed = await archive.keeping.remove(MOD, bridge)
    await archive.keeping.undo(MOD, removed.change)
    assert await counted(archive) == before
    for change in (edited.change, removed.change):
        with pytest.raises(QueryError, match="undone already"):
            await archive.keeping.undo(MOD, change)
    with pytest.raises(NotFoundError):
        await archive.keeping.undo(ELSEWHERE, removed.change)


async def test_what_makes_no_sense_is_refused_and_stores_nothing(archive, bridge):
    keeping = archive.keeping
    for attempt, error in (
        (lambda: keeping.edit(MOD, bridge, Edits({"title": "A bridge opens"})), "Nothing would be different"),
        (lambda: keeping.edit(MOD, "A999", Edits({"title": "X"})), "A999 is not in the archive"),
        (lambda: keeping.edit(MOD, "Q1", Edits({"title": "X"})), "not an article"),
        (lambda: keeping.edit(MOD, "bridge", Edits({"title": "X"})), "not a reference"),
        (lambda: keeping.restore(MOD, bridge), "is in the archive, in version 1"),
        (lambda: keeping.restore(MOD, bridge, 7), "has no version 7"),
        (lambda: keeping.compare(MOD, bridge), "only one version"),
        (lambda: keeping.uncorrect(MOD, bridge), "no such correction"),
    ):
        with pytest.raises((QueryError, NotFoundError), match=error):
            await attempt()
    await keeping.remove(MOD, bridge)
    for attempt in (lambda: keeping.remove(MOD, bridge), lambda: keeping.edit(MOD, bridge, Edits({"title": "X"}))):
        with pytest.raises(QueryError, match="removed"):
            await attempt()
    (row,) = await archive.database.rows("SELECT count(*) AS changes FROM change")
    assert row["changes"] == 1


async def test_a_text_that_is_here_as_another_article_is_not_doubled(archive, bridge):
    other = await put(archive, draft("The ferry stays in the harbour."), GUILD)
    with pytest.raises(DuplicateArticleError, match=f"A{other.number} has the very same text"):
        await archive.keeping.edit(MOD, bridge, typed_text("The ferry stays in the harbour."))
    await archive.keeping.remove(MOD, bridge)
    again = await put(archive, draft(TEXT, outlet="Lister Post"), GUILD)
    with pytest.raises(DuplicateArticleError, match=f"A{again.number}"):
        await archive.keeping.restore(MOD, bridge)


async def test_of_two_at_once_one_is_told(archive, bridge):
    results = await asyncio.gather(
        *(archive.keeping.edit(MOD, bridge, Edits({"title": f"Title {number}"})) for number in range(6)),
        return_exceptions=True,
    )
    stored = [each for each in results if not isinstance(each, Exception)]
    assert stored
    assert all(isinstance(each, ChangedMeanwhileError) for each in results if isinstance(each, Exception))
    assert (await archive.source(bridge, GUILD)).article.ordinal == 1 + len(stored)
    with pytest.raises(ChangedMeanwhileError, match="since you opened the form"):
        await archive.keeping.edit(MOD, bridge, Edits({"title": "Late"}), of=1)


async def test_another_server_has_no_such_article(archive, bridge):
    keeping = archive.keeping
    for attempt in (
        lambda: keeping.edit(ELSEWHERE, bridge, Edits({"title": "X"})),
        lambda: keeping.remove(ELSEWHERE, bridge),
        lambda: keeping.restore(ELSEWHERE, bridge),
        lambda: keeping.correct(ELSEWHERE, bridge, "Wrong"),
        lambda: keeping.uncorrect(ELSEWHERE, bridge),
        lambda: keeping.card(ELSEWHERE, bridge),
        lambda: keeping.history(ELSEWHERE, bridge),
        lambda: keeping.compare(ELSEWHERE, bridge, 1, 1),
        lambda: keeping.draft(ELSEWHERE, bridge),
    ):
        with pytest.raises(NotFoundError, match=f"{bridge} is not in the archive"):
            await attempt()
    assert not (await keeping.listing(ELSEWHERE, "")).articles


async def test_shared_articles_are_the_operators(archive):
    shared = f"A{(await put(archive, draft(TEXT))).number}"
    with pytest.raises(SharedArticleError, match="only whoever runs this bot"):
        await archive.keeping.remove(MOD, shared)
    await archive.keeping.remove(OPERATOR, shared)
    assert not (await archive.search(archive.parse("bridge"), SHARED)).passages
    for keeper in (MOD, READER):  # who cannot bring it back has nothing to see of it
        with pytest.raises(NotFoundError):
            await archive.keeping.history(keeper, shared)
    assert not (await archive.keeping.listing(MOD, "is:removed")).articles
    assert len((await archive.keeping.listing(OPERATOR, "is:removed")).articles) == 1


async def test_what_a_person_decided_is_not_undone_by_loading(archive, tmp_path):
    seeds = sorted((ROOT / "seeds").glob("20*.md"))[:2]
    for seed in seeds:
        (tmp_path / seed.name).write_bytes(seed.read_bytes())
    assert len((await load_seeds(archive, tmp_path)).added) == 2
    await archive.keeping.edit(OPERATOR, "A1", Edits({"title": "Edited by hand"}))
    await archive.keeping.remove(OPERATOR, "A2")
    assert (await load_seeds(archive, tmp_path)).unchanged == 2
    for seed in seeds:
        with (tmp_path / seed.name).open("a") as file:
            file.write("\nOne more line, said the mayor.\n")
    for _ in range(2):  # each start says so, until somebody sees to it
        assert (await load_seeds(archive, tmp_path)).kept == ["A1", "A2"]
    assert (await archive.source("A1", GUILD)).article.title == "Edited by hand"
    with pytest.raises(NotFoundError):
        await archive.source("A2", GUILD)


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("outlet: DW", {"outlet": "DW"}),
        ("OUTLET: Deutsche Welle  byline: -", {"outlet": "Deutsche Welle", "byline": None}),
        ('title: "The outlet: a story" outlet: DW', {"title": "The outlet: a story", "outlet": "DW"}),
        ("title: He said “no”", {"title": "He said “no”"}),
        ("agency: AFP, AP,AFP", {"agencies": ("AFP", "AP")}),
        ("link: https://lister.test/a?url=b lang: DE", {"url": "https://lister.test/a?url=b", "language": "de"}),
        ("title: a\u202eb\x00c", {"title": "a b c"}),
        ("", {}),
    ],
)
def test_edits_are_read_as_typed(typed, values):
    assert parse_edits(typed) == values


@pytest.mark.parametrize(
    "typed",
    [
        "author: me", "just words", "outlet:", "title: -", "outlet: a outlet: b", "url: ftp://x.org", "url: x",
        "language: English", "published: soon", "published: 0700-01-01", "title: " + "x" * 301, "title: \u200b",
    ],
)  # fmt: skip
def test_edits_that_cannot_be_are_refused_in_a_sentence(typed):
    with pytest.raises(QueryError, match=r"[.!]"):
        parse_edits(typed)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b""),
        ("a.txt", b"  \n\n "),
        ("a.txt", b"%PDF-1.4"),
        ("a.exe", b"text"),
        ("a.txt", b"a\x00b"),
        ("a", b"b"),
    ],
)
def test_files_that_are_no_text_are_refused(name, data):
    with pytest.raises(IngestError):
        read_text(name, data)


def test_plain_text_is_taken_as_it_is():
    assert read_text("a.TXT", "One.\r\n\r\nTwo “quoted”.\n".encode("utf-16")).text == "One.\nTwo “quoted”."
