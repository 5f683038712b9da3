"""Feeds of a loopback site: what is brought, what is not, and when."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from corpus.archive import Archive, open_archive
from corpus.auditing import BOT, Actor
from corpus.errors import FeedError, FetchError, NotFoundError
from corpus.feeds import FIRST, MOST_NEW, ROUNDS, Feed, Filter
from corpus.fetching import FetchRules
from corpus.models import SHARED, Scope
from corpus.store import changes
from tests.conftest import NOW
from tests.feeds.site import Site, article, serving

GUILD, CHANNEL = 77, 5
ADA = Actor(1, "Ada")
RULES = FetchRules.of("127.0.0.1")


class Clock:
    """A clock that tests turn forward."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> dt.datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += dt.timedelta(**by)


class Desk:
    """An archive with a site to read from."""

    def __init__(self, archive: Archive, site: Site, clock: Clock) -> None:
        self.archive, self.site, self.clock = archive, site, clock
        self.feeds = archive.feeds

    async def add(self, path: str = "/feed.xml", guild: int = GUILD) -> Feed:
        return (await self.feeds.add(guild, self.site.base + path, CHANNEL, ADA, RULES)).feed

    async def later(self, **by: float) -> None:
        """Let time pass and do what is due then."""
        self.clock.forward(**(by or {"hours": 1}))
        await self.feeds.run(RULES)

    async def titles(self, guild: int | None = GUILD) -> list[str]:
        rows = await self.archive.database.rows(
            """SELECT version.title FROM article JOIN version ON version.id = article.current
            JOIN scope ON scope.id = article.scope WHERE scope.guild_id IS ? ORDER BY article.number""",
            (guild,),
        )
        return [row["title"] for row in rows]

    async def numbers(self) -> list[int]:
        return [int(title.split()[1]) for title in await self.titles()]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    clock = Clock()
    async with open_archive(tmp_path / "feeds.db", clock=clock) as archive, serving() as site:
        yield Desk(archive, site, clock)


async def test_the_first_run_takes_the_newest_and_no_more(desk):
    desk.site.publish(*range(1, 31))
    added = await desk.feeds.add(GUILD, f"{desk.site.base}/feed.xml", CHANNEL, ADA, RULES)
    assert (added.items, added.new, added.feed.number, added.feed.title) == (30, FIRST, 1, "Daily Herald")
    await desk.feeds.run(RULES)
    assert await desk.numbers() == [26, 27, 28, 29, 30]
    await desk.later()
    assert len(await desk.numbers()) == FIRST


async def test_what_is_new_later_is_brought_with_its_metadata(desk):
    desk.site.publish(1)
    await desk.add()
    await desk.feeds.run(RULES)
    desk.site.publish(1, 2)
    await desk.later()
    assert await desk.numbers() == [1, 2]
    found = await desk.archive.article(2, Scope(GUILD))
    assert found is not None
    assert (found.outlet, found.url) == ("Daily Herald", f"{desk.site.base}/news/2")
    assert found.published is not None
    assert found.published.day == NOW.date()
    assert found.published.why.startswith("the feed says 2024-03-01")


async def test_articles_are_the_server_s_own_and_recorded_as_the_bot_s_work(desk):
    desk.site.publish(1)
    await desk.add()
    await desk.feeds.run(RULES)
    assert await desk.titles(guild=None) == []
    assert await desk.archive.article(1, SHARED) is None
    assert await desk.archive.article(1, Scope(78)) is None
    newest, first = await changes.newest(desk.archive.database, [1])
    assert (newest.action, newest.subject, newest.actor) == ("article add", "A1", BOT.name)
    assert (first.action, first.actor, first.detail["title"]) == ("feed add", "Ada", "Daily Herald")


@pytest.mark.parametrize(
    "change",
    [
        lambda feed: feed.replace("01 Mar 2024", "05 Mar 2024"),  # another date
        lambda feed: feed.replace("<guid>item", "<guid>other"),  # another id
        lambda feed: feed.replace("/news/1<", "/news/1?utm_source=rss<"),  # another spelling of the address
        lambda feed: feed.replace("Harbour 1 reopens", "Harbour 1 is open"),  # other words
        lambda feed: feed.replace("<guid>item-1</guid>", ""),  # no id any more
    ],
)
async def test_an_item_that_was_changed_is_not_new(desk, change):
    desk.site.publish(1)
    await desk.add()
    await desk.feeds.run(RULES)
    desk.site.pages["/feed.xml"] = change(desk.site.pages["/feed.xml"])
    desk.site.asked.clear()
    await desk.later()
    assert desk.site.asked == ["/feed.xml"]
    assert await desk.numbers() == [1]


