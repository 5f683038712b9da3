"""A surname that two people share: the bot asks back, and a button answers."""

from __future__ import annotations

import pytest
import pytest_asyncio

from tests.conftest import draft, put

pytestmark = pytest.mark.asyncio(loop_scope="module")
NAMESAKE = "Irina Lavrov, a geologist in Tarnmouth, spoke on Monday. “The harbour wall will hold,” Irina Lavrov said."


@pytest_asyncio.fixture(scope="module", loop_scope="module", autouse=True)
async def namesake(chat):
    await put(chat.archive, draft(NAMESAKE, title="A wall"))


@pytest.mark.parametrize(("command", "shown"), [("who", "named in"), ("quote", "The harbour wall will hold")])
async def test_it_asks_and_only_the_one_who_asked_may_choose(chat, command, shown):
    answer = await chat.ada.ask(f"!{command} Lavrov")
    assert "Which" in answer.text
    assert "Sergei Lavrov" in answer.text
    assert shown not in answer.text
    assert (await chat.ben.press(answer, "Irina Lavrov")).ephemeral
    assert "Which" in answer.text
    await chat.ada.press(answer, "Irina Lavrov")
    assert "Irina Lavrov" in answer.text
    assert shown in answer.text


async def test_a_timeline_asks_too(chat):
    answer = await chat.ada.ask("!timeline Lavrov")
    assert "Which" in answer.text
    await chat.ada.press(answer, "Sergei Lavrov")
    assert "Timeline: Sergei Lavrov" in answer.text


async def test_the_full_name_does_not_ask(chat):
    assert "named in" in (await chat.ada.ask("!who Sergei Lavrov")).text
