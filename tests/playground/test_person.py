from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from playground import Person, Playground
from playground.person import Choice, NoAnswerError
from playground.slash import ImpossibleError
from tests.playground.sample_bot import SampleBot

pytestmark = pytest.mark.usefixtures("bot")


async def test_a_message_is_answered_by_a_reply_to_it(ada: Person, playground: Playground):
    answer = await ada.ask("!echo good morning")
    assert answer.content == "good morning"
    assert answer.author is playground.world.bot
    assert not playground.refusals


async def test_people_who_ask_at_once_get_their_own_answers(playground: Playground):
    people = [playground.person(name) for name in ("Ada", "Ben", "Mod")]
    answers = await asyncio.gather(*(each.ask(f"!echo {each.user.name}") for each in people))
    assert [answer.content for answer in answers] == ["Ada", "Ben", "Mod"]


async def test_mention_and_direct_message(ada: Person, playground: Playground):
    answer = await ada.at("digests").ask(f"{playground.world.bot.mention} echo here")
    assert (answer.content, answer.channel.name) == ("here", "digests")
    assert (await ada.direct_message("!echo private")).channel.guild is None


async def test_no_answer_is_an_error_that_names_the_question(ada: Person):
    with pytest.raises(NoAnswerError, match="'hello'"):
        await ada.ask("hello", within=0.05)


async def test_slash_command_with_its_types(ada: Person):
    assert (await ada.slash("count", what="cats", number="4")).text == "4 cats"
    assert (await ada.slash("count", what="sheep")).text == "3 sheep"
    reply = await ada.slash("article add", to="digests", by="Ben")
    assert reply.text == "for digests by Ben"
    assert reply.ephemeral


@pytest.mark.parametrize(
    ("name", "options", "problem"),
    [
        ("nosuch", {}, "offered no command 'nosuch'"),
        ("count", {}, "needs what"),
        ("count", {"what": "dogs"}, "sheep, cats"),
        ("count", {"what": "cats", "number": "many"}, "not a whole number"),
        ("count", {"what": "cats", "number": 10}, "outside 1 to 9"),
        ("count", {"what": "cats", "color": "red"}, "no option 'color'"),
        ("article", {}, "/article add"),
        ("article add", {"to": "nowhere", "by": "Ben"}, "#general"),
        ("article add", {"to": "general", "by": "Zoe"}, "Zoe"),
        ("read", {"file": "/no/such/file"}, "No such file"),
    ],
)
async def test_what_the_client_would_not_send(ada: Person, name: str, options: dict[str, object], problem: str):
    with pytest.raises(ImpossibleError, match=problem):
        await ada.slash(name, options)


async def test_slash_commands_work_in_direct_messages(ada: Person):
    assert (await ada.in_direct_messages().slash("echo", text="psst")).text == "psst"


async def test_a_moderators_command_is_hidden_from_members(playground: Playground, ada: Person):
    with pytest.raises(ImpossibleError, match="purge"):
        await ada.slash("purge")
    assert (await playground.person("Mod").slash("purge")).text == "purged"
    assert (await playground.person("Admin").slash("purge")).text == "purged"


async def test_autocomplete(ada: Person):
    assert await ada.autocomplete("echo", "text", "put") == [Choice("put!", "put")]
    with pytest.raises(ImpossibleError, match="no autocomplete"):
        await ada.autocomplete("count", "number", "1")


async def test_a_silent_command_fails_after_three_seconds_of_discords_clock(ada: Person, playground: Playground):
    now = playground.world.clock()
    playground.world.clock = lambda: now
    waiting = asyncio.create_task(ada.slash("silence"))
    await asyncio.sleep(0)
    playground.world.clock = lambda: now + timedelta(seconds=3.1)
    playground.world.wake()
    with pytest.raises(NoAnswerError, match="/silence within 3 seconds"):
        await waiting


