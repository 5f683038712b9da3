"""Moderators' fixes of quotations and events: in the next answer, over every later reading, in their server only."""

from __future__ import annotations

import dataclasses
import re

import pytest
import pytest_asyncio

from corpus import timeline
from corpus.models import SHARED
from corpus.reindexing import reindex
from tests.conftest import draft, put, without_id

pytestmark = pytest.mark.asyncio(loop_scope="module")
TEXT = """The engineer Jon Pell met the harbour master of Tarnmouth, Sam Oldham, at the old crane on 12 February 2024.
“The crane will not see another winter,” Pell said on Monday.
“We have no money for a new crane,” Oldham told reporters.
The crane was built in March 1931."""
WORDS = "The crane will not see another winter"


def article(text: str = TEXT, day: str = "2024-02-20"):
    return draft(text, day=day, title="An old crane", key="crane")


@dataclasses.dataclass
class Desk:
    """The people of a test, and the references it is about."""

    ada: object
    mod: object
    elsewhere: object  # a moderator in another server
    quote: str
    event: str

    async def views(self, person) -> list[str]:
        commands = (
            "!quote about the crane",
            "!quote Jon Pell",
            "!quote Sam Oldham",
            "!timeline crane",
            "!who Sam Oldham",
        )
        return [without_id((await person.ask(command)).text) for command in commands]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def people(chat) -> Desk:
    await put(chat.archive, article())
    mod = chat.playground.person("Mod")
    elsewhere = mod.at(chat.playground.channel("general", chat.playground.server("Second desk")))
    quote = re.search(r"Q\d+", (await chat.ada.ask("!quote Jon Pell")).text).group()
    event = re.search(r"E\d+", (await chat.ada.ask("!timeline crane during:1931")).text).group()
    return Desk(chat.ada, mod, elsewhere, quote, event)


@pytest_asyncio.fixture(loop_scope="module")
async def desk(chat, people):
    """The desk; whatever a test fixed is undone afterwards."""
    await put(chat.archive, article())
    yield people
    for undoing in (f"!quote undo {people.quote}", f"!event undo {people.event}"):
        while "Undone" in (await people.mod.ask(undoing)).text:
            pass


async def by_prefix(desk, command, *words):
    return await desk.mod.ask(f"!{command} fix {' '.join(words)}")


async def by_mention(desk, command, *words):
    bot = desk.mod.world.bot
    return await desk.mod.ask(f"<@{bot.id}> {command} fix {' '.join(words)}")


async def by_slash(desk, command, reference, what, value=""):
    return await desk.mod.slash(f"fix {command}", reference=reference, what=what, value=value)


@pytest.mark.parametrize("fix", [by_prefix, by_mention, by_slash])
async def test_a_speaker_is_given_in_the_next_answer_of_this_server(desk, fix):
    elsewhere = await desk.views(desk.elsewhere)
    answer = await fix(desk, "quote", desk.quote, "speaker", '"Sam Oldham"')
    assert "Jon Pell → **Sam Oldham**" in answer.text
    shown = (await desk.ada.ask("!quote Oldham")).text
    assert WORDS in shown
    assert "given by a moderator* (change" in shown
    assert WORDS not in (await desk.ada.ask("!quote Jon Pell")).text
    assert "2 quotations" in (await desk.ada.ask("!who Sam Oldham")).text
    checked = (await desk.ada.ask(f'!check "{WORDS}" by:Oldham')).text
    assert "given by a moderator" in checked
    assert await desk.views(desk.elsewhere) == elsewhere


async def test_a_speaker_can_be_taken_away(desk):
    answer = await by_prefix(desk, "quote", desk.quote.lower(), "speaker", "none")
    assert "not determined**, *as a moderator says* (change" in answer.text
    assert WORDS not in (await desk.ada.ask("!quote Jon Pell")).text
    assert "as a moderator says" in (await desk.ada.ask("!quote about the crane in winter")).text


async def test_what_is_no_quotation_is_left_out(desk):
    await by_prefix(desk, "quote", desk.quote, "hide")
    for question in ("!quote Jon Pell", "!quote about the crane in winter"):
        assert WORDS not in (await desk.ada.ask(question)).text
    assert WORDS in (await desk.ada.ask(f"!source {desk.quote}")).text
    assert WORDS in (await desk.elsewhere.ask("!quote Jon Pell")).text


async def test_when_it_was_said_is_words_of_the_article(desk):
    refused = (await by_prefix(desk, "quote", desk.quote, "said", '"on Thursday"')).text
    assert "does not hold the words “on Thursday”" in refused
    assert (
        "said “on 12 February 2024”"
        in (await by_prefix(desk, "quote", desk.quote, "said", '"on 12 February 2024"')).text
    )
    assert "said “on 12 February 2024”" in (await desk.ada.ask("!quote Jon Pell")).text


