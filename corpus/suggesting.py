"""Suggesting: what somebody who is still typing may mean: names, outlets, articles; answered between two keystrokes."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.models import Scope
from corpus.store import articles, coverage, full_text, names, scopes
from corpus.store.database import Database
from corpus.store.identifiers import IdRange
from corpus.store.names import EntityRow
from corpus.text.words import content_words, fold

MOST = 25  # choices that Discord shows
SHORTEST = 3  # letters that have a trigram; fewer are compared with the names of the newest articles
RECENT = 400  # mentions and quotations, from the newest articles, that suggestions for nothing typed are taken from
_ARTICLE = re.compile(r"[#\[(]*a\s*(\d{1,15})", re.IGNORECASE)


class Suggestion(NamedTuple):
    """What to type, and the line that tells why it is suggested."""

    value: str
    label: str


class Suggestions:
    """Completes what people type in slash commands.

    Args:
        database: the open database.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def people(self, typed: str, scope: Scope) -> list[Suggestion]:
        """Return people, matched as fuzzily as commands match them, those with most quotations first."""
        return await self._names(typed, scope, people=True)

    async def topics(self, typed: str, scope: Scope) -> list[Suggestion]:
        """Return people, organisations and places."""
        return await self._names(typed, scope, people=False)

    async def outlets(self, typed: str, scope: Scope) -> list[Suggestion]:
        """Return outlets with how many articles they have, the most first."""
        wanted = fold(typed).strip()
        counted = await coverage.outlets(self._database, await scopes.ids(self._database, scope))
        return [
            Suggestion(name, f"{name} — {_count(number, 'article')}")
            for name, number in counted
            if f" {wanted}" in f" {fold(name)}"
        ][:MOST]

    async def articles(self, typed: str, scope: Scope) -> list[Suggestion]:
        """Return articles by reference or by words of their titles, newest first; the newest for nothing typed."""
        ranges = await scopes.ranges(self._database, scope)
        number = _ARTICLE.fullmatch(typed.strip())
        if number:
            found = await articles.by_number(self._database, scope, int(number[1]))
            versions = [] if found is None else [found.version]
        else:
            versions = await self._versions(typed, ranges)
        known = await articles.by_versions(self._database, versions)
        return [
            Suggestion(article.reference, f"{article.reference} — {article.title} ({article.outlet or 'no outlet'})")
            for article in (known[version] for version in versions if version in known)
        ]

    async def _versions(self, typed: str, ranges: tuple[IdRange, ...]) -> list[int]:
        words = content_words(typed)
        if not words:
            return await articles.newest(self._database, ranges, MOST)
        return await full_text.newest_titled(self._database, ranges, words, MOST)

    async def _names(self, typed: str, scope: Scope, *, people: bool) -> list[Suggestion]:
        scope_ids = await scopes.ids(self._database, scope)
        ranges = await scopes.ranges(self._database, scope)
        wanted = fold(typed).strip()
        if len(wanted) < SHORTEST:
            ids = await names.recent(self._database, ranges, limit=RECENT)
            known = await names.entities(self._database, scope_ids, ids)
        else:
            known = await names.like(self._database, scope_ids, typed, begun=True)
        found = sorted(
            (entity for entity in known if not people or entity.kind == "person"),
            key=lambda entity: not _begins(wanted, entity),
        )
        if len(wanted) < SHORTEST:
            found = [entity for entity in found if _begins(wanted, entity)]
        found = found[:MOST]
        quoted = await names.quoted(self._database, ranges, [entity.id for entity in found])
        return [Suggestion(entity.name, _label(entity, quoted.get(entity.id, 0))) for entity in found]


def _begins(wanted: str, entity: EntityRow) -> bool:
    """Return whether a word of the name, in one of its spellings, begins with what is typed."""
    return any(f" {wanted}" in f" {fold(text)}" for text in (entity.name, *(text for text, _ in entity.spellings)))


def _label(entity: EntityRow, quotes: int) -> str:
    parts = [_count(quotes, "quote")] if quotes else [_count(entity.mentions, "mention")]
    also = [text for text, _ in entity.spellings if text != entity.name and text not in entity.name]
    if also:
        parts.append(f"also: {', '.join(also[:2])}")
    return f"{entity.name} — {', '.join(parts)}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
