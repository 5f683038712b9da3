"""What slash commands ask for one by one, and how they complete what is typed."""

from __future__ import annotations

import discord
import pytest

from corpus.models import SHARED, Scope
from tests.conftest import draft, put, without_id

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize(
    ("typed", "command", "options"),
    [
        ("!quote Lavrov about airstrikes", "quote", {"person": "Lavrov", "about": "airstrikes"}),
        ('!quote from:"Middle East Eye"', "quote", {"outlet": "Middle East Eye"}),
        (
            "!timeline Putin after:2015-07 before:2016",
            "timeline",
            {"topic": "Putin", "after": "2015-07", "before": "2016"},
        ),
        ("!who Putin exact:", "who", {"name": "Putin", "exact": True}),
        ("!figures killed Syria by:UN", "figures", {"what": "killed Syria", "speaker": "UN"}),
        ("!coverage", "coverage", {}),
    ],
)
async def test_options_ask_what_query_words_ask(chat, typed, command, options):
    said = await chat.ada.ask(typed)
    answered = await chat.ada.slash(command, **options)
    assert without_id(answered.text) == without_id(said.text)


READING = "ask search quote timeline figures check source who coverage why new about help".split()


def leaves(holder, name=""):
    """Every slash command with its options, subcommands by their whole name."""
    name = f"{name} {holder['name']}".strip()
    nested = [option for option in holder.get("options") or () if option["type"] in (1, 2)]
    if not nested:
        return {name: holder.get("options") or []}
    return {call: options for each in nested for call, options in leaves(each, name).items()}


async def test_every_option_is_described(chat):
    found = {}
    for command in chat.bot.tree.get_commands(type=discord.AppCommandType.chat_input):
        found |= leaves(command.to_dict(chat.bot.tree))
    assert len(found) > 50
    for name, options in found.items():
        for option in options:
            assert option["description"] not in ("", "…"), (name, option["name"])
    for name in READING:
        assert "private" in [option["name"] for option in found[name]], name


async def test_a_wrong_option_gets_a_sentence(chat):
    answered = await chat.ada.slash("quote", person="Putin", after="the day after never")
    assert "is not a date I can read" in answered.text
    answered = await chat.ada.slash("quote", person='" from:" by: "', about='"')
    assert answered.text


async def test_private_answers_are_seen_by_the_asker_alone(chat):
    assert (await chat.ada.slash("who", name="Putin", private=True)).ephemeral
    assert not (await chat.ada.slash("who", name="Putin", private=False)).ephemeral
    assert not (await chat.ada.slash("who", name="Putin")).ephemeral


@pytest.mark.parametrize(
    ("command", "options", "focused", "value", "told"),
    [
        ("quote", {"person": "Muale"}, "person", "Walid", "also:"),
        ("quote", {"person": "Pu"}, "person", "Putin", "quote"),
        ("quote", {"person": ""}, "person", "", "quote"),
        ("quote", {"person": "Путин"}, "person", "Putin", "quote"),
        ("timeline", {"topic": "Syr"}, "topic", "Syria", "mention"),
        ("quote", {"outlet": "middle"}, "outlet", "Middle East Eye", "article"),
        ("source", {"reference": "A2"}, "reference", "A2", "Russia"),
        ("source", {"reference": "pledges to cont"}, "reference", "A3", "Middle East Eye"),
        ("source", {"reference": ""}, "reference", "A", "("),
    ],
)
async def test_completion(chat, command, options, focused, value, told):
    choices = await chat.ada.autocomplete(command, focused, options[focused])
    assert any(value in choice.value and told in choice.name for choice in choices), choices
    assert len(choices) <= 25


@pytest.mark.parametrize(
    ("command", "option", "typed", "value"),
    [
        ("digest set", "person", "Muale", "Walid al-Muallem"),
        ("digest set", "about", "Syr", "Syria"),
        ("digest set", "outlet", "middle", "Middle East Eye"),
        ("digest set", "zone", "Berl", "Europe/Berlin"),
        ("watch add", "what", "person Muale", "person Walid al-Muallem"),
        ("watch add", "what", "topic Syr", "topic Syria"),
        ("watch add", "what", "Syr", "Syria"),
        ("fix quote", "value", "Muale", "Walid al-Muallem"),
        ("name alias", "names", "Muale", "Walid al-Muallem"),
        ("name merge", "names", "Kremlin into Puti", "Kremlin into Vladimir Putin"),
        ("name split", "names", "Assad from Bash", "Assad from Bashar al-Assad"),
        ("settings timezone", "zone", "Berl", "Europe/Berlin"),
    ],
)
async def test_completion_for_moderators(chat, command, option, typed, value):
    choices = await chat.playground.person("Admin").autocomplete(command, option, typed)
    assert value in [choice.value for choice in choices], choices


@pytest.mark.parametrize("typed", ['"', "*", "NOT", "a" * 6000, "A99999999999999", "\u202e", "@everyone", "的"])
async def test_completion_of_anything_is_quiet(chat, typed):
    for command, option in (("quote", "person"), ("source", "reference"), ("quote", "outlet"), ("search", "words")):
        assert isinstance(await chat.ada.autocomplete(command, option, typed), list)


async def test_another_servers_names_and_articles_are_not_suggested(archive):
    secret = draft("Orla Venn said: “The wall will not hold.”", title="A harbour wall", outlet="Tarnmouth Echo")
    await put(archive, secret, Scope(77))
    own, other = Scope(77), Scope(78)
    suggest = archive.suggestions
    assert await suggest.people("Orla", own)
    assert await suggest.articles("harbour", own)
    assert await suggest.outlets("Tarn", own)
    for scope in (other, SHARED):
        for typed in ("", "Orla", "harbour", "Tarn", "A1"):
            for complete in (suggest.people, suggest.topics, suggest.outlets, suggest.articles):
                assert not await complete(typed, scope)
