"""The reading commands as people see them, on the seed articles."""

from __future__ import annotations

import re

import pytest

from corpus.models import SHARED
from playground.person import NoAnswerError
from tests.conftest import without_id

pytestmark = pytest.mark.asyncio(loop_scope="module")
COMMANDS = (
    "ask", "search", "quote", "check", "timeline", "figures", "source", "why", "who", "coverage", "new", "help",
    "about",
)  # fmt: skip


def shown_quotations(text: str) -> list[str]:
    """The source text in an answer: its quoted lines, as a person reads and copies them."""
    lines = [line.removeprefix("> ") for line in text.splitlines() if line.startswith("> ")]
    return [re.sub(r"\\([^\w\s])", r"\1", line) for line in lines]


async def stored_text(chat) -> str:
    rows = await chat.archive.database.rows("SELECT text FROM version")
    return "\n".join(row["text"] for row in rows)


async def test_quote_shows_what_a_person_said_and_how_that_is_known(chat):
    answer = await chat.ada.ask("!quote Lavrov")
    assert "Sergei Lavrov" in answer.text
    assert "named" in answer.text
    assert re.search(r"Q\d+", answer.text)
    assert re.search(r"A\d", answer.text)


async def test_ask_answers_with_the_sentence_and_its_source(chat):
    answer = await chat.ada.ask("!ask how many people had died by 2015?")
    assert "220,000" in answer.text
    assert re.search(r"A\d", answer.text)


@pytest.mark.parametrize(
    "question",
    [
        "!ask who won the football world cup in 2014?",
        "!ask what did Medvedev say about Syria?",
        "!ask how many people live in Prussia?",
    ],
)
async def test_ask_refuses_what_the_archive_does_not_tell(chat, question):
    assert "does not say" in (await chat.ada.ask(question)).text


async def test_search_finds_passages(chat):
    assert "terroris" in (await chat.ada.ask("!search terrorism")).text.lower()


async def test_who_matches_fuzzily_and_says_why(chat):
    answer = await chat.ada.ask("!who muallem")
    assert "Moallem" in answer.text or "Muallem" in answer.text
    cyrillic = await chat.ada.ask("!who Путин")
    assert "Vladimir Putin" in cyrillic.text
    assert "translit" in cyrillic.text.lower()


async def test_a_stranger_is_not_in_the_archive(chat):
    for command in ("who", "quote"):
        answer = await chat.ada.ask(f"!{command} Rasputin")
        assert "not in the archive" in answer.text


async def test_a_slip_gets_did_you_mean_or_the_right_person(chat):
    assert "Putin" in (await chat.ada.ask("!quote Puttin")).text


async def test_timeline_is_in_order_and_shows_how_a_date_was_found(chat):
    answer = await chat.ada.ask("!timeline Putin in 2015")
    days = re.findall(r"^\*\*(\d{4}-\d\d-\d\d)", answer.text, re.MULTILINE)
    assert days == sorted(days)
    assert any("2015" in day for day in days)
    assert "on Tuesday" in answer.text or "on Monday" in answer.text


async def test_source_of_an_article_has_its_record(chat):
    answer = await chat.ada.ask("!source A1")
    for part in ("SHA-256", "Citation", "Published", "Outlet"):
        assert part in answer.text


async def test_source_of_a_quotation_shows_the_text_around(chat):
    quote = re.search(r"Q\d+", (await chat.ada.ask("!quote Lavrov")).text).group()
    answer = await chat.ada.ask(f"!source {quote.lower()}")
    assert len(shown_quotations(answer.text)) >= 1
    assert "SHA-256" in answer.text


async def test_source_as_a_reply_is_about_that_answer(chat):
    answer = await chat.ada.ask("!quote Ahtisaari")
    reference = re.search(r"Q\d+", answer.text).group()
    direct = await chat.ada.ask(f"!source {reference}")
    reply = await chat.ada.ask("!source", reply_to=answer)
    assert reply.text == direct.text


async def test_source_without_anything_explains_itself(chat):
    answer = await chat.ada.ask("!source")
    assert "reference" in answer.text
    assert "source code" in answer.text


async def test_help_lists_every_command_and_explains_one(chat):
    overview = (await chat.ada.ask("!help")).text
    for name in COMMANDS:
        assert f"!{name}" in overview
        assert f"!{name}" in (await chat.ada.ask(f"!help {name}")).text


async def test_about_tells_the_promise_and_the_size(chat):
    text = (await chat.ada.ask("!about")).text
    assert "promise" in text
    assert "5 articles" in text


async def test_everything_shown_as_source_text_stands_in_the_archive(chat):
    stored = await stored_text(chat)
    for question in (
        "!quote Putin", "!quote about terrorism", "!timeline", "!search Syria",
        "!ask what did Muallem say about Geneva?", "!source A1", "!source Q1", "!source E1",
    ):  # fmt: skip
        shown = shown_quotations((await chat.ada.ask(question)).text)
        assert shown, question
        for line in shown:
            assert line.strip("*") in stored, (question, line)


async def test_mention_and_slash_work_like_the_prefix(chat):
    by_prefix = await chat.ada.ask("!quote Ahtisaari")
    by_mention = await chat.ada.ask(f"<@{chat.bot.user.id}> quote Ahtisaari")
    by_slash = await chat.ada.slash("quote", person="Ahtisaari")
    assert without_id(by_prefix.text) == without_id(by_mention.text) == without_id(by_slash.text)


async def test_direct_messages_see_the_shared_articles(chat):
    assert "Putin" in (await chat.ada.direct_message("!quote Putin")).text


async def test_long_answers_have_pages_for_the_one_who_asked(chat):
    answer = await chat.ada.ask("!timeline")
    first = answer.text
    stranger = await chat.ben.press(answer, "Next")
    assert stranger.ephemeral
    assert "whoever asked" in stranger.text
    await chat.ada.press(answer, "Next")
    assert answer.text != first
    await chat.ada.press(answer, "Back")
    assert answer.text == first


async def test_a_surname_that_one_person_goes_by_is_found_at_once(chat):
    answer = await chat.ada.ask("!who Assad")
    assert "Assad" in answer.text
    assert "named in" in answer.text


async def test_another_servers_article_never_shows(chat):
    version = await chat.archive.database.row("SELECT number FROM article ORDER BY number DESC LIMIT 1")
    quote = await chat.archive.database.row("SELECT max(number) FROM quote")
    event = await chat.archive.database.row("SELECT max(number) FROM event")
    for question in (
        "!who Orla Venn", "!quote Venn", "!search harbour wall", "!ask what did Orla Venn say?", "!timeline Tarnmouth",
        f"!source A{version[0]}", f"!source Q{quote[0]}", f"!source E{event[0]}",
    ):  # fmt: skip
        assert "will not hold" not in (await chat.ada.ask(question)).text, question
    assert (await chat.archive.holdings(SHARED)).articles == 5


async def test_an_unknown_command_gets_those_that_are_close(chat):
    assert "!timeline" in (await chat.ada.ask("!timelin")).text
    assert "!help" in (await chat.ada.ask("!frobnicate")).text


async def test_a_missing_argument_gets_the_examples(chat):
    assert "!ask how many" in (await chat.ada.ask("!ask")).text


async def test_what_is_no_command_gets_no_answer(chat):
    for text in ("!!!", "hello there", "!?"):
        with pytest.raises(NoAnswerError):
            await chat.ada.ask(text, within=0.3)


async def test_a_bad_date_says_how_to_write_one(chat):
    assert "2015-09-15" in (await chat.ada.ask("!search Syria before:yesteryear")).text