@pytest.mark.parametrize("mode", ["auto", "queue"])
async def test_a_feed_with_all_ids_changed_does_not_flood(desk, mode):
    desk.site.publish(1)
    feed = await desk.add()
    await desk.feeds.set_mode(feed, mode, ADA)
    desk.site.publish(*range(1000, 1000 + MOST_NEW[mode] + 30))
    desk.clock.forward(hours=1)
    [feed] = await desk.feeds.kept(GUILD)
    checked = await desk.feeds.check(feed, RULES)
    assert checked.new == MOST_NEW[mode]
    assert checked.feed.item_problem is not None
    assert "the 30 oldest" in checked.feed.item_problem
    assert (await desk.feeds.check(feed, RULES)).new == 0


async def test_a_run_reads_a_few_articles_of_each_feed_and_says_whether_there_are_more(desk):
    desk.site.publish(1)
    await desk.add()
    desk.site.publish(*range(1, ROUNDS + 4))
    desk.clock.forward(hours=1)
    assert await desk.feeds.run(RULES)
    assert len(await desk.numbers()) == ROUNDS
    assert not await desk.feeds.run(RULES)
    assert len(await desk.numbers()) == ROUNDS + 3


async def test_feeds_of_servers_that_the_bot_has_left_rest(desk):
    desk.site.publish(1)
    await desk.add()
    await desk.feeds.run(RULES, [78])
    assert await desk.titles() == []
    await desk.feeds.run(RULES, [78, GUILD])
    assert await desk.numbers() == [1]


async def test_entries_that_nothing_tells_apart_are_not_new_every_time(desk):
    item = "<item><title>News</title><link>{}/</link></item>"
    desk.site.pages["/feed.xml"] = f"<rss version='2.0'><channel><title>H</title>{item}</channel></rss>".format(
        desk.site.base
    )
    feed = await desk.add()
    assert (await desk.feeds.check(feed, RULES)).new == 0


async def test_what_is_here_already_is_left_out(desk):
    desk.site.publish(1, 2)
    desk.site.pages["/copy.xml"] = desk.site.pages["/feed.xml"].replace("/news/", "/agency/")
    desk.site.pages.update({"/agency/1": article(1), "/agency/2": article(2)})
    await desk.add()
    await desk.feeds.run(RULES)
    await desk.add("/copy.xml")
    await desk.feeds.run(RULES)
    assert await desk.numbers() == [1, 2]


async def test_a_server_s_feed_brings_what_another_server_has(desk):
    desk.site.publish(1)
    await desk.add()
    await desk.add(guild=78)
    await desk.feeds.run(RULES)
    assert await desk.titles() == await desk.titles(guild=78) == ["Harbour 1 reopens"]


async def test_an_unchanged_feed_is_asked_for_conditionally(desk):
    desk.site.etag = '"a"'
    desk.site.publish(1)
    feed = await desk.add()
    checked = await desk.feeds.check(feed, RULES)
    assert (checked.items, checked.new) == (None, 0)
    assert checked.feed.etag == '"a"'


async def test_a_feed_is_found_on_a_page_of_its_site(desk):
    desk.site.publish(1)
    link = '<link rel="alternate" type="application/{}" title="Feed" href="{}">'
    desk.site.pages["/"] = article(
        1, link.format("rss+xml", "/comments/feed.xml") + link.format("rss+xml", "feed.xml") + link.format("json", "/x")
    )
    assert (await desk.add("/")).url == f"{desk.site.base}/feed.xml"


async def test_a_feed_is_found_at_the_usual_places(desk):
    desk.site.publish(1)
    desk.site.pages["/news"] = article(1)
    assert (await desk.add("/news")).url == f"{desk.site.base}/feed.xml"


