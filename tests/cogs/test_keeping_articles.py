"""!article and !audit as people use them: what the next answer says, who may, and what earlier answers are told."""

from __future__ import annotations

import re

import pytest
import pytest_asyncio

from corpus.models import Scope
from tests.conftest import draft, put, without_id

pytestmark = pytest.mark.asyncio(loop_scope="module")
TEXT = (
    "The mayor of Port Lister, Ada Quill, opened the new bridge on Monday.\n"
    "“This bridge took nine years,” Quill said on Monday. “It will last a hundred.”\n"
    "About 4,000 people came to the opening."
)


@pytest_asyncio.fixture(loop_scope="module")
async def bridge(chat):
    """A fresh article of the server; its reference. Each has a word and numbers of its own."""
    scope = Scope(chat.ada.place.guild.id)
    number = await chat.archive.database.row("SELECT max(number) + 1 AS number FROM article")
    word = f"span{number['number']}"
    text = TEXT.replace("bridge", f"{word} bridge").replace("Quill", f"Quill{word}")
    stored = await put(chat.archive, draft(text, title=f"The {word} opens", outlet="Lister Post"), scope)
    return f"A{stored.number}", word


@pytest.fixture
def mod(chat):
    return chat.playground.person("Mod")


async def test_an_edit_shows_in_the_next_answers(chat, mod, bridge):
    reference, word = bridge
    said = await mod.ask(f"!article edit {reference} outlet: The Lister Times published: 2019-05-14")
    assert "outlet: ~~Lister Post~~ → **The Lister Times**" in said.text
    for question in (f"!quote Quill{word}", f"!timeline Quill{word}", f"!source {reference}", f"!search {word}"):
        answer = (await chat.ada.ask(question)).text
        assert "The Lister Times" in answer, question
        assert "14 May 2019" in answer, question
    undone = await mod.press(said, "Undo")
    assert "brought back as in version 1" in undone.text
    assert "Lister Post" in (await chat.ada.ask(f"!quote Quill{word}")).text
    assert not said.components  # what was undone has no button any more


async def test_a_file_replaces_the_text(chat, mod, bridge):
    reference, word = bridge
    quotation = re.search(r"Q\d+", (await chat.ada.ask(f"!quote Quill{word}")).text).group()
    new = f"Nobody came to the {word} bridge, the council said on Friday."
    said = await mod.ask(f"!article edit {reference}", attachments=[("new.txt", new.encode())])
    assert "words in" in said.text
    assert new in (await chat.ada.ask(f"!search {word}")).text
    gone = (await chat.ada.ask(f"!source {quotation}")).text
    assert "No longer in the current version" in gone
    assert "nine years" in gone
    compared = (await mod.ask(f"!article diff {reference}")).text
    assert "~~" in compared
    assert "**Nobody came" in compared
    history = (await mod.ask(f"!article history {reference}")).text
    for part in ("article edit", "version 2", "Mod", "loaded"):
        assert part in history


async def test_the_forms_change_details_and_text(chat, mod, bridge):
    reference, word = bridge
    offered = await mod.ask(f"!article edit {reference}")
    form = await mod.press(offered, "Edit details")
    assert "**From a form**" in (await mod.submit(form, Outlet="From a form", Byline="")).text
    assert "From a form" in (await chat.ada.ask(f"!source {reference}")).text
    form, slow = await mod.press(offered, "Edit text"), await mod.press(offered, "Edit text")
    stored = await mod.submit(form, {"A paragraph a line": f"A {word} of one line.\n\nAnd another."})
    assert "words in" in stored.text
    assert f"A {word} of one line." in (await chat.ada.ask(f"!search {word}")).text
    late = await mod.submit(slow, {"A paragraph a line": "Too late."})
    assert "since you opened the form" in late.text


async def test_a_removed_article_is_in_no_answer_and_comes_back(chat, mod, bridge):
    reference, word = bridge
    questions = [f"!quote Quill{word}", f"!timeline Quill{word}", f"!search {word}", f"!who Quill{word}"]
    before = [without_id((await chat.ada.ask(question)).text) for question in questions]
    assert all(reference in answer for answer in before)
    for command in ("remove", "del", "rm"):
        removed = await mod.ask(f"!article {command} {reference}")
        for question in questions:
            assert reference not in (await chat.ada.ask(question)).text
        assert "removed from the archive" in (await chat.ada.ask(f"!source {reference}")).text
        assert reference in (await mod.ask("!article list is:removed")).text
        assert "brought back" in (await mod.press(removed, "Undo")).text
        assert [without_id((await chat.ada.ask(question)).text) for question in questions] == before
    again = await mod.ask(f"!article restore {reference}")
    assert "is in the archive, in version 1" in again.text


