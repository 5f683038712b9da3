from __future__ import annotations

import time

import aiohttp
import discord
import pytest

from playground import Fault, Person, Playground
from tests.playground.conftest import Api
from tests.playground.sample_bot import SampleBot

SENDING = "/channels/*/messages"


def channel_of(bot: SampleBot, playground: Playground) -> discord.abc.Messageable:
    return bot.get_partial_messageable(playground.channel().id)


async def test_a_status_as_often_as_told(api: Api, playground: Playground):
    fault = playground.faults.add(Fault(status=503, method="POST", path=SENDING, times=2))
    path = f"/channels/{playground.channel().id}/messages"
    statuses = [(await api("POST", path, {"content": "x"}))[0] for _ in range(3)]
    assert statuses == [503, 503, 200]
    assert fault.hits == 2
    assert (await api("GET", "/users/@me"))[0] == 200
    assert not playground.refusals, "trouble the playground makes is no mistake of the bot"


async def test_the_bot_waits_out_a_rate_limit(bot: SampleBot, playground: Playground, ada: Person):
    fault = playground.faults.add(Fault.too_many_requests(0.01, path=SENDING))
    assert (await ada.ask("!echo patience")).content == "patience"
    assert fault.hits == 1
    playground.faults.add(Fault.too_many_requests(0.01, scope="global"))
    assert (await ada.ask("!echo all of it")).content == "all of it"


async def test_a_rate_limit_without_via_is_an_error(bot: SampleBot, playground: Playground):
    playground.faults.add(Fault.too_many_requests(0.01, via=False, path=SENDING))
    with pytest.raises(discord.HTTPException) as caught:
        await channel_of(bot, playground).send("x")
    assert caught.value.status == 429


async def test_cut_after_the_message_is_stored(bot: SampleBot, playground: Playground):
    playground.faults.add(Fault(cut="after", path=SENDING))
    with pytest.raises(aiohttp.ClientError):
        await channel_of(bot, playground).send("stored")
    [message] = playground.channel().messages.values()
    assert message.content == "stored"


async def test_cut_before_anything_is_done(bot: SampleBot, playground: Playground):
    playground.faults.add(Fault(cut="before", path=SENDING))
    with pytest.raises(aiohttp.ClientError):
        await channel_of(bot, playground).send("lost")
    assert not playground.channel().messages


async def test_forbidden_and_deleted_channels(bot: SampleBot, playground: Playground):
    channel = channel_of(bot, playground)
    playground.faults.add(Fault.forbidden(playground.channel(), times=1))
    with pytest.raises(discord.Forbidden, match="50013"):
        await channel.send("x")
    playground.faults.add(Fault.forbidden(playground.channel(), visible=False, times=1))
    with pytest.raises(discord.Forbidden, match="50001"):
        await channel.send("x")
    playground.faults.add(Fault.gone(playground.channel()))
    with pytest.raises(discord.NotFound, match="10003"):
        await channel.send("x")
    playground.faults.clear()
    assert (await channel.send("x")).content == "x"


async def test_a_channel_that_is_really_deleted(bot: SampleBot, playground: Playground):
    channel = channel_of(bot, playground)
    playground.world.remove_channel(playground.channel())
    with pytest.raises(discord.NotFound, match="10003"):
        await channel.send("x")


async def test_a_slow_answer_is_late_by_as_much(api: Api, playground: Playground):
    playground.faults.add(Fault(delay=0.1))
    start = time.monotonic()
    await api("GET", "/users/@me")
    assert time.monotonic() - start >= 0.1


async def test_the_gateway_refuses_connections(playground: Playground):
    playground.faults.refuse_connections = True
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError, match="503"):
            await session.ws_connect(playground.gateway_url)
