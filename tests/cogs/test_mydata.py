"""!mydata as people see it."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.asyncio(loop_scope="module")


def sent_file(message):
    (file,) = message.attachments
    assert file.filename == "my-data.json"
    return json.loads(file.content)


async def test_what_tells_everybody_how_much_is_stored(chat):
    await chat.ada.ask("!new")
    for text in (
        (await chat.ada.ask("!mydata")).text,
        (await chat.ada.ask("!mydata what")).text,
        (await chat.ada.direct_message("!mydata what")).text,
    ):
        assert "up to which article you have been told what is new" in text
        assert "1 record about you" in text
    assert (await chat.ada.slash("mydata what")).ephemeral


async def test_get_sends_a_file_that_nobody_else_sees(chat):
    await chat.ada.ask("!new")
    answer = await chat.ada.ask("!mydata get")
    assert not answer.attachments
    assert "direct message" in answer.text
    private = chat.playground.world.direct_channel(chat.ada.user, chat.playground.world.bot)
    stored = sent_file(private.last_message)
    assert stored["user"] == str(chat.ada.id)
    seen = next(area for area in stored["stored"] if area["table"] == "last_seen")
    assert seen["records"][0]["guild"] == str(chat.playground.guild.id)
    by_slash = await chat.ada.slash("mydata get")
    assert by_slash.ephemeral
    assert sent_file(by_slash.message)["user"] == str(chat.ada.id)
    assert sent_file(await chat.ben.direct_message("!mydata get"))["user"] == str(chat.ben.id)


async def test_closed_direct_messages_are_said(chat):
    chat.ben.user.takes_direct_messages = False
    refused = len(chat.playground.refusals)
    assert "direct messages from this server are closed" in (await chat.ben.ask("!mydata get")).text
    chat.ben.user.takes_direct_messages = True
    del chat.playground.refusals[refused:]  # as it should be


async def test_forget_asks_first_and_only_the_person_may_press(chat):
    await chat.ada.ask("!new")
    answer = await chat.ada.ask("!mydata forget")
    stranger = await chat.ben.press(answer, "Forget me")
    assert stranger.ephemeral
    assert "somebody else" in stranger.text
    assert "1 record" in (await chat.ada.ask("!mydata")).text
    await chat.ada.press(answer, "Forget me")
    assert "Forgotten" in answer.text
    assert not answer.buttons
    assert "not asked before" in (await chat.ada.ask("!new")).text
    await chat.ada.press(await chat.ada.ask("!mydata forget"), "Forget me")
    assert "nothing about you" in (await chat.ada.ask("!mydata forget")).text
