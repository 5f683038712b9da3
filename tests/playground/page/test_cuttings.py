"""The page with the real bot behind it, on the seed articles."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from cogs._bot import Cuttings, connect_to
from cogs._settings import Settings
from corpus.archive import open_archive
from corpus.seeding import load_seeds
from playground import Playground
from tests.conftest import ROOT
from tests.playground.page.conftest import Screen

pytestmark = pytest.mark.asyncio(loop_scope="package")


@pytest_asyncio.fixture(scope="module", loop_scope="package")
async def site(tmp_path_factory) -> AsyncIterator[Playground]:
    path = tmp_path_factory.mktemp("page") / "page.db"
    async with open_archive(path) as archive, Playground() as playground:
        await load_seeds(archive, ROOT / "seeds")
        settings = Settings().for_server(playground.token, playground.api_base, playground.gateway_url)
        connect_to(settings)
        async with Cuttings(archive, settings) as bot:
            connection = asyncio.create_task(bot.start(settings.token))
            await playground.world.until(lambda: playground.bot_connected and playground.world.commands, 10)
            yield playground
            connection.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await connection
        assert not playground.refusals


async def test_pages_of_an_answer(screen: Screen):
    await screen.say("!quote Putin")
    await expect(screen.last.locator("footer")).to_contain_text("page 1 of 2")
    await expect(screen.last.get_by_role("button", name="Back")).to_be_disabled()
    await screen.last.get_by_role("button", name="Next").click()
    await expect(screen.last.locator("footer")).to_contain_text("page 2 of 2")
    await expect(screen.last.locator("blockquote").first).to_be_visible()


async def test_a_strangers_press_gets_a_private_sentence(screen: Screen):
    await screen.say("!quote Putin")
    await expect(screen.last.get_by_role("button", name="Next")).to_be_enabled()
    await screen.become("Ben, a member")
    await screen.last.get_by_role("button", name="Next").click()
    await expect(screen.last).to_contain_text("Only you can see this")
    await screen.become("Ada, a member")
    await expect(screen.page.locator(".message")).to_have_count(2)


async def test_the_buttons_and_the_form_under_an_answer(screen: Screen):
    await screen.say("!quote Putin")
    answer = screen.page.locator(".message", has=screen.page.get_by_role("button", name="Sources"))
    await answer.get_by_role("button", name="Sources").press("Enter")
    await expect(screen.last).to_contain_text("Only you can see this")
    await expect(screen.last).to_be_in_viewport()
    await answer.get_by_role("button", name="Not right?").press("Enter")
    form = screen.page.get_by_role("dialog", name="Not right?")
    await form.get_by_role("textbox").fill("The speaker is somebody else.")
    await form.get_by_role("button", name="Submit").click()
    await expect(form).to_have_count(0)


async def test_suggestions_by_keyboard_alone(screen: Screen):
    await screen.text.press_sequentially("/quote Puti")
    await expect(screen.page.get_by_role("option", name="Vladimir Putin")).to_be_visible()
    for key in ("ArrowDown", "Enter", "Enter"):
        await screen.page.keyboard.press(key)
    await expect(screen.last.get_by_role("heading", name="Vladimir Putin")).to_be_visible()
    await expect(screen.last).to_contain_text("Ada used /quote")


async def test_a_chart_has_its_words(screen: Screen):
    await screen.say("!figures killed Syria")
    await expect(screen.last.get_by_role("img")).to_have_attribute("alt", re.compile("220,000"))
    width = "(picture) => picture.decode().then(() => picture.naturalWidth)"
    assert await screen.last.get_by_role("img").evaluate(width) == 800


async def test_a_question_by_slash_command(screen: Screen):
    await screen.text.press_sequentially("/ask ")
    await screen.page.keyboard.type("How many people had died by 2015?")
    await screen.page.keyboard.press("Enter")
    await expect(screen.last.locator("article")).to_contain_text("220,000")
