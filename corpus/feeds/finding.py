"""Finding: from the address of a feed, or of a page of its site, to the feed."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple

from corpus.apart import apart
from corpus.errors import FeedError, FetchError, IngestError
from corpus.feeds.model import Parsed
from corpus.feeds.parsing import feed_links, parse
from corpus.fetching import Fetched, FetchRules, fetch

# The address of a site as people say it.
_BARE = re.compile(r"(?:[\w-]{1,63}\.){1,10}[a-z]{2,20}(?:/\S*)?", re.IGNORECASE)
SECONDS = 30.0
"""For all addresses where a feed may be, together."""
_NONE = (
    "There is no RSS or Atom feed at this address, nor does the page name one; look for “RSS” on the site, and give the"
    " feed's own address."
)


class Found(NamedTuple):
    """A feed.

    Args:
        url: its address, before any redirects: where it is asked for from now on.
        fetched: what was sent.
        parsed: what that holds.
    """

    url: str
    fetched: Fetched
    parsed: Parsed


async def find(url: str, rules: FetchRules, clock: Callable[[], dt.datetime]) -> Found:
    """Return the feed at an address, or the first of those that the page there leads to.

    Raises:
        FetchError: the address cannot be read.
        FeedError: there is no feed.
    """
    url = f"https://{url}" if _BARE.fullmatch(url) else url
    fetched = await fetch(url, rules, clock=clock)
    try:
        return Found(url, fetched, await apart(parse, fetched))
    except FeedError:
        pass  # then it is a page
    try:
        links = await apart(feed_links, fetched)
        async with asyncio.timeout(SECONDS):
            for link in links:
                try:
                    candidate = await fetch(link, rules, clock=clock)
                    return Found(link, candidate, await apart(parse, candidate))
                except (FetchError, FeedError):
                    continue
    except (TimeoutError, IngestError) as error:
        raise FeedError(_NONE) from error
    raise FeedError(_NONE)
