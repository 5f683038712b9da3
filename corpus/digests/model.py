"""What a digest is: what is posted where, when, and about what."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Literal, NamedTuple

from corpus.digests.schedule import Schedule
from corpus.models import EVERYTHING, Scope, Selection

GRACE = dt.timedelta(hours=6)
LATE = dt.timedelta(minutes=10)  # behind the promised time, from which on a post says so
State = Literal["proposed", "active", "paused"]
RunState = Literal["claimed", "waiting", "posted", "empty", "skipped"]


class Seen(NamedTuple):
    """Up to where the archive has been told of: the highest numbers of each kind, and the moment (UTC)."""

    article: int
    quote: int
    figure: int
    correction: int
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks a digest to be.

    Args:
        schedule: when it is posted.
        selection: what it is about.
        is_silent: whether nothing is posted when there is nothing new; otherwise a short line.
        grace: by how much a post may be late before it is skipped.
    """

    schedule: Schedule
    selection: Selection = EVERYTHING
    is_silent: bool = False
    grace: dt.timedelta = GRACE


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest as stored.

    Args:
        number: what its reference ``D3`` is made of.
        guild, channel: Discord's ids of where it is posted.
        role: Discord's id of the role that is pinged.
        user: Discord's id of who set it.
        state: "proposed" until it has been confirmed.
        problem: why the bot paused it.
        wish: what it was asked to be.
        next_due: when it is posted next (UTC).
        seen: up to where it has told.
    """

    number: int
    guild: int
    channel: int
    role: int | None
    user: int | None
    state: State
    problem: str
    wish: Wish
    next_due: dt.datetime | None
    seen: Seen

    @property
    def reference(self) -> str:
        """What people type to name it: ``D3``."""
        return f"D{self.number}"

    @property
    def scope(self) -> Scope:
        """Whose articles it shows."""
        return Scope(self.guild)


@dataclass(frozen=True, slots=True)
class Run:
    """One post of a digest.

    Args:
        number: the store's.
        digest: the digest.
        due_at: when it was promised (UTC).
        state: how far it is.
        claims: how often somebody began it.
        claimed_before: when somebody began it last, before this claim; since then it may be in the channel already.
        is_late: whether it is later than :data:`LATE`.
        until: up to where it tells.
        messages: Discord's ids of what was posted.
        problem: what went wrong last.
    """

    number: int
    digest: Digest
    due_at: dt.datetime
    state: RunState
    claims: int
    claimed_before: dt.datetime | None
    is_late: bool
    until: Seen
    messages: tuple[int, ...] = ()
    problem: str = ""

    @property
    def mark(self) -> str:
        """What stands in the footer of its posts and of no others: by it a post is found again in the channel."""
        return f"{self.digest.reference} · due {self.due_at:%Y-%m-%d %H:%M:%S} UTC"

    @property
    def deadline(self) -> dt.datetime:
        """Until when it may be posted."""
        return self.due_at + self.digest.wish.grace

    def nonce(self, part: int) -> str:
        """Return what makes Discord take the same part once only: at most 25 characters, the same on every try."""
        digest = self.digest
        return hashlib.sha256(f"{digest.guild} {digest.channel} {self.mark} {part}".encode()).hexdigest()[:24]

    @property
    def may_be_there(self) -> bool:
        """Whether the channel must be looked through before it is sent: somebody may have done so unrecorded.

        Late ones, too: after a restored backup nothing tells that they were sent.
        """
        return self.claimed_before is not None or self.is_late
