"""Scheduling: when a feed is checked next, and when it is given up."""

from __future__ import annotations

import datetime as dt

INTERVAL = dt.timedelta(minutes=15)
LONGEST_PAUSE = dt.timedelta(hours=12)
LONGEST_WISH = dt.timedelta(days=1)
GIVE_UP = dt.timedelta(days=7)


def pause(failures: int, jitter: float, retry_after: int | None = None) -> dt.timedelta:
    """Return how long to wait until the next check.

    Args:
        failures: how often the feed has failed in a row; each doubles the pause, up to `LONGEST_PAUSE`.
        jitter: a random number from 0 to 1, so that feeds that failed together are not asked together again.
        retry_after: the seconds that the server asks for; heeded up to `LONGEST_WISH`.
    """
    base = min(INTERVAL * 2 ** min(failures, 10), LONGEST_PAUSE) * (0.8 + 0.4 * jitter)
    return max(base, min(dt.timedelta(seconds=min(retry_after or 0, 10**6)), LONGEST_WISH))
