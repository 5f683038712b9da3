"""The page's markdown, run in the browser: the same cases as the terminal's, and what is markup there."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Page

from playground import Playground

pytestmark = pytest.mark.asyncio(loop_scope="package")
NAMES = "{ user: () => undefined, channel: () => undefined, role: (id) => id === '3' ? 'Readers' : undefined }"


@pytest_asyncio.fixture(scope="module", loop_scope="package")
async def reader(tab: Page) -> AsyncIterator[Page]:
    async with Playground() as playground:
        await tab.goto(playground.page_address.partition("#")[0])
        yield tab


async def shown(page: Page, source: str, ask: str, function: str = "markdown") -> Any:
    """Render a text in the page and ask a question of the element it is in."""
    script = f"""async (source) => {{
        const {{ {function} }} = await import("/page/markdown.js");
        const element = document.createElement("div");
        element.append({function}(source, {NAMES}));
        return {ask};
    }}"""
    return await page.evaluate(script, source)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("plain", "plain"),
        ("**bold** and *slanted* and __under__ and ~~gone~~", "bold and slanted and under and gone"),
        ("***both***", "both"),
        (r"\*not\* \_this\_ \`either\` \>", "*not* _this_ `either` >"),
        ("2 * 3 * 4 and a_b_c", "2 * 3 * 4 and a_b_c"),
        ("**open", "**open"),
        ("> quoted\nnot", "quoted|not"),
        (">>> all\nof it", "all|of it"),
        ("# Title\n-# small\n- one\n  - two", "Title|small|• one|• two"),
        ("`**code**` and ```py\n**block**\n```", "**code** and **block**"),
        ("[DW **says**](https://dw.com/a)", "DW says"),
        ("[x](<https://dw.com/a>) <https://b.c>", "x https://b.c"),
        ("https://a.b/c_d_e", "https://a.b/c_d_e"),
        ("<@1> <#2> <@&3> <@&4>", "@unknown-user #unknown @Readers @unknown-role"),
        ("<:news:123456>", ":news:"),
        ("<t:0:f> <t:0:t>", "1 January 1970 at 02:00 02:00"),
        ("<t:9999999999999:D>", "<t:9999999999999>"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("", ""),
    ],
)
async def test_what_a_reader_sees(reader: Page, source: str, text: str):
    lines = "[...element.querySelectorAll('.line, .heading, .subtext, .item')].map((e) => e.textContent).join('|')"
    assert await shown(reader, source, lines) == text


@pytest.mark.parametrize(
    ("source", "markup"),
    [
        ("a **b** c", "a <strong>b</strong> c"),
        ("***both***", "<strong><em>both</em></strong>"),
        ("**a *b* c**", "<strong>a <em>b</em> c</strong>"),
        ("**a *b** c*", "<strong>a *b</strong> c*"),
        ("# not a > title", "# not a &gt; title"),
        (
            "[x](https://a.b)",
            '<a href="https://a.b" target="_blank" rel="noopener noreferrer">x</a>',
        ),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("<img src=x>", "&lt;img src=x&gt;"),
    ],
)
async def test_the_elements_of_a_line(reader: Page, source: str, markup: str):
    assert await shown(reader, source, "element.innerHTML", "inline") == markup


async def test_a_line_runs_in_the_direction_of_its_script(reader: Page):
    right = """(document.body.append(element),
        [...element.querySelectorAll(".line")].map((line) => {
            const words = document.createRange();
            words.selectNodeContents(line);
            return words.getBoundingClientRect().right === line.getBoundingClientRect().right;
        }))"""
    assert await shown(reader, "> قال الوزير\nsaid the minister", right) == [True, False]


@pytest.mark.parametrize("junk", ["*", "[", "`", "```", "[a](", "<t:", "**a", "\\", "> ", "_a", "|| "])
async def test_repeated_junk_is_shown_in_linear_time(reader: Page, junk: str):
    source = junk * (100_000 // len(junk))
    started = time.perf_counter()
    assert await shown(reader, source, "element.textContent.length") > 0
    assert time.perf_counter() - started < 15  # far less, but not on a machine that does much else
