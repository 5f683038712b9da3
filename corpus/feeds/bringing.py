"""Bringing: an entry of a feed to an article, in the archive or in the moderators' queue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from corpus.adding import Adding, Preview
from corpus.apart import apart
from corpus.auditing import BOT
from corpus.errors import (
    CorpusError,
    DuplicateArticleError,
    FetchTimeoutError,
    IngestError,
    StatusError,
    UnreachableError,
)
from corpus.feeds.model import Due
from corpus.fetching import FetchRules, fetch
from corpus.ingest import Given
from corpus.ingest.page_kinds import is_instead
from corpus.ingest.urls import is_host
from corpus.models import Draft, Published, Scope
from corpus.pending import Candidate, Origin
from corpus.reading import Reading, read_draft
from corpus.store import addresses, articles, changes, scopes
from corpus.store import feeds as store
from corpus.store import pending as queue
from corpus.store.database import Database, Transaction

MOST_TRIES = 4
_PAUSE = dt.timedelta(minutes=30)
_PASSING = frozenset((408, 425, 429, 500, 502, 503, 504))


class Bringing:
    """Reads the articles that feeds bring."""

    def __init__(self, database: Database, clock: Callable[[], dt.datetime], adding: Adding) -> None:
        self._database = database
        self._clock = clock
        self._adding = adding

    async def bring(self, due: Due, rules: FetchRules) -> None:
        """Read one article and store it, or let it wait in the queue; what is here already is left out."""
        now = self._clock()
        # Until then it is ours; if we are killed, it is tried again.
        until = now + _PAUSE * 2 ** (due.tries - 1)
        if not await self._database.write(lambda transaction: store.claim_item(transaction, due.id, now, until)):
            return
        try:
            preview = await self._read(due, rules)
            reading = await apart(read_draft, replace(preview.candidate.draft, original=b"")) if preview else None
        except CorpusError as error:
            if not _passes(error) or due.tries >= MOST_TRIES:
                await self._leave_out(due, f"“{due.title[:100] or due.url[:100]}”: {error}")
            return
        if preview is None or reading is None:
            await self._leave_out(due)
        elif due.feed.mode == "queue":
            await self._database.write(lambda transaction: self._queue(transaction, due, preview.candidate))
        else:
            await self._database.write(lambda transaction: self._store(transaction, due, preview.candidate, reading))

    async def _read(self, due: Due, rules: FetchRules) -> Preview | None:
        """Return the article as it would be stored; ``None`` when it is here already.

        Raises:
            FetchError: its page cannot be fetched.
            IngestError: there is no article on it.
        """
        scope = Scope(due.feed.guild)
        if await self._is_here(scope, due.url):
            return None
        fetched = await fetch(due.url, rules, clock=self._clock)
        if await self._is_here(scope, fetched.url):
            return None
        [preview] = await self._adding.preview_page(scope, fetched)
        if isinstance(preview, IngestError):
            raise preview
        if is_instead(preview.warnings):
            raise IngestError("There is a page of consent or a check for robots in the place of the article.")
        if any(duplicate.how != "near" for duplicate in preview.duplicates):
            return None
        return replace(preview, candidate=replace(preview.candidate, draft=_completed(preview.candidate.draft, due)))

    async def _is_here(self, scope: Scope, url: str) -> bool:
        if await self._adding.at_address(scope, url) is not None:
            return True
        return scope.guild_id is not None and await self._adding.is_suggested(scope.guild_id, url)

    async def _leave_out(self, due: Due, problem: str | None = None) -> None:
        def write(transaction: Transaction) -> None:
            store.finish_item(transaction, due.id)
            if problem is not None:
                store.note_item_problem(transaction, due.feed.id, problem)

        await self._database.write(write)

    def _queue(self, transaction: Transaction, due: Due, candidate: Candidate) -> None:
        if not store.finish_item(transaction, due.id):
            return
        origin = Origin("feed", due.feed.name)
        number = queue.put(transaction, due.feed.guild, origin, [candidate], now=self._clock())
        store.add_proposal(transaction, number, due.feed.guild)
        store.note_item_problem(transaction, due.feed.id, None)

    def _store(self, transaction: Transaction, due: Due, candidate: Candidate, reading: Reading) -> None:
        """Store an article, its record, and that it is done with, all in one transaction."""
        if not store.finish_item(transaction, due.id):
            return  # the feed was removed meanwhile
        now, draft = self._clock(), candidate.draft
        scope_id = scopes.claim(transaction, Scope(due.feed.guild))
        try:
            stored = articles.put(transaction, scope_id, draft, reading, now=now)
        except DuplicateArticleError:
            return
        if candidate.fetch is not None:
            addresses.put_fetch(transaction, stored.number, candidate.fetch)
        detail = {"title": draft.title, "url": draft.url, "from": due.feed.name}
        changes.add(transaction, scope_id, BOT, "article add", f"A{stored.number}", detail, now=now)
        store.note_item_problem(transaction, due.feed.id, None)


def _completed(draft: Draft, due: Due) -> Draft:
    """Return a draft with what the feed knows about it."""
    feed = due.feed
    named = None if is_host(draft.outlet, draft.url) else draft.outlet
    draft = replace(draft, outlet=feed.outlet or named or feed.title)
    if draft.published is not None or due.published is None:
        return draft
    written = due.published.isoformat(timespec="minutes")
    return Given(published=Published(due.published.date(), "metadata", f"the feed says {written}")).over(draft)


def _passes(error: CorpusError) -> bool:
    """Return whether what went wrong with a page may go well later."""
    if isinstance(error, StatusError):
        return error.status in _PASSING
    return isinstance(error, FetchTimeoutError | UnreachableError)
