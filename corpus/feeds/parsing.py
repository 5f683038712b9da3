"""Parsing: bytes to the entries of a feed, by feedparser, and pages to the feeds they name.

Both run in the process apart: what a feed sends is as strange as what a page sends.
"""

from __future__ import annotations

import calendar
import datetime as dt
import html
import io
import re
from operator import itemgetter
from typing import Any
from urllib.parse import urljoin

from corpus.errors import FeedError
from corpus.feeds.model import Item, Parsed
from corpus.fetching import Fetched
from corpus.ingest.decoding import decode
from corpus.ingest.urls import resolved

MAX_ITEMS = 500
_TAG = re.compile(r"<[^<>]{0,2000}>")
_LONGEST_TITLE = 300
_LONGEST_SUMMARY = 2000
_LONGEST_URL = 2000
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
# Where blogs and newspapers have their feeds when their pages do not say: the defaults of WordPress, Ghost, Hugo,
# Jekyll and Drupal.
_COMMON_PATHS = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml")


def parse(fetched: Fetched) -> Parsed:
    """Return what a feed holds.

    Raises:
        FeedError: it is no feed.
    """
    import feedparser  # imported here because most starts of a process read no feed

    # A server that says "text/xml" without an encoding would have it read as ASCII (RFC 3023), which nobody means.
    charset = f"; charset={fetched.charset}" if fetched.charset else ""
    headers = {"content-type": f"application/xml{charset}", "content-location": fetched.url}
    found = feedparser.parse(io.BytesIO(fetched.data), response_headers=headers)
    if not found.get("version") and not found.entries:
        raise FeedError("There is no RSS or Atom feed at this address.")
    items = [item for entry in found.entries[:MAX_ITEMS] if (item := _item(entry, fetched.url)) is not None]
    dated = [(item.published, item) for item in items if item.published is not None]
    if len(dated) == len(items):
        items = [item for _, item in sorted(dated, key=itemgetter(0), reverse=True)]
    return Parsed(_plain(found.feed.get("title"), _LONGEST_TITLE), tuple(items))


def feed_links(fetched: Fetched) -> list[str]:
    """Return where the feed of a page may be: the addresses that it names, best first, else the usual ones."""
    from trafilatura import load_html

    tree: Any = load_html(decode(fetched.data, fetched.charset)[0])
    named: list[str | None] = []
    if tree is not None:
        for link in tree.xpath("//link[@href]"):
            is_feed = link.get("type", "").strip().lower() in _FEED_TYPES
            if is_feed and "alternate" in link.get("rel", "").lower().split():
                named.append(resolved(fetched.url, link.get("href")))
    # Feeds of comments are named beside those of articles.
    found = sorted(filter(None, named), key=lambda url: "comment" in url.lower())
    usual = [urljoin(fetched.url, path) for path in _COMMON_PATHS]
    return list(dict.fromkeys(found))[:5] or usual


def _item(entry: Any, base: str) -> Item | None:
    plain: dict[str, Any] = dict(entry)  # feedparser's own warns where it gives one date for the other
    link = str(entry.get("link") or "").strip()
    url = resolved(base, link) if link else None
    if url is None or not url.lower().startswith(("http://", "https://")) or len(url) > _LONGEST_URL:
        return None
    return Item(
        url=url,
        title=_plain(entry.get("title"), _LONGEST_TITLE),
        summary=_plain(entry.get("summary"), _LONGEST_SUMMARY),
        published=_moment(plain.get("published_parsed") or plain.get("updated_parsed")),
        id=str(entry.get("id") or "") or None,
    )


def _plain(text: Any, longest: int) -> str:
    """Return text of a feed without markup, on one line."""
    return " ".join(html.unescape(_TAG.sub(" ", str(text or "")[: 4 * longest])).split())[:longest]


def _moment(parsed: Any) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(calendar.timegm(parsed), dt.UTC) if parsed else None
    except (ValueError, OverflowError, TypeError, OSError):
        return None
