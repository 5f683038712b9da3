from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import discord
import pytest
import yarl

from playground import Person, Playground
from tests.playground.sample_bot import SampleBot


class Clock:
    """Stands still unless it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2024, 5, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


class Api:
    """Plain HTTP with the bot's token, to see Discord's very answers."""

    def __init__(self, playground: Playground, session: aiohttp.ClientSession) -> None:
        self._playground = playground
        self._session = session
        self.authorization = f"Bot {playground.token}"

    async def __call__(self, method: str, path: str, body: Any = None, **more: Any) -> tuple[int, Any]:
        headers = {"Authorization": self.authorization} if self.authorization else {}
        url = yarl.URL(self._playground.api_base + path, encoded=True)
        async with self._session.request(method, url, json=body, headers=headers, **more) as response:
            text = await response.text()
            return response.status, await response.json() if text else None


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground() as playground:
        yield playground


@pytest.fixture
async def api(playground: Playground) -> AsyncIterator[Api]:
    async with aiohttp.ClientSession() as session:
        yield Api(playground, session)


@pytest.fixture
def ada(playground: Playground) -> Person:
    return playground.person("Ada")


@contextlib.asynccontextmanager
async def running(playground: Playground, monkeypatch: pytest.MonkeyPatch, bot: SampleBot) -> AsyncIterator[SampleBot]:
    monkeypatch.setattr(discord.http.Route, "BASE", playground.api_base)
    monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(playground.gateway_url))
    async with bot:
        task = asyncio.create_task(bot.start(playground.token))
        await playground.bot_online()
        yield bot
    with contextlib.suppress(asyncio.CancelledError):
        task.cancel()
        await task


@pytest.fixture
async def bot(playground: Playground, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SampleBot]:
    async with running(playground, monkeypatch, SampleBot()) as bot:
        yield bot
