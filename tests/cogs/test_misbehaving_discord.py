"""What people see when Discord, or the way to it, misbehaves: an answer all the same, or at least the next one."""

from __future__ import annotations

import pytest

from playground import Fault
from playground.person import NoAnswerError

pytestmark = pytest.mark.asyncio(loop_scope="module")
SENDING = {"method": "POST", "path": "/channels/*/messages"}


@pytest.fixture(autouse=True)
def well_behaved_afterwards(chat):
    yield
    chat.playground.faults.clear()


@pytest.mark.parametrize("scope", ["bucket", "global"])
async def test_a_rate_limit_only_delays_the_answer(chat, scope):
    chat.playground.faults.add(Fault.too_many_requests(0.05, scope=scope, **SENDING))
    assert "Lavrov" in (await chat.ada.ask("!who Lavrov")).text


async def test_a_server_error_is_tried_again(chat):
    chat.playground.faults.add(Fault(status=502, **SENDING))
    assert "Lavrov" in (await chat.ada.ask("!who Lavrov")).text


async def test_after_an_answer_that_could_not_be_sent_the_next_one_can(chat):
    chat.playground.faults.add(Fault(status=503, times=2, **SENDING))  # discord.py does not retry these
    with pytest.raises(NoAnswerError):
        await chat.ada.ask("!who Lavrov", within=0.5)
    assert "Lavrov" in (await chat.ada.ask("!who Lavrov")).text


async def test_a_forbidden_channel_does_not_stop_the_bot(chat):
    chat.playground.faults.add(Fault.forbidden(chat.ada.place, times=2))
    with pytest.raises(NoAnswerError):
        await chat.ada.ask("!who Lavrov", within=0.5)
    chat.playground.faults.clear()
    assert "Lavrov" in (await chat.ada.ask("!who Lavrov")).text


@pytest.mark.parametrize("trouble", ["drop", "reconnect", "invalidate"])
async def test_a_lost_connection_comes_back(chat, trouble):
    gateway = chat.playground.gateway
    if trouble == "invalidate":
        gateway.invalidate(resumable=True)
    else:
        getattr(gateway, trouble)()
    await chat.playground.world.until(lambda: not chat.playground.bot_connected or None, 10)
    await chat.playground.bot_online(within=20)
    assert "Lavrov" in (await chat.ada.ask("!who Lavrov")).text


async def test_an_event_nobody_knows_is_passed_over(chat):
    chat.playground.gateway.dispatch("SOMETHING_NEW", {"id": "1"})
    assert "Lavrov" in (await chat.ada.ask("!who Lavrov")).text
