"""axe-core, in both themes and at both widths, on every state of the page that a keyboard can reach."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, ViewportSize, expect

from tests.playground.page.conftest import PHONE, WIDE, Screen

pytestmark = pytest.mark.asyncio(loop_scope="package")
MATTERS = ("serious", "critical")


async def problems(page: Page) -> list[str]:
    results = await Axe().run(page)
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
        if violation["impact"] in MATTERS
    ]


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_nothing_serious(screen: Screen, theme: Literal["light", "dark"], size: ViewportSize):
    page = screen.page
    await page.set_viewport_size(size)
    # Contrast is of what stands still.
    await page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    await screen.say("!echo > **quoted** `code` <t:0:R> [link](https://example.org) @Ada #general ||hidden||")
    await screen.say("!picture")
    await expect(screen.last.get_by_role("img")).to_have_count(1)
    await screen.say("!pages")
    await expect(screen.last.get_by_role("button", name="Next")).to_be_visible()
    found = await problems(page)
    await screen.last.get_by_role("button", name="Actions").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menu")).to_be_visible()
    found += await problems(page)
    await page.keyboard.press("Escape")
    await screen.last.get_by_role("button", name="Form").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    found += await problems(page)
    await page.keyboard.press("Escape")
    await screen.text.press_sequentially("/")
    await expect(page.get_by_role("listbox")).to_be_visible()
    found += await problems(page)
    await screen.text.press_sequentially("count ")
    await expect(page.get_by_role("form", name="Command /count")).to_be_visible()
    found += await problems(page)
    assert found == []


async def test_a_phone_shows_everything_without_scrolling_sideways(screen: Screen):
    page = screen.page
    await page.set_viewport_size(PHONE)
    await screen.say("!echo " + "x" * 300 + " ```" + "y" * 300 + "``` https://example.org/" + "z" * 300)
    await expect(screen.last).to_contain_text("zzz")
    assert await page.evaluate("document.scrollingElement.scrollWidth") == PHONE["width"]
    assert await page.evaluate("log.scrollWidth <= log.clientWidth")
    await page.get_by_role("button", name="Servers, channels").press("Enter")
    assert await screen.focused() == "# general"
    await screen.open("digests")
    await expect(page.get_by_role("navigation")).to_be_hidden()


async def test_a_theme_that_is_chosen_stays(screen: Screen):
    back = "getComputedStyle(document.body).backgroundColor"
    await screen.page.emulate_media(color_scheme="light")
    light = await screen.page.evaluate(back)
    await screen.page.get_by_label("Theme").select_option("dark")
    assert await screen.page.evaluate(back) != light
    await screen.page.reload()
    await screen.shows_channel("general")
    assert await screen.page.evaluate(back) != light


async def test_motion_is_kept_from_who_does_not_want_it(screen: Screen):
    await screen.page.emulate_media(reduced_motion="reduce")
    await screen.text.press_sequentially("/")
    moving = "getComputedStyle(document.querySelector('.suggestions')).animationName"
    assert await screen.page.evaluate(moving) == "none"
    await screen.page.emulate_media(reduced_motion="no-preference")
    assert await screen.page.evaluate(moving) == "appear"
