"""!check, !figures, !coverage, !new and !why as people see them, on the seed articles."""

from __future__ import annotations

import re

import pytest

from tests.cogs.test_reading_commands import shown_quotations, stored_text

pytestmark = pytest.mark.asyncio(loop_scope="module")
LAVROV = "You cannot defeat Islamic State with airstrikes only"


@pytest.mark.parametrize(
    ("quotation", "shown"),
    [
        (LAVROV, "Exact"),
        (LAVROV.lower(), "Set differently: capitals"),
        (f"{LAVROV}. It’s necessary to cooperate with ground troops", "Shortened"),
        ("We support the government of Libya in its fight against terrorist aggression", "Altered"),
        ("about 320,000 people had died in the Syrian civil war", "a number was changed"),
        ("You can defeat Islamic State with airstrikes only", "a negation was changed"),
        ("The harbour wall of Tarnmouth was built in granite", "Not in the archive"),
        ("it is what it is", "Cannot check"),
    ],
)
async def test_check_says_what_became_of_a_quotation(chat, quotation, shown):
    for command in ("check", "verify", "whosaid"):
        assert shown in (await chat.ada.ask(f'!{command} "{quotation}"')).text


async def test_check_shows_who_said_it_and_what_differs(chat):
    text = (await chat.ada.ask("!check You can defeat Islamic State with airstrikes only")).text
    assert "Sergei Lavrov" in text
    assert "“**cannot**” became “~~can~~” — **a negation**" in text
    assert re.search(r"\*\*Q\d+\*\* in", text)


async def test_check_of_a_part_behind_a_not_warns(chat):
    assert "cut off from a “cannot”" in (await chat.ada.ask("!check defeat Islamic State with airstrikes only")).text


async def test_figures_are_a_series_with_sources(chat):
    text = (await chat.ada.ask("!figures killed Syria")).text
    assert text.index("2012") < text.index("2013-09-09")
    for part in ("around 7,500", "more than 100,000", "UN figures", "as of"):
        assert part in text
    reference = re.search(r"F\d+", text).group()
    assert "SHA-256" in (await chat.ada.ask(f"!source {reference}")).text


@pytest.mark.parametrize("question", ["!coverage", "!figures killed Syria"])
async def test_the_lines_of_a_table_fit_a_phone(chat, question: str):
    text = (await chat.ada.ask(question)).text
    [table] = re.findall(r"```\n(.*?)```", text, re.DOTALL)
    assert max(len(line) for line in table.splitlines()) <= 38


async def test_source_gives_citations_to_paste(chat):
    text = (await chat.ada.ask("!source A2")).text
    assert "@online{dw2015-a2," in text
    assert "*DW (AFP, AP, Reuters)*" in text


async def test_coverage_counts_by_outlet(chat):
    text = (await chat.ada.ask("!coverage")).text
    for part in (
        "5 articles",
        "ARA News",
        " 2013 2015 2015 2021 2023\n",
        " 09   06   09   09   03\n",
        "languages: en 5",
    ):
        assert part in text
    assert "1 article" in (await chat.ada.ask("!coverage earthquake")).text
    assert "no article about" in (await chat.ada.ask("!coverage zeppelins")).text


async def test_new_shows_each_person_the_newest_once(chat):
    person = chat.playground.person("Mod")
    first = (await person.ask("!new")).text
    assert "not asked before" in first
    assert len(re.findall(r"A\d", first)) >= 5
    assert "Nothing has been added" in (await person.ask("!new")).text
    assert "not asked before" in (await chat.playground.person("Admin").ask("!new")).text


async def test_why_explains_an_answer_by_reply_by_id_and_the_last(chat):
    answer = await chat.ada.ask("!ask who is Dmitry Peskov? after:2014")
    number = re.search(r"W\d+", answer.text).group()
    for explained in (
        await chat.ada.ask("!why", reply_to=answer),
        await chat.ada.ask(f"!why {number}"),
        await chat.ada.ask("!why"),
    ):
        assert f"Why {number}" in explained.text
        assert "peskov" in explained.text
        assert "2015-01-01" in explained.text
    assert "No answer" in (await chat.ada.direct_message(f"!why {number}")).text


async def test_why_of_something_else_says_so(chat):
    greeting = await chat.ben.say("hello")
    assert "no answer with an id" in (await chat.ada.ask("!why", reply_to=greeting)).text
    assert "`W1`" in (await chat.ada.ask("!why is the sky blue")).text


async def test_everything_shown_as_source_text_stands_in_the_archive(chat):
    stored = await stored_text(chat)
    for question in (f"!check {LAVROV}", "!check You can defeat Islamic State with airstrikes only", "!figures killed",
                     "!source F2"):  # fmt: skip
        shown = shown_quotations((await chat.ada.ask(question)).text)
        assert shown, question
        for line in shown:
            assert line.strip("*") in stored, (question, line)


async def test_another_servers_article_never_shows(chat):
    for question in ("!check The harbour wall will not hold", "!figures harbour wall", "!coverage harbour", "!new",
                     "!coverage"):  # fmt: skip
        text = (await chat.ada.ask(question)).text
        assert "will not hold" not in text.lower().replace("you gave: the harbour wall will not hold", ""), question
        assert "Venn" not in text, question
        assert "6 articles" not in text, question
