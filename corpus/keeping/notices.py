"""Notices: which messages show which articles, so that those who read an answer are told when it was corrected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from corpus.models import Article, Correction, Scope
from corpus.results import found_in
from corpus.store import articles, corrections
from corpus.store.corrections import Notice, State
from corpus.store.database import Database

KEPT = dt.timedelta(days=30)
"""For so long it is known which articles a message shows; earlier answers are not told of a correction."""


@dataclass(frozen=True, slots=True)
class DueNotice:
    """A message that is to be told of a correction; it is claimed, and nobody else will send it.

    Args:
        notice: where the message is.
        article: what it shows.
        correction: what was found wrong with that.
    """

    notice: Notice
    article: Article
    correction: Correction


class Notices:
    """The messages that show articles, and the notices that are due to them.

    Args:
        database: the archive.
        clock: returns the present moment, with a time zone.
    """

    def __init__(self, database: Database, clock: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._clock = clock

    async def note_shown(self, result: object, *, message: int, channel: int, guild: int | None) -> None:
        """Note that a message shows the articles of a result, which may be anything that the archive hands out."""
        numbers = {article.number for article in found_in(result, Article)}
        if numbers:
            now = self._clock()
            await corrections.note_shown(
                self._database, numbers, message=message, channel=channel, guild=guild, now=now, oldest=now - KEPT
            )

    async def next_due(self) -> DueNotice | None:
        """Claim the next notice, if any is due. It is never handed out again, whatever becomes of it."""
        while (notice := await corrections.claim_next(self._database)) is not None:
            number, correction = await corrections.by_number(self._database, notice.correction)
            article = await articles.by_number(self._database, Scope(notice.guild), number)
            if article is not None:
                return DueNotice(notice, article, correction)
            await self.settle(notice, "skipped")
        return None

    async def settle(self, notice: Notice, state: State) -> None:
        """Note what became of a claimed notice."""
        await corrections.settle(self._database, notice, state)