@pytest.mark.parametrize("kind", ["correct", "retract"])
async def test_a_correction_stands_in_every_later_answer(chat, mod, bridge, kind):
    reference, word = bridge
    quotation = re.search(r"Q\d+", (await chat.ada.ask(f"!quote Quill{word}")).text).group()
    said = await mod.ask(f"!article {kind} {reference} It took *ten* years, @everyone. https://lister.test/c?a=1")
    done = f"{kind}ed" if kind == "correct" else "retracted"
    for question in (
        f"!quote Quill{word}", f"!timeline Quill{word}", f"!search {word}", f"!source {quotation}",
        f"!who Quill{word}", f"!check The {word} bridge took nine years", f"!ask Who opened the {word} bridge?",
        f"!figures people {word}", f"!article show {reference}", f"!source {reference}",
    ):  # fmt: skip
        answer = (await chat.ada.ask(question)).text
        assert f"⚠ **{reference} was {done} 1 March 2024:** It took \\*ten\\* years" in answer, (question, answer)
        assert "(https://lister.test/c?a=1)" in answer, question
    assert reference in (await chat.ada.ask(f"!article list is:{done}")).text
    await mod.press(said, "Undo")
    assert "⚠" not in (await chat.ada.ask(f"!quote Quill{word}")).text


async def notices(chat, answer):
    """What the bot says below an answer."""
    await chat.bot.background.jobs["corrections"].body()
    return [each for each in answer.channel.messages.values() if each.reply_to == answer.id and each.author.bot]


async def test_earlier_answers_are_told_once(chat, mod, bridge):
    reference, word = bridge
    answers = [await chat.ada.ask(f"!quote Quill{word}"), await chat.ada.ask(f"!search {word}")]
    slash = (await chat.ada.slash("quote", person=f"Quill{word}")).message
    other = await chat.ada.ask("!quote Putin from:DW")
    await mod.ask(f"!article correct {reference} It took ten years.")
    for answer in (*answers, slash):
        (notice,) = await notices(chat, answer)
        assert f"{reference}, which this answer shows, was corrected" in notice.text
        assert "It took ten years" in notice.text
    assert not await notices(chat, other)
    await mod.ask(f"!article retract {reference} All of it is made up.")
    assert len(await notices(chat, answers[0])) == 2


async def test_a_server_can_switch_notices_off(chat, mod, bridge):
    reference, word = bridge
    admin = chat.playground.person("Admin")
    answer = await chat.ada.ask(f"!quote Quill{word}")
    await admin.ask("!settings corrections off")
    await mod.ask(f"!article correct {reference} It took ten years.")
    assert not await notices(chat, answer)
    await admin.ask("!settings corrections on")
    assert not await notices(chat, answer)


async def test_what_cannot_be_told_is_passed_over(chat, mod, bridge):
    reference, word = bridge
    asked = chat.ada.at("digests")
    gone, kept = await asked.ask(f"!quote Quill{word}"), await chat.ada.ask(f"!quote Quill{word}")
    await chat.bot.get_partial_messageable(gone.channel.id).get_partial_message(gone.id).delete()
    await mod.ask(f"!article correct {reference} It took ten years.")
    assert len(await notices(chat, kept)) == 1
    states = await chat.archive.database.rows("SELECT message, state FROM correction_notice")
    assert {row["message"]: row["state"] for row in states}[gone.id] == "failed"
    chat.playground.world.refusals.clear()  # Discord refuses a reply to what is gone, as it should


