"""The buttons below answers: pages, sources, context, why, reports; and all of them after a restart."""

from __future__ import annotations

import re

import pytest

from corpus.models import Scope
from tests.conftest import draft, put, without_id

pytestmark = pytest.mark.asyncio(loop_scope="module")


def labels(message) -> list[str]:
    return [part["label"] for row in message.components for part in row["components"]]


@pytest.mark.parametrize(
    "command",
    [
        "!ask how many people had died by 2015?",
        "!search terrorism",
        "!quote Putin",
        "!timeline Putin in 2015",
        "!figures killed Syria",
        '!check "You can defeat Islamic State with airstrikes only"',
        "!who Putin",
        "!coverage",
    ],
)
async def test_every_answer_has_an_id_and_tells_why(chat, command):
    answer = await chat.ada.ask(command)
    number = re.search(r"why\? (W\d+)", answer.text).group(1)
    pressed = await chat.ben.press(answer, "Why")
    assert pressed.ephemeral
    assert f"Why {number}" in pressed.text
    assert command[1:].split()[0] in pressed.text
    assert f"Why {number}" in (await chat.ada.ask(f"!why {number}")).text
    assert f"Why {number}" in (await chat.ada.ask("!why", reply_to=answer)).text


async def test_sources_are_citations_of_what_the_page_shows(chat):
    answer = await chat.ada.ask("!quote Lavrov about airstrikes")
    pressed = await chat.ben.press(answer, "Sources")
    assert pressed.ephemeral
    shown = set(re.findall(r"A\d+(?=\]| ·|\*\*)", answer.text))
    assert set(re.findall(r"\*\*(A\d+)\*\*", pressed.text)) == shown
    assert "Middle East Eye" in pressed.text


async def test_more_context_is_the_paragraphs_around_word_for_word(chat):
    answer = await chat.ada.ask("!quote Lavrov about airstrikes")
    pressed = await chat.ada.press(answer, "More context")
    assert pressed.ephemeral
    (quoted, *_) = re.findall(r"^> (.+)$", answer.text, re.MULTILINE)
    assert quoted.strip('“”" ')[:40] in pressed.text
    texts = [row[0] for row in await chat.archive.database.rows("SELECT text FROM version")]
    for line in re.findall(r"^> (.+)$", pressed.text, re.MULTILINE):
        assert any(line.replace("\\", "") in text.replace("\\", "") for text in texts), line


async def test_a_choice_between_two_people_is_answered_in_place(chat):
    await put(chat.archive, draft("Anna Quarrel said on Monday: “Nothing will be built here.”"))
    await put(chat.archive, draft("Boris Quarrel, a baker, said on Monday: “Everything will be built.”"))
    answer = await chat.ada.ask("!quote Quarrel")
    assert {"Anna Quarrel", "Boris Quarrel"} <= set(labels(answer))
    assert (await chat.ben.press(answer, "Boris Quarrel")).ephemeral
    await chat.ada.press(answer, "Boris Quarrel")
    assert "Everything will be built" in answer.text
    assert "Nothing will be" not in answer.text
    assert "Boris Quarrel" in (await chat.ada.press(answer, "Why")).text


async def test_buttons_work_after_a_restart(chat):
    long, asked = await chat.ada.ask("!timeline"), await chat.ada.ask("!quote Putin")
    first = long.text
    await chat.restart()
    await chat.ada.press(long, "Next")
    assert long.text != first
    await chat.ada.press(long, "Back")
    assert long.text == first
    assert "Putin" in (await chat.ben.press(asked, "Why")).text
    assert (await chat.ben.press(asked, "Sources")).ephemeral
    assert (await chat.ben.press(long, "Next")).ephemeral


async def test_a_removed_article_is_gone_from_what_the_buttons_show(chat):
    scope = Scope(chat.ada.place.guild.id)
    text = "Tilda Morrow said on Monday: “The mill stands still.”"
    stored = await put(chat.archive, draft(text, title="The mill"), scope)
    answer = await chat.ada.ask("!quote Tilda Morrow")
    assert "The mill" in (await chat.ada.press(answer, "Sources")).text
    await chat.playground.person("Mod").ask(f"!article remove A{stored.number}")
    for button in ("Sources", "More context"):
        pressed = await chat.ada.press(answer, button)
        assert "mill" not in pressed.text


async def test_a_report_reaches_the_moderators(chat):
    answer = await chat.ada.ask("!quote Putin")
    form = await chat.ben.press(answer, "Not right?")
    told = await chat.ben.submit(form, {"What is wrong with it?": "The speaker is @everyone"})
    assert told.ephemeral
    assert "No channel for reports" in told.text


async def test_private_answers_can_be_posted(chat):
    private = await chat.ada.slash("quote", person="Putin", private=True)
    assert private.ephemeral
    assert "Not right?" not in labels(private.message)
    await chat.ada.press(private.message, "Post to channel")
    messages = [message for message in chat.ada.place.messages.values() if not message.ephemeral_for]
    assert without_id(messages[-1].text) == without_id(private.text)
    assert "Post to channel" not in labels(private.message)


@pytest.mark.parametrize(
    "custom_id", ["page:999999:0:1", "answer:why:999999:0", "answer:sources:999999:9999", "choose:1:1:1"]
)
async def test_forged_presses_get_a_sentence(chat, custom_id):
    answer = await chat.ada.ask("!quote Putin")
    button = answer.components[-1]["components"][0]
    button["custom_id"] = custom_id
    pressed = await chat.ada.press(answer, button["label"])
    assert pressed.ephemeral
    assert pressed.text


async def test_another_channels_answer_is_not_told(chat):
    answer = await chat.ada.ask("!quote Putin")
    number = re.search(r"why\? W(\d+)", answer.text).group(1)
    direct = chat.ada.in_direct_messages()
    other = await direct.ask("!quote Putin")
    button = next(part for row in other.components for part in row["components"] if part["label"] == "Sources")
    button["custom_id"] = f"answer:sources:{number}:0"
    assert "within the last 30 days" in (await direct.press(other, "Sources")).text


async def test_a_timeline_in_reply_is_about_what_the_answer_is_about(chat):
    answer = await chat.ada.ask("!ask what did Putin say about terrorism?")
    assert "Timeline: Vladimir Putin" in (await chat.ada.ask("!timeline", reply_to=answer)).text


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("!check", "!check"),
        ("!fix quote", "!fix quote"),
        ("!quote Putin after:never", "!quote"),
        ("!watch add", "!watch add"),
    ],
)
async def test_wrong_arguments_show_examples_and_a_button_for_help(chat, typed, command):
    answer = await chat.playground.person("Admin").ask(typed)
    assert labels(answer) == ["Help"]
    await chat.restart()
    helped = await chat.ben.press(answer, "Help")
    assert helped.ephemeral
    assert helped.text.startswith(command)
    assert f"`{command} " in helped.text


async def test_what_is_not_a_wrong_argument_has_no_button_for_help(chat):
    assert not labels(await chat.ada.ask("!source A4711"))
    assert not labels(await chat.ada.ask("!quots"))


async def test_pages_that_only_the_ended_bot_remembered_say_so(chat):
    mod = chat.playground.person("Mod")
    pages = await mod.ask("!help")
    await mod.press(pages, "Next")
    await chat.restart()
    pressed = await mod.press(pages, "Back")
    assert pressed.ephemeral
    assert "Type the command again" in pressed.text