@pytest.mark.parametrize("fix", [by_prefix, by_mention, by_slash])
async def test_a_date_is_given_in_the_next_answer_of_this_server(desk, fix):
    elsewhere = await desk.views(desk.elsewhere)
    answer = await fix(desk, "event", desk.event, "date", '"15 Mar 1932 – 20 Mar 1932"')
    assert "1931-03-01 to 1931-03-31 → **1932-03-15 to 1932-03-20**" in answer.text
    assert "The crane was built" not in (await desk.ada.ask("!timeline crane during:1931")).text
    shown = (await desk.ada.ask("!timeline crane during:1932")).text
    assert "**1932-03-15 to 1932-03-20** · interval" in shown
    assert "date given by a moderator (change" in shown
    assert "1932-03-15" in (await desk.ada.ask("!timeline during:1932")).text
    assert "1932-03-15" in (await desk.ada.ask(f"!event {desk.event}")).text
    assert await desk.views(desk.elsewhere) == elsewhere


@pytest.mark.parametrize(
    ("date", "shown"),
    [("1931-04", "**April 1931** · month"), ("1931", "**1931** · year"), ("2 April 1931", "**1931-04-02** · day"),
     ("March 1931 to May 1931", "**1931-03-01 to 1931-05-31** · interval"),
     ("1931-03-30 - 1931-04-02", "**1931-03-30 to 1931-04-02** · interval")],
)  # fmt: skip
async def test_a_date_is_as_precise_as_it_is_given(desk, date, shown):
    assert shown in (await by_prefix(desk, "event", desk.event, "date", date)).text


async def test_the_kind_of_an_event_and_what_is_none(desk):
    await by_prefix(desk, "event", desk.event, "kind", "scheduled")
    assert "was due" in (await desk.ada.ask("!timeline crane during:1931")).text
    await by_prefix(desk, "event", desk.event, "hide")
    assert "The crane was built" not in (await desk.ada.ask("!timeline crane during:1931")).text
    assert "The crane was built" in (await desk.elsewhere.ask("!timeline crane during:1931")).text


async def test_fixes_outlive_reading_again_and_new_versions(chat, desk, monkeypatch):
    await by_prefix(desk, "quote", desk.quote, "speaker", "Sam Oldham")
    await by_prefix(desk, "event", desk.event, "date", "1931-04")
    fixed = await desk.views(desk.ada)
    await reindex(chat.archive)
    assert await desk.views(desk.ada) == fixed
    # A day of publication put right: relative dates of the article are read differently, its references stay.
    await put(chat.archive, article(f"The council meets again soon.\n{TEXT}", day="2024-02-27"))
    assert WORDS in (await desk.ada.ask("!quote Sam Oldham")).text
    shown = (await desk.ada.ask("!timeline crane during:1931-04")).text
    assert desk.event in shown
    assert "given by a moderator" in shown


async def test_an_event_whose_date_is_read_differently_keeps_its_number(chat, desk):
    async def of_monday(day: str):
        found = await chat.archive.timeline(chat.archive.parse(f"crane during:{day}"), SHARED)
        return {event.reference for event in found.events if "another winter" in event.passage.text}

    before = await of_monday("2024-02-19")
    await put(chat.archive, article(day="2024-02-27"))
    assert await of_monday("2024-02-26") & before
    assert before
    for reference in before:
        assert (await timeline.by_number(chat.archive.database, SHARED, int(reference[1:]))).is_current


async def test_undoing_restores_exactly(desk):
    before = await desk.views(desk.ada)
    await by_prefix(desk, "quote", desk.quote, "speaker", "Sam Oldham")
    await by_prefix(desk, "quote", desk.quote, "hide")
    await by_prefix(desk, "event", desk.event, "date", "1932")
    assert await desk.views(desk.ada) != before
    for undoing in (f"!quote undo {desk.quote}", f"!quote undo {desk.quote}", f"!event undo {desk.event}"):
        assert "Undone" in (await desk.mod.ask(undoing)).text
    assert await desk.views(desk.ada) == before


async def test_undoing_is_by_reference_or_by_number_and_goes_back_step_by_step(desk):
    one = (await by_prefix(desk, "quote", desk.quote, "speaker", "Sam Oldham")).text
    await by_prefix(desk, "quote", desk.quote, "speaker", "none")
    assert "Undone" in (await desk.mod.ask(f"!quote undo {desk.quote}")).text
    assert "given by a moderator" in (await desk.ada.ask("!quote Sam Oldham")).text
    number = re.search(r"change (\d+)", one).group(1)
    assert "has no change" in (await desk.elsewhere.ask(f"!fix undo {number}")).text
    assert "Undone" in (await desk.mod.slash("fix undo", change=int(number))).text
    assert WORDS in (await desk.ada.ask("!quote Jon Pell")).text
    assert "undone already" in (await desk.mod.ask(f"!fix undo {number}")).text
    assert "Nothing to undo" in (await desk.mod.ask(f"!quote undo {desk.quote}")).text


