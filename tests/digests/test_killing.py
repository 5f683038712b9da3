"""The real process, killed at any moment, and two of them at once: every digest is in its channel exactly once."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import random
from collections import Counter
from pathlib import Path

import pytest

from corpus.archive import open_archive
from corpus.auditing import Actor
from corpus.digests.model import Wish
from corpus.digests.schedule import Schedule
from corpus.watches import Place
from playground import Fault, Playground
from tests.conftest import draft, put
from tests.digests.conftest import MODERATOR
from tests.test_bot import bot, environment_for

KILLS = 100 if os.environ.get("CUTTINGS_THOROUGH") else 1
EACH_LIFE = 20  # digests, about, that a process comes to post before it is killed
CHANNELS = 10
BEHIND = "SELECT 1 FROM watch WHERE until IS NOT NULL OR seen ->> 'article' < (SELECT max(number) FROM article)"
THINGS = (
    "a silver crown", "four rusty anchors", "an old diving bell", "the mayor's lost bicycle", "bones of a whale",
    "a Roman coin", "two cannons", "a crate of wine", "letters in a bottle", "a broken clock", "a stone lion",
)  # fmt: skip


async def set_due(path: Path, playground: Playground, count: int) -> None:
    """Set digests that have just become due."""
    places = [playground.world.add_channel(playground.guild, f"desk-{number}") for number in range(CHANNELS)]
    async with open_archive(path) as archive:
        await put(archive, draft("Harbour master Orla Venn said on Monday: “Pier one will not hold for long.”"))
        now = archive.clock()
        wish = Wish(Schedule("day", (now + dt.timedelta(hours=12)).time().replace(second=0, microsecond=0), "UTC"))
        for number in range(count):
            # A server may have only so many; here they are one server's in the end.
            proposed = await archive.digests.propose(number + 1, places[number % CHANNELS].id, None, wish, MODERATOR)
            await archive.digests.confirm(number + 1, proposed.number, MODERATOR)
        due = (now - dt.timedelta(seconds=1)).isoformat(timespec="seconds")
        await archive.database.write(
            lambda transaction: transaction.run("UPDATE digest SET guild = ?, next_due = ?", (playground.guild.id, due))
        )


def posted(playground: Playground) -> Counter[str]:
    """How often the footer of each post is in the channels."""
    return Counter(
        message.embeds[0]["footer"]["text"]
        for channel in playground.guild.channels.values()
        for message in channel.messages.values()
    )


async def all_posted(path: Path, playground: Playground, count: int) -> None:
    """Wait until every run is recorded as posted, by whichever process."""
    async with open_archive(path) as archive, asyncio.timeout(240):
        while True:
            row = await archive.database.row("SELECT count(*) FROM digest_run WHERE state = 'posted'")
            if row is not None and row[0] == count:
                return
            await asyncio.sleep(0.2)


async def killed_at_work(process: asyncio.subprocess.Process, playground: Playground, chance: random.Random) -> None:
    """Kill a process the moment Discord has taken a post of its, or a little later, whatever it is at then."""
    before = sum(posted(playground).values()) + chance.randrange(EACH_LIFE)
    try:
        await playground.world.until(lambda: sum(posted(playground).values()) > before or None, 60)
        await asyncio.sleep(chance.choice((0, 0, chance.random() / 4)))
    finally:
        process.kill()
        await process.wait()


async def test_killed_at_random_moments_every_digest_comes_once(tmp_path):
    chance = random.Random(6)
    count = KILLS * EACH_LIFE
    async with Playground() as playground:
        await set_due(tmp_path / "bot.db", playground, count)
        environment = environment_for(playground, CUTTINGS_SEEDS=str(tmp_path))
        # Discord takes its time, so that there is always something on its way.
        playground.faults.add(Fault(method="POST", path="/channels/*/messages", times=None, delay=0.05))
        for _ in range(KILLS):
            if sum(posted(playground).values()) < count - EACH_LIFE:
                async with bot(tmp_path, **environment) as process:
                    await killed_at_work(process, playground, chance)
        async with bot(tmp_path, **environment):
            await all_posted(tmp_path / "bot.db", playground, count)
        assert set(posted(playground).values()) == {1}
        assert len(posted(playground)) == count


@pytest.mark.skipif(KILLS == 1, reason="takes over a minute, as watches look once a minute: CUTTINGS_THOROUGH=1")
async def test_killed_at_random_moments_every_watch_tells_once(tmp_path):
    """Watches in as many channels, and an article for each life of the process."""
    chance = random.Random(8)
    path, kills = tmp_path / "bot.db", max(1, KILLS // 10)
    events = [f"Divers found {what} under the pier of Tarnmouth." for what in THINGS[: kills + 1]]
    async with Playground() as playground:
        environment = environment_for(playground, CUTTINGS_SEEDS=str(tmp_path))
        places = [playground.world.add_channel(playground.guild, f"desk-{number}") for number in range(CHANNELS)]
        actor = Actor(playground.person("Ada").id, "Ada")
        async with open_archive(path) as archive:
            for place in places:
                where = Place(playground.guild.id, place.id, place.id)
                await archive.watches.add("topic pier", where, actor)
        playground.faults.add(Fault(method="POST", path="/channels/*/messages", times=None, delay=0.2))
        for life, event in enumerate(events):
            async with open_archive(path) as archive:
                await put(archive, draft(event, title=event, day=f"2023-{life + 1:02}-10"))
            async with bot(tmp_path, **environment) as process:
                if life < kills:
                    await playground.bot_online(within=60)
                    await asyncio.sleep(2 + chance.random())
                    process.kill()
                    await process.wait()
                else:
                    async with open_archive(path) as archive, asyncio.timeout(120):
                        while await archive.database.row(BEHIND) is not None:  # noqa: ASYNC110  # another process
                            await asyncio.sleep(0.2)
        for place in places:
            told = "\n".join(message.text for message in place.messages.values())
            assert [told.count(event) for event in events] == [1] * len(events), told


async def test_two_processes_on_one_database_never_both_post(tmp_path):
    count = 60
    async with Playground() as playground:
        await set_due(tmp_path / "bot.db", playground, count)
        environment = environment_for(playground, CUTTINGS_SEEDS=str(tmp_path))
        async with bot(tmp_path, **environment) as one, bot(tmp_path, **environment):
            await killed_at_work(one, playground, random.Random(2))
            await all_posted(tmp_path / "bot.db", playground, count)
        assert set(posted(playground).values()) == {1}
        assert len(posted(playground)) == count
