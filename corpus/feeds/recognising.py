"""Recognising: which entries of a feed have been there before, and which are wanted.

Feeds change the ids of their entries, their addresses or their words, but seldom all of them at once. So an entry is
known by each of the three, and new only when none of them has been seen. Its date says nothing: feeds re-date.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from corpus.errors import FeedError
from corpus.feeds.model import Filter, Item
from corpus.ingest.urls import canonical

MOST_WORDS = 30
_WORDS = re.compile(r"([+−-]?)(?:[\"“„]([^\"“”„]{1,100})[\"“”]|([^\s,;\"“”„]{1,100}))")
_ENOUGH_WORDS = 100  # Characters; columns appear again and again under the same few words.


def marks(items: Sequence[Item]) -> list[frozenset[int]]:
    """Return the marks by which each of a feed's entries is known again; the same number is the same mark.

    A mark that entries of different words share, such as the address of the home page, tells nothing and is left out.
    """
    words = [_words(item) for item in items]
    owners: dict[int, set[str]] = {}
    for item, text in zip(items, words, strict=True):
        for mark in _marks(item, text):
            owners.setdefault(mark, set()).add(text)
    return [
        frozenset(mark for mark in _marks(item, text) if len(owners[mark]) == 1)
        # An entry without any mark of its own would be new at every check.
        or frozenset([_hash("all", f"{item.url}\n{text}")])
        for item, text in zip(items, words, strict=True)
    ]


def is_wanted(item: Item, wanted: Filter) -> bool:
    """Return whether headline and summary of an entry have what a filter asks for."""
    text = f"{item.title} {item.summary}".casefold()
    if any(_has(text, words) for words in wanted.exclude):
        return False
    return not wanted.include or any(_has(text, words) for words in wanted.include)


def read_filter(typed: str) -> Filter:
    """Return the filter that a person typed: ``+Syria +"chemical weapons" -football``, or ``off`` for none.

    Raises:
        FeedError: there is no word in it, or more than `MOST_WORDS`.
    """
    if typed.strip().casefold() == "off":
        return Filter()
    found: dict[str, list[str]] = {"+": [], "-": []}
    for sign, phrase, word in _WORDS.findall(typed):
        words = " ".join((phrase or word).split())
        if words:
            found["-" if sign in "-−" and sign else "+"].append(words)
    if not 0 < len(found["+"]) + len(found["-"]) <= MOST_WORDS:
        raise FeedError(
            f"Write one to {MOST_WORDS} words: +word for what must be there, -word for what must not, or off."
        )
    return Filter(tuple(dict.fromkeys(found["+"])), tuple(dict.fromkeys(found["-"])))


def _has(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", text) is not None


def _words(item: Item) -> str:
    return f"{item.title}\n{item.summary}".casefold()


def _marks(item: Item, words: str) -> set[int]:
    found: set[int] = set()
    if item.id:
        found.add(_hash("id", item.id))
    address = canonical(item.url)
    parts = urlsplit(address)
    if parts.path or parts.query:
        found.add(_hash("address", address))
    if len(words) >= _ENOUGH_WORDS:
        found.add(_hash("words", words))
    return found


def _hash(kind: str, value: str) -> int:
    digest = hashlib.sha256(f"{kind} {value}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], signed=True)
