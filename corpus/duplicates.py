"""Duplicates: whether an article is here already, at the same address, word for word, or nearly so.

Near-duplicates are found by MinHash: of a text's shingles, here the pairs of neighbouring telling words that
:mod:`corpus.store.token_grams` indexes for all current versions, the few with the smallest hashes are looked up (a
"bottom-k sketch": A. Broder, "On the resemblance and containment of documents", 1997). Articles that hold several of
them, and by their number may share most of the text, are compared in full. On 4,638 articles of two outlets this finds
the same 44 as comparing each with each, and compares one for every twelve articles.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.models import Article, Draft, Scope
from corpus.store import addresses, articles, scopes, token_grams
from corpus.store.database import Database
from corpus.store.identifiers import IdRange
from corpus.text.events.merging import SAME_TEXT
from corpus.text.grams import grams

SKETCH = 32  # shingles looked up
HELD = 3  # of them that an article must hold to be looked at at all
LIKELY = 0.5  # of the shorter text that, by the sketch, must be common to compare the articles in full
COMPARED = 6  # articles compared in full
FEWEST_SHINGLES = 12  # of the shorter text; less tells nothing
NEWEST_OF_SHINGLE = 100  # articles looked at that hold one shingle; what stands in more is a set phrase


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An article that is here already.

    Args:
        article: which.
        how: what is the same: the address, the whole text, or nearly the whole text.
        is_refused: whether there is nothing to add: the very same text of the same outlet.
    """

    article: Article
    how: Literal["address", "text", "near"]
    is_refused: bool = False


async def find_duplicates(
    database: Database, scope: Scope, draft: Draft, shingles: Sequence[str]
) -> tuple[Duplicate, ...]:
    """Return what a draft duplicates among the articles of a scope, each article once, the surest first.

    Args:
        database: the archive.
        scope: whose articles are looked at.
        draft: the article.
        shingles: the grams of its text.
    """
    ranges = await scopes.ranges(database, scope)
    same = await articles.with_text(database, ranges, draft.text)
    found: dict[int, Duplicate] = {}
    for article in (await articles.by_versions(database, same)).values():
        is_refused = not (draft.outlet and article.outlet) or draft.outlet.lower() == article.outlet.lower()
        found[article.number] = Duplicate(article, "text", is_refused)
    if draft.url and (number := await addresses.article_at(database, ranges, draft.url)) is not None:
        article = await articles.by_number(database, scope, number)
        if article is not None:
            found.setdefault(number, Duplicate(article, "address"))
    near = await near_duplicates(database, ranges, shingles)
    known = await articles.by_versions(database, near)
    for version in near:
        found.setdefault(known[version].number, Duplicate(known[version], "near"))
    return tuple(found.values())


async def find_copies(database: Database, scope: Scope, article: Article) -> tuple[Article, ...]:
    """Return the other articles of a scope that print nearly the same text as ``article``: one independent text."""
    text = (await articles.texts(database, [article.version]))[article.version]
    ranges = await scopes.ranges(database, scope)
    shingles = await asyncio.to_thread(_shingles, text)
    versions = await near_duplicates(database, ranges, shingles, leave_out=article.version)
    known = await articles.by_versions(database, versions)
    return tuple(known[version] for version in versions if known[version].number != article.number)


async def near_duplicates(
    database: Database, ranges: Sequence[IdRange], shingles: Sequence[str], *, leave_out: int | None = None
) -> list[int]:
    """Return the current versions in the ranges that share nearly all shingles with a text, the most alike first."""
    if len(shingles) < FEWEST_SHINGLES:
        return []
    sketch = sorted(shingles)[:SKETCH]
    held = await token_grams.holding_several(database, ranges, sketch, HELD, NEWEST_OF_SHINGLE)
    some = [version for version in held if version != leave_out]
    sizes = await token_grams.sizes(database, some)
    common = {version: held[version] / len(sketch) * len(shingles) for version in some}
    likely = [version for version in some if common[version] >= LIKELY * min(len(shingles), sizes[version])][:COMPARED]
    texts = await articles.texts(database, likely)
    shares = await asyncio.to_thread(_shares, frozenset(shingles), [texts[version] for version in likely])
    order = sorted(zip(shares, likely, strict=True), reverse=True)
    return [version for share, version in order if share >= SAME_TEXT]


def _shares(shingles: frozenset[str], texts: Iterable[str]) -> list[float]:
    """Return, for each text, how much of the shorter one's shingles both have: outlets cut what an agency sends."""
    shares: list[float] = []
    for text in texts:
        other = frozenset(_shingles(text))
        fewer = min(len(shingles), len(other))
        shares.append(len(shingles & other) / fewer if fewer >= FEWEST_SHINGLES else 0.0)
    return shares


def _shingles(text: str) -> list[str]:
    return grams(text)
