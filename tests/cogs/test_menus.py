"""The Apps menu of a message: what its entries answer, to whom, and that nothing of a server shows elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
import pytest_asyncio

from corpus.models import Scope
from playground.slash import ImpossibleError, visible
from tests.conftest import draft, put

pytestmark = pytest.mark.asyncio(loop_scope="module")

CHECK, WHO, ADD = "Check this quote", "Who said this?", "Add this article"
KNOWN = "We are truly ready to take part in the Geneva conference without preconditions"
OWN = "The lighthouse keeper will be paid in herring until further notice"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def own_article(chat):
    """An article of the server that these people are in."""
    text = f"Orla Venn, the mayor of Tarnmouth, said on Monday: “{OWN}.”"
    return await put(chat.archive, draft(text, title="A keeper"), Scope(chat.playground.guild.id))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def elsewhere(chat):
    """A server without the bot, in which Ada uses it as an app of her own."""
    world = chat.playground.world
    guild = world.add_guild("Elsewhere", [chat.ada.user, chat.ben.user])
    del guild.members[world.bot.id]
    world.installed_by.add(chat.ada.id)
    yield next(iter(guild.channels.values()))
    world.installed_by.clear()


async def test_check_gives_what_the_command_gives_in_private(chat):
    said = await chat.ben.say(f"I read “{KNOWN}” somewhere, **really**. <https://example.org/x>")
    chosen = await chat.ada.context_menu(CHECK, said)
    assert chosen.ephemeral
    asked = await chat.ada.ask(f'!check "{KNOWN}"')
    assert chosen.text.split("why?")[0] == asked.text.split("why?")[0]
    ada = replace(chat.ada, timeout=0.5)  # the press itself shows nothing that one could wait for
    await ada.press(chosen.message, "Post to channel")
    place = chat.ada.place
    last = await chat.playground.world.until(lambda: list(place.messages.values())[-1], 10)
    assert not last.ephemeral
    assert KNOWN in last.text


@pytest.mark.parametrize(
    "text",
    [
        KNOWN,
        f"> {KNOWN}\nreally?",
        f"**{KNOWN}**",
        f'"{KNOWN}"',
        f"„{KNOWN}“ <@123456789012345678>",
        f"“so” and “{KNOWN}”",
        f"[{KNOWN}](https://example.org/x)",
        f"> We are ~~truly~~ ready to take part\n> {KNOWN.split('part ')[1]}",
    ],
)
async def test_the_quotation_is_found_in_a_message(chat, text):
    said = await chat.ben.say(text)
    for menu in (CHECK, WHO):
        chosen = await chat.ada.context_menu(menu, said)
        assert chosen.ephemeral
        assert "[A" in chosen.text, chosen.text
        assert "preconditions" in chosen.text
    assert "the speaker" not in chosen.text.lower()


async def test_who_said_shows_the_attribution_of_each_quotation(chat):
    two = await chat.ben.say(f'One: "{KNOWN}". Other: "You can defeat Islamic State with airstrikes only".')
    chosen = await chat.ada.context_menu(WHO, two)
    for speaker in ("Muallem", "Lavrov"):
        assert speaker in chosen.text
    assert "Altered" in chosen.text, "a negation was taken out of the second"
    invented = await chat.ben.say("“The moon over the harbour is made of old newspapers and string.”")
    chosen = await chat.ada.context_menu(WHO, invented)
    assert "Not in the archive" in chosen.text
    assert "—" not in chosen.text


async def test_messages_of_the_bots_own(chat):
    answer = await chat.ada.ask("!quote Muallem about Geneva")
    chosen = await chat.ben.context_menu(WHO, answer)
    assert "Muallem" in chosen.text
    assert chosen.ephemeral
    refused = await chat.playground.person("Mod").context_menu(ADD, answer)
    assert "a message of mine" in refused.text


@pytest.mark.parametrize("content", ["", "https://example.org/story", "<@123456789012345678>", "**", "> "])
async def test_messages_without_words_get_a_sentence(chat, content):
    said = await chat.ben.say(content, attachments=[("picture.png", b"\x89PNG")])
    for menu in (CHECK, WHO):
        chosen = await chat.ada.context_menu(menu, said)
        assert chosen.ephemeral
        assert "has no words" in chosen.text


HOSTILE = ["short", "“" * 1500, "a" * 3900, "[" * 3900, "\u202e@everyone \u200b" * 20, "*" * 2000 + "x", "> " * 1500]


@pytest.mark.parametrize("content", HOSTILE)
async def test_hostile_messages_get_a_sentence(chat, content):
    said = await chat.ben.say(content)
    for menu in (CHECK, WHO):
        chosen = await chat.ada.context_menu(menu, said)
        assert chosen.ephemeral
        assert chosen.text
        assert "short id" not in chosen.text


async def test_elsewhere_only_the_shared_articles_show(chat, elsewhere, own_article):
    said = await chat.ben.say(f"“{OWN}”")
    at_home = await chat.ada.context_menu(WHO, said)
    assert "Orla Venn" in at_home.text
    # An article of the other server itself, from when it had the bot.
    await put(chat.archive, draft(f"Ivo Lund said: “{OWN}, or in cod.”", title="Cod"), Scope(elsewhere.guild.id))
    ada = chat.ada.at(elsewhere)
    here = [await chat.ben.at(elsewhere).say(f"“{words}”") for words in (OWN, f"{OWN}, or in cod")]
    here.append(await chat.ada.in_direct_messages().say(f"“{OWN}”"))
    for message in here:
        for menu in (CHECK, WHO):
            chosen = await chat.ada.at(message.channel).context_menu(menu, message)
            assert "Not in the archive" in chosen.text, chosen.text
            assert "Venn" not in chosen.text
            why = await chat.ada.press(chosen.message, "Why")
            assert "Venn" not in why.text
    known = await chat.ben.at(elsewhere).say(f"“{KNOWN}”")
    chosen = await ada.context_menu(WHO, known)
    assert "Muallem" in chosen.text
    posted = await ada.press(chosen.message, "Post to channel")
    assert "Muallem" in posted.followups[0].text
    assert not posted.followups[0].ephemeral
    for button in ("Sources", "More context"):
        assert "Venn" not in (await ada.press(chosen.message, button)).text


async def test_elsewhere_only_the_reading_entries_are_offered(chat, elsewhere):
    world = chat.playground.world
    assert {each["name"] for each in visible(world, chat.ada.user, elsewhere)} == {CHECK, WHO}
    assert not visible(world, chat.ben.user, elsewhere)
    with pytest.raises(ImpossibleError):
        await chat.ada.at(elsewhere).slash("quote", person="Putin")


async def test_entries_keep_to_the_channels_that_the_server_allows(chat):
    admin = chat.playground.person("Admin")
    await admin.ask("!settings channels #digests")
    try:
        said = await chat.ben.say(f"“{KNOWN}”")
        assert "I answer in" in (await chat.ada.context_menu(CHECK, said)).text
    finally:
        await admin.ask("!settings reset channels")
