"""What keeping the archive hands out and is given."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from corpus.auditing import Actor
from corpus.keeping.differences import Passage
from corpus.models import ArchiveRecord, Article, Scope
from corpus.store.revisions import Counts
from corpus.store.scopes import SHARED_ID


@dataclass(frozen=True, slots=True)
class Keeper:
    """Somebody who looks after articles, or looks at them.

    Args:
        actor: who they are.
        scope: where they are.
        moderates: whether they may change the articles of that server.
        is_operator: whether they run the bot, and so may change the articles that all servers share.
    """

    actor: Actor
    scope: Scope
    moderates: bool = False
    is_operator: bool = False

    def may_change(self, scope_id: int) -> bool:
        """Return whether they may change articles of a scope, by the store's number."""
        return self.is_operator if scope_id == SHARED_ID else self.moderates


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a change made different, in words for people; empty where there was or is nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change did.

    Args:
        article: as it is now.
        what: in words, such as "removed".
        change: the number of the change that records it; what undoing it takes.
        differences: what is different, field by field, where fields were changed.
    """

    article: Article
    what: str
    change: int
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article as a whole.

    Args:
        article: its newest version.
        record: what the archive keeps as proof.
        counts: what it holds; nothing while it is removed.
        is_edited: whether its newest version was made by hand.
        is_shared: whether all servers have it.
    """

    article: Article
    record: ArchiveRecord
    counts: Counts
    is_edited: bool
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """Articles.

    Args:
        articles: the last added first, or best first for words.
        edited: the numbers of those whose current version was made by hand.
        is_cut: whether there are more.
    """

    articles: tuple[Article, ...]
    edited: frozenset[int]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """Something that happened to an article.

    Args:
        at: when (UTC).
        who: who did it.
        action: what, as the command that does it.
        version: the version that it made, counted from 1.
        detail: what was changed to what.
    """

    at: dt.datetime
    who: str
    action: str
    version: int | None
    detail: dict[str, Any]


@dataclass(frozen=True, slots=True)
class History:
    """All that happened to an article, newest first."""

    article: Article
    entries: tuple[HistoryEntry, ...]


@dataclass(frozen=True, slots=True)
class VersionDifference:
    """How two versions of an article differ.

    Args:
        article: its newest version.
        before, after: the versions, counted from 1.
        fields: the fields that differ.
        passages: the paragraphs that differ, word by word.
    """

    article: Article
    before: int
    after: int
    fields: tuple[Difference, ...]
    passages: tuple[Passage, ...]
