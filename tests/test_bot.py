"""The bot as a process: what an operator sees when it starts, fails to start, and stops."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from playground import Fault, Intent, Playground
from playground.person import NoAnswerError
from tests.conftest import ROOT


@asynccontextmanager
async def bot(tmp_path, *arguments: str, **environment: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run bot.py with settings of its own; kill it at the end if it is still there."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "bot.py", "--db", str(tmp_path / "bot.db"), *arguments,
        cwd=ROOT,
        env={**{name: value for name, value in os.environ.items() if not name.startswith(("DISCORD", "CUTTINGS"))},
             **environment},
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def talk(tmp_path, lines: str, *arguments: str, **environment: str) -> tuple[int, str, str]:
    async with bot(tmp_path, *arguments, **environment) as process:
        output, errors = await asyncio.wait_for(process.communicate(lines.encode()), 60)
        assert process.returncode is not None
        return process.returncode, output.decode(), errors.decode()


def environment_for(playground: Playground, **more: str) -> dict[str, str]:
    return {
        "DISCORD_TOKEN": playground.token,
        "DISCORD_API_BASE": playground.api_base,
        "DISCORD_GATEWAY_URL": playground.gateway_url,
        **more,
    }


async def test_a_piped_question_is_answered_and_the_process_ends_well(tmp_path):
    status, output, errors = await talk(tmp_path, "!quote Putin\n")
    assert (status, errors) == (0, "")
    assert "Vladimir Putin" in output


async def test_several_lines_are_answered_in_turn(tmp_path):
    status, output, _ = await talk(tmp_path, "!source A1\n/who name: Lavrov\n!about\n")
    assert status == 0
    assert output.index("SHA-256") < output.index("named in") < output.index("promise")


async def test_an_empty_archive_says_that_it_is_empty(tmp_path):
    none = tmp_path / "none"
    none.mkdir()
    questions = ("!ask who is Putin", "!search Putin", "!timeline", "!check they will not leave the town")
    status, output, _ = await talk(tmp_path, "\n".join(questions), "--seeds", str(none))
    assert status == 0
    assert output.count("The archive is empty. A moderator adds articles with !add.") == len(questions)


async def test_it_connects_to_another_server_on_this_machine(tmp_path):
    async with Playground() as playground, bot(tmp_path, **environment_for(playground)) as process:
        await playground.bot_online(within=30)
        answer = await playground.person("Ada").ask("!who Lavrov")
        assert "Sergei Lavrov" in answer.text
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.communicate(), 20)
        assert process.returncode == 0


async def test_a_wrong_token_is_one_sentence_and_not_tried_again(tmp_path):
    async with Playground() as playground:
        environment = environment_for(playground, DISCORD_TOKEN="not.the.token", CUTTINGS_LOG_LEVEL="ERROR")
        status, _, errors = await talk(tmp_path, "", **environment)
    assert status == 1
    (sentence,) = errors.strip().splitlines()
    assert "DISCORD_TOKEN" in sentence


async def test_without_message_content_mentions_and_slash_still_work(tmp_path):
    async with (
        Playground(privileged_intents=Intent(0)) as playground,
        bot(tmp_path, **environment_for(playground)),
    ):
        await playground.bot_online(within=30)
        ada = playground.person("Ada")
        mention = await ada.ask(f"<@{playground.world.bot.id}> who Lavrov", within=30)
        assert "Sergei Lavrov" in mention.text
        assert "Sergei Lavrov" in (await ada.slash("who", name="Lavrov")).text
        assert "Message Content Intent" in (await ada.slash("help")).text
        assert "Message Content Intent" in (await ada.ask("!quote Putin")).text
        with pytest.raises(NoAnswerError):  # once is enough
            await ada.ask("!quote Putin", within=0.3)
        assert "Message Content Intent" in (await ada.slash("about")).text


async def test_a_first_connection_that_fails_is_tried_again(tmp_path):
    async with Playground() as playground:
        playground.faults.add(Fault(path="/users/@me", status=503))
        async with bot(tmp_path, **environment_for(playground)):
            await playground.bot_online(within=30)
            assert "Sergei Lavrov" in (await playground.person("Ada").ask("!who Lavrov")).text


@pytest.mark.parametrize("kind", ["foreign", "no database", "locked"])
async def test_a_database_that_cannot_be_used_is_one_sentence(tmp_path, kind):
    path = tmp_path / "bot.db"
    other = None
    if kind == "no database":
        path.write_bytes(b"Dear reader, this is a letter. " * 100)
    else:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("CREATE TABLE recipe (name TEXT)")
        if kind == "locked":
            other.execute("DROP TABLE recipe")
            other.execute("BEGIN EXCLUSIVE")
    try:
        status, _, errors = await talk(tmp_path, "!about\n")
    finally:
        if other:
            other.close()
    assert status == 1
    (sentence,) = errors.strip().splitlines()
    assert str(path) in sentence


async def test_a_wrong_setting_is_one_sentence(tmp_path):
    status, _, errors = await talk(tmp_path, "", CUTTINGS_LOG_LEVEL="loud")
    assert status == 1
    assert errors.strip().startswith("CUTTINGS_LOG_LEVEL")
