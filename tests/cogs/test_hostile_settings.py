"""Hostile input to the commands of administrators and of whoever runs the bot: a sentence each, nothing broken."""

from __future__ import annotations

import dataclasses
import logging
import os

import pytest

from tests.cogs.test_hostile_input import FIXED

pytestmark = pytest.mark.asyncio(loop_scope="module")
STEP = 1 if os.environ.get("CUTTINGS_THOROUGH") else 9
COMMANDS = (
    "settings prefix", "settings timezone", "settings locale", "settings moderators", "settings channels",
    "settings suggestions", "settings private", "settings corrections", "settings reset", "backup verify", "help",
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
async def test_each_gets_one_visible_answer(chat, command, caplog):
    caplog.set_level(logging.ERROR)
    refused = len(chat.playground.refusals)
    hasty = dataclasses.replace(chat.playground.person("Admin"), settle=0.0)
    for text in FIXED[COMMANDS.index(command) % STEP :: STEP]:
        # By mention, because some of these become the prefix.
        answer = await hasty.ask(f"{chat.bot.user.mention} {command} {text}"[:4000])
        assert answer.text.strip(), text
        assert not answer.pings, text
        assert "Something broke" not in answer.text, (text, caplog.text)
    assert chat.playground.refusals[refused:] == []
    assert not caplog.records
    await hasty.ask(f"{chat.bot.user.mention} settings reset all")
