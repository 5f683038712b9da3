from __future__ import annotations

import io

import aiohttp
import pytest

from playground import Permission, Person, Playground
from playground.rules.messages import LARGEST_FILE
from tests.playground.conftest import Api


@pytest.fixture
def messages(playground: Playground) -> str:
    return f"/channels/{playground.channel().id}/messages"


async def test_a_wrong_token_is_unauthorized(api: Api):
    for authorization in ("Bot wrong", "", "wrong"):
        api.authorization = authorization
        assert await api("GET", "/users/@me") == (401, {"code": 0, "message": "401: Unauthorized"})


async def test_json_answers_have_no_charset_and_deletions_no_body(api: Api, playground: Playground, messages: str):
    async with aiohttp.ClientSession(headers={"Authorization": api.authorization}) as session:
        async with session.post(playground.api_base + messages, json={"content": "x"}) as response:
            assert response.headers["Content-Type"] == "application/json"
            message = await response.json()
        async with session.delete(f"{playground.api_base}{messages}/{message['id']}") as response:
            assert (response.status, await response.read()) == (204, b"")


@pytest.mark.parametrize(
    ("body", "code"),
    [({}, 50006), ({"content": " "}, 50006), ({"embeds": [{}]}, 50006), ({"content": "x" * 2001}, 50035), ([], 50035)],
)
async def test_refused_messages_are_recorded(api: Api, playground: Playground, messages: str, body: object, code: int):
    status, answer = await api("POST", messages, body)
    assert (status, answer["code"]) == (400, code)
    [refused] = playground.refusals
    assert (refused.refusal.code, refused.method) == (code, "POST")
    assert playground.channel().last_message is None


async def test_unknown_things(api: Api, playground: Playground, messages: str):
    assert (await api("GET", "/channels/1"))[1]["code"] == 10003
    assert (await api("GET", f"{messages}/1"))[1]["code"] == 10008
    assert (await api("GET", "/guilds/1"))[1]["code"] == 10004
    assert (await api("POST", f"/webhooks/{playground.world.application_id}/nothing", {"content": "x"}))[1][
        "code"
    ] == 10015
    assert await api("GET", "/no/such/route") == (404, {"code": 0, "message": "404: Not Found"})


async def test_permissions(api: Api, playground: Playground, messages: str):
    channel, bot = playground.channel(), playground.world.bot
    hello = {"content": "x"}
    playground.world.restrict(channel, bot, Permission.SEND_MESSAGES)
    assert (await api("POST", messages, hello))[1]["code"] == 50013
    playground.world.restrict(channel, bot, Permission.VIEW_CHANNEL)
    assert (await api("POST", messages, hello))[1]["code"] == 50001
    playground.world.restrict(channel, bot, Permission.EMBED_LINKS)
    assert (await api("POST", messages, {"embeds": [{"title": "x"}]}))[1]["code"] == 50013
    playground.world.restrict(channel, bot)
    assert (await api("POST", messages, hello))[0] == 200


async def test_somebody_elses_message(api: Api, ada: Person, messages: str):
    message = await ada.say("mine")
    assert (await api("PATCH", f"{messages}/{message.id}", {"content": "yours"}))[1]["code"] == 50005
    assert (await api("DELETE", f"{messages}/{message.id}"))[1]["code"] == 50013


async def test_closed_direct_messages(api: Api, ada: Person):
    ada.user.takes_direct_messages = False
    _, channel = await api("POST", "/users/@me/channels", {"recipient_id": str(ada.id)})
    assert [user["id"] for user in channel["recipients"]] == [str(ada.id)]
    assert (await api("POST", f"/channels/{channel['id']}/messages", {"content": "x"}))[1]["code"] == 50007


async def test_the_same_nonce_gives_the_first_message(api: Api, messages: str, playground: Playground):
    body = {"content": "x", "nonce": "n1", "enforce_nonce": True}
    first, second = (await api("POST", messages, body))[1], (await api("POST", messages, body))[1]
    assert first["id"] == second["id"]
    assert (await api("POST", messages, body | {"enforce_nonce": False}))[1]["id"] != first["id"]
    assert len(playground.channel().messages) == 2


async def test_history_pages(api: Api, ada: Person, messages: str):
    ids = [str((await ada.say(str(number))).id) for number in range(5)]

    async def page(query: str) -> list[str]:
        return [message["id"] for message in (await api("GET", f"{messages}?{query}"))[1]]

    assert await page("limit=2") == [ids[4], ids[3]]
    assert await page(f"limit=2&before={ids[3]}") == [ids[2], ids[1]]
    assert await page(f"limit=2&after={ids[0]}") == [ids[2], ids[1]]
    assert await page(f"limit=3&around={ids[2]}") == [ids[3], ids[2], ids[1]]


async def test_reply_to_nothing(api: Api, messages: str):
    body = {"content": "x", "message_reference": {"message_id": "1"}}
    status, answer = await api("POST", messages, body)
    assert status == 400
    assert answer["errors"]["message_reference"]["_errors"][0]["code"] == "REPLIES_UNKNOWN_MESSAGE"
    body["message_reference"] = {"message_id": "1", "fail_if_not_exists": False}
    assert (await api("POST", messages, body))[0] == 200


