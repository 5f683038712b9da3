"""A server with the bot, people, and a web server of our own on loopback that the operator has opened."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web

from cogs._bot import Cuttings, connect_to
from cogs._settings import Settings
from corpus import guild_settings
from corpus.archive import Archive, open_archive
from corpus.models import Scope
from playground import Message, Person, Playground
from tests.conftest import NOW


@dataclass
class Desk:
    """The bot at work; it can be ended and started again on the same archive."""

    playground: Playground
    archive: Archive
    settings: Settings
    site: str
    pages: dict[str, bytes] = field(default_factory=dict)
    bot: Cuttings | None = None
    _connection: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Connect a new bot."""
        self.bot = Cuttings(self.archive, self.settings)
        self._connection = asyncio.create_task(self.bot.start(self.settings.token))
        await self.playground.bot_online()

    async def stop(self) -> None:
        """End the bot, once it has finished what it is at."""
        at_work = [task for task in asyncio.all_tasks() if task.get_name().startswith(("discord", "CommandTree"))]
        await asyncio.gather(*at_work, return_exceptions=True)
        await self.bot.wait_until_ready()  # discord.py says so two seconds late, and not to a bot that is gone
        self._connection.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._connection
        await self.bot.close()

    def __getattr__(self, name: str) -> Person:
        """``desk.mod`` is the person called Mod."""
        return self.playground.person(name.capitalize())

    @property
    def guild(self) -> int:
        return self.playground.guild.id

    @property
    def scope(self) -> Scope:
        return Scope(self.guild)

    async def answer(self, person: Person, text: str = "", **more) -> Message:
        """Write a message and wait for what comes of it when there is no more progress to tell."""
        question = await person.say(text, **more)

        def final() -> Message | None:
            replies = [each for each in question.channel.messages.values() if each.reply_to == question.id]
            return next((each for each in replies if each.embeds and not each.deleted), None)

        return await self.playground.world.until(final, 30)

    async def preview(self, person: Person, text: str = "", **more) -> Message:
        """Ask for a preview, which has buttons."""
        answer = await self.answer(person, text, **more)
        assert answer.buttons, answer.text
        return answer

    async def shows(self, message: Message, words: str) -> None:
        """Wait until a message says something."""
        await self.playground.world.until(lambda: words in message.text or None, 20)

    async def decided(self, message: Message) -> str:
        """Wait until the buttons are gone, and return what the message says."""
        await self.playground.world.until(lambda: not message.buttons or None, 20)
        return message.text

    async def articles(self) -> int:
        return (await self.archive.holdings(self.scope)).articles

    async def set_queue(self, channel: str | None) -> None:
        """Choose the channel for suggestions."""
        number = self.playground.channel(channel).id if channel else None
        await self.archive.database.write(
            lambda transaction: guild_settings.put(transaction, self.guild, "suggestion_channel", number)
        )


@contextlib.asynccontextmanager
async def open_desk(path: Path) -> AsyncIterator[Desk]:
    """The bot on an empty archive; at the end, Discord must have refused nothing that it sent."""
    pages: dict[str, bytes] = {}

    async def serve(request: web.Request) -> web.Response:
        page = pages.get(request.path.rstrip("/"))
        if page is None:
            raise web.HTTPNotFound
        return web.Response(body=page, content_type="text/html")

    application = web.Application()
    application.router.add_get("/{path:.*}", serve)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        async with open_archive(path, clock=lambda: NOW) as archive, Playground() as playground:
            settings = Settings(db=path, fetch_allow="127.0.0.1").for_server(
                playground.token, playground.api_base, playground.gateway_url
            )
            connect_to(settings)
            site = f"http://127.0.0.1:{runner.addresses[0][1]}"
            desk = Desk(playground, archive, settings, site, pages)
            await desk.start()
            yield desk
            await desk.stop()
            assert not playground.refusals
    finally:
        await runner.cleanup()
