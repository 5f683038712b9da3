"""Keeping: what moderators do with the articles that are there. Nothing is ever lost by it.

::

    changing      edit, remove, restore: each change a new version, or the old one back, with who and when
    correcting    corrections and retractions; undoing a change
    looking       an article's card, lists, history, differences between versions
    notices       which messages show which articles, and telling them of a correction
    audit         who changed what
    verifying     whether all that is stored is as it was written
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal

from corpus.keeping import audit, changing, correcting, looking
from corpus.keeping.audit import Audit
from corpus.keeping.edits import Edits
from corpus.keeping.model import ArticleCard, Changed, History, Keeper, Listing, VersionDifference
from corpus.keeping.notices import Notices
from corpus.models import Draft
from corpus.query import Query
from corpus.store.database import Database

__all__ = ["ArticleCard", "Audit", "Changed", "Edits", "History", "Keeper", "Keeping", "Listing", "VersionDifference"]


class Keeping:
    """The articles of an archive as those see them who look after them.

    References are given as people type them (``A12``). What somebody may not see is "not in the archive" for them
    (:class:`~corpus.errors.NotFoundError`); what they may see but not change is refused
    (:class:`~corpus.errors.SharedArticleError`).

    Args:
        database: the archive.
        clock: returns the present moment, with a time zone.
    """

    def __init__(self, database: Database, clock: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._clock = clock
        self.notices = Notices(database, clock)

    async def edit(self, keeper: Keeper, reference: str, edits: Edits, *, of: int | None = None) -> Changed:
        """Change fields or the text; ``of`` is the version that was looked at, where that matters."""
        return await changing.edit(self._database, keeper, reference, edits, of=of, now=self._clock())

    async def remove(self, keeper: Keeper, reference: str) -> Changed:
        """Take an article out of all answers."""
        return await changing.remove(self._database, keeper, reference, self._clock())

    async def restore(self, keeper: Keeper, reference: str, version: int | None = None) -> Changed:
        """Bring a removed article back, or an earlier version of one."""
        return await changing.restore(self._database, keeper, reference, version, self._clock())

    async def correct(
        self, keeper: Keeper, reference: str, note: str, kind: Literal["corrected", "retracted"] = "corrected"
    ) -> Changed:
        """Note that an article was corrected or retracted; the note may end in a web address."""
        return await correcting.correct(self._database, keeper, reference, kind, note, self._clock())

    async def uncorrect(self, keeper: Keeper, reference: str) -> Changed:
        """Take the last correction or retraction back."""
        return await correcting.withdraw(self._database, keeper, reference, self._clock())

    async def undo(self, keeper: Keeper, change: int) -> Changed:
        """Undo a change, by its number."""
        return await correcting.undo(self._database, keeper, change, self._clock())

    async def draft(self, keeper: Keeper, reference: str) -> tuple[Draft, int]:
        """Return what the newest version of an article says, to be edited, and which version that is."""
        return await changing.latest(self._database, keeper, reference)

    async def card(self, keeper: Keeper, reference: str) -> ArticleCard:
        """Return an article as a whole."""
        return await looking.card(self._database, keeper, reference)

    async def listing(self, keeper: Keeper, typed: str) -> Listing:
        """Return the articles that a query is about, or all; ``is:removed`` and the like choose among them."""
        words, flags = looking.split_flags(typed)
        query = Query.parse(words, self._clock().date())
        return await looking.listing(self._database, keeper, query, flags)

    async def history(self, keeper: Keeper, reference: str) -> History:
        """Return all that happened to an article."""
        return await looking.history(self._database, keeper, reference)

    async def compare(
        self, keeper: Keeper, reference: str, before: int | None = None, after: int | None = None
    ) -> VersionDifference:
        """Return how two versions of an article differ, by default the last two."""
        return await looking.compare_versions(self._database, keeper, reference, before, after)

    async def audit(self, keeper: Keeper, typed: str) -> Audit:
        """Return who changed what; ``typed`` is a mention or a name, and since when."""
        return await audit.audit(self._database, keeper, typed, self._clock())
