"""`!feed` as moderators and others see it."""

from __future__ import annotations

import datetime as dt

import pytest
import pytest_asyncio

from corpus.auditing import Actor
from corpus.store import changes, scopes
from tests.cogs.desk import Desk, open_desk
from tests.conftest import NOW
from tests.feeds.site import article, rss

pytestmark = pytest.mark.asyncio(loop_scope="module")
COMMANDS = """add https://herald.example/ | remove 1 | list | check 1 | pause 1 | resume 1 | mode 1 queue | filter 1 +a
    | outlet 1 Herald"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk(tmp_path_factory):
    async with open_desk(tmp_path_factory.mktemp("feeds") / "desk.db") as opened:
        yield opened


@pytest_asyncio.fixture(autouse=True, loop_scope="module")
async def nothing(desk: Desk):
    """No feed, no site."""
    yield
    for feed in await desk.archive.feeds.kept(desk.guild):
        await desk.mod.ask(f"!feed remove {feed.number}")
    desk.pages.clear()
    await desk.set_queue(None)


def publish(desk: Desk, *numbers: int, title: str = "Daily Herald") -> None:
    desk.pages["/feed.xml"] = rss(numbers, desk.site, title).encode()
    desk.pages.update({f"/news/{n}": article(n).encode() for n in numbers})


async def add(desk: Desk) -> int:
    """Add the feed, wait until its articles are read, and return its number."""
    answer = await desk.answer(desk.mod, f"!feed add {desk.site}/feed.xml")
    assert "Feed added" in answer.text, answer.text
    return int(answer.text.partition(" · ")[0].split()[-1].strip("*"))


async def until_read(desk: Desk) -> None:
    while any(feed.waiting for feed in await desk.archive.feeds.kept(desk.guild)):
        desk.bot.background.wake("feeds")
        await desk.bot.archive.database.rows("SELECT 1")


async def test_a_moderator_adds_a_feed_and_its_articles_are_in_the_answers(desk: Desk):
    publish(desk, 1, 2)
    desk.pages[""] = article(1, '<link rel=alternate type="application/rss+xml" href="/feed.xml">').encode()
    added = await desk.answer(desk.mod, f"!feed add <{desk.site}>")
    for part in ("Feed added", "Daily Herald", f"{desk.site}/feed.xml", "2 articles", "into the archive", "feed mode"):
        assert part in added.text
    await until_read(desk)
    assert "passengers before noon" in (await desk.ada.ask("!quote Joan Reid")).text
    listed = await desk.mod.ask("!feed list")
    for part in ("Daily Herald", "✓ last read", "next <t:"):
        assert part in listed.text
    assert "here already, as feed" in (await desk.answer(desk.mod, f"!feed add {desk.site}/feed.xml")).text


async def test_it_works_by_slash_command_with_suggestions(desk: Desk):
    publish(desk, 11)
    reply = await desk.mod.slash("feed add", address=f"{desk.site}/feed.xml")
    await desk.playground.world.until(lambda: "Feed added" in reply.text or None, 20)
    [feed] = await desk.archive.feeds.kept(desk.guild)
    offered = await desk.mod.autocomplete("feed pause", "feed", "daily")
    assert [(choice.name, choice.value) for choice in offered] == [(f"{feed.number} · Daily Herald", str(feed.number))]
    assert "Feed paused" in (await desk.mod.slash("feed pause", feed=str(feed.number))).text
    assert "⏸ paused" in (await desk.mod.slash("feed list")).text
    assert "is paused" in (await desk.mod.ask(f"!feed check {feed.number}")).text
    assert "✓ last read" in (await desk.mod.ask("!feed resume daily herald")).text


async def test_a_check_says_what_it_found(desk: Desk):
    publish(desk, 21)
    number = await add(desk)
    await until_read(desk)
    publish(desk, 21, 22)
    assert "2 articles, 1 of them new" in (await desk.answer(desk.mod, f"!feed check {number}")).text
    await until_read(desk)
    desk.pages["/feed.xml"] = b"<p>nothing</p>"
    failed = await desk.answer(desk.mod, f"!feed check {number}")
    assert "cannot be read" in failed.text
    assert "no RSS or Atom feed" in failed.text
    assert "⚠ failing since" in (await desk.mod.ask("!feed")).text


async def test_filter_outlet_and_mode_are_changed_and_recorded(desk: Desk):
    publish(desk, 31)
    number = await add(desk)
    await until_read(desk)
    assert "Only: \\+Syria, −football" in (await desk.mod.ask(f"!feed filter {number} +Syria -football")).text
    assert "**Evening \\*Herald\\***" in (await desk.mod.ask(f"!feed outlet {number} Evening *Herald*")).text
    assert "settings suggestions" in (await desk.mod.ask(f"!feed mode {number} queue")).text
    assert "Write auto or queue" in (await desk.mod.ask(f"!feed mode {number} maybe")).text
    await desk.set_queue("moderators")
    assert "into the queue" in (await desk.mod.ask(f"!feed mode {number} queue")).text
    recorded = await changes.newest(desk.archive.database, await scopes.ids(desk.archive.database, desk.scope), limit=3)
    assert [(change.action, change.actor) for change in recorded] == [
        ("feed mode", "Mod"), ("feed outlet", "Mod"), ("feed filter", "Mod"),
    ]  # fmt: skip


async def test_in_queue_mode_moderators_decide(desk: Desk):
    publish(desk)
    number = await add(desk)
    await desk.set_queue("moderators")
    await desk.mod.ask(f"!feed mode {number} queue")
    publish(desk, 41)
    before = await desk.articles()
    await desk.answer(desk.mod, f"!feed check {number}")
    channel = desk.playground.channel("moderators")
    shown = await desk.playground.world.until(
        lambda: next((each for each in channel.messages.values() if "Harbour 41 reopens" in each.text), None), 20
    )
    assert "Daily Herald" in shown.text
    assert await desk.articles() == before
    await desk.mod.at("moderators").press(shown, "Approve")
    assert "Added 1 article" in await desk.decided(shown)
    assert await desk.articles() == before + 1


async def test_a_feed_that_failed_for_a_week_is_told_of_once(desk: Desk):
    publish(desk, 51)
    number = await add(desk)
    await until_read(desk)
    del desk.pages["/feed.xml"]
    week_ago = (NOW - dt.timedelta(days=7)).isoformat(timespec="seconds")
    await desk.archive.database.write(
        lambda transaction: transaction.run("UPDATE feed SET failing_since = ?, failures = 9", (week_ago,))
    )
    await desk.answer(desk.mod, f"!feed check {number}")
    told = await desk.playground.world.until(
        lambda: next((m for m in desk.mod.place.messages.values() if "A feed is paused" in m.text), None), 20
    )
    assert "HTTP 404" in told.text
    assert f"!feed resume {number}" in told.text
    desk.bot.background.wake("feeds")
    await desk.mod.ask("!feed list")
    assert sum("A feed is paused" in each.text for each in desk.mod.place.messages.values()) == 1


async def test_only_moderators_may(desk: Desk):
    publish(desk, 61)
    await add(desk)
    before = [feed.state for feed in await desk.archive.feeds.kept(desk.guild)]
    for command in COMMANDS.split("|"):
        assert "Only moderators" in (await desk.ada.ask(f"!feed {command.strip()}")).text
    assert [feed.state for feed in await desk.archive.feeds.kept(desk.guild)] == before
    assert "server only" in (await desk.mod.in_direct_messages().ask("!feed list")).text


async def test_another_server_s_feeds_are_not_seen(desk: Desk):
    publish(desk, 71)
    await desk.archive.feeds.add(10**17, f"{desk.site}/feed.xml", 1, Actor(1, "Ada"), desk.settings.fetch_rules)
    assert "keeps no feed" in (await desk.mod.ask("!feed list")).text
    assert "no such feed" in (await desk.mod.ask("!feed remove 1")).text


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("file:///etc/passwd", "no address I read from"),
        ("http://169.254.169.254/feed", "private network"),
        ("nonsense", "no address"),
        ("{site}/nothing", "no such page"),
        ("{site}/page", "no RSS or Atom feed"),
    ],
)
async def test_what_is_no_feed_is_one_sentence(desk: Desk, address, what):
    desk.pages["/page"] = article(1).encode()
    assert what in (await desk.answer(desk.mod, f"!feed add {address.format(site=desk.site)}")).text
    assert await desk.archive.feeds.kept(desk.guild) == []


async def test_a_hostile_feed_pings_nobody(desk: Desk):
    publish(desk, 81, title="@everyone **[x](http://x.example)** \u202eevil ```")
    added = await desk.answer(desk.mod, f"!feed add {desk.site}/feed.xml")
    assert "Feed added" in added.text
    assert not added.pings
    assert not (await desk.mod.ask("!feed list")).pings


async def test_health_tells_of_feeds(desk: Desk):
    publish(desk, 91)
    assert await desk.bot.health_lines["Feeds"](desk.guild) == []
    await add(desk)
    assert await desk.bot.health_lines["Feeds"](desk.guild) == ["1 feed, none failing"]
