"""The deadlines and the single answer, over plain HTTP with a clock that is moved by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from playground import Person, Playground, interactions
from playground.model import Interaction, InteractionType
from tests.playground.conftest import Api, Clock

HELLO = {"type": 4, "data": {"content": "hello"}}


@pytest.fixture
async def playground(clock: Clock) -> AsyncIterator[Playground]:
    async with Playground(clock=clock) as playground:
        yield playground


@pytest.fixture
async def command(ada: Person) -> Interaction:
    return started(ada)


def started(person: Person, kind: InteractionType = InteractionType.COMMAND) -> Interaction:
    option = {"name": "o", "type": 3, "value": "x", "focused": kind is InteractionType.AUTOCOMPLETE}
    data = {"id": "1", "name": "quote", "type": 1, "options": [option]}
    return interactions.start(person.world, kind, person.user, person.place, data)


def callback(interaction: Interaction) -> str:
    return f"/interactions/{interaction.id}/{interaction.token}/callback?with_response=true"


def hook(interaction: Interaction, end: str = "") -> str:
    assert interaction.channel.guild is not None
    bot = next(member.user for member in interaction.channel.guild.members.values() if member.user.bot)
    return f"/webhooks/{bot.id}/{interaction.token}{end}"


async def test_the_answer_within_three_seconds(api: Api, command: Interaction, clock: Clock):
    clock.advance(2.9)
    status, answer = await api("POST", callback(command), HELLO)
    assert status == 200
    assert answer["resource"]["message"]["content"] == "hello"
    assert answer["interaction"]["response_message_id"] == answer["resource"]["message"]["id"]


async def test_after_three_seconds_the_interaction_is_unknown(api: Api, command: Interaction, clock: Clock):
    clock.advance(3.1)
    assert (await api("POST", callback(command), HELLO))[1]["code"] == 10062
    assert (await api("POST", hook(command), {"content": "x"}))[1]["code"] == 10015


async def test_a_second_answer_is_refused(api: Api, command: Interaction):
    await api("POST", callback(command), HELLO)
    assert (await api("POST", callback(command), HELLO))[1]["code"] == 40060


async def test_follow_ups_until_fifteen_minutes(api: Api, command: Interaction, clock: Clock):
    await api("POST", callback(command), HELLO)
    clock.advance(14 * 60)
    status, message = await api("POST", hook(command), {"content": "more"})
    assert (status, message["content"]) == (200, "more")
    assert (await api("PATCH", hook(command, "/messages/@original"), {"content": "new"}))[1]["content"] == "new"
    assert (await api("GET", hook(command, "/messages/%40original")))[1]["content"] == "new"
    assert (await api("DELETE", hook(command, f"/messages/{message['id']}")))[0] == 204
    assert (await api("GET", hook(command, f"/messages/{message['id']}")))[1]["code"] == 10008
    clock.advance(2 * 60)
    assert (await api("POST", hook(command), {"content": "late"})) == (
        401,
        {"code": 50027, "message": "Invalid Webhook Token"},
    )


async def test_the_first_follow_up_takes_the_place_of_thinking(api: Api, command: Interaction, ada: Person):
    await api("POST", callback(command), {"type": 5, "data": {"flags": 64}})
    assert command.response is not None
    assert command.response.loading
    _, message = await api("POST", hook(command), {"content": "done"})
    assert message["id"] == str(command.response.id)
    assert not command.response.loading
    assert command.response.ephemeral_for is ada.user


async def test_an_ephemeral_answer_is_nobody_elses(api: Api, command: Interaction, playground: Playground):
    _, answer = await api("POST", callback(command), {"type": 4, "data": {"content": "psst", "flags": 64}})
    message = answer["resource"]["message"]["id"]
    channel = f"/channels/{playground.channel().id}/messages"
    assert (await api("GET", f"{channel}/{message}"))[1]["code"] == 10008
    assert (await api("GET", channel))[1] == []
    api.authorization = playground.person("Ben").user.token
    assert (await api("GET", channel))[1] == []
    api.authorization = playground.person("Ada").user.token
    assert [each["content"] for each in (await api("GET", channel))[1]] == ["psst"]


@pytest.mark.parametrize(
    "body",
    [
        {"type": 8, "data": {"choices": []}},
        {"type": 7, "data": {"content": "x"}},
        {"type": 99},
        {"type": 4, "data": {"content": "x" * 2001}},
        {"type": 9, "data": {"title": "", "custom_id": "x", "components": []}},
    ],
)
async def test_an_answer_of_the_wrong_kind_or_form(api: Api, command: Interaction, body: dict[str, object]):
    assert (await api("POST", callback(command), body))[1]["code"] == 50035
    assert not command.answered


async def test_an_empty_answer(api: Api, command: Interaction):
    assert (await api("POST", callback(command), {"type": 4, "data": {}}))[1]["code"] == 50006


@pytest.mark.parametrize(
    ("choices", "status"),
    [
        ([{"name": "n" * 100, "value": "v"}] * 25, 200),
        ([{"name": "n", "value": "v"}] * 26, 400),
        ([{"name": "n" * 101, "value": "v"}], 400),
        ([{"name": "", "value": "v"}], 400),
        ([{"name": "n", "value": 5}], 400),
    ],
)
async def test_autocomplete_choices(api: Api, ada: Person, choices: list[dict[str, str]], status: int):
    interaction = started(ada, InteractionType.AUTOCOMPLETE)
    assert (await api("POST", callback(interaction), {"type": 8, "data": {"choices": choices}}))[0] == status


async def test_a_page_starts_interactions_as_discords_client_does(api: Api, ada: Person, playground: Playground):
    option = {"name": "person", "description": "Who", "type": 3}
    command = {"name": "quote", "description": "Quotations", "options": [option]}
    application = f"/applications/{playground.world.application_id}/commands"
    _, [registered] = await api("PUT", application, [command])
    api.authorization = ada.user.token
    body = {
        "type": 2,
        "channel_id": str(ada.place.id),
        "data": {"id": registered["id"], "name": "quote", "options": [{"name": "person", "value": "Putin"}]},
    }
    status, answer = await api("POST", "/interactions", body)
    [interaction] = playground.world.interactions.values()
    assert (status, answer["id"]) == (200, str(interaction.id))
    assert interaction.data["options"] == [{"name": "person", "type": 3, "value": "Putin"}]
    body["data"]["name"] = "nosuch"
    assert "offered no command" in (await api("POST", "/interactions", body))[1]["message"]
    api.authorization = f"Bot {playground.token}"
    assert (await api("POST", "/interactions", body))[1]["code"] == 20001
