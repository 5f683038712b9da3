"""Adding: articles from an address, a file or pasted text, shown to somebody before anything is stored.

::

    previews = await archive.adding.preview_file(scope, "notes.txt", data)      # or preview_page(scope, fetched)
    candidates = [preview.candidate for preview in previews]
    pending = await archive.adding.propose(guild, origin, candidates)           # waits, with its original bytes
    pending, _ = await archive.adding.accept(pending, actor)                    # stored, each article whole

What is proposed waits in the database, so that the decision may come after a restart. Whatever takes the processor
for long runs in the process apart (:mod:`corpus.apart`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from corpus.adding.editing import Metadata, edited, metadata_of
from corpus.adding.summary import Read, Summary, read_file, read_page, summarise, unpack
from corpus.apart import apart
from corpus.auditing import Actor
from corpus.duplicates import Duplicate, find_duplicates
from corpus.errors import DuplicateArticleError, IngestError, LimitError
from corpus.fetching import Fetched
from corpus.ingest import Given
from corpus.ingest.dates import future_warning
from corpus.models import Article, Fetch, Scope
from corpus.pending import Candidate, Kind, Origin, Outcome, Pending
from corpus.reading import Reading, read_draft
from corpus.store import addresses, articles, changes, scopes
from corpus.store import pending as store
from corpus.store.database import Database, Transaction

__all__ = ["Adding", "Decided", "Metadata", "Preview", "Summary"]

# How long what nobody decides upon is kept; moderators get to their queue later than to their own previews.
KEPT: dict[Kind, dt.timedelta] = {
    "add": dt.timedelta(days=7),
    "suggestion": dt.timedelta(days=30),
    "feed": dt.timedelta(days=30),
}
SUGGESTIONS_A_DAY = 10  # of one member
_GONE = "That waited too long and was let go of. Add it again."


@dataclass(frozen=True, slots=True)
class Preview:
    """An article as it would be stored.

    Args:
        candidate: the article.
        summary: what stands in it.
        duplicates: the articles that are the same or nearly the same, the surest first.
        warnings: whole sentences about what else looks wrong.
    """

    candidate: Candidate
    summary: Summary
    duplicates: tuple[Duplicate, ...]
    warnings: tuple[str, ...]


class Decided(NamedTuple):
    """What became of what waited, and whether nobody had decided upon it before: then there is somebody to tell."""

    pending: Pending
    is_first: bool


class Adding:
    """Articles on their way into the archive."""

    def __init__(self, database: Database, clock: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._clock = clock

    async def files_in(self, file_name: str, data: bytes) -> list[tuple[str, bytes]]:
        """Return name and content of the files in a ZIP file; any other file as it is.

        Raises:
            IngestError: it is broken, locked, or would unpack to more than any files of articles.
        """
        if not file_name.lower().endswith(".zip"):
            return [(file_name, data)]
        try:
            return [(f"{file_name}/{name}", content) for name, content in await apart(unpack, data)]
        except IngestError as error:
            raise IngestError(error.problem, file=Path(file_name)) from error

    async def preview_file(
        self, scope: Scope, file_name: str, data: bytes, given: Given | None = None
    ) -> list[Preview | IngestError]:
        """Read a file, and return its articles as they would be stored, and what could not be read.

        Args:
            scope: whose articles it may duplicate.
            file_name: its name; the suffix says how it is read.
            data: its content.
            given: what the person says about it.
        """
        try:
            results = await apart(read_file, data, file_name, given)
        except IngestError as error:
            return [error]
        return [
            result if isinstance(result, IngestError) else await self._preview(scope, result, file_name)
            for result in results
        ]

    async def preview_page(self, scope: Scope, fetched: Fetched) -> list[Preview | IngestError]:
        """Read a page that was fetched; otherwise like :meth:`preview_file`."""
        try:
            results = await apart(read_page, fetched)
        except IngestError as error:
            return [error]
        fetch = Fetch(fetched.url, fetched.fetched_at)
        return [
            result if isinstance(result, IngestError) else await self._preview(scope, result, fetch=fetch)
            for result in results
        ]

    async def preview(self, pending: Pending) -> Preview:
        """Return the one article that waits as it would be stored.

        Raises:
            IngestError: it does not wait any more, or reading it takes too long.
        """
        return await self._preview_again(pending, await self._only(pending))

    async def propose(self, guild: int, origin: Origin, candidates: Sequence[Candidate]) -> Pending:
        """Let articles wait for somebody's decision.

        Args:
            guild: Discord's id of the server to which they would belong.
            origin: where they come from.
            candidates: the articles.

        Raises:
            LimitError: a member has suggested enough for a day.
        """
        if origin.kind == "suggestion" and origin.user is not None:
            await self.check_suggestions(guild, origin.user)
        now = self._clock()
        number = await self._database.write(
            lambda transaction: store.put(transaction, guild, origin, candidates, now=now)
        )
        return await self.get(guild, number)

    async def check_suggestions(self, guild: int, user: int) -> None:
        """Refuse a member who has suggested enough for a day.

        Raises:
            LimitError: they have.
        """
        since = self._clock() - dt.timedelta(days=1)
        if await store.count_of(self._database, guild, user, since) >= SUGGESTIONS_A_DAY:
            raise LimitError(f"You have suggested {SUGGESTIONS_A_DAY} articles in 24 hours; suggest more tomorrow.")

    async def get(self, guild: int, number: int) -> Pending:
        """Return what waits in a server under a number.

        Raises:
            IngestError: nothing does, any more.
        """
        found = await store.get(self._database, guild, number)
        if found is None:
            raise IngestError(_GONE)
        return found

    async def at_address(self, scope: Scope, url: str) -> Article | None:
        """Return the article of a scope that was published at an address, however it is spelt."""
        number = await addresses.article_at(self._database, await scopes.ranges(self._database, scope), url)
        return None if number is None else await articles.by_number(self._database, scope, number)

    async def is_suggested(self, guild: int, url: str) -> bool:
        """Return whether an article with this address waits in a server's queue."""
        return await store.waiting_at(self._database, guild, url) is not None

    async def metadata(self, pending: Pending) -> Metadata:
        """Return the metadata of the one article that waits, as a form shows it.

        Raises:
            IngestError: it does not wait any more.
        """
        return metadata_of((await self._only(pending)).draft)

    async def edit(self, pending: Pending, typed: Metadata) -> Preview:
        """Put metadata that a person typed in the place of what was found, and return the new preview.

        Raises:
            QueryError: something typed cannot be read.
            IngestError: the article does not wait any more.
        """
        candidate = await self._only(pending)
        changed = replace(candidate, draft=edited(candidate.draft, typed))
        preview = await self._preview_again(pending, changed)
        await self._database.write(lambda transaction: store.change(transaction, pending.number, 0, changed.draft))
        return preview

    async def accept(
        self, pending: Pending, actor: Actor, done: Callable[[int], None] = lambda number: None
    ) -> Decided:
        """Store the articles that wait, each whole or not at all, and return what became of them.

        Stopped halfway, or called twice at once, each article is stored once: what has been stored does not wait.

        Args:
            pending: what waits.
            actor: who decided so.
            done: told after each article how many have been gone through.
        """
        for number, article in enumerate(pending.articles, 1):
            for candidate in (await store.candidates(self._database, pending.number, [article.position])).values():
                await self._accept_one(pending, article.position, candidate, actor)
            done(number)
        is_first = await self._decide(pending, "added")
        for scope_id in await scopes.ids(self._database, Scope(pending.guild)):
            await self._database.name_indexes.renew(scope_id)
        return Decided(await self.get(pending.guild, pending.number), is_first)

    async def reject(self, pending: Pending, actor: Actor) -> Decided:
        """Let go of what waits, and return what became of it: somebody else may have decided before.

        Args:
            pending: what waits.
            actor: who decided so; recorded where it is not their own.
        """
        is_first = await self._decide(pending, "rejected", actor if pending.origin.kind != "add" else None)
        return Decided(await self.get(pending.guild, pending.number), is_first)

    async def withdraw(self, pending: Pending) -> None:
        """Let go of what could not be shown to anybody who might decide upon it; nobody decided anything."""
        await self._database.write(lambda transaction: store.remove(transaction, pending.number))

    async def expire(self) -> list[Pending]:
        """Let go of what has waited too long, and return those that nobody had decided upon."""
        expired: list[Pending] = []
        for kind, kept in KEPT.items():
            before = self._clock() - kept
            expired += await store.undecided_before(self._database, kind, before)
            await self._database.write(partial(store.remove_older, kind=kind, before=before))
        return expired

    async def _preview_again(self, pending: Pending, candidate: Candidate) -> Preview:
        summary = await apart(summarise, replace(candidate.draft, original=b""))
        read = candidate.draft, summary
        return await self._preview(Scope(pending.guild), read, candidate.file_name, candidate.fetch)

    async def _preview(
        self, scope: Scope, read: Read, file_name: str | None = None, fetch: Fetch | None = None
    ) -> Preview:
        draft, summary = read
        duplicates = await find_duplicates(self._database, scope, draft, summary.shingles)
        late = future_warning(draft.published.day, self._clock().date()) if draft.published else None
        warnings = draft.warnings if late is None or late in draft.warnings else (*draft.warnings, late)
        return Preview(Candidate(draft, file_name, fetch), summary, duplicates, warnings)

    async def _only(self, pending: Pending) -> Candidate:
        found = await store.candidates(self._database, pending.number, [0])
        if not found:
            raise IngestError("That has been decided already.")
        return found[0]

    async def _accept_one(self, pending: Pending, position: int, candidate: Candidate, actor: Actor) -> None:
        try:
            reading = await apart(read_draft, replace(candidate.draft, original=b""))
        except IngestError as error:
            problem = error.problem
            await self._database.write(
                lambda transaction: store.settle(transaction, pending.number, position, problem=problem)
            )
            return
        await self._database.write(partial(_store, pending, position, candidate, reading, actor, self._clock()))

    async def _decide(self, pending: Pending, outcome: Outcome, actor: Actor | None = None) -> bool:
        now = self._clock()

        def write(transaction: Transaction) -> bool:
            is_first = store.decide(transaction, pending.number, outcome)
            if is_first and actor is not None:
                scope_id = scopes.claim(transaction, Scope(pending.guild))
                detail = {"titles": [article.title for article in pending.articles], "from": _from(pending.origin)}
                changes.add(transaction, scope_id, actor, "suggestion reject", detail=detail, now=now)
            return is_first

        return await self._database.write(write)