async def test_reactions(api: Api, ada: Person, messages: str):
    message = await ada.say("x")
    reactions = f"{messages}/{message.id}/reactions"
    assert (await api("PUT", f"{reactions}/%E2%9C%85/@me"))[0] == 204
    assert [user["username"] for user in (await api("GET", f"{reactions}/%E2%9C%85"))[1]] == ["Cuttings"]
    assert (await api("PUT", f"{reactions}/nonsense/@me"))[1]["code"] == 10014
    assert (await api("DELETE", f"{reactions}/%E2%9C%85/{ada.id}"))[1]["code"] == 50013
    assert (await api("DELETE", f"{reactions}/%E2%9C%85/@me"))[0] == 204
    assert message.reactions == {}


async def test_pins(api: Api, ada: Person, messages: str, playground: Playground):
    message = await ada.say("x")
    assert (await api("PUT", f"{messages}/pins/{message.id}"))[1]["code"] == 50013
    playground.guild.members[playground.world.bot.id].roles |= playground.guild.members[
        playground.person("Mod").id
    ].roles
    assert (await api("PUT", f"{messages}/pins/{message.id}"))[0] == 204
    assert [item["message"]["id"] for item in (await api("GET", f"{messages}/pins"))[1]["items"]] == [str(message.id)]
    assert (await api("DELETE", f"{messages}/pins/{message.id}"))[0] == 204
    assert (await api("GET", f"{messages}/pins"))[1]["items"] == []


async def test_bulk_delete(api: Api, ada: Person, messages: str, playground: Playground):
    ids = [str((await ada.say(str(number))).id) for number in range(3)]
    assert (await api("POST", f"{messages}/bulk-delete", {"messages": ids}))[1]["code"] == 50013
    playground.guild.members[playground.world.bot.id].roles |= playground.guild.members[
        playground.person("Mod").id
    ].roles
    assert (await api("POST", f"{messages}/bulk-delete", {"messages": ids[:1]}))[1]["code"] == 50016
    assert (await api("POST", f"{messages}/bulk-delete", {"messages": ids[:2]}))[0] == 204
    assert [str(each) for each in playground.channel().messages] == ids[2:]


async def test_members_roles_and_bans(api: Api, ada: Person, playground: Playground):
    guild = f"/guilds/{playground.guild.id}"
    listed = (await api("GET", f"{guild}/members?limit=100"))[1]
    assert {member["user"]["username"] for member in listed} == {"Cuttings", "ada", "ben", "mod", "manager", "admin"}
    assert (await api("PUT", f"{guild}/bans/{ada.id}"))[1]["code"] == 50013
    admins = next(role for role in playground.guild.roles.values() if role.name == "Admins")
    playground.guild.members[playground.world.bot.id].roles.add(admins.id)
    assert (await api("PUT", f"{guild}/members/{ada.id}/roles/{admins.id}"))[0] == 204
    assert (await api("GET", f"{guild}/members/{ada.id}"))[1]["roles"] == [str(admins.id)]
    assert (await api("PUT", f"{guild}/bans/{ada.id}"))[0] == 204
    assert (await api("GET", f"{guild}/members/{ada.id}"))[1]["code"] == 10007
    assert (await api("DELETE", f"{guild}/bans/{ada.id}"))[0] == 204
    assert (await api("DELETE", f"{guild}/bans/{ada.id}"))[1]["code"] == 10026


async def test_channels_and_threads(api: Api, ada: Person, playground: Playground):
    guild = f"/guilds/{playground.guild.id}"
    assert {each["name"] for each in (await api("GET", f"{guild}/channels"))[1]} == {"general", "digests", "moderators"}
    assert (await api("POST", f"{guild}/channels", {"name": "new"}))[1]["code"] == 50013
    message = await ada.say("topic")
    address = f"/channels/{playground.channel().id}/messages/{message.id}/threads"
    status, thread = await api("POST", address, {"name": "About it"})
    assert (status, thread["parent_id"], thread["id"]) == (200, str(playground.channel().id), str(message.id))
    assert (await api("POST", f"/channels/{thread['id']}/messages", {"content": "in it"}))[0] == 200
    assert (await api("POST", address, {"name": "Again"}))[1]["code"] == 160004


async def test_files(api: Api, playground: Playground, messages: str):
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("payload_json", '{"attachments": [{"id": 0, "filename": "../a b.txt"}]}')
    form.add_field("files[0]", b"\x00bytes", filename="x.txt")
    headers = {"Authorization": api.authorization}
    async with aiohttp.ClientSession(headers=headers) as session:
        async with session.post(playground.api_base + messages, data=form) as response:
            [attachment] = (await response.json())["attachments"]
        assert attachment["filename"] == "a_b.txt"
        async with session.get(attachment["url"]) as response:
            assert await response.read() == b"\x00bytes"
        async with session.get(f"{playground.cdn_base}/attachments/1/1/a.txt") as response:
            assert response.status == 404
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("files[0]", io.BytesIO(bytes(LARGEST_FILE + 1)), filename="big.bin")
        async with session.post(playground.api_base + messages, data=form) as response:
            assert (response.status, (await response.json())["code"]) == (413, 40005)


async def test_a_person_logs_in_as_their_own_client(api: Api, ada: Person, messages: str):
    api.authorization = ada.user.token
    assert (await api("GET", "/users/@me"))[1]["username"] == "ada"
    status, message = await api("POST", messages, {"content": "from a page"})
    assert (status, message["author"]["username"]) == (200, "ada")
    assert (await api("GET", f"/channels/{ada.place.id}/application-command-index"))[1] == {"application_commands": []}
