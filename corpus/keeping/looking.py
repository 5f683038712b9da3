"""Looking: an article's card, lists of articles, what happened to one, and how its versions differ."""

from __future__ import annotations

import asyncio
import re

from corpus import lookup
from corpus.errors import QueryError
from corpus.keeping import changing, finding
from corpus.keeping.differences import compare
from corpus.keeping.model import ArticleCard, History, HistoryEntry, Keeper, Listing, VersionDifference
from corpus.models import Article
from corpus.query import Query
from corpus.store import articles, changes, revisions, scopes
from corpus.store.changes import ChangeRow
from corpus.store.database import Database
from corpus.store.revisions import Flag

SHOWN = 200  # articles listed at once
OF_OUTLET = 2_000  # articles looked at for those of an outlet, by whose name they cannot be found
EVENTS = 500  # of an article's history
ADDED = "article add"  # the change that stores an article's first version
_FLAG = re.compile(r"(?<!\S)is:\s?(\S*)", re.IGNORECASE)
_FLAGS: dict[str, Flag] = {
    "removed": "removed",
    "corrected": "corrected",
    "retracted": "retracted",
    "edited": "edited",
}


def split_flags(typed: str) -> tuple[str, tuple[Flag, ...]]:
    """Return what was typed without ``is:removed`` and the like, and the flags that these name.

    Raises:
        QueryError: there is no such flag.
    """
    found: list[Flag] = []
    for word in _FLAG.findall(typed):
        flag = _FLAGS.get(word.lower())
        if flag is None:
            raise QueryError(
                f"“is:{word[:40]}” is not known. There are {', '.join(f'`is:{flag}`' for flag in _FLAGS)}."
            )
        found.append(flag)
    return _FLAG.sub(" ", typed), tuple(dict.fromkeys(found))


async def card(database: Database, keeper: Keeper, typed: str) -> ArticleCard:
    """Return an article as a whole."""
    held = await finding.to_see(database, keeper, typed)
    return ArticleCard(
        article=await finding.newest(database, keeper, held.number),
        record=await articles.record(database, held.version),
        counts=await revisions.counts(database, held.version),
        is_edited=bool(await revisions.edited(database, [held.version])),
        is_shared=held.scope_id == scopes.SHARED_ID,
    )


async def listing(database: Database, keeper: Keeper, query: Query, flags: tuple[Flag, ...]) -> Listing:
    """Return the articles that a query is about, or all; and of these only those that the flags name.

    Raises:
        QueryError: removed articles are asked for by somebody who cannot restore them, or by words.
    """
    if "removed" in flags and (not keeper.moderates or query.content):
        raise QueryError(
            "Removed articles are in no index of words: `!article list is:removed` lists all of them."
            if keeper.moderates
            else "Only moderators see what was removed."
        )
    limit = OF_OUTLET if query.outlet or (query.content and flags) else SHOWN + 1
    if query.content:
        versions = await lookup.matching_articles(database, keeper.scope, query, limit=limit, every_word=True)
    else:
        ranges = await scopes.ranges(database, keeper.scope, query.days)
        if "removed" in flags and not keeper.is_operator:
            ranges = ranges[1:]  # the shared articles come first
        versions = await revisions.last_added(database, ranges, flags, limit)
    known = await articles.by_versions(database, versions)
    edited = await revisions.edited(database, versions)
    found = [known[version] for version in versions]
    if query.content:
        found = [article for article in found if _flags_of(article, edited).issuperset(flags)]
    if query.outlet:
        found = [article for article in found if lookup.same_outlet(query.outlet, article)]
    shown = tuple(found[:SHOWN])
    by_hand = frozenset(article.number for article in shown if article.version in edited)
    return Listing(shown, by_hand, is_cut=len(found) > SHOWN)


async def history(database: Database, keeper: Keeper, typed: str) -> History:
    """Return what happened to an article: its versions, and all that was done to it."""
    held = await finding.to_see(database, keeper, typed)
    scope_ids = await scopes.ids(database, keeper.scope)
    done = await changes.newest(database, scope_ids, subject=f"A{held.number}", limit=EVENTS)
    entries = [_entry(change) for change in done]
    added_by_hand = any(entry.action == ADDED for entry in entries)
    for version in await revisions.versions(database, keeper.scope, held.number):
        if version.change is None and not (added_by_hand and version.ordinal == 1):
            source = {"from": version.file_name} if version.file_name else {}
            entries.append(HistoryEntry(version.at, "", "loaded", version.ordinal, source))
    newest_first = sorted(entries, key=lambda entry: entry.at, reverse=True)
    return History(await finding.newest(database, keeper, held.number), tuple(newest_first))


async def compare_versions(
    database: Database, keeper: Keeper, typed: str, before: int | None, after: int | None
) -> VersionDifference:
    """Return how two versions of an article differ; without numbers the last two.

    Raises:
        QueryError: there is only one version, or no such one.
    """
    newest = await finding.to_see(database, keeper, typed)
    if newest.ordinal == 1:
        raise QueryError(f"A{newest.number} has only one version; there is nothing to compare.")
    new = await finding.to_see(database, keeper, typed, after)
    old = await finding.to_see(database, keeper, typed, before if before is not None else max(1, new.ordinal - 1))
    fields = tuple(each for each in changing.differences(old.draft, new.draft) if each.field != "text")
    passages = await asyncio.to_thread(compare, old.draft.text, new.draft.text)
    article = await finding.newest(database, keeper, newest.number)
    return VersionDifference(article, old.ordinal, new.ordinal, fields, passages)


def _flags_of(article: Article, edited: set[int]) -> set[Flag]:
    flags: set[Flag] = set()
    if article.version in edited:
        flags.add("edited")
    if article.correction:
        flags.add(article.correction.kind)
    return flags


def _entry(change: ChangeRow) -> HistoryEntry:
    version = change.detail.get("version") if change.action != "article remove" else None
    # What is told elsewhere: the version, and the title where it was not changed.
    told = {"version"} | ({"title"} if isinstance(change.detail.get("title"), str) else set[str]())
    detail = {name: value for name, value in change.detail.items() if name not in told}
    return HistoryEntry(change.at, change.actor, change.action, version, detail)