async def test_what_is_no_feed_is_refused(desk):
    desk.site.pages["/page"] = article(1)
    with pytest.raises(FeedError, match="no RSS or Atom feed"):
        await desk.add("/page")
    with pytest.raises(FetchError, match="no such page"):
        await desk.add("/nothing")
    desk.site.publish(1)
    await desk.add()
    with pytest.raises(FeedError, match="already, as feed 1"):
        await desk.feeds.add(GUILD, f"{desk.site.base}/feed.xml?utm_source=x", CHANNEL, ADA, RULES)


async def test_a_failing_feed_is_asked_more_and_more_rarely_and_given_up_after_a_week(desk):
    desk.site.publish(1)
    await desk.add()
    desk.site.statuses["/feed.xml"] = 500
    desk.site.asked.clear()
    while True:
        await desk.later(minutes=30)
        [feed] = await desk.feeds.kept(GUILD)
        if feed.state == "given up":
            break
        assert await desk.feeds.untold() == []
    assert feed.failing_since is not None
    assert dt.timedelta(days=7) <= desk.clock() - feed.failing_since < dt.timedelta(days=8)
    assert 15 < desk.site.asked.count("/feed.xml") < 40
    assert feed.problem is not None
    assert "HTTP 500" in feed.problem
    # A moderator is told once, and nothing more is asked.
    assert [each.id for each in await desk.feeds.untold()] == [feed.id]
    assert await desk.feeds.untold() == []
    desk.site.asked.clear()
    await desk.later(days=2)
    assert desk.site.asked == []

    del desk.site.statuses["/feed.xml"]
    await desk.feeds.resume(feed, ADA)
    await desk.feeds.run(RULES)
    [feed] = await desk.feeds.kept(GUILD)
    assert (feed.state, feed.problem, feed.failing_since) == ("active", None, None)


async def test_a_feed_that_is_gone_for_good_is_given_up_at_once(desk):
    desk.site.publish(1)
    await desk.add()
    desk.site.statuses["/feed.xml"] = 410
    await desk.later()
    assert [feed.state for feed in await desk.feeds.kept(GUILD)] == ["given up"]


async def test_a_failing_feed_does_not_keep_the_others_from_being_read(desk):
    desk.site.publish(1)
    desk.site.pages["/broken.xml"] = desk.site.pages["/feed.xml"].replace("news", "broken")
    await desk.add("/broken.xml")
    await desk.add()
    desk.site.pages["/broken.xml"] = "<html>nothing"
    desk.site.publish(1, 2)
    await desk.later()
    broken, whole = await desk.feeds.kept(GUILD)
    assert broken.problem is not None
    assert whole.problem is None
    assert await desk.numbers() == [1, 2]
    assert broken.item_problem is not None
    assert broken.item_problem.startswith("“Harbour 1 reopens”: There is no such page")


