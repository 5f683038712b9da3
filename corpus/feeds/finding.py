"""Finding: from the address of a feed, or of a page of its site, to the feed."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable

from corpus.apart import apart
from corpus.errors import FeedError, FetchError, IngestError
from corpus.feeds.model import Parsed
from corpus.feeds.parsing import feed_links, parse
from corpus.fetching import Fetched, FetchRules, fetch

SECONDS = 30.0
"""For all addresses where a feed may be, together."""
_NONE = (
    "There is no RSS or Atom feed at this address, nor does the page name one; look for “RSS” on the site, and give the"
    " feed's own address."
)


async def find(url: str, rules: FetchRules, clock: Callable[[], dt.datetime]) -> tuple[Fetched, Parsed]:
    """Return the feed at an address, or the first of those that the page there leads to.

    Raises:
        FetchError: the address cannot be read.
        FeedError: there is no feed.
    """
    fetched = await fetch(url, rules, clock=clock)
    try:
        return fetched, await apart(parse, fetched)
    except FeedError:
        pass  # then it is a page
    try:
        links = await apart(feed_links, fetched)
        async with asyncio.timeout(SECONDS):
            for link in links:
                try:
                    candidate = await fetch(link, rules, clock=clock)
                    return candidate, await apart(parse, candidate)
                except (FetchError, FeedError):
                    continue
    except (TimeoutError, IngestError) as error:
        raise FeedError(_NONE) from error
    raise FeedError(_NONE)
