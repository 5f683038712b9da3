"""Nothing of one server shows in another or in direct messages, whatever command is given whatever names it."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import re

import pytest
import pytest_asyncio

from cogs._permissions import Level, level_needed
from corpus.auditing import Actor
from corpus.models import Scope
from playground import Permission, interactions, slash
from playground.model import SELECTS, CommandType, InteractionType
from tests.conftest import draft, put

pytestmark = pytest.mark.asyncio(loop_scope="module")

# Stands in every sentence, and in all that is told of the article; it is never typed outside its server.
SECRET = "marrowick"
TEXT = (
    "Orla Venn, a Marrowick geologist, said on Monday: “The Marrowick harbour wall will not hold.” "
    "About 2,300 Marrowick people live behind the harbour wall. "
    "On 3 March 2022 Orla Venn measured the Marrowick harbour wall for the first time."
)
# One whose text does not give it away: only what is told of it would.
PLAIN = (
    "The ferry to Inch Island will not sail before Easter, the harbour office said on Tuesday. Its engine was taken "
    "ashore on 14 February 2024 and is being repaired by two mechanics from Orrin, who wait for parts."
)
WORDS = ("harbour wall", "Orla Venn", "The harbour wall will not hold", "about harbour wall", "who measured the wall?")
THOROUGH = bool(os.environ.get("CUTTINGS_THOROUGH"))


def shown(message):
    """All that a message shows: words, buttons, names and contents of files."""
    files = [f"{each.filename} {each.description} {each.content[:100_000].decode(errors='replace')}"
             for each in message.attachments]  # fmt: skip
    return "\n".join([message.text, *(button.label for button in message.buttons), *files]).lower()


def few(probes):
    """All of them where time does not matter, else the first two."""
    return probes if THOROUGH else probes[:2]


@dataclasses.dataclass
class Elsewhere:
    """The server with the secret, what it calls its articles, and what others were told before there were any."""

    guild: object
    member: object
    references: list
    plain: str
    before: dict


UNCHANGED = ("!about", "!coverage", "!coverage harbour", "!who Orla Venn", "!who Orla", "!quote Venn",
             "!figures people", "!ask who is Orla Venn?", "!search harbour", "!timeline in 2022")  # fmt: skip


async def answers(chat):
    """What a member of another server is told, without the numbers that count answers."""
    return {command: re.sub(r"W\d+", "W", (await chat.ada.ask(command)).text) for command in UNCHANGED}


@pytest_asyncio.fixture(loop_scope="module", autouse=True)
async def nothing_shows_later(chat, elsewhere):
    """Answers that are still being worked on when a test has looked at them show nothing in the end, either."""
    yield
    world = chat.playground.world
    await world.quiet(0.1, at_most=5)
    for channel in world.channels.values():
        if channel.guild is not elsewhere.guild:
            for message in channel.messages.values():
                assert message.author is not world.bot or SECRET not in shown(message), message.text


@pytest_asyncio.fixture(scope="module", loop_scope="module", autouse=True)
async def elsewhere(chat):
    before = await answers(chat)
    guild = chat.playground.server("Second desk")
    scope = Scope(guild.id)
    told = {"outlet": "Marrowick Gazette", "byline": "Ida Marrowick"}
    first = await put(
        chat.archive, draft(TEXT, title="The Marrowick wall", url="https://marrowick.example/wall", **told), scope
    )
    second = await put(chat.archive, draft(PLAIN, title="No ferry to Marrowick", **told), scope)
    await chat.archive.guild_settings.change(guild.id, {"locale": "de"}, Actor(3, "Ida Marrowick"), "settings locale")
    references = [f"A{first.number}"]
    for letter, table in (("Q", "quote"), ("E", "event"), ("F", "figure")):
        rows = await chat.archive.database.rows(
            f"SELECT {table}.number FROM {table} JOIN version ON version.id = version WHERE article = ?",
            (first.number,),
        )
        assert rows, table
        references.append(f"{letter}{rows[0]['number']}")
    manager = chat.playground.world.add_role(chat.playground.guild, "Managers", Permission.MANAGE_GUILD, position=4)
    chat.playground.guild.members[chat.ben.id].roles.add(manager.id)
    chat.playground.gateway.set_available(chat.playground.guild, available=True)
    member = dataclasses.replace(chat.playground.person("Mod"), settle=0.0).at(
        chat.playground.channel("general", guild)
    )
    references = [references[0], references[1], f"A{second.number}", *references[2:]]
    return Elsewhere(guild, member, references, f"A{second.number}", before)


def commands_of(chat, most=Level.ADMINISTRATOR):
    """Every command that somebody of this level may run."""
    found = sorted(chat.bot.walk_commands(), key=lambda command: command.qualified_name)
    return [command.qualified_name for command in found if level_needed(command) <= most]


async def everything(person, answer):
    """What an answer shows, and what each of its buttons then does."""
    texts = [shown(answer)]
    for button in answer.buttons:
        if button.custom_id and not button.disabled and any(b.custom_id == button.custom_id for b in answer.buttons):
            reply = await person.press(answer, button.custom_id)
            messages = [] if reply.interaction.response is None else [reply.message, *reply.followups]
            texts += [shown(each) for each in messages]
    return "\n".join(texts)


async def test_its_own_people_see_it(chat, elsewhere):
    seen = set()
    for name in commands_of(chat, Level.READER):
        for probe in (*WORDS[:3], *elsewhere.references[:2]):
            if SECRET in shown(await elsewhere.member.ask(f"!{name} {probe}")):
                seen.add(name)
    assert {"ask", "search", "quote", "check", "timeline", "figures", "source", "who", "article show"} <= seen


async def test_other_servers_are_told_what_they_were_told_before(chat, elsewhere):
    assert await answers(chat) == elsewhere.before


async def test_no_command_shows_it_in_another_server(chat, elsewhere):
    person = dataclasses.replace(chat.ben, settle=0.0)
    for name in commands_of(chat):
        for probe in (*few(WORDS), *few(elsewhere.references)):
            answer = await person.ask(f"!{name} {probe}")
            assert SECRET not in shown(answer), (name, probe)
            if probe == WORDS[0]:
                assert SECRET not in await everything(person, answer), (name, probe)


def slash_commands(person, place):
    """What is typed behind a "/"; the entries of menus are not."""
    offered = slash.visible(person.world, person.user, place)
    return [command for command in offered if command["type"] == CommandType.SLASH]


async def test_no_slash_command_shows_it_by_any_option(chat, elsewhere):
    person = dataclasses.replace(chat.ben, settle=0.0)
    for command in slash_commands(person, person.place):
        for name in slash.calls(command):
            options = slash.open_command(person.world, person.user, person.place, name).leaf.get("options") or ()
            texts = [option["name"] for option in options if option["type"] == slash.commands.STRING
                     and not option.get("choices")]  # fmt: skip
            for probe in (WORDS[1], *few(elsewhere.references)):
                needed = {option["name"] for option in options if option.get("required")}
                if texts and needed <= set(texts):
                    reply = await person.slash(name, dict.fromkeys(needed or texts[:1], probe))
                    assert SECRET not in "".join(map(shown, (reply.message, *reply.followups))), (name, probe)


async def test_no_suggestion_while_typing_shows_it(chat, elsewhere):
    person = dataclasses.replace(chat.ben, settle=0.0)
    for place in (person.place, person.in_direct_messages().place):
        for command in slash_commands(person, place):
            for name in slash.calls(command):
                options = slash.open_command(person.world, person.user, place, name).leaf.get("options") or ()
                for option in (each["name"] for each in options if each.get("autocomplete")):
                    for typed in ("", "Orl", "harbour", "Marro", *few(elsewhere.references)):
                        choices = await person.at(place).autocomplete(name, option, typed)
                        assert not [each for each in choices if SECRET in f"{each.name} {each.value}".lower()], name


async def test_nothing_shows_it_in_direct_messages(chat, elsewhere):
    person = dataclasses.replace(chat.playground.person("Mod"), settle=0.0)
    for name in commands_of(chat):
        for probe in (WORDS[0], *few(elsewhere.references)):
            assert SECRET not in shown(await person.direct_message(f"!{name} {probe}")), (name, probe)


async def test_no_reply_to_a_message_with_its_references_shows_it(chat, elsewhere):
    person = dataclasses.replace(chat.ben, settle=0.0)
    for reference in elsewhere.references[: 5 if THOROUGH else 1]:
        named = await person.ask(f"!source {reference}")
        typed = await person.say(f"look at {reference}")
        for name in commands_of(chat, Level.MODERATOR):
            for message in (named, typed):
                assert SECRET not in shown(await person.ask(f"!{name}", reply_to=message)), (name, reference)


async def test_its_buttons_do_nothing_in_another_server(chat, elsewhere):
    moderator = elsewhere.member
    parts = {}
    for name in commands_of(chat, Level.MODERATOR):
        for probe in (WORDS[1], elsewhere.references[0], PLAIN):
            answer = await moderator.ask(f"!{name} {probe}")
            parts |= {part["custom_id"]: part for part in answer.parts if part.get("custom_id")}
    assert parts
    before = await chat.archive.database.rows("SELECT * FROM version JOIN article ON article = number")
    victim = await chat.ada.ask("!about")
    world, person = chat.playground.world, chat.playground.person("Mod")
    for identifier, part in parts.items():
        victim.components = [{"type": 1, "components": [part]}]
        data = {"custom_id": identifier, "component_type": part["type"]}
        if part["type"] in SELECTS:
            data["values"] = [option["value"] for option in part.get("options", ())][:1]
        forged = interactions.start(world, InteractionType.COMPONENT, person.user, person.place, data, victim)
        with contextlib.suppress(TimeoutError):  # no answer: a button of the message that it was below, and of no other
            await world.until(lambda forged=forged: forged.answered or None, 0.1)
        for message in (forged.response, *forged.followups):
            assert message is None or SECRET not in shown(message), identifier
        assert SECRET not in repr(forged.modal).lower(), identifier
    after = await chat.archive.database.rows("SELECT * FROM version JOIN article ON article = number")
    assert [tuple(row) for row in after] == [tuple(row) for row in before]


async def test_the_same_text_is_no_duplicate_in_another_server(chat, elsewhere):
    moderator = dataclasses.replace(chat.playground.person("Mod"), settle=0.0)
    for person, known in ((elsewhere.member, True), (moderator, False)):
        answer = await person.ask(f"!add {PLAIN}")
        await person.world.until(lambda answer=answer: answer.buttons, 10)  # until the preview is there
        assert (SECRET in shown(answer) or elsewhere.plain.lower() in shown(answer)) is known
