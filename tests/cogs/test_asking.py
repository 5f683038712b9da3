"""!ask as people see it, on the seed articles and a few of our own."""

from __future__ import annotations

import re

import pytest
import pytest_asyncio

from tests.conftest import draft, put

pytestmark = pytest.mark.asyncio(loop_scope="module")

PORT = (
    "The dockers of Halden walked out on Monday. "
    "Talks between the dockers and the port are due to resume in Orrin on 3 March. "
    "“The cranes will stand still until spring,” said union leader Mara Quist. "
    "Port director Olaf Brenn said: “The cranes are safe and every one of them works.”"
)


@pytest_asyncio.fixture(scope="module", loop_scope="module", autouse=True)
async def news(chat):
    """Articles of our own in the shared archive."""
    await put(chat.archive, draft(PORT, title="Halden dockers walk out", day="2024-02-20", outlet="Halden Post"))


async def test_a_plan_is_told_as_a_plan(chat):
    text = (await chat.ada.ask("!ask when will the talks between the Halden dockers and the port resume?")).text
    assert "3 March" in text
    assert "due on 2024-03-03 when it was published on 2024-02-20, not that it happened" in text


async def test_a_misspelt_name_is_told_with_the_answer(chat):
    assert "looked for “Peskov”" in (await chat.ada.ask("!ask who is Dmitri Peskof?")).text


async def test_by_shows_only_what_that_person_said(chat):
    text = (await chat.ada.ask("!ask by:Quist cranes")).text
    assert "until spring" in text
    assert "every one of them works" not in text


async def test_according_to_an_outlet(chat):
    text = (await chat.ada.ask("!ask how many people were killed in Syria according to DW?")).text
    assert "Only articles of “DW”" in text
    assert "Middle East Eye" not in text


async def test_figures_that_differ_are_shown_side_by_side(chat):
    text = (await chat.ada.ask("!ask how many people were killed in Syria?")).text
    below = text[text.index("differ") :]
    for part in ("more than 220,000", "around 7,500", "more than 100,000", "UN figures", "2013-09-09", "ARA News"):
        assert part in below
    reference = re.search(r"F\d+", below).group()
    assert "SHA-256" in (await chat.ada.ask(f"!source {reference}")).text
    assert "differ" not in (await chat.ada.ask("!ask who is Dmitry Peskov?")).text


async def test_a_question_in_a_reply_keeps_what_it_lacks(chat):
    answer = await chat.ada.ask("!ask what did Mara Quist say about the cranes?")
    assert "until spring" in answer.text
    followed = await chat.ada.ask("!ask and Olaf Brenn?", reply_to=answer)
    assert "every one of them works" in followed.text
    assert re.search(r"Kept from W\d+: “What did … say about the cranes”", followed.text, re.IGNORECASE)
    again = await chat.ben.ask("!ask and Mara Quist?", reply_to=followed)
    assert "until spring" in again.text
    assert "Kept from" in (await chat.ada.ask("!why", reply_to=again)).text


async def test_a_whole_question_in_a_reply_and_a_reply_to_no_answer_keep_nothing(chat):
    answer = await chat.ada.ask("!ask what did Mara Quist say about the cranes?")
    assert "Kept from" not in (await chat.ada.ask("!ask who is Dmitry Peskov?", reply_to=answer)).text
    greeting = await chat.ben.say("hello W1")
    assert "Kept from" not in (await chat.ada.ask("!ask who is Dmitry Peskov?", reply_to=greeting)).text
