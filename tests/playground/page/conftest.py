"""The page in a real browser: Debian's chromium, with a profile of its own that is thrown away."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ConsoleMessage, Error, Locator, Page, ViewportSize, async_playwright, expect

from playground import Playground
from tests.playground.conftest import running
from tests.playground.sample_bot import SampleBot

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 780}
PATIENCE = 15_000  # milliseconds, for machines that do much else
expect.set_options(timeout=PATIENCE)


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def browser() -> AsyncIterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("there is no chromium on this machine")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="module", loop_scope="package")
async def site() -> AsyncIterator[Playground]:
    """The playground with the sample bot in it."""
    async with Playground() as playground:
        with pytest.MonkeyPatch.context() as patch:
            async with running(playground, patch, SampleBot()):
                await playground.world.until(lambda: playground.world.commands, 5)
                yield playground


@dataclass
class Screen:
    """What a person has before them."""

    page: Page
    playground: Playground

    @property
    def text(self) -> Locator:
        return self.page.locator("#text")

    @property
    def last(self) -> Locator:
        return self.page.locator(".message").last

    async def say(self, text: str) -> None:
        await self.text.fill(text)
        await self.text.press("Enter")

    async def become(self, person: str) -> None:
        await self.page.get_by_label("You are").select_option(label=person)

    async def open(self, channel: str, server: str = "Newsroom") -> None:
        section = self.page.locator("#places section", has=self.page.get_by_role("heading", name=server))
        await section.get_by_role("button", name=channel).click()
        await self.shows_channel(channel)

    async def shows_channel(self, channel: str) -> None:
        await expect(self.page.get_by_role("heading", level=1)).to_contain_text(channel)

    async def focused(self) -> str:
        """The words of what has the focus."""
        return await self.page.evaluate(
            "(document.activeElement.ariaLabel ?? document.activeElement.textContent).trim()"
        )


def _is_violation(text: str) -> bool:
    """Whether the console says that the page's own policy was broken."""
    return "Content Security Policy" in text or "Trusted" in text


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def tab(browser: Browser) -> AsyncIterator[Page]:
    """One tab for all tests: a new one for each costs more than most of them do."""
    async with await browser.new_context(locale="en-GB", timezone_id="Europe/Athens") as context:
        context.set_default_timeout(PATIENCE)
        yield await context.new_page()


@pytest_asyncio.fixture(loop_scope="package")
async def screen(tab: Page, site: Playground) -> AsyncIterator[Screen]:
    """Ada at the page, in #general, where nothing has been said yet; at its end no script may have failed."""
    for channel in site.world.channels.values():
        channel.messages.clear()
    problems: list[str] = []

    def hear(error: Error) -> None:
        problems.append(str(error))

    def read(entry: ConsoleMessage) -> None:
        if _is_violation(entry.text):
            problems.append(entry.text)

    tab.on("pageerror", hear)
    tab.on("console", read)
    await tab.set_viewport_size(WIDE)
    await tab.emulate_media(color_scheme="light", reduced_motion="no-preference")
    await tab.goto(site.page_address)
    screen = Screen(tab, site)
    await screen.shows_channel("general")
    yield screen
    await tab.evaluate("localStorage.clear()")
    await tab.goto("about:blank")
    tab.remove_listener("pageerror", hear)
    tab.remove_listener("console", read)
    assert problems == []
