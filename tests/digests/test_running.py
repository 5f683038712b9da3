"""Whose turn it is: two years of runs, several processes, and thousands at once."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
from collections import Counter
from zoneinfo import ZoneInfo

import pytest

from corpus.archive import open_archive
from corpus.digests.model import Wish
from corpus.digests.running import LEASE
from corpus.digests.schedule import Schedule
from tests.digests.conftest import MODERATOR, Clock
from tests.digests.test_schedule import FIRST, LAST, SPECIAL_DAYS, ZONES, moment

THOROUGH = bool(os.environ.get("CUTTINGS_THOROUGH"))
GUILD, CHANNEL = 10, 20


async def set_digest(archive, wish: Wish, channel: int = CHANNEL):
    proposed = await archive.digests.propose(GUILD, channel, None, wish, MODERATOR)
    return await archive.digests.confirm(GUILD, proposed.number, MODERATOR)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def archive(tmp_path, clock):
    async with open_archive(tmp_path / "runs.db", clock=clock) as opened:
        yield opened


async def test_one_post_a_local_day(desk):
    """The real bot in the playground, on every special day and around it; with CUTTINGS_THOROUGH for two years."""
    places = {
        zone: desk.playground.world.add_channel(desk.playground.guild, zone.lower().replace("/", "-")) for zone in ZONES
    }
    desk.clock.now = dt.datetime.combine(FIRST, dt.time(), dt.UTC) - dt.timedelta(days=1)
    for zone, place in places.items():
        await desk.digest(f"daily 02:30 {zone}", place)
    expected = [
        (run, zone)
        for zone in ZONES
        for run in Schedule("day", dt.time(2, 30), zone).next_runs(desk.clock(), (LAST - FIRST).days + 1)
        if THOROUGH or _is_near_special(run, zone)
    ]
    for run, _ in sorted(expected):
        await desk.until(run)
    for zone, place in places.items():
        days = Counter(message.created_at.astimezone(ZoneInfo(zone)).date() for message in desk.posted(place))
        assert set(days.values()) == {1}
        assert {run.astimezone(ZoneInfo(zone)).date() for run, other in expected if other == zone} <= set(days)
        posts = {message.created_at for message in desk.posted(place)}
        assert {moment(due) for other, _, due in SPECIAL_DAYS if other == zone} <= posts
    assert not desk.playground.refusals


def _is_near_special(run: dt.datetime, zone: str) -> bool:
    return any(
        zone == other and (run.astimezone(ZoneInfo(zone)).date() - dt.date.fromisoformat(day)).days in (0, 1)
        for other, day, _ in SPECIAL_DAYS
    )


async def test_processes_that_race_share_the_work(tmp_path, clock):
    async with open_archive(tmp_path / "a.db", clock=clock) as one, open_archive(tmp_path / "a.db", clock=clock) as two:
        for channel in range(40):
            await set_digest_for(one, channel)
        clock.now = dt.datetime(2024, 3, 2, 8, tzinfo=dt.UTC)
        claims = await asyncio.gather(
            *(archive.digests.runs.claim(name, 3) for _ in range(14) for archive, name in ((one, "one"), (two, "two")))
        )
        numbers = [run.number for runs in claims for run in runs]
        assert len(numbers) == len(set(numbers)) == 40


async def set_digest_for(archive, guild: int):
    """A digest of a server of its own: a server may have only so many."""
    wish = Wish(Schedule("day", dt.time(8), "UTC"))
    proposed = await archive.digests.propose(guild, CHANNEL, None, wish, MODERATOR)
    return await archive.digests.confirm(guild, proposed.number, MODERATOR)


async def test_a_lease_that_is_renewed_is_kept_and_one_that_is_not_is_lost(archive, clock):
    digest = await set_digest(archive, Wish(Schedule("day", dt.time(8), "UTC")))
    clock.now = dt.datetime(2024, 3, 2, 8, tzinfo=dt.UTC)
    runs = archive.digests.runs
    [run] = await runs.claim("one", 5)
    for _ in range(5):
        clock.forward(seconds=LEASE.total_seconds() / 2)
        assert await runs.renew([run.number], "one") == {run.number}
        assert await runs.claim("two", 5) == []
    clock.forward(seconds=LEASE.total_seconds() + 1)
    [taken] = await runs.claim("two", 5)
    assert taken.may_be_there
    assert await runs.renew([run.number], "one") == set()
    await runs.put_off(run, "one", "late news")  # changes nothing any more
    await runs.refuse(run, "one", "late news")
    assert await runs.acknowledge(taken, "two", [7])
    assert (await archive.digests.find(GUILD, digest.reference)).state == "active"


async def test_due_order_and_room(archive, clock):
    for hour in (9, 7, 8):
        await set_digest(archive, Wish(Schedule("day", dt.time(hour), "UTC")))
    clock.now = dt.datetime(2024, 3, 2, 10, tzinfo=dt.UTC)
    runs = await archive.digests.runs.claim("one", 2)
    runs += await archive.digests.runs.claim("one", 2)
    assert [run.due_at.hour for run in runs] == [7, 8, 9]


async def test_a_zone_that_is_gone_pauses_its_digest_alone(archive, clock):
    gone = await set_digest(archive, Wish(Schedule("day", dt.time(8), "UTC")))
    await set_digest(archive, Wish(Schedule("day", dt.time(8), "UTC")))
    await archive.database.write(
        lambda transaction: transaction.run("UPDATE digest SET zone = 'Mars/Olympus' WHERE number = ?", (gone.number,))
    )
    clock.now = dt.datetime(2024, 3, 2, 8, tzinfo=dt.UTC)
    assert len(await archive.digests.runs.claim("one", 5)) == 1
    assert "Mars/Olympus" in (await archive.digests.find(GUILD, gone.reference)).problem
    [told] = await archive.digests.runs.to_be_told()
    assert told.number == gone.number
    assert await archive.digests.runs.to_be_told() == []


@pytest.mark.parametrize("count", [5_000 if THOROUGH else 60])
async def test_many_due_in_one_minute_come_in_due_order_while_commands_are_answered(desk, count):
    world, guild = desk.playground.world, desk.playground.guild
    await desk.add()
    places = [world.add_channel(guild, f"desk-{number}") for number in range(50)]
    for number in range(count):
        place = places[number % len(places)]
        wish = Wish(Schedule("day", dt.time(8), "UTC"))
        # Several servers' worth in one: the limit for a server is not what is looked at here.
        await desk.archive.database.write(lambda transaction: transaction.run("UPDATE digest SET guild = 1"))
        proposed = await desk.archive.digests.propose(guild.id, place.id, None, wish, MODERATOR)
        await desk.archive.digests.confirm(guild.id, proposed.number, MODERATOR)
    await desk.archive.database.write(
        lambda transaction: transaction.run(
            "UPDATE digest SET guild = ?, next_due = strftime('%Y-%m-%dT08:00:', '2024-03-02')"
            " || printf('%02d', number * 59 / ?) || '+00:00'",
            (guild.id, count),
        )
    )
    desk.clock.now = dt.datetime(2024, 3, 2, 8, 1, tzinfo=dt.UTC)
    await desk.playground.person("Ada").ask("!who Venn")  # the first question reads tables of names
    waits: list[float] = []
    loop = asyncio.get_running_loop()
    posting = asyncio.create_task(post_all(desk, count))
    while not posting.done():
        asked = loop.time()
        await desk.playground.person("Ada").ask("!who Venn")
        waits.append(loop.time() - asked)
    await posting
    posts = sorted((message for place in places for message in desk.posted(place)), key=lambda message: message.id)
    due = [message.embeds[0]["footer"]["text"].partition("due ")[2] for message in posts]
    assert len(due) == count
    # Sent in due order; on the way to different channels neighbours may overtake one another.
    assert all(max(due[: index + 1]) <= later for index, later in enumerate(due[40:]))
    assert max(waits) < 3  # what a slash command has


async def post_all(desk, count: int) -> None:
    places = [place for place in desk.playground.guild.channels.values() if "desk-" in place.name]
    while sum(len(desk.posted(place)) for place in places) < count:
        await desk.posts.post_due()
        await desk.posts.settled()
