from __future__ import annotations

import io
import re
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from rich.console import Console

from playground import Playground
from playground.terminal import chat
from tests.playground.sample_bot import SampleBot

pytestmark = pytest.mark.usefixtures("bot")


async def typed(lines: tuple[str, ...]) -> AsyncGenerator[str]:
    for line in lines:
        yield line


@pytest.fixture
def talk(playground: Playground, tmp_path: Path):
    async def talk(*lines: str, within: float = 5) -> tuple[int, str]:
        output = io.StringIO()
        console = Console(file=output, highlight=False, width=1000)
        status = await chat(playground, lines=typed(lines), console=console, files=tmp_path, within=within)
        return status, output.getvalue()

    return talk


async def test_a_command_prints_its_answer(talk):
    assert await talk("!echo hello **there**") == (0, "Cuttings  #general · pings @Ada\nhello there\n")


async def test_empty_lines_and_quit(talk):
    assert await talk("", "  ", "quit", "!echo not reached") == (0, "")


async def test_a_line_without_an_answer_says_so(talk):
    status, output = await talk("!echo x", "!nosuch thing", within=0.5)
    assert status == 1
    assert "did not answer '!nosuch thing' within 0.5 seconds" in output


async def test_mentions_by_name(talk):
    assert "said by @Ada in #digests" in (await talk("@Cuttings echo said by @Ada in #digests"))[1]


async def test_slash_commands(talk):
    status, output = await talk(
        "/count what: cats number: 4", "/count sheep", "/read a text", "/article add to: digests by: Ben"
    )
    assert status == 0
    shown = re.findall(r"^(?:\d \w+|a text|for .*)$", output, re.MULTILINE)
    assert shown == ["4 cats", "3 sheep", "a text", "for digests by Ben"]
    assert "only you see this" in output


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("/", "/article add  Add one."),
        ("/nosuch", "is offered no command 'nosuch'"),
        ("/article", "/article add"),
        ("/count color: red", "no option 'color'. Options: what, number"),
        ("/count what: dogs", "none of its choices: sheep, cats"),
        ("press 3", "shown nothing of that kind"),
        ("as Zoe", "There are Cuttings, Ada, Ben, Mod, Manager, Admin"),
        ("channel nowhere", "#general, #digests, #moderators"),
        ("server nowhere", "Newsroom, Second desk"),
        ("attach", "attach notes.txt"),
        ("attach /no/such/file !read", "No such file"),
        ("menu", "menu Measure"),
        ("complete /echo text: pu", "pu!"),
        ("help", "presses a button"),
        ("language de", "The language is de."),
        ("language xx", "no language 'xx'"),
    ],
)
async def test_help_and_mistakes(talk, line: str, shown: str):
    assert shown in (await talk(line))[1]


async def test_buttons_by_number_and_a_form_line_by_line(talk):
    status, output = await talk("!pages", "1", "press Form", "Ada", "", "Red, Blue", "", "choose Blue")
    assert status == 0
    assert "[1] Next  [2] Later  [3] Form  [4] Silent  [-] Off" in output
    assert "▌ Page 2" in output
    assert "fill in Name, Note, Colors (Red / Blue), File" in output
    assert "Ada, none, Red, Blue" in output
    assert "chose Blue" in output


async def test_a_form_can_be_cancelled(talk):
    status, output = await talk("!pages", "press Form", "cancel", "!echo after")
    assert (status, output.splitlines()[-1]) == (0, "after")


async def test_who_and_where(talk):
    status, output = await talk(
        "as Mod", "channel moderators", "!echo in here", "dm", "!echo private", "server second desk"
    )
    assert status == 0
    assert "You are Mod in #moderators of Newsroom." in output
    assert "Cuttings  #moderators" in output
    assert "Cuttings  direct message" in output
    assert output.endswith("You are Mod in #general of Second desk.\n")


def saved_files(folder: Path) -> list[Path]:
    return list(folder.glob("*.png"))


async def test_files_are_sent_and_saved(talk, tmp_path: Path):
    (tmp_path / "my note.txt").write_text("from a file")
    status, output = await talk(f"attach '{tmp_path}/my note.txt' !read", "!picture")
    assert status == 0
    assert "from a file" in output
    [saved] = re.findall(r"saved as (.*)", output)
    assert {path.name: path.read_bytes() for path in saved_files(tmp_path)} == {
        Path(saved).name: b"not really a picture"
    }


async def test_reply_react_and_menu(talk, playground: Playground):
    status, output = await talk("!echo four", "menu Measure", "!echo more", "reply !echo replied", "react ✅")
    assert status == 0
    assert "4 characters" in output
    assert "replied" in output
    message = playground.channel().last_message
    assert message is not None
    assert list(message.reactions) == ["✅"]


async def test_the_menu_of_what_one_said_oneself(talk):
    status, output = await talk("say five!", "menu Measure")
    assert status == 0
    assert "5 characters" in output


async def test_what_discord_would_refuse(talk):
    status, output = await talk("!echo " + "x" * 4000)
    assert status == 1
    assert "Discord would refuse that" in output


async def test_no_bot_no_chat(bot: SampleBot, talk):
    await bot.close()
    status, output = await talk("!echo x", within=0.1)
    assert (status, output) == (1, "The bot did not connect within 0.1 seconds.\n")
