"""Who holds an office is told by a sentence that calls somebody by it, or by none."""

from __future__ import annotations

import pytest

from corpus.answering.offices import Office, office_asked_about
from corpus.models import SHARED
from tests.conftest import draft, put


@pytest.mark.parametrize(
    ("asked", "office"),
    [
        ("who is the president of Iran?", Office("president", "Iran")),
        ("Who's the current prime minister of the United Kingdom", Office("prime minister", "United Kingdom")),
        ("Who was Norway's foreign minister?", Office("foreign minister", "Norway")),
        ("Who is the Kenyan president?", Office("president", "Kenyan")),
        ("Who is the US president?", Office("president", "US")),
    ],
)
def test_an_office_is_understood(asked, office):
    assert office_asked_about(asked) == office


@pytest.mark.parametrize(
    "asked",
    [
        "who is the prime minister?",
        "Who is Anna Berg?",
        "Who met the president of Iran?",
        "Who is the president of Iran accused of killing?",
        "When did the president of Iran resign?",
        "Who is the star of the film?",
        "",
    ],
)
def test_other_questions_ask_for_no_office(asked):
    assert office_asked_about(asked) is None


async def _ask(archive, question):
    return await archive.ask(archive.parse(question), SHARED)


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian President Anna Berg opened the new harbour.",
        "Anna Berg, the president of Norway, opened the new harbour.",
        "Norway's president, Anna Berg, opened the new harbour.",
        "Last year Anna Berg became president of Norway.",
        "She met Ola Dahl, Norwegian President Anna Berg and others.",
    ],
)
async def test_the_holder_is_the_name_beside_the_office(archive, text):
    await put(archive, draft(f"{text} The harbour has forty berths for ships from Denmark.", day="2023-05-02"))
    answer = await _ask(archive, "who is the president of Norway?")
    assert answer.short == "Anna Berg"
    assert answer.evidence[0].text == text
    assert (await _ask(archive, "Who is the Norwegian president?")).short == "Anna Berg"


@pytest.mark.parametrize(
    "text",
    [
        "President Anna Berg spoke about Norway.",
        "Norwegian Vice President Anna Berg opened the harbour.",
        "Former Norwegian President Anna Berg opened the harbour.",
        "The president of Norway opened the harbour that Anna Berg had built.",
        "Norway thanked Danish President Anna Berg.",
    ],
)
async def test_nobody_else_is_taken_for_the_holder(archive, text):
    await put(archive, draft(f"{text} The harbour has forty berths.", day="2023-05-02"))
    answer = await _ask(archive, "who is the president of Norway?")
    assert answer.status == "not in the archive"
    assert "“president of Norway”" in answer.why[-1]
    assert answer.closest


async def test_several_holders_stand_side_by_side_the_newest_first(archive):
    for name, day in (("Anna Berg", "2019-03-01"), ("Ola Dahl", "2023-03-01")):
        await put(archive, draft(f"Norwegian President {name} opened the {name} harbour.", day=day))
    answer = await _ask(archive, "who is the president of Norway?")
    assert answer.short == "Ola Dahl"
    assert [account.short for account in answer.accounts] == ["Ola Dahl", "Anna Berg"]


@pytest.mark.parametrize(
    ("question", "office"),
    [("Who is the Norwegian president?", "Norwegian president"), ("Who is Norway's president?", "president of Norway")],
)
async def test_a_refusal_names_the_office_as_one_says_it(archive, question, office):
    await put(archive, draft("Norway's harbour has forty berths. A president came."))
    assert f"“{office}”" in (await _ask(archive, question)).why[-1]
