"""What people's own clients ask for over REST, and a bot may not."""

from __future__ import annotations

from typing import Any

import pytest

from playground import Person, Playground
from tests.playground.conftest import Api
from tests.playground.sample_bot import SampleBot


@pytest.fixture
async def page(bot: SampleBot, api: Api, ada: Person) -> Api:
    """Ada's client, with a bot in the server."""
    await ada.world.until(lambda: ada.world.commands, 5)
    api.authorization = ada.user.token
    return api


def interaction(person: Person, data: dict[str, Any], kind: int = 2, **more: Any) -> dict[str, Any]:
    return {"type": kind, "channel_id": str(person.place.id), "data": data, **more}


async def test_people_channels_and_roles_are_named_by_their_ids(page: Api, ada: Person, playground: Playground):
    to, by = playground.channel("digests"), playground.person("Ben")
    options = [{"name": "to", "value": str(to.id)}, {"name": "by", "value": str(by.id)}]
    body = interaction(ada, {"name": "article", "options": [{"name": "add", "options": options}]})
    assert (await page("POST", "/interactions", body))[0] == 200
    await ada.world.until(lambda: ada.place.messages, 5)
    [answer] = ada.place.messages.values()
    assert answer.content == "for digests by Ben"


async def test_the_menu_of_a_message_is_for_those_who_see_it(page: Api, ada: Person, playground: Playground):
    said = await ada.say("five!")
    private = (await ada.context_menu("Measure", said)).message
    for target, status in ((said.id, 200), (private.id, 404), (1, 404)):
        page.authorization = playground.person("Ben").user.token
        body = interaction(ada, {"name": "Measure", "type": 3, "target_id": str(target)})
        assert (await page("POST", "/interactions", body))[0] == status


async def test_a_language_is_one_of_discords(page: Api, ada: Person, playground: Playground):
    assert await page("PATCH", "/users/@me/settings", {"locale": "de"}) == (200, {"locale": "de"})
    assert (await page("GET", "/users/@me"))[1]["locale"] == "de"
    assert ada.user.locale == "de"
    for wrong in ({"locale": "xx"}, {"locale": None}, {"locale": ["de"]}, {}):
        assert (await page("PATCH", "/users/@me/settings", wrong))[1]["code"] == 50035
    page.authorization = f"Bot {playground.token}"
    assert (await page("PATCH", "/users/@me/settings", {"locale": "de"}))[1]["code"] == 20001


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"name": "read", "options": [{"name": "file", "value": "/etc/hostname"}]},
        {"name": "read", "options": [{"name": "file", "value": {"file": 7}}]},
        {"name": "read", "options": [{"name": "file", "value": {"file": "x"}}]},
        {"name": "read", "options": "x"},
        {"name": "Measure", "type": 3, "target_id": "x"},
        {"name": "Measure", "type": 99, "target_id": "1"},
    ],
)
async def test_what_no_client_sends_is_refused(page: Api, ada: Person, data: dict[str, Any]):
    status, answer = await page("POST", "/interactions", interaction(ada, data))
    assert (status, answer["code"]) == (400, 50035)
