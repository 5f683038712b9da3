"""Finding: the article that a person means, and whether they may see it or change it."""

from __future__ import annotations

from corpus.citing import Reference
from corpus.errors import NotFoundError, QueryError, SharedArticleError
from corpus.keeping.model import Keeper
from corpus.models import Article
from corpus.store import articles, revisions
from corpus.store.database import Database
from corpus.store.revisions import Held


def article_number(typed: str) -> int:
    """Return the number of ``A12``.

    Raises:
        QueryError: it is no reference, or not that of an article.
    """
    reference = Reference.parse(typed)
    if reference.kind != "A":
        raise QueryError(f"{reference} is not an article. `!source {reference}` tells which one it stands in.")
    return reference.number


async def to_see(database: Database, keeper: Keeper, typed: str, ordinal: int | None = None) -> Held:
    """Return an article, or one version of it, that somebody may see.

    Raises:
        QueryError: it is not the reference of an article, or there is no such version.
        NotFoundError: it is not in their archive, or removed and not theirs to restore.
    """
    number = article_number(typed)
    newest = await revisions.held(database, keeper.scope, number)
    if newest is None:
        raise NotFoundError(f"A{number} is not in the archive. `!article list` shows what is.")
    if newest.is_removed and not keeper.may_change(newest.scope_id):
        raise NotFoundError(f"A{number} was removed from the archive. A moderator can bring it back.")
    if ordinal is None or ordinal == newest.ordinal:
        return newest
    older = await revisions.held(database, keeper.scope, number, ordinal)
    if older is None:
        raise QueryError(
            f"A{number} has no version {ordinal}; its newest is {newest.ordinal}. `!article history A{number}`"
        )
    return older


async def to_change(database: Database, keeper: Keeper, typed: str) -> Held:
    """Return the newest version of an article that somebody may change.

    Raises:
        SharedArticleError: it belongs to all servers, and they do not run the bot.
        QueryError, NotFoundError: as for :func:`to_see`.
    """
    held = await to_see(database, keeper, typed)
    if not keeper.may_change(held.scope_id):
        raise SharedArticleError(
            f"A{held.number} is one of the articles that all servers share; only whoever runs this bot can change it."
        )
    return held


async def newest(database: Database, keeper: Keeper, number: int) -> Article:
    """Return the newest version of an article that was just found."""
    article = await articles.by_number(database, keeper.scope, number)
    if article is None:
        raise NotFoundError(f"A{number} is not in the archive any more.")
    return article