async def test_a_bug_in_reading_one_feed_is_logged_and_waits_like_a_failure(desk, monkeypatch, caplog):
    desk.site.publish(1)
    feed = await desk.add()

    async def broken(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("corpus.feeds.apart", broken)
    checked = await desk.feeds.check(feed, RULES)
    assert checked.feed.problem == "Reading it failed inside Cuttings; the log says where."
    assert checked.feed.next_check_at > desk.clock()
    assert "ZeroDivisionError" in caplog.text


async def test_an_article_that_cannot_be_had_now_is_tried_again(desk):
    desk.site.publish(1)
    desk.site.statuses["/news/1"] = 503
    await desk.add()
    await desk.feeds.run(RULES)
    await desk.feeds.run(RULES)
    assert desk.site.asked.count("/news/1") == 1
    del desk.site.statuses["/news/1"]
    await desk.later()
    assert await desk.numbers() == [1]
    assert [feed.waiting for feed in await desk.feeds.kept(GUILD)] == [0]


async def test_an_article_that_cannot_be_had_at_all_is_left_out_in_the_end(desk):
    desk.site.publish(1)
    desk.site.statuses["/news/1"] = 503
    await desk.add()
    for _ in range(6):
        await desk.later(hours=12)
    [feed] = await desk.feeds.kept(GUILD)
    assert feed.waiting == 0
    assert feed.item_problem is not None
    assert "HTTP 503" in feed.item_problem
    assert desk.site.asked.count("/news/1") == 4


async def test_a_consent_page_is_not_stored_for_the_article(desk):
    desk.site.publish(1)
    wall = (Path(__file__).parent.parent / "ingest" / "pages" / "consent-wall.html").read_text(encoding="utf-8")
    desk.site.pages["/news/1"] = wall
    await desk.add()
    await desk.feeds.run(RULES)
    assert await desk.titles() == []
    [feed] = await desk.feeds.kept(GUILD)
    assert feed.item_problem is not None
    assert "consent" in feed.item_problem


async def test_a_crash_between_seeing_and_storing_loses_and_repeats_nothing(desk):
    desk.site.publish(1, 2)
    await desk.add()
    desk.site.hanging["/news/1"] = asyncio.Event()
    running = asyncio.create_task(desk.feeds.run(RULES))
    await desk.site.arrived.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    desk.site.hanging.pop("/news/1").set()
    assert await desk.titles() == []
    await desk.later()
    await desk.later()
    assert sorted(await desk.numbers()) == [1, 2]


async def test_two_who_run_at_once_store_each_article_once(desk):
    desk.site.publish(1, 2, 3)
    await desk.add()
    await asyncio.gather(desk.feeds.run(RULES), desk.feeds.run(RULES))
    await desk.later()
    assert sorted(await desk.numbers()) == [1, 2, 3]


async def test_a_filter_takes_some_and_remembers_the_others(desk):
    desk.site.publish(1)
    feed = await desk.add()
    await desk.feeds.set_filter(feed, Filter(("harbour 3", "ferry"), ("football",)), ADA)
    desk.site.publish(1, 2, 3)
    await desk.later()
    assert await desk.numbers() == [1, 3]
    await desk.feeds.set_filter(feed, Filter(), ADA)
    await desk.later()
    assert await desk.numbers() == [1, 3]


async def test_a_paused_feed_is_left_alone_and_a_removed_one_can_be_added_again(desk):
    desk.site.publish(1)
    feed = await desk.add()
    await desk.feeds.pause(feed, ADA)
    desk.site.asked.clear()
    await desk.later()
    assert desk.site.asked == []
    await desk.feeds.remove(feed, ADA)
    assert await desk.feeds.kept(GUILD) == []
    assert (await desk.add()).number == 2
    actions = [change.action for change in await changes.newest(desk.archive.database, [1])]
    assert actions == ["feed add", "feed remove", "feed pause", "feed add"]


async def test_the_outlet_can_be_named(desk):
    desk.site.publish(1)
    feed = await desk.add()
    await desk.feeds.set_outlet(feed, "Tarnmouth Gazette", ADA)
    await desk.feeds.run(RULES)
    found = await desk.archive.article(1, Scope(GUILD))
    assert found is not None
    assert found.outlet == "Tarnmouth Gazette"


async def test_a_queued_article_waits_for_a_moderator(desk):
    desk.site.publish(1)
    feed = await desk.add()
    await desk.feeds.set_mode(feed, "queue", ADA)
    await desk.feeds.run(RULES)
    assert await desk.titles() == []
    [pending] = await desk.feeds.unposted()
    assert (pending.origin.kind, pending.origin.name, pending.articles[0].title) == (
        "feed", "Daily Herald", "Harbour 1 reopens",
    )  # fmt: skip
    await desk.feeds.note_posted(pending)
    assert await desk.feeds.unposted() == []
    await desk.archive.adding.accept(pending, ADA)
    assert await desk.numbers() == [1]


async def test_feeds_are_named_by_number_or_by_part_of_a_name(desk):
    desk.site.publish(1)
    desk.site.pages["/other.xml"] = desk.site.pages["/feed.xml"].replace("Daily Herald", "Evening Herald")
    first, second = await desk.add(), await desk.add("/other.xml")
    assert (await desk.feeds.find(GUILD, "2")).id == second.id
    assert (await desk.feeds.find(GUILD, "daily")).id == first.id
    with pytest.raises(NotFoundError, match="1 or 2"):
        await desk.feeds.find(GUILD, "herald")
    for typed in ("3", "", "nothing"):
        with pytest.raises(NotFoundError, match="no such feed"):
            await desk.feeds.find(GUILD, typed)
    with pytest.raises(NotFoundError):
        await desk.feeds.find(78, "1")
