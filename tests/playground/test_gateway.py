from __future__ import annotations

import zlib
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import discord
import pytest

from playground import Intent, Person, Playground
from tests.playground.conftest import running
from tests.playground.sample_bot import SampleBot

ALL = sum(Intent)


class Client:
    """The gateway's protocol, frame by frame."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self.seen = 0

    async def send(self, operation: int, data: Any = None) -> None:
        await self._socket.send_json({"op": operation, "d": data})

    async def frame(self) -> dict[str, Any]:
        frame = await self._socket.receive_json(timeout=5)
        self.seen = frame["s"] or self.seen
        return frame

    async def event(self, name: str) -> Any:
        while (frame := await self.frame())["t"] != name:
            pass
        return frame["d"]

    async def closed(self) -> int | None:
        while (await self._socket.receive(timeout=5)).type is not aiohttp.WSMsgType.CLOSE:
            pass
        return self._socket.close_code

    async def identify(self, token: str, intents: int = ALL) -> Any:
        assert (await self.frame())["op"] == 10
        await self.send(2, {"token": token, "intents": intents, "properties": {}})
        return await self.event("READY")

    async def leave(self) -> None:
        await self._socket.close(code=4000)


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def connected(http: aiohttp.ClientSession, playground: Playground) -> Client:
    return Client(await http.ws_connect(playground.gateway_url))


@pytest.fixture
async def client(http: aiohttp.ClientSession, playground: Playground) -> Client:
    return await connected(http, playground)


async def test_log_in(client: Client, playground: Playground):
    ready = await client.identify(playground.token)
    assert ready["user"]["username"] == "Cuttings"
    assert [guild["unavailable"] for guild in ready["guilds"]] == [True, True]
    guild = await client.event("GUILD_CREATE")
    assert (guild["name"], guild["unavailable"]) == ("Newsroom", False)
    assert guild["roles"][0]["id"] == guild["id"]


async def test_heartbeats_are_acknowledged_unless_told_not_to(client: Client, playground: Playground):
    await client.identify(playground.token)
    await client.send(1, None)
    while (await client.frame())["op"] != 11:
        pass
    playground.faults.acknowledge_heartbeats = False
    await client.send(1, None)
    with pytest.raises(TimeoutError):
        await client._socket.receive(timeout=0.2)


async def test_compressed_as_one_zlib_stream(http: aiohttp.ClientSession, playground: Playground):
    socket = await http.ws_connect(playground.gateway_url + "?v=10&encoding=json&compress=zlib-stream")
    packed = await socket.receive_bytes(timeout=5)
    assert packed.endswith(b"\x00\x00\xff\xff")
    assert b'"op": 10' in zlib.decompressobj().decompress(packed)


async def test_resume_replays_what_was_missed(
    client: Client, http: aiohttp.ClientSession, playground: Playground, ada: Person
):
    ready = await client.identify(playground.token)
    await ada.say("one")
    assert (await client.event("MESSAGE_CREATE"))["content"] == "one"
    await client.leave()
    await playground.world.until(lambda: not playground.bot_connected, 5)
    await ada.say("two")
    back = await connected(http, playground)
    await back.frame()
    await back.send(6, {"token": playground.token, "session_id": ready["session_id"], "seq": client.seen})
    frame = await back.frame()
    assert (frame["t"], frame["d"]["content"]) == ("MESSAGE_CREATE", "two")
    assert await back.event("RESUMED") == {}


@pytest.mark.parametrize("reason", ["switch", "session", "number"])
async def test_resume_refused(reason: str, client: Client, http: aiohttp.ClientSession, playground: Playground):
    ready = await client.identify(playground.token)
    await client.leave()
    playground.faults.refuse_resume = reason == "switch"
    back = await connected(http, playground)
    await back.frame()
    session = "nothing" if reason == "session" else ready["session_id"]
    number = 999 if reason == "number" else client.seen
    await back.send(6, {"token": playground.token, "session_id": session, "seq": number})
    frame = await back.frame()
    assert (frame["op"], frame["d"]) == (9, False)


async def test_close_codes(http: aiohttp.ClientSession, playground: Playground):
    async def code(token: str, intents: int = ALL) -> int | None:
        client = await connected(http, playground)
        await client.send(2, {"token": token, "intents": intents})
        return await client.closed()

    assert await code("wrong") == 4004
    playground.world.privileged_intents = Intent.GUILD_MEMBERS
    assert await code(playground.token) == 4014
    playground.faults.close_on_identify = 4000
    assert await code(playground.token, 0) == 4000
    client = await connected(http, playground)
    await client.send(8, {})
    assert await client.closed() == 4003
    client = await connected(http, playground)
    await client._socket.send_str("nonsense")
    assert await client.closed() == 4002


async def test_without_the_message_content_intent(client: Client, playground: Playground, ada: Person):
    await client.identify(playground.token, ALL & ~Intent.MESSAGE_CONTENT)
    secret = await ada.say("secret", attachments=[("a.txt", b"x")])
    message = await client.event("MESSAGE_CREATE")
    assert (message["content"], message["attachments"]) == ("", [])
    await ada.say(f"{playground.world.bot.mention} open", reply_to=secret)
    message = await client.event("MESSAGE_CREATE")
    assert message["content"].endswith("open")
    assert message["referenced_message"]["content"] == ""
    await ada.in_direct_messages().say("direct")
    assert (await client.event("MESSAGE_CREATE"))["content"] == "direct"


async def test_events_of_intents_not_asked_for_are_not_sent(client: Client, playground: Playground, ada: Person):
    await client.identify(playground.token, Intent.GUILDS | Intent.DIRECT_MESSAGES)
    await ada.say("in the channel")
    await ada.in_direct_messages().say("direct")
    assert (await client.event("MESSAGE_CREATE"))["content"] == "direct"


async def test_a_channel_the_reader_cannot_see_is_silent(client: Client, playground: Playground):
    await client.identify(playground.person("Ada").user.token)
    mod = playground.person("Mod")
    await mod.at("moderators").say("among us")
    await mod.say("for all")
    assert (await client.event("MESSAGE_CREATE"))["content"] == "for all"


async def test_members_on_request(client: Client, playground: Playground):
    await client.identify(playground.token)
    await client.send(8, {"guild_id": str(playground.guild.id), "query": "a", "limit": 0, "nonce": "n"})
    chunk = await client.event("GUILD_MEMBERS_CHUNK")
    assert [member["user"]["username"] for member in chunk["members"]] == ["ada", "admin"]
    assert chunk["nonce"] == "n"


# And with discord.py


@pytest.mark.parametrize("how", ["drop", "close", "reconnect"])
async def test_the_bot_comes_back_and_misses_nothing(how: str, bot: SampleBot, playground: Playground, ada: Person):
    getattr(playground.gateway, how)()
    await playground.world.until(lambda: not playground.bot_connected, 5)
    question = await ada.say("!echo still there")
    answer = await playground.world.until(lambda: ada._answer_to(question), 10)
    assert answer.content == "still there"
    assert bot.heard.count("!echo still there") == 1
    assert bot.resumed == 1


async def test_repeated_and_unknown_events_do_no_harm(bot: SampleBot, playground: Playground, ada: Person):
    playground.gateway.dispatch("SOMETHING_NEW", {"id": "1"})
    await ada.say("hello")
    playground.gateway.repeat()
    assert (await ada.ask("!echo x")).content == "x"
    assert bot.heard.count("hello") == 2


async def test_a_server_is_away_for_a_while(bot: SampleBot, playground: Playground, ada: Person):
    guild = playground.guild
    playground.gateway.set_available(guild, available=False)
    await bot.wait_for("guild_unavailable", timeout=5)
    playground.gateway.set_available(guild, available=True)
    await bot.wait_for("guild_available", timeout=5)
    assert (await ada.ask("!echo back")).content == "back"


async def test_wrong_token_and_missing_intent_end_the_bot(playground: Playground, monkeypatch: pytest.MonkeyPatch):
    playground.world.privileged_intents = Intent(0)
    intents = discord.Intents.default()
    bot = SampleBot(intents)
    async with running(playground, monkeypatch, bot):
        assert playground.bot_connected
    intents.message_content = True
    async with SampleBot(intents) as bot:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await bot.start(playground.token)
    async with SampleBot() as bot:
        with pytest.raises(discord.LoginFailure):
            await bot.start("wrong")
