"""What moderators say about names: in the next answer of every command, in their server only, and undone."""

from __future__ import annotations

import dataclasses
import re

import pytest
import pytest_asyncio

from corpus.auditing import BOT
from corpus.models import SHARED, Scope
from corpus.reindexing import reindex
from corpus.store import changes, name_rules, names, scopes
from tests.conftest import draft, put, without_id

pytestmark = pytest.mark.asyncio(loop_scope="module")
FIRST = """Anneliese Brandt, the mayor of Port Lister, opened the bridge on 12 February 2024.
“The bridge will last a hundred years,” Anneliese Brandt said."""
SECOND = """The mayoress of Port Lister, Lizzie Quarrel, spoke about the bridge on 13 February 2024.
“Nobody falls off my bridge,” Lizzie Quarrel said."""
# Two members of a family, whom an article that names one in full calls alike.
THIRD = """Viktor Tamsin, a trader, was in town on 14 February 2024. “I buy what I like,” Viktor Tamsin said.
“Buying is a vice,” Tamsin said on Thursday."""
QUESTIONS = ("!who {}", "!quote {}", "!timeline {}", "!ask What did {} say about the bridge?")


@dataclasses.dataclass
class Desk:
    """The people of a test."""

    ada: object
    mod: object
    elsewhere: object  # a moderator in another server

    async def views(self, person, *asked: str) -> list[str]:
        answers = [await person.ask(question.format(name)) for name in asked for question in QUESTIONS[:3]]
        return [without_id(answer.text) for answer in answers]


@pytest_asyncio.fixture(loop_scope="module")
async def desk(chat):
    """The desk; whatever rule a test made is undone afterwards."""
    for text in (FIRST, SECOND, THIRD):
        await put(chat.archive, draft(text, title="Port Lister", key=text[:9]))
    mod = chat.playground.person("Mod")
    elsewhere = mod.at(chat.playground.channel("general", chat.playground.server("Second desk")))
    yield Desk(chat.ada, mod, elsewhere)
    while found := re.search(r"^(\d+)\.", (await mod.ask("!name list")).text, re.MULTILINE):
        assert "Undone" in (await mod.ask(f"!name undo {found.group(1)}")).text


@pytest.mark.parametrize("spelling", ["Bridgie", "the Iron Mayor", "Бриджи", "بريدجي"])
async def test_an_alias_finds_whom_it_means_here_only(desk, spelling):
    assert "not in the archive" in (await desk.ada.ask(f"!who {spelling}")).text
    answer = await desk.mod.ask(f"!name alias Anneliese Brandt = {spelling}")
    assert "now means **Anneliese Brandt**" in answer.text
    for question, shown in zip(
        QUESTIONS, ("alias given by a moderator", "a hundred years", "2024-02-12"), strict=False
    ):
        text = (await desk.ada.ask(question.format(spelling))).text
        assert "Anneliese Brandt" in text, question
        assert shown in text, question
    assert "Other spellings given by moderators" in (await desk.ada.ask("!who Anneliese Brandt")).text
    assert "not in the archive" in (await desk.elsewhere.ask(f"!who {spelling}")).text


async def test_an_alias_is_matched_fuzzily_and_in_questions(desk):
    await desk.mod.slash("name alias", names='"Anneliese Brandt" = Bridgie Lastingham')
    assert "Anneliese Brandt" in (await desk.ada.ask("!who Bridgie Lastinghan")).text
    asked = (await desk.ada.ask("!ask What did Bridgie Lastingham say about the bridge?")).text
    assert "a hundred years" in asked
    assert "does not say" in (await desk.elsewhere.ask("!ask What did Bridgie Lastingham say about the bridge?")).text


async def test_an_alias_is_found_by_the_name_index_too(chat, desk, monkeypatch):
    monkeypatch.setattr(names, "FEW", 0)
    assert "not in the archive" in (await desk.ada.ask("!who Bridgie Lastingham")).text
    await desk.mod.ask("!name alias Anneliese Brandt = Bridgie Lastingham")
    for typed in ("Bridgie Lastingham", "Bridgie Lastinghan", "Lastingham"):
        assert "Anneliese Brandt" in (await desk.ada.ask(f"!who {typed}")).text, typed
    assert "not in the archive" in (await desk.elsewhere.ask("!who Bridgie Lastingham")).text


