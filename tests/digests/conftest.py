"""The real bot with digests, in a playground and an archive that share one clock."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from cogs._bot import Cuttings, connect_to
from cogs._digest_posts import DigestPosts
from cogs._settings import Settings
from corpus.archive import Archive, open_archive
from corpus.auditing import Actor
from corpus.digests.model import Digest
from corpus.digests.reading import read_wish
from corpus.models import Scope
from playground import Message, Playground
from playground.model import Channel
from tests.conftest import draft, handled, put

BEGIN = dt.datetime(2024, 3, 1, 12, tzinfo=dt.UTC)
MODERATOR = Actor(7, "Mod")


class Clock:
    """Stands still unless it is moved."""

    def __init__(self, now: dt.datetime = BEGIN) -> None:
        self.now = now

    def __call__(self) -> dt.datetime:
        return self.now

    def forward(self, **spans: float) -> None:
        self.now += dt.timedelta(**spans)


async def reached(condition: Callable[[], object], within: float = 10.0) -> None:
    """Wait until the bot has heard of something."""
    async with asyncio.timeout(within):
        while not condition():  # noqa: ASYNC110  # discord.py tells nobody when its cache changes
            await asyncio.sleep(0.01)


@dataclass
class Desk:
    """A server with a bot whose time is the test's."""

    clock: Clock
    playground: Playground
    archive: Archive
    bot: Cuttings
    articles: int = 0
    places: dict[int, Channel] = field(default_factory=dict)

    @property
    def posts(self) -> DigestPosts:
        return self.bot.get_cog("Digests").posts

    async def add(self, text: str = "", **fields: object) -> int:
        """Put an article of the first server into the archive."""
        self.articles += 1
        text = text or f"Harbour master Orla Venn said on Monday: “Pier {self.articles} will not hold for long.”"
        scope = Scope(self.playground.guild.id)
        return (await put(self.archive, draft(text, title=f"Piers {self.articles}", **fields), scope)).number

    async def digest(self, wish: str = "daily 8:00", channel: Channel | None = None, **fields: object) -> Digest:
        """Set and confirm a digest."""
        channel = channel or self.playground.channel("digests")
        read = read_wish(wish, "UTC", self.clock())
        desk = self.archive.digests
        proposed = await desk.propose(channel.guild.id, channel.id, fields.get("role"), read, MODERATOR)
        return await desk.confirm(channel.guild.id, proposed.number, MODERATOR)

    async def until(self, moment: str | dt.datetime) -> None:
        """Move the clock to a moment (UTC), and post what is due."""
        self.clock.now = dt.datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        await self.post()

    async def post(self) -> None:
        await self.posts.post_due()
        await self.posts.settled()

    def posted(self, channel: str | Channel = "digests") -> list[Message]:
        """What the bot posted in a channel."""
        place = self.playground.channel(channel) if isinstance(channel, str) else channel
        return [message for message in place.messages.values() if message.author is self.playground.world.bot]

    async def last_run(self, digest: Digest):
        return (await self.archive.digests.last_runs(digest.guild))[digest.number][0]


@contextlib.asynccontextmanager
async def connected(archive: Archive, playground: Playground) -> AsyncIterator[Cuttings]:
    settings = Settings(db=archive.database.path).for_server(
        playground.token, playground.api_base, playground.gateway_url
    )
    connect_to(settings)
    async with Cuttings(archive, settings) as bot:
        connection = asyncio.create_task(bot.start(settings.token))
        await playground.bot_online()
        await reached(lambda: bot.guilds and not any(each.unavailable for each in bot.guilds))
        yield bot
        await handled()
        connection.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await connection


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    """The bot, with the jobs that would post by themselves held back: tests say when."""
    clock = Clock()
    async with (
        open_archive(tmp_path / "desk.db", clock=clock) as archive,
        Playground(clock=clock) as playground,
        connected(archive, playground) as bot,
    ):
        await bot.background.stop()
        yield Desk(clock, playground, archive, bot)
