"""Lookup: which articles a query is about, for the commands that then look into them."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from corpus.models import Article, Scope
from corpus.query import Query
from corpus.store import full_text, scopes
from corpus.store.database import Database
from corpus.store.postings import Match
from corpus.text.words import fold

OUTLET_SIMILARITY = 85  # of 100: one typing error in a name of two words


async def matching_articles(
    database: Database, scope: Scope, query: Query, *, limit: int, every_word: bool = False
) -> list[int]:
    """Return the versions that hold all words of a query, or failing that (unless ``every_word``) any of the rarer.

    Of more than ``limit`` the best, best first; otherwise all, newest first.
    """
    words = query.content
    phrases = tuple((phrase,) for phrase in query.phrases)
    if not words:
        return []
    ranges = await scopes.ranges(database, scope, query.days)
    every = tuple((word,) for word in words)
    found = await full_text.matching(database, ranges, Match((*every, *phrases), query.excluded), limit)
    if found or every_word:
        return found
    some = await full_text.rarest(database, every)
    return await full_text.matching(database, ranges, Match((some, *phrases), query.excluded), limit)


def same_outlet(typed: str, article: Article) -> bool:
    """Return whether ``typed`` names the article's outlet or one of its agencies, typing errors allowed."""
    return is_outlet(typed, [name for name in (article.outlet, *article.agencies) if name])


def is_outlet(typed: str, names: Sequence[str]) -> bool:
    """Return whether ``typed`` is one of the names, their initials, or one of them with a typing error."""
    wanted = fold(typed)
    folded = [fold(name) for name in names]
    initials = ["".join(word[0] for word in name.split()) for name in folded if " " in name]
    if wanted in folded or wanted in initials:
        return True
    return any(fuzz.token_sort_ratio(wanted, name) >= OUTLET_SIMILARITY for name in folded)
