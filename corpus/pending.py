"""Pending: articles that somebody wants to add, suggests, or a feed brings, before anybody has decided upon them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from corpus.models import Draft, Fetch

Kind = Literal["add", "suggestion", "feed"]
Outcome = Literal["added", "rejected"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where pending articles come from.

    Args:
        kind: a moderator who adds them, a member who suggests them, or a feed that waits for approval.
        name: the person's, or the feed's, as shown.
        user: Discord's id of the person; ``None`` for a feed.
        channel: Discord's id of the channel they asked in; ``None`` for a feed.
    """

    kind: Kind
    name: str
    user: int | None = None
    channel: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A draft with where it came from.

    Args:
        draft: the article as read.
        file_name: the attached file it was read from.
        fetch: where and when it was fetched.
    """

    draft: Draft
    file_name: str | None = None
    fetch: Fetch | None = None


@dataclass(frozen=True, slots=True)
class PendingArticle:
    """One of the articles that are decided upon together.

    Args:
        position: its place among them, counted from 0.
        title: its headline.
        waits: whether it has been neither stored nor refused nor let go of.
        article: the number it was stored under.
        problem: why it could not be stored.
    """

    position: int
    title: str
    waits: bool
    article: int | None
    problem: str | None


@dataclass(frozen=True, slots=True)
class Pending:
    """Articles that are decided upon together.

    Args:
        number: under which they wait.
        guild: Discord's id of the server to which they would belong.
        origin: where they come from.
        made_at: since when they wait (UTC).
        outcome: what was decided; ``None`` while nobody has.
        articles: the articles, in the order in which they were given.
    """

    number: int
    guild: int
    origin: Origin
    made_at: dt.datetime
    outcome: Outcome | None
    articles: tuple[PendingArticle, ...]

    @property
    def added(self) -> tuple[PendingArticle, ...]:
        """Those that were stored."""
        return tuple(article for article in self.articles if article.article is not None)