COMMANDS = (
    "edit {} outlet: X", "remove {}", "del {}", "restore {}", "restore {} 1", "correct {} Wrong.", "retract {} Wrong.",
    "uncorrect {}", "history {}", "diff {}", "edit {}",
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_reader_gets_one_polite_refusal_and_nothing_changes(chat, bridge, command):
    reference, _ = bridge
    before = await state(chat)
    sent = len(chat.ada.place.messages)
    answer = await chat.ada.ask(f"!article {command.format(reference)}")
    assert "Only moderators of this server can do this" in answer.text
    assert len(chat.ada.place.messages) == sent + 2
    assert await state(chat) == before
    assert "Only moderators" in (await chat.ada.ask("!audit")).text


async def test_forged_presses_change_nothing(chat, mod, bridge):
    reference, _ = bridge
    removed = await mod.ask(f"!article remove {reference}")
    before = await state(chat)
    refused = await chat.ada.press(removed, "Undo")
    assert refused.ephemeral
    assert "Only moderators" in refused.text
    offered = await mod.ask("!article edit A1")
    assert "only whoever runs this bot" in offered.text
    await mod.press(removed, "Undo")
    offered = await mod.ask(f"!article edit {reference}")
    before = await state(chat)
    for button in ("Edit details", "Edit text"):
        assert "Only moderators" in (await chat.ada.press(offered, button)).text
    form = await mod.press(offered, "Edit details")
    assert "Only moderators" in (await chat.ada.submit(form, Outlet="Forged")).text
    assert await state(chat) == before


async def test_another_servers_article_is_not_in_the_archive(chat, bridge):
    reference, word = bridge
    quotation = re.search(r"Q\d+", (await chat.ada.ask(f"!quote Quill{word}")).text).group()
    elsewhere = chat.playground.channel("general", chat.playground.server("Second desk"))
    moderator = chat.playground.person("Mod").at(elsewhere)
    before = await state(chat)
    for command in (*COMMANDS, "show {}"):
        answer = await moderator.ask(f"!article {command.format(reference)}")
        assert f"{reference} is not in the archive" in answer.text, command
    assert "not in the archive" in (await moderator.ask(f"!source {quotation}")).text
    assert reference not in (await moderator.ask("!article list")).text
    assert reference not in (await moderator.ask("!audit")).text
    assert await state(chat) == before


async def test_the_audit_tells_who_did_what(chat, mod, bridge):
    reference, _ = bridge
    await mod.ask(f"!article edit {reference} byline: A. Reporter")
    everything = (await mod.ask("!audit")).text
    assert f"**Mod** · article edit **{reference}**" in everything
    assert "byline: nothing → A. Reporter" in everything
    assert reference in (await mod.ask(f"!audit {mod.user.mention} since 2 days")).text
    assert reference in (await mod.ask("!audit mod 2024-02-01")).text
    assert "Nothing was changed" in (await mod.ask("!audit since 2024-03-02")).text
    assert "Nobody called “Ben”" in (await mod.ask("!audit Ben")).text
    assert "not a date" in (await mod.ask("!audit since whenever")).text


@pytest.mark.parametrize(
    "typed",
    [
        "", "edit", "edit A1 x", "edit @everyone", 'edit "', "edit A1 title: " + "x" * 1500, "show", "show A0",
        "show A99999999999999999999", "show Q1", "list \u202e is:nothing", "list " + "(" * 900, "diff A1 x",
        "restore A1 x", "correct A1 \u200b", "retract A1 " + "y" * 500, "nonsense",
    ],
)  # fmt: skip
async def test_whatever_is_typed_is_answered_in_words(chat, typed):
    answer = await chat.playground.person("Admin").ask(f"!article {typed}")
    assert answer.text
    assert "Something broke" not in answer.text


async def state(chat):
    """All that a moderator can change."""
    tables = ("article", "version", "revision", "correction", "change")
    return {
        table: [tuple(row) for row in await chat.archive.database.rows(f"SELECT * FROM {table}")] for table in tables
    }


async def test_articles_are_suggested_while_one_types(chat, mod, bridge):
    reference, word = bridge

    async def suggested(person, name, typed):
        return {choice.value: choice.name for choice in await person.autocomplete(name, "article", typed)}

    assert (await suggested(chat.ada, "article show", word))[reference] == f"{reference} · The {word} opens"
    assert reference in await suggested(mod, "article remove", "")
    assert reference not in await suggested(mod, "article restore", "")
    assert await suggested(mod, "article edit", "is:nothing") == {}
    await mod.ask(f"!article remove {reference}")
    assert reference not in await suggested(mod, "article remove", "")
    assert reference in await suggested(mod, "article restore", "")
    elsewhere = mod.at(chat.playground.channel("general", chat.playground.server("Second desk")))
    assert reference not in await suggested(elsewhere, "article restore", "")
