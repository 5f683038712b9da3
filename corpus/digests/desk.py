"""The desk: where digests are set, looked at, paused and stopped. What runs them is :mod:`corpus.digests.running`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus.auditing import Actor
from corpus.digests.content import Contents, compose
from corpus.digests.model import Digest, Run, Wish
from corpus.digests.running import Runs
from corpus.errors import NotFoundError, QueryError
from corpus.models import Scope
from corpus.store import changes, digests, scopes
from corpus.store.database import Database, Transaction

MOST = 25  # digests a server
PROPOSED = dt.timedelta(days=2)  # how long one waits to be confirmed
_REFERENCE = re.compile(r"[Dd]?(\d{1,15})")


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be posted at a moment."""

    run: Run
    contents: Contents


class Desk:
    """The digests of all servers.

    Args:
        database: the archive's.
        clock: returns the present moment.
    """

    def __init__(self, database: Database, clock: Callable[[], dt.datetime]) -> None:
        self.runs = Runs(database, clock)
        self._database = database
        self._clock = clock

    async def propose(self, guild: int, channel: int, role: int | None, wish: Wish, actor: Actor) -> Digest:
        """Store a digest that is posted once it is confirmed; it begins one period back, so that the first has news.

        Raises:
            QueryError: the server has as many as it may have.
        """
        now = self._clock()

        def work(transaction: Transaction) -> Digest:
            digests.delete_proposed(transaction, now - PROPOSED)
            if digests.count(transaction, guild) >= MOST:
                raise QueryError(f"This server has {MOST} digests, which is the most. Stop one with `!digest stop`.")
            seen = digests.marks_at(transaction, now - wish.schedule.period())
            scope_id = scopes.claim(transaction, Scope(guild))
            place = (guild, channel)
            number = digests.add(transaction, scope_id, place, wish, role=role, user=actor.user, seen=seen, now=now)
            return _known(transaction, guild, number)

        return await self._database.write(work)

    async def confirm(self, guild: int, number: int, actor: Actor) -> Digest:
        """Begin a proposed digest; one that was confirmed before stays as it is.

        Raises:
            NotFoundError: it was discarded, or stopped.
        """

        def work(transaction: Transaction) -> Digest:
            digest = _known(transaction, guild, number)
            if digest.state == "proposed":
                self._start(transaction, digest)
                self._record(transaction, digest, actor, "set", {"what": describe(digest.wish)})
            return _known(transaction, guild, number)

        return await self._database.write(work)

    async def discard(self, guild: int, number: int) -> None:
        """Delete a proposed digest.

        Raises:
            QueryError: it was confirmed already.
        """

        def work(transaction: Transaction) -> None:
            digest = digests.by_number(transaction, guild, number)
            if digest is not None and digest.state != "proposed":
                raise QueryError(f"{digest.reference} was saved already. `!digest stop {digest.reference}` ends it.")
            digests.delete(transaction, number)

        await self._database.write(work)

    async def all(self, guild: int) -> list[Digest]:
        """Return the confirmed digests of a server."""
        return [digest for digest in await digests.of_guild(self._database, guild) if digest.state != "proposed"]

    async def find(self, guild: int, typed: str) -> Digest:
        """Return the digest that a reference such as ``D3`` names; without one, the only one there is.

        Raises:
            NotFoundError: there is none such.
            QueryError: a reference is needed, or cannot be read.
        """
        known = await self.all(guild)
        if not known:
            raise NotFoundError("This server has no digest. Set one with `!digest set`, and see `!help digest set`.")
        listed = ", ".join(digest.reference for digest in known)
        if not typed.strip() and len(known) == 1:
            return known[0]
        number = _REFERENCE.fullmatch(typed.strip())
        if number is None:
            raise QueryError(f"Say which digest, by its reference. This server has {listed}.")
        for digest in known:
            if digest.number == int(number[1]):
                return digest
        raise NotFoundError(f"This server has no digest D{int(number[1])}. It has {listed}.")

    async def pause(self, digest: Digest, actor: Actor) -> None:
        """Post nothing until it is resumed."""

        def work(transaction: Transaction) -> None:
            digests.set_state(transaction, _known(transaction, digest.guild, digest.number).number, "paused", None)
            self._record(transaction, digest, actor, "pause")

        await self._database.write(work)

    async def resume(self, digest: Digest, actor: Actor) -> Digest:
        """Post again at the next time; what came meanwhile is in it."""

        def work(transaction: Transaction) -> Digest:
            known = _known(transaction, digest.guild, digest.number)
            if known.state != "active":
                self._start(transaction, known)
                self._record(transaction, known, actor, "resume")
            return _known(transaction, digest.guild, digest.number)

        return await self._database.write(work)

    async def stop(self, digest: Digest, actor: Actor) -> None:
        """Delete it. What it was stays in the audit record."""

        def work(transaction: Transaction) -> None:
            known = _known(transaction, digest.guild, digest.number)
            digests.delete(transaction, known.number)
            self._record(transaction, known, actor, "stop", {"was": describe(known.wish)})

        await self._database.write(work)

    async def last_runs(self, guild: int, each: int = 3) -> dict[int, list[Run]]:
        """Return the last runs of each digest of a server by its number, newest first."""
        found: dict[int, list[Run]] = {}
        for run in await digests.last_runs(self._database, guild, each):
            found.setdefault(run.digest.number, []).append(run)
        return found

    async def preview(self, digest: Digest) -> Preview:
        """Return what would be posted now."""
        now = self._clock().replace(microsecond=0)
        until = await self._database.write(lambda transaction: digests.marks(transaction, now))
        run = Run(0, digest, now, "claimed", 1, None, is_late=False, until=until)
        return Preview(run, await self.contents(run))

    def next_run(self, run: Run) -> dt.datetime | None:
        """Return when a digest is posted after a run; ``None`` while it is paused."""
        return None if run.digest.state == "paused" else run.digest.wish.schedule.next_run(run.due_at)

    async def contents(self, run: Run) -> Contents:
        """Return what is new to a digest up to where a run tells."""
        digest = run.digest
        today = digest.wish.schedule.local_day(run.due_at)
        return await compose(self._database, digest.scope, digest.wish.selection, digest.seen, run.until, today)

    def _start(self, transaction: Transaction, digest: Digest) -> None:
        digests.set_state(transaction, digest.number, "active", digest.wish.schedule.next_run(self._clock()))

    def _record(
        self, transaction: Transaction, digest: Digest, actor: Actor, verb: str, detail: dict[str, str] | None = None
    ) -> None:
        scope_id = scopes.claim(transaction, digest.scope)
        changes.add(transaction, scope_id, actor, f"digest {verb}", digest.reference, detail or {}, now=self._clock())


def describe(wish: Wish) -> str:
    """Return a wish in words: "every Monday at 08:00 Europe/Berlin, about Syria"."""
    parts = [str(wish.schedule), wish.selection.words or "everything"]
    if wish.is_silent:
        parts.append("silent when nothing is new")
    return ", ".join(parts)


def _known(transaction: Transaction, guild: int, number: int) -> Digest:
    digest = digests.by_number(transaction, guild, number)
    if digest is None:
        raise NotFoundError(f"There is no digest D{number} any more.")
    return digest
