"""Corrections: the banner of an article, and which earlier answers are told of one: once, whatever happens."""

from __future__ import annotations

import asyncio
import datetime as dt
import json

import pytest

from corpus.__main__ import main
from corpus.archive import open_archive
from corpus.errors import QueryError
from corpus.models import SHARED, Article, Scope
from corpus.results import found_in
from tests.conftest import NOW, draft, put
from tests.keeping.conftest import GUILD, MOD, OPERATOR, TEXT


async def shown(archive, question, message, *, channel=9, guild=GUILD.guild_id):
    """Ask, and note that a message shows the answer."""
    found = await archive.quotes(archive.parse(question), Scope(guild))
    await archive.keeping.notices.note_shown(found, message=message, channel=channel, guild=guild)


async def due(archive):
    """All notices that are due, claimed."""
    found = []
    while (notice := await archive.keeping.notices.next_due()) is not None:
        found.append((notice.notice.message, notice.notice.guild, notice.correction.kind, notice.correction.text))
    return found


async def test_of_several_corrections_all_stand_and_a_retraction_stands_alone(archive, bridge):
    keeping = archive.keeping

    async def correction():
        return (await archive.source(bridge, GUILD)).article.correction

    assert await correction() is None
    await keeping.correct(MOD, bridge, "One. https://lister.test/1")
    await keeping.correct(MOD, bridge, "Two.")
    both = await correction()
    assert (both.kind, both.text, both.url, both.day) == (
        "corrected",
        "One. · Two.",
        "https://lister.test/1",
        NOW.date(),
    )
    retracted = await keeping.correct(MOD, bridge, "All of it.", "retracted")
    assert (await correction()).kind == "retracted"
    assert (await correction()).text == "All of it."
    await keeping.undo(MOD, retracted.change)
    assert await correction() == both
    with pytest.raises(QueryError, match="no such correction"):
        await keeping.undo(MOD, retracted.change)
    await keeping.uncorrect(MOD, bridge)
    assert (await correction()).text == "One."
    await keeping.uncorrect(MOD, bridge)
    assert await correction() is None


async def test_a_correction_stays_when_the_article_is_edited_removed_and_restored(archive, bridge):
    await archive.keeping.correct(MOD, bridge, "Wrong.")
    quotation = (await archive.quotes(archive.parse("Quill"), GUILD)).quotes[0].reference
    await archive.keeping.remove(MOD, bridge)
    await archive.keeping.restore(MOD, bridge)
    assert (await archive.source(quotation, GUILD)).article.correction.text == "Wrong."


@pytest.mark.parametrize("note", ["", " ", "\u200b\u202e", "https://lister.test/only", "x" * 301, "…"])
async def test_a_note_must_say_something_and_not_too_much(archive, bridge, note):
    with pytest.raises(QueryError, match=r"Say|may have"):
        await archive.keeping.correct(MOD, bridge, note)


async def test_each_answer_of_the_last_days_is_told_once(archive, bridge):
    await shown(archive, "Quill", 1)
    await shown(archive, "Quill", 1)  # a page was turned
    await shown(archive, "about nothing", 2)
    await shown(archive, "Quill", 3, channel=10)
    await archive.keeping.correct(MOD, bridge, "Wrong.")
    assert await due(archive) == [(1, 71, "corrected", "Wrong."), (3, 71, "corrected", "Wrong.")]
    assert await due(archive) == []
    await archive.keeping.correct(MOD, bridge, "All of it.", "retracted")
    assert [message for message, *_ in await due(archive)] == [1, 3]


async def test_old_answers_and_what_was_taken_back_are_not_told(tmp_path):
    moment = NOW
    async with open_archive(tmp_path / "a.db", clock=lambda: moment) as archive:
        await put(archive, draft(TEXT), GUILD)
        await shown(archive, "Quill", 1)
        moment = NOW + dt.timedelta(days=20)
        await shown(archive, "Quill", 2)
        moment = NOW + dt.timedelta(days=31)
        await archive.keeping.correct(MOD, "A1", "Wrong.")
        assert [message for message, *_ in await due(archive)] == [2]
        await shown(archive, "Quill", 3)
        (row,) = await archive.database.rows("SELECT count(*) AS messages FROM shown")
        assert row["messages"] == 2  # the oldest is forgotten
        await archive.keeping.correct(MOD, "A1", "Wrong again.")
        await archive.keeping.uncorrect(MOD, "A1")
        assert await due(archive) == []


async def test_a_notice_that_was_claimed_is_never_claimed_again(tmp_path):
    path = tmp_path / "a.db"
    async with open_archive(path) as archive:
        await put(archive, draft(TEXT), GUILD)
        for message in range(40):
            await shown(archive, "Quill", message)
        await archive.keeping.correct(MOD, "A1", "Wrong.")
        async with open_archive(path) as other:  # a second process, or the same after a restart
            claimed = [notice for part in await asyncio.gather(due(archive), due(other)) for notice in part]
    assert sorted(message for message, *_ in claimed) == list(range(40))
    async with open_archive(path) as archive:
        assert await due(archive) == []


async def test_a_shared_article_is_told_of_wherever_it_was_shown(archive):
    await put(archive, draft(TEXT))
    for number, guild in enumerate((71, 72, None)):
        await shown(archive, "Quill", number, guild=guild)
    await archive.keeping.correct(OPERATOR, "A1", "Wrong.")
    assert [(message, guild) for message, guild, *_ in await due(archive)] == [(0, 71), (1, 72), (2, None)]


async def test_articles_are_found_wherever_they_are_in_a_result(archive, bridge):
    article = await archive.article(int(bridge[1:]), GUILD)
    for result in (
        article,
        await archive.source(bridge, GUILD),
        await archive.search(archive.parse("bridge"), GUILD),
        await archive.ask(archive.parse("Who opened the new bridge?"), GUILD),
        await archive.timeline(archive.parse(""), GUILD),
        await archive.figures(archive.parse("people opening"), GUILD),
        await archive.check("This bridge took nine years", GUILD),
        await archive.card(await archive.match_name("Quill", GUILD), GUILD),
        await archive.additions(GUILD, 1),
        {"a": [(article, 1)]},
    ):
        assert set(found_in(result, Article)) == {article}
    for nothing in (None, "A1", 7, [], await archive.coverage(archive.parse(""), GUILD)):
        assert not set(found_in(nothing, Article))


def test_the_shell_shows_corrections_in_words_and_as_json(tmp_path, capsys):
    path = tmp_path / "a.db"

    async def make():
        async with open_archive(path) as archive:
            await put(archive, draft(TEXT, title="A bridge opens"), SHARED)
            await archive.keeping.correct(OPERATOR, "A1", "It took ten years. https://lister.test/c")

    asyncio.run(make())
    for words in (["quote", "Quill"], ["search", "bridge"], ["timeline"], ["source", "A1"], ["figures", "people"]):
        assert main([*words, "--db", str(path)]) == 0
        assert "corrected" in capsys.readouterr().out, words
        assert main([*words, "--json", "--db", str(path)]) == 0
        told = capsys.readouterr().out
        assert json.loads(told)
        assert (
            '"correction": {"kind": "corrected", "text": "It took ten years.", "url": "https://lister.test/c"' in told
        )
