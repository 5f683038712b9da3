"""Timing: whether the time a function takes grows with the length of a text, and no faster."""

from __future__ import annotations

import time
from collections.abc import Callable

SHORT = 100_000
# Ten times the text may take twice ten times as long: caches and the collector are not ours.
AT_MOST = 20.0
# Below this a measurement is the clock's noise.
_LEAST = 0.02


def grows_linearly(function: Callable[[str], object], piece: str, short: int = SHORT) -> None:
    """Assert that ten times ``short`` characters of a repeated ``piece`` take at most 20 times as long."""
    brief = long = 0.0
    for _ in range(2):  # a second time, as another program may have held the processor's caches
        brief, long = _seconds(function, piece, short), _seconds(function, piece, 10 * short)
        if long <= AT_MOST * max(brief, _LEAST):
            return
    raise AssertionError(f"{piece!r}: {brief:.3f} s for {short:,} characters, {long:.3f} s for ten times as many")


def _seconds(function: Callable[[str], object], piece: str, length: int) -> float:
    text = (piece * (length // len(piece) + 1))[:length]
    begun = time.process_time()
    function(text)
    return time.process_time() - begun
