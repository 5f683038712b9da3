from __future__ import annotations

import datetime as dt
import time

import pytest

from corpus.errors import FeedError
from corpus.feeds.parsing import MAX_ITEMS, feed_links, parse
from corpus.fetching import Fetched
from tests.conftest import NOW

BASE = "https://herald.example/news/feed.xml"


def fetched(data: bytes | str, charset: str | None = None) -> Fetched:
    body = data.encode() if isinstance(data, str) else data
    return Fetched(body, BASE, 200, "application/rss+xml", charset, None, None, NOW)


ITEM = "<item><title>{}</title><link>{}</link></item>"
RSS = "<rss version='2.0'><channel><title>Daily &amp;amp; Herald</title>{}</channel></rss>"


def test_rss_is_read():
    item = """<item><title>&lt;b&gt;Harbour&lt;/b&gt; &amp;amp; pier reopen</title><link>/2024/harbour</link>
        <guid isPermaLink="false">abc</guid><description>&lt;p&gt;After the storm.&lt;/p&gt;</description>
        <pubDate>Fri, 01 Mar 2024 10:00:00 +0100</pubDate></item>"""
    feed = parse(fetched(RSS.format(item)))
    assert feed.title == "Daily & Herald"
    [found] = feed.items
    assert (found.url, found.title, found.summary, found.id) == (
        "https://herald.example/2024/harbour", "Harbour & pier reopen", "After the storm.", "abc",
    )  # fmt: skip
    assert found.published == dt.datetime(2024, 3, 1, 9, 0, tzinfo=dt.UTC)


def test_atom_is_read():
    feed = parse(
        fetched(
            """<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><entry><title>Harbour</title><id>urn:1</id>
            <link rel="alternate" href="https://herald.example/1"/><updated>2024-03-01T10:00:00Z</updated></entry></feed>"""
        )
    )
    assert [(item.url, item.title, item.id) for item in feed.items] == [
        ("https://herald.example/1", "Harbour", "urn:1")
    ]


def test_items_come_newest_first_where_all_are_dated():
    dated = "".join(
        f"<item><title>{day}</title><link>/{day}</link><pubDate>0{day} Mar 2024 10:00:00 GMT</pubDate></item>"
        for day in (1, 3, 2)
    )
    assert [item.title for item in parse(fetched(RSS.format(dated))).items] == ["3", "2", "1"]
    mixed = dated + ITEM.format("undated", "/x")
    assert [item.title for item in parse(fetched(RSS.format(mixed))).items] == ["1", "3", "2", "undated"]


def test_the_encoding_is_the_feed_s_own_or_the_server_s():
    text = "<?xml version='1.0' encoding='iso-8859-2'?>" + RSS.format(ITEM.format("Żółta łódź", "/1"))
    assert parse(fetched(text.encode("iso-8859-2"))).items[0].title == "Żółta łódź"
    text = RSS.format(ITEM.format("Größe", "/1"))
    assert parse(fetched(text.encode("cp1252"), "windows-1252")).items[0].title == "Größe"


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "http://[",
        "file:///etc/passwd",
        "mailto:a@b.example",
        "",
        "https://x.example/" + "a" * 3000,
    ],
)
def test_items_that_lead_nowhere_are_left_out(link):
    assert parse(fetched(RSS.format(ITEM.format("x", link)))).items == ()


@pytest.mark.parametrize("data", ["", "text", "<html><body><p>A page</p></body></html>", "{}", "\x00\x01", "<?xml?>"])
def test_what_is_no_feed_is_an_error(data):
    with pytest.raises(FeedError, match="no RSS or Atom feed"):
        parse(fetched(data))


def test_a_feed_without_items_is_a_feed():
    assert parse(fetched(RSS.format(""))).items == ()


def test_a_broken_feed_gives_what_is_whole():
    assert len(parse(fetched(RSS.format(ITEM.format("a & b", "/1"))[:-20])).items) == 1


ENTITIES = "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in ("ab", "bc", "cd", "de", "ef", "fg", "gh"))


@pytest.mark.parametrize(
    "data",
    [
        f"<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'>{ENTITIES}]>" + RSS.format(ITEM.format("&h;&h;&h;&h;", "/1")),
        "<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>" + RSS.format(ITEM.format("&a;", "/1")),
        RSS.format("<item>" * 20_000),
        RSS.format("".join(ITEM.format(n, f"/{n}") for n in range(2 * MAX_ITEMS))),
        RSS.format(ITEM.format("&lt;" * 100_000, "/1")),
    ],
)
def test_hostile_feeds_take_no_time_and_tell_nothing(data):
    start = time.process_time()
    try:
        feed = parse(fetched(data))
    except FeedError:
        feed = None
    assert time.process_time() - start < 5
    if feed is not None:
        assert len(feed.items) <= MAX_ITEMS
        assert all(len(item.title) <= 300 for item in feed.items)


def test_a_page_names_its_feeds_the_articles_before_the_comments():
    page = """<html><head>
    <link rel="alternate" type="application/rss+xml" href="/comments/feed">
    <link rel="alternate" type="application/rss+xml" href="/feed">
    <link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" type="text/xml" href="/x">
    <LINK REL="Alternate" TYPE="application/atom+xml" HREF="https://feeds.example/a"></head></html>"""
    assert feed_links(fetched(page)) == [
        "https://herald.example/feed", "https://feeds.example/a", "https://herald.example/comments/feed",
    ]  # fmt: skip


def test_a_page_that_names_none_may_have_them_at_the_usual_places():
    assert "https://herald.example/rss.xml" in feed_links(fetched("<html><body><p>x</p></body></html>"))
