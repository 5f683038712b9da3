"""Running: which post is whose turn, and what becomes of it. Knows nothing of how a post is sent.

A run is a row, made once for each digest and due time. A process claims it with a lease before it builds the post,
renews the lease while it is at it, and records what Discord called the message. If the process dies, the lease ends,
and whoever claims the run next looks for the post in the channel before sending it. What cannot be sent now is put
off with growing pauses within the digest's grace period and skipped beyond it.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Collection, Sequence
from zoneinfo import ZoneInfoNotFoundError

from corpus.auditing import BOT
from corpus.digests.model import LATE, Digest, Run, RunState, Seen
from corpus.digests.schedule import LONGEST_WAIT
from corpus.store import changes, digests, scopes
from corpus.store.database import Database, Transaction

LEASE = dt.timedelta(seconds=20)  # a process that cannot renew it for so long is taken for dead
FIRST_PAUSE = dt.timedelta(seconds=15)
LONGEST_PAUSE = dt.timedelta(minutes=30)
KEPT = dt.timedelta(days=400)  # runs, for status and so that none comes twice
_WAS_OFF = "nobody was there to post it in time"
_SECOND = dt.timedelta(seconds=1)


class Runs:
    """The runs of all digests.

    Args:
        database: the archive's.
        clock: returns the present moment.
    """

    def __init__(self, database: Database, clock: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._clock = clock

    async def claim(self, owner: str, most: int, *, but: Collection[int] = ()) -> list[Run]:
        """Claim what is due for a process.

        Args:
            owner: a token that no other process has.
            most: how many runs at once.
            but: numbers of runs that the process is still at, though its lease may have ended.

        Returns:
            the runs, in due order; each is the process's own until :data:`LEASE` after now or its last renewal.
        """
        now = self._clock()

        def work(transaction: Transaction) -> list[Run]:
            _follow_clock(transaction, now)
            _begin_due(transaction, now, most)
            return [
                _claim(transaction, run, owner, now)
                for run in digests.open_runs(transaction, now, most, but=but)
                if not _has_expired(transaction, run, owner, now)
            ]

        return await self._database.write(work)

    async def claim_now(self, digest: Digest, owner: str) -> Run:
        """Begin and claim a run that somebody asks for, outside the schedule."""
        now = self._clock().replace(microsecond=0)

        def work(transaction: Transaction) -> Run:
            due_at = now
            while digests.has_run(transaction, digest.number, due_at):
                due_at += _SECOND
            seen = digests.marks(transaction, now)
            digests.add_run(transaction, digest.number, due_at, state="waiting", seen=seen, now=now)
            return _claim(transaction, digests.run_of(transaction, digest.number, due_at), owner, now)

        return await self._database.write(work)

    async def renew(self, runs: Collection[int], owner: str) -> set[int]:
        """Lengthen the leases of runs, by their numbers, and return those that the process still holds."""
        until = self._clock() + LEASE
        return await self._database.write(lambda transaction: digests.renew(transaction, runs, owner, until))

    async def acknowledge(self, run: Run, owner: str, messages: Sequence[int]) -> bool:
        """Record that a run is posted as ``messages``, or was empty without any; return whether it was still held."""
        now = self._clock()
        state: RunState = "posted" if messages else "empty"
        return await self._database.write(
            lambda transaction: digests.end(transaction, run, owner, state, messages=messages, now=now)
        )

    async def put_off(self, run: Run, owner: str, problem: str) -> None:
        """Try a run again later: after a pause that doubles, or not at all when the grace period will be over."""
        now = self._clock()
        pause = min(FIRST_PAUSE * 2 ** min(run.claims - 1, 20), LONGEST_PAUSE) * random.uniform(0.75, 1.0)  # noqa: S311  # spreads retries, no secret

        def work(transaction: Transaction) -> None:
            if now + pause > run.deadline:
                digests.end(transaction, run, owner, "skipped", problem=problem, now=now)
            else:
                digests.put_off(transaction, run.number, owner, now + pause, problem)

        await self._database.write(work)

    async def refuse(self, run: Run, owner: str, problem: str) -> None:
        """Skip a run that Discord will not take however often it is tried, and pause its digest.

        Args:
            problem: why, as the end of a sentence that begins with "because".
        """
        now = self._clock()

        def work(transaction: Transaction) -> None:
            if digests.end(transaction, run, owner, "skipped", problem=problem, now=now):
                _pause(transaction, run.digest, problem, now)

        await self._database.write(work)

    async def to_be_told(self) -> list[Digest]:
        """Return digests that the bot has paused and that this process shall tell somebody of, each only once."""

        async def mine(digest: Digest) -> bool:
            return await self._database.write(lambda transaction: digests.told(transaction, digest.number))

        return [digest for digest in await digests.untold(self._database) if await mine(digest)]


def _begin_due(transaction: Transaction, now: dt.datetime, most: int) -> None:
    """Begin the runs whose time has come, and skip those whose grace period is over."""
    found = digests.due(transaction, now, most)
    if not found:
        return
    seen = digests.marks(transaction, now)
    digests.forget_runs(transaction, now - KEPT)
    for digest in found:
        try:
            _begin(transaction, digest, seen, now)
        except ZoneInfoNotFoundError:
            _pause(transaction, digest, f"there is no time zone {digest.wish.schedule.zone} any more", now)


def _begin(transaction: Transaction, digest: Digest, seen: Seen, now: dt.datetime) -> None:
    due_at = digest.next_due
    while due_at is not None and due_at <= now:
        if now - due_at > digest.wish.grace:
            digests.add_run(
                transaction, digest.number, due_at, state="skipped", seen=seen, problem=_WAS_OFF, is_late=True, now=now
            )
        else:
            digests.add_run(transaction, digest.number, due_at, state="waiting", seen=seen, now=now)
        due_at = digest.wish.schedule.next_run(due_at)
    digests.set_state(transaction, digest.number, "active", due_at)


def _follow_clock(transaction: Transaction, now: dt.datetime) -> None:
    """When the clock was set back: what was skipped ahead of now was not missed, and comes in its time."""
    for digest in digests.ahead(transaction, now, LONGEST_WAIT):
        digests.forget_ahead(transaction, digest.number, now)
        next_due = digest.wish.schedule.next_run(now)
        while digests.has_run(transaction, digest.number, next_due):
            next_due = digest.wish.schedule.next_run(next_due)
        digests.set_state(transaction, digest.number, "active", next_due)


def _claim(transaction: Transaction, run: Run, owner: str, now: dt.datetime) -> Run:
    is_late = now - run.due_at > LATE
    return digests.claim(transaction, run, owner, now=now, lease_until=now + LEASE, is_late=is_late)


def _has_expired(transaction: Transaction, run: Run, owner: str, now: dt.datetime) -> bool:
    """Skip a run that nobody has tried within its grace period; one that was tried may be in the channel."""
    if run.claims or now <= run.deadline:
        return False
    run = digests.claim(transaction, run, owner, now=now, lease_until=now, is_late=True)
    return digests.end(transaction, run, owner, "skipped", problem=_WAS_OFF, now=now)


def _pause(transaction: Transaction, digest: Digest, problem: str, now: dt.datetime) -> None:
    digests.set_state(transaction, digest.number, "paused", None, problem)
    scope_id = scopes.claim(transaction, digest.scope)
    changes.add(transaction, scope_id, BOT, "digest pause", digest.reference, {"because": problem}, now=now)
