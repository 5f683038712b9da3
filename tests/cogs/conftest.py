"""The real bot, connected to the playground, on the seed articles and a few of our own."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest_asyncio

from cogs._bot import Cuttings, connect_to
from cogs._settings import Settings
from corpus.archive import Archive, open_archive
from corpus.models import Scope
from corpus.seeding import load_seeds
from playground import Person, Playground
from tests.conftest import NOW, ROOT, draft, handled, put

OTHER_SERVERS = "Orla Venn, a geologist in Tarnmouth, said on Monday: “The harbour wall will not hold.”"


@dataclass
class Chat:
    """A server with the bot and its people."""

    playground: Playground
    archive: Archive
    bot: Cuttings
    ada: Person
    ben: Person
    connection: asyncio.Task[None]

    async def restart(self) -> None:
        """End the bot, and start another one on the same archive."""
        await self.stop()
        self.bot = Cuttings(self.archive, self.bot.settings)
        self.connection = asyncio.create_task(self.bot.start(self.bot.settings.token))
        await self.playground.bot_online()

    async def stop(self) -> None:
        """End the bot."""
        await handled()
        await self.bot.close()
        self.connection.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self.connection


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chat(tmp_path_factory) -> AsyncIterator[Chat]:
    """The bot at work; at the end, Discord must have refused nothing that it sent."""
    path = tmp_path_factory.mktemp("chat") / "chat.db"
    async with open_archive(path, clock=lambda: NOW) as archive, Playground() as playground:
        report = await load_seeds(archive, ROOT / "seeds")
        assert not report.problems
        # An article of a server that nobody in these tests is in.
        await put(archive, draft(OTHER_SERVERS, title="A harbour wall"), Scope(10**17))
        settings = Settings(db=path).for_server(playground.token, playground.api_base, playground.gateway_url)
        connect_to(settings)
        bot = Cuttings(archive, settings)
        connection = asyncio.create_task(bot.start(settings.token))
        await playground.bot_online()
        people = playground.person("Ada"), playground.person("Ben")
        chat = Chat(playground, archive, bot, *people, connection)
        yield chat
        await chat.stop()
        assert not playground.refusals
