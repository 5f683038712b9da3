"""Take the pictures in this folder: each reading command's answer in the playground's page.

    python docs/pictures/make.py [COMMAND ...]

In light and dark, on a phone (390 pixels) and at a desk (1280). Needs the development dependencies and chromium. The
clock stands still, so that a picture changes only when what it shows does.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import io
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.async_api import Browser, Page, ViewportSize, async_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

from cogs._bot import Cuttings, connect_to  # noqa: E402 - the bot is beside docs/, not installed
from cogs._settings import Settings  # noqa: E402
from corpus.archive import open_archive  # noqa: E402
from corpus.seeding import load_seeds  # noqa: E402
from playground import Playground  # noqa: E402

NOW = dt.datetime(2024, 3, 1, 12, 0, tzinfo=dt.UTC)
QUESTIONS = {
    "ask": ["!ask How many people had died by 2015?"],
    "quote": ["!quote Lavrov"],
    "timeline": ["!timeline Putin in 2015"],
    "figures": ["!figures killed Syria"],
    "check": ['!check "You can defeat Islamic State with airstrikes only"'],
    "source": ["!source Q3"],
    "search": ['!search "chemical weapons"'],
    "who": ["!who Путин"],
    "coverage": ["!coverage Syria"],
    "new": ["!new"],
    "why": ["!ask Who said that Assad must go?", "!why"],
    "help": ["!help"],
    "about": ["!about"],
}
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = {390: 780, 1280: 720}  # and the least height
COLOURS = 128
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextlib.asynccontextmanager
async def bot_at_work() -> AsyncIterator[Playground]:
    """The real bot on the seed articles."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        async with open_archive(path, clock=lambda: NOW) as archive, Playground(clock=lambda: NOW) as playground:
            await load_seeds(archive, ROOT / "seeds")
            settings = Settings().for_server(playground.token, playground.api_base, playground.gateway_url)
            connect_to(settings)
            async with Cuttings(archive, settings) as bot:
                connection = asyncio.create_task(bot.start(settings.token))
                await playground.bot_online()
                yield playground
                connection.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await connection


async def take(browser: Browser, playground: Playground, name: str) -> None:
    """Ask, and save the answer in every theme and width."""
    playground.channel().messages.clear()
    for question in QUESTIONS[name]:
        await playground.person("Ada").ask(question, within=30)
    for width, height in WIDTHS.items():
        size = ViewportSize(width=width, height=height)
        phone = width < 700
        async with await browser.new_context(
            viewport=size, locale="en-GB", has_touch=phone, is_mobile=phone
        ) as context:
            page = await context.new_page()
            await page.clock.set_fixed_time(NOW)
            await page.goto(playground.page_address)
            await page.locator("article.embed").first.wait_for()
            for theme in THEMES:
                await page.emulate_media(color_scheme=theme)
                save(await whole(page, size), HERE / f"{name}-{theme}-{width}.png")


async def whole(page: Page, size: ViewportSize) -> bytes:
    """A picture of the page, as high as the conversation needs."""
    await page.evaluate("Promise.all([...document.images].map((image) => image.decode()))")
    missing = await page.evaluate("log.scrollHeight - log.clientHeight")
    if missing > 0:
        height = await page.evaluate("innerHeight") + missing
        await page.set_viewport_size({"width": size["width"], "height": height})
    await page.evaluate("document.activeElement.blur()")
    return await page.screenshot(animations="disabled", caret="hide")


def save(picture: bytes, path: Path) -> None:
    """Save with few colours: a chat has few, and the files stay small."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    few = image.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


async def main(names: list[str]) -> None:
    """Take the pictures of these commands, or of all."""
    path = shutil.which("chromium")
    async with bot_at_work() as playground, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        for name in names or QUESTIONS:
            await take(browser, playground, name)
            sys.stdout.write(f"{name}\n")
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