async def test_every_fix_and_its_undoing_is_recorded(chat, desk):
    await by_prefix(desk, "quote", desk.quote, "speaker", "Sam Oldham")
    await desk.mod.ask(f"!quote undo {desk.quote}")
    rows = await chat.archive.database.rows(
        "SELECT action, subject, detail FROM change JOIN actor ON actor.number = actor AND name = 'Mod' "
        "ORDER BY change.number DESC LIMIT 2"
    )
    assert [(row["action"], row["subject"]) for row in rows] == [("quote undo", desk.quote), ("quote fix", desk.quote)]
    assert "Sam Oldham" in rows[1]["detail"]


async def test_a_reader_is_refused_and_nothing_changes(chat, desk):
    before = await desk.views(desk.ada)
    for command in (
        f"!quote fix {desk.quote} speaker none", f"!quote undo {desk.quote}", f"!event fix {desk.event} hide",
        f"!event undo {desk.event}", f"!fix quote {desk.quote} hide", f"!fix event {desk.event} hide", "!fix undo 1",
    ):  # fmt: skip
        answer = await chat.ada.ask(command)
        assert "Only moderators" in answer.text, command
    assert "in a server" in (await desk.mod.direct_message(f"!quote fix {desk.quote} speaker none")).text
    assert await desk.views(desk.ada) == before


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("!quote fix Q99999 speaker none", "Q99999 is not in the archive"),
        ("!quote fix A1 speaker none", "A1 is no quotation"),
        ("!quote fix nonsense hide", "not a reference"),
        ("!quote fix {quote} speaker", "Say who said it"),
        ("!quote fix {quote} speaker Sam Oldhem-Fitch", "not in the archive"),
        ("!quote fix {quote} speaker Sam Oldhamm", "→"),
        ("!quote fix {quote} speaker Zorblat Quux", "not in the archive"),
        ("!quote fix {quote}", "!quote fix Q3"),
        ("!quote fix {quote} colour red", "!quote fix Q3"),
        ("!quote fix", "!quote fix Q3"),
        ("!quote fix {quote} speaker " + "x" * 300, "300 characters"),
        ("!event fix {event} date yesteryear", "not a date"),
        ("!event fix {event} date 2015-13-41", "not in the calendar"),
        ("!event fix {event} date 2015 – 2014", "ends before it begins"),
        ("!event fix {event} date", "Give the date"),
        ("!event fix {event} kind bar mitzvah", "no kind of event"),
        ("!event fix Q1 hide", "Q1 is no event"),
        ("!event E99999", "E99999 is not in the archive"),
        ("!event Q1", "Q1 is no event"),
        ("!fix undo 99999999999999999999999", "!fix undo"),
        ("!fix undo twelve", "!fix undo"),
        ("!fix undo 99999", "has no change"),
    ],
)
async def test_mistakes_get_a_sentence_that_says_what_to_do(desk, command, sentence):
    answer = await desk.mod.ask(command.format(quote=desk.quote, event=desk.event))
    assert sentence in answer.text
    assert "Something broke" not in answer.text


async def test_another_servers_quotation_cannot_be_fixed(chat, desk):
    foreign = await chat.archive.database.row("SELECT quote.number FROM quote WHERE version >> 42 > 0 LIMIT 1")
    answer = await desk.mod.ask(f"!quote fix Q{foreign['number']} speaker none")
    assert "not in the archive" in answer.text


async def test_whoever_is_called_fix_is_found_in_quotation_marks(chat):
    await put(
        chat.archive, draft("Ida Fix, a baker in Tarnmouth, spoke. “Bread is dear,” Ida Fix said.", title="Bread")
    )
    mod = chat.playground.person("Mod")
    for command in ('!quote "fix"', '!quote "Fix" about bread', "!quote by:Fix", "!quote Ida Fix"):
        assert "Bread is dear" in (await mod.ask(command)).text, command
    assert "Bread is dear" in (await mod.slash("quote", person="Fix")).text


HOSTILE = [
    "@everyone",
    "\u202eevil\u202c",
    "\0",
    "😀" * 300,
    "' OR 1=1 --",
    '"',
    "“”",
    "**",
    "Q1 Q2",
    "a" * 1500,
    "– – –",
    "[x](http://x)",
]


async def test_hostile_words_get_one_harmless_answer(desk):
    hasty = dataclasses.replace(desk.mod, settle=0.0)
    for start in (f"quote fix {desk.quote} speaker", f"quote fix {desk.quote} said", f"event fix {desk.event} date",
                  "quote fix", "event", "fix undo"):  # fmt: skip
        for text in HOSTILE:
            answer = await hasty.ask(f"!{start} {text}")
            assert answer.text.strip()
            assert not answer.pings
            assert "Something broke" not in answer.text, text