async def test_two_names_that_are_merged_answer_as_one(chat, desk):
    elsewhere = await desk.views(desk.elsewhere, "Lizzie Quarrel", "Anneliese Brandt")
    before = await desk.views(desk.ada, "Lizzie Quarrel", "Anneliese Brandt")
    answer = await desk.mod.ask("!name merge Lizzie Quarrel into Anneliese Brandt")
    assert "**Lizzie Quarrel** now answers as **Anneliese Brandt**" in answer.text
    for name in ("Lizzie Quarrel", "Anneliese Brandt", "Quarrel", "Brandt"):
        who, quote, line = await desk.views(desk.ada, name)
        assert "named in 2 articles" in who
        assert "2 quotations" in who
        assert "Nobody falls off" in quote
        assert "a hundred years" in quote
        assert "2024-02-12" in line
        assert "2024-02-13" in line
    asked = (await desk.ada.ask("!ask What did Anneliese Brandt say about people who fall off her bridge?")).text
    assert "Nobody falls off my bridge" in asked
    merged = await desk.views(desk.ada, "Lizzie Quarrel", "Anneliese Brandt")
    await reindex(chat.archive)
    assert await desk.views(desk.ada, "Lizzie Quarrel", "Anneliese Brandt") == merged
    await put(chat.archive, draft(f"{SECOND}\nIt rained.", title="Port Lister", key=SECOND[:9]))
    assert "Nobody falls off" in (await desk.ada.ask("!quote Anneliese Brandt")).text
    await put(chat.archive, draft(SECOND, title="Port Lister", key=SECOND[:9]))
    number = re.search(r"change (\d+)", answer.text).group(1)
    assert "Undone" in (await desk.mod.slash("name undo", change=int(number))).text
    assert await desk.views(desk.ada, "Lizzie Quarrel", "Anneliese Brandt") == before
    assert await desk.views(desk.elsewhere, "Lizzie Quarrel", "Anneliese Brandt") == elsewhere


async def test_a_merged_speaker_is_by_and_checked_as_one(desk):
    await desk.mod.ask("!name merge Lizzie Quarrel into Anneliese Brandt")
    checked = (await desk.ada.ask('!check "Nobody falls off my bridge" by:Brandt')).text
    assert "exact" in checked.lower()
    assert "a hundred years" in (await desk.ada.ask("!quote by:Quarrel bridge")).text


async def test_a_spelling_that_is_split_off_stands_for_itself(chat, desk):
    elsewhere = await desk.views(desk.elsewhere, "Viktor Tamsin")
    before = await desk.views(desk.ada, "Viktor Tamsin")
    assert "Buying is a vice" in before[1]
    answer = await desk.mod.ask("!name split Tamsin from Viktor Tamsin")
    assert "“Tamsin” is now a name of its own, no longer **Viktor Tamsin**" in answer.text
    shown = (await desk.ada.ask("!quote Viktor Tamsin")).text
    assert "I buy what I like" in shown
    assert "Buying is a vice" not in shown
    asked = await desk.ada.ask("!quote Tamsin")
    await desk.ada.press(asked, "Tamsin")
    assert "Buying is a vice" in asked.text
    assert "I buy what I like" not in asked.text
    # It may be somebody else altogether.
    await desk.mod.ask("!name merge Tamsin into Anneliese Brandt")
    assert "Buying is a vice" in (await desk.ada.ask("!quote Anneliese Brandt")).text
    await reindex(chat.archive)
    assert "Buying is a vice" in (await desk.ada.ask("!quote Anneliese Brandt")).text
    assert "Buying is a vice" not in (await desk.ada.ask("!quote Viktor Tamsin")).text
    # Undone in whatever order, everything is as it was.
    for made in re.findall(r"^(\d+)\.", (await desk.mod.ask("!name list")).text, re.MULTILINE)[::-1]:
        assert "Undone" in (await desk.mod.ask(f"!name undo {made}")).text
    assert await desk.views(desk.ada, "Viktor Tamsin") == before
    assert await desk.views(desk.elsewhere, "Viktor Tamsin") == elsewhere


