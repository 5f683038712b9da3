"""`!export`: a file that a person can open, with what they may read."""

from __future__ import annotations

import json
import logging

import pytest

pytestmark = pytest.mark.asyncio(loop_scope="module")


def content(answer) -> str:
    (attachment,) = answer.attachments
    return attachment.content.decode("utf-8-sig")


async def test_prefix_mention_and_slash_send_the_same_file(chat):
    by_prefix = await chat.ada.ask("!export timeline Putin in 2015 as csv")
    by_mention = await chat.ada.ask(f"<@{chat.bot.user.id}> export timeline Putin in 2015")
    by_slash = await chat.ada.slash("export", what="timeline", query="Putin in 2015", format="csv")
    assert content(by_prefix) == content(by_mention) == content(by_slash.message)
    assert by_prefix.attachments[0].filename == "cuttings-timeline-putin-in-2015.csv"
    assert "dated events as CSV for “Putin in 2015”" in by_prefix.text
    assert content(by_prefix).count("\n") > 1


async def test_every_kind_in_every_format_is_sent(chat):
    for command, start in (
        ("quotes Lavrov as json", "{"), ("figures killed Syria as csv", '"reference"'), ("articles as ris", "TY  -"),
        ("articles Syria as bibtex", "@online{"), ("articles as csl", "["), ("timeline as timelinejs", "{"),
        ("timeline as ics", "BEGIN:VCALENDAR"), ("quotes as markdown", "# Quotes"),
    ):  # fmt: skip
        assert content(await chat.ada.ask(f"!export {command}")).startswith(start), command
    left_out = (await chat.ada.ask("!export timeline as ics")).text
    assert "left out" in left_out


async def test_a_file_holds_what_the_asker_may_read(chat):
    for command in ("quotes as json", "articles as json", "timeline as csv"):
        for answer in (await chat.ada.ask(f"!export {command}"), await chat.ada.direct_message(f"!export {command}")):
            assert "harbour wall" not in content(answer).lower()
    assert len(json.loads(content(await chat.ada.direct_message("!export articles as json")))["articles"]) == 5


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("", "needs to know: what"),
        ("everything", "!export timeline"),
        ("quotes as ics", "csv, json or markdown"),
        ("quotes as xlsx", "csv, json or markdown"),
        ("quotes by:Zorblat", "not in the archive"),
        ("articles zebra crossing", "nothing to export"),
        ("timeline during:13/13/2013", "Write"),
    ],
)
async def test_mistakes_get_a_sentence(chat, command, sentence):
    answer = await chat.ada.ask(f"!export {command}")
    assert sentence in answer.text
    assert not answer.attachments


async def test_hostile_words_get_one_harmless_answer(chat, caplog):
    caplog.set_level(logging.ERROR)
    for text in (
        "@everyone",
        "\u202eevil",
        "\0",
        "as as as",
        "💥" * 200,
        '"unbalanced',
        "../../etc/passwd as csv",
        "=1+1",
        "as " * 300,
    ):
        for what in ("timeline", "quotes", "figures", "articles"):
            answer = await chat.ada.ask(f"!export {what} {text}")
            assert answer.text.strip()
            assert not answer.pings
            assert all("/" not in each.filename for each in answer.attachments)
    assert not caplog.records