async def test_buttons(ada: Person, playground: Playground):
    message = await ada.ask("!pages")
    assert [button.label for button in message.buttons] == ["Next", "Later", "Form", "Silent", "Off"]
    reply = await ada.press(message, "Next")
    assert reply.message is message
    assert message.text == "Page 2"
    await ada.press(message, 2)
    assert message.content == "edited later"
    with pytest.raises(ImpossibleError, match="disabled"):
        await ada.press(message, "Off")
    with pytest.raises(ImpossibleError, match="Next, Later"):
        await ada.press(message, "Back")
    assert not playground.refusals


async def test_select(ada: Person):
    message = await ada.ask("!pages")
    assert (await ada.choose(message, "Red")).text == "chose r"
    with pytest.raises(ImpossibleError, match="Red, Blue"):
        await ada.choose(message, "Green")
    with pytest.raises(ImpossibleError, match="1 to 1"):
        await ada.choose(message, "Red", "Blue")


async def test_form(ada: Person):
    message = await ada.ask("!pages")
    form = await ada.press(message, "Form")
    assert (await ada.submit(form, Name="Ada")).text == "Ada, none"
    form = await ada.press(message, "Form")
    assert (await ada.submit(form, Name="Ada", Note="x")).text == "Ada, x"
    with pytest.raises(ImpossibleError, match="1 to 10 characters"):
        await ada.submit(form, Name="a" * 11)
    with pytest.raises(ImpossibleError, match="1 to 10 characters"):
        await ada.submit(form)
    with pytest.raises(ImpossibleError, match="Name, Note"):
        await ada.submit(form, Age="7")


async def test_somebody_elses_ephemeral_answer_cannot_be_pressed(ada: Person, playground: Playground):
    message = await ada.ask("!pages")
    answer = (await ada.choose(message, "Red")).message
    with pytest.raises(ImpossibleError, match="Ben does not see"):
        await playground.person("Ben").press(answer, 1)


async def test_context_menus(ada: Person, playground: Playground):
    message = await ada.say("four")
    reply = await ada.context_menu("Measure", message)
    assert reply.deferred
    assert reply.ephemeral
    assert reply.text == "4 characters\nand that was all"
    assert reply.message.edited_at is None
    assert (await ada.context_menu("Greet", playground.person("Ben"))).text == "Hello Ben"


async def test_attachments_both_ways(ada: Person):
    answer = await ada.ask("!read", attachments=[("note.txt", "grüße".encode())])
    assert answer.content == "grüße"
    assert (await ada.slash("read", file=("a.txt", b"as option"))).text == "as option"
    picture = await ada.ask("!picture")
    [attachment] = picture.attachments
    assert (attachment.filename, attachment.content) == ("plot.png", b"not really a picture")
    assert picture.embeds[0]["image"]["url"] == attachment.url


async def test_the_bot_sees_replies_edits_and_reactions(ada: Person, bot: SampleBot, playground: Playground):
    question = await ada.say("!echo first")
    await playground.world.until(lambda: question.channel.last_message is not question, 5)
    waiting = bot.wait_for("message_edit", timeout=5)
    edited = asyncio.create_task(waiting)
    reacted = asyncio.create_task(bot.wait_for("reaction_add", timeout=5))
    deleted = asyncio.create_task(bot.wait_for("message_delete", timeout=5))
    await asyncio.sleep(0)
    await ada.edit(question, "changed")
    assert (await edited)[1].content == "changed"
    await ada.react(question, "✅")
    assert str((await reacted)[0].emoji) == "✅"
    await ada.delete(question)
    assert (await deleted).id == question.id


async def test_the_bot_pings_nobody_unless_it_would_on_discord(ada: Person, playground: Playground):
    answer = await ada.ask("!echo @everyone")
    assert answer.pings.everyone, "the sample bot leaves its allowed mentions at Discord's default"
    assert answer.pings.users == {ada.id}
