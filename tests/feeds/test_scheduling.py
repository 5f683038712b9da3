from __future__ import annotations

import datetime as dt

from corpus.feeds.scheduling import INTERVAL, LONGEST_PAUSE, LONGEST_WISH, pause


def test_failures_make_the_pauses_longer_up_to_a_limit():
    pauses = [pause(failures, 0.5) for failures in range(12)]
    assert pauses[0] == INTERVAL
    assert pauses[1] == 2 * INTERVAL
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST_PAUSE


def test_pauses_differ_by_chance():
    assert pause(0, 0.0) == 0.8 * INTERVAL
    assert pause(0, 1.0) == 1.2 * INTERVAL


def test_a_server_s_wish_is_heeded_within_reason():
    assert pause(1, 0.5, retry_after=7200) == dt.timedelta(hours=2)
    assert pause(1, 0.5, retry_after=1) == 2 * INTERVAL
    assert pause(1, 0.5, retry_after=10**12) == LONGEST_WISH
