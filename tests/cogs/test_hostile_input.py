"""A hundred hostile inputs to each command: one visible answer each, no ping, no surprise."""

from __future__ import annotations

import dataclasses
import logging
import random

import pytest

pytestmark = pytest.mark.asyncio(loop_scope="module")
COMMANDS = (
    "ask", "search", "quote", "check", "timeline", "figures", "source", "why", "who", "coverage", "new", "help",
    "about",
)  # fmt: skip
FIXED = [
    "@everyone", "@here", "<@&1>", "<@1>", "*", '"', "' OR 1=1 --", "NOT", "AND OR NOT", "title:Syria", "a-b", "NEAR(a b)",
    "^Putin", "Putin*", "(((", ")))", '"unbalanced', "“unbalanced", "«»", "``` ```", "**bold", "||spoiler", "[x](http://x)",
    "# heading", "> quote", "<t:0:R>", "\u202eevil\u202c", "\u2066\u2067", "\0", "a\0b", "\ufeff", "😀", "😀😀😀😀", "🇷🇺",
    "Путин", "بوتين", "普京", "푸틴", "プーチン", "Πούτιν", "פוטין", "पुतिन", "from:", "by:", "before:", "after:2015 before:2010",
    "during:13/13/2013", "before:9999", "exact:", "exact: exact: exact:", "from: by: before:", "-", "--", "-a -b -c", "\\", "\\\\\\",
    "%s %d {0} {x}", "../../etc/passwd", "A0", "A999999999999999", "Q-1", "E1e9", "A1 A2", "a" * 1999, "a " * 900, "😀" * 900,
    '"' * 500, "(" * 900, "é" * 1500, "Putin " * 300, "x" * 3990, "Syria " * 600, "the of and", "?", "???", "!", "!!", ".", "0", "-1",
    "1e309", "NaN", "null", "None", "true", "undefined", "\u0301" * 300, "A\u0300\u0301\u0302" * 50, "\t", "a\nb\nc", "\n\n\n", "=1+1",
    "SELECT * FROM article", "'; DROP TABLE article; --", "http://127.0.0.1/", "🏴\U000e0067\U000e0062", "ﷺ" * 100, "ＰＵＴＩＮ",
    "in 2015 in 2015 in 2015", "between and", "since", "what did say about", "about", "about about about", "Assad Assad Assad",
]  # fmt: skip


def inputs(command: str) -> list[str]:
    generator = random.Random(command)
    alphabet = "ab '\"*-:()<>@#|\\`~_[]{}“”«»\u202e\u2067\0😀АФابسي京日한\u0301\n"
    made = ["".join(generator.choice(alphabet) for _ in range(generator.randint(1, 200))) for _ in range(20)]
    return FIXED + made


@pytest.mark.parametrize("command", COMMANDS)
async def test_each_gets_one_visible_answer(chat, command, caplog):
    caplog.set_level(logging.ERROR)
    refused = len(chat.playground.refusals)
    hostile = inputs(command)
    assert len(hostile) >= 100
    hasty = dataclasses.replace(chat.ada, settle=0.0)
    for text in hostile:
        answer = await hasty.ask(f"!{command} {text}")
        assert answer.text.strip(), text
        assert not answer.pings, text
        assert "Something broke" not in answer.text, (text, caplog.text)
    assert chat.playground.refusals[refused:] == []
    assert not caplog.records


@pytest.mark.parametrize("text", FIXED[::7])
async def test_slash_commands_answer_too(chat, text):
    answer = await chat.ada.slash("ask", question=text[:1000].strip() or "x")
    assert answer.text.strip()
    assert "Something broke" not in answer.text