def _store(
    pending: Pending,
    position: int,
    candidate: Candidate,
    reading: Reading,
    actor: Actor,
    now: dt.datetime,
    transaction: Transaction,
) -> None:
    """Store one article, its record and what became of it, all in one transaction."""
    if not store.waits(transaction, pending.number, position):
        return
    scope_id = scopes.claim(transaction, Scope(pending.guild))
    draft = candidate.draft
    try:
        stored = articles.put(transaction, scope_id, draft, reading, now=now, file_name=candidate.file_name)
    except DuplicateArticleError as error:
        problem = error.problem
        store.settle(transaction, pending.number, position, problem=problem[0].upper() + problem[1:])
        return
    if candidate.fetch is not None:
        addresses.put_fetch(transaction, stored.number, candidate.fetch)
    detail = {"title": draft.title, "url": draft.url, "file": candidate.file_name}
    if pending.origin.kind != "add":
        detail["from"] = _from(pending.origin)
    changes.add(transaction, scope_id, actor, "article add", f"A{stored.number}", detail, now=now)
    store.settle(transaction, pending.number, position, article=stored.number)


def _from(origin: Origin) -> str:
    """Return where something came from, for the record: a member's name has no place in what is kept for good."""
    return "a member" if origin.kind == "suggestion" else origin.name