async def test_the_list_shows_what_is_in_force_here(chat, desk):
    assert "has said anything about names" in (await desk.mod.ask("!name list")).text
    await desk.mod.ask("!name alias Anneliese Brandt = Bridgie")
    await desk.mod.ask("!name merge Lizzie Quarrel into Anneliese Brandt")
    await desk.mod.ask("!name split Tamsin from Viktor Tamsin")
    listed = (await desk.mod.slash("name list")).text
    for shown in ("“Bridgie” means **Anneliese Brandt**", "**Lizzie Quarrel** answers as **Anneliese Brandt**",
                  "“Tamsin” is a name of its own, not **Viktor Tamsin**"):  # fmt: skip
        assert shown in listed
    assert "has said anything about names" in (await desk.elsewhere.ask("!name list")).text
    recorded = (await desk.mod.ask("!audit")).text
    for action in ("name alias", "name merge", "name split"):
        assert action in recorded


async def test_readers_and_direct_messages_are_refused(chat, desk):
    for command in ("!name", "!name list", "!name alias Anneliese Brandt = B", "!name merge Viktor Tamsin into Quarrel",
                    "!name split Tamsin from Viktor Tamsin", "!name undo 1"):  # fmt: skip
        assert "Only moderators" in (await chat.ada.ask(command)).text, command
        assert "in a server" in (await desk.mod.direct_message(command)).text, command
    assert "has said anything about names" in (await desk.mod.ask("!name list")).text


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("alias Anneliese Brandt", "an equals sign"),
        ("alias = Bridgie", "an equals sign"),
        ("alias Anneliese Brandt = A = B", "an equals sign"),
        ("alias Anneliese Brandt = anneliese BRANDT", "already"),
        ("alias Anneliese Brandt = 😀", "no letter"),
        ("alias Anelise Brandtner = Bridgie", "not in the archive"),
        ("alias Orla Venn = Bridgie", "not in the archive"),
        ("alias " + "x" * 150 + " = y", "100 characters"),
        ("merge Anneliese Brandt", "“into”"),
        ("merge Anneliese Brandt into Brandt", "one already"),
        ("merge Anneliese Brandt into Nobody Atall", "not in the archive"),
        ("split Brandy from Anneliese Brandt", "is not written “Brandy”"),
        ("split Lizzie Quarrel from Lizzie Quarrel", "Quarrel"),
        ("split Tamsin", "“from”"),
        ("undo 99999", "has no change 99999"),
        ("undo x", "!name undo"),
    ],
)
async def test_mistakes_get_a_sentence_that_says_what_to_do(desk, command, sentence):
    assert sentence in (await desk.mod.ask(f"!name {command}")).text


async def test_hostile_words_get_one_harmless_answer(desk):
    hasty = dataclasses.replace(desk.mod, settle=0.0)
    for verb in (
        "alias Anneliese Brandt = {}",
        "alias {} = x",
        "merge {} into {}",
        "split {} from Viktor Tamsin",
        "undo {}",
    ):
        for text in (
            "@everyone",
            "\u202eevil\u202c",
            "\0",
            "=" * 500,
            " into " * 100,
            "😀" * 50,
            "' OR 1=1 --",
            "**b**",
            "`c`",
        ):
            answer = await hasty.ask(f"!name {verb.replace('{}', text)}")
            assert answer.text.strip()
            assert not answer.pings
            assert "Something broke" not in answer.text, text


async def test_merges_in_a_circle_end(chat, desk):
    # Two moderators at once: each command saw the names as they were before the other.
    database, scope = chat.archive.database, Scope(chat.playground.guild.id)
    numbers = [
        (await chat.archive.match_name(name, SHARED)).entities[0][0] for name in ("Lizzie Quarrel", "Viktor Tamsin")
    ]
    await desk.mod.ask("!name merge Lizzie Quarrel into Viktor Tamsin")

    def other_way_round(transaction):
        scope_id = scopes.claim(transaction, scope)
        change = changes.add(transaction, scope_id, BOT, "name merge", now=chat.archive.clock())
        name_rules.put(transaction, change, scope_id, "merge", numbers[1], other=numbers[0])

    await database.write(other_way_round)
    assert (await chat.archive.match_name("Quarrel", scope)).entities == ((numbers[1], "Viktor Tamsin"),)
