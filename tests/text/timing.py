"""Timing: whether the time a function takes grows with the length of a text, and no faster."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

# Ten times the text may take twice ten times as long: caches and the collector are not ours.
AT_MOST = 20.0
# Below this a measurement is the clock's noise.
_LEAST = 0.02


def grows_linearly(
    function: Callable[[str], object], piece: str, short: int = 100_000, parts: Sequence[str] = ()
) -> None:
    """Assert that ten times ``short`` characters of a repeated ``piece`` take at most 20 times as long.

    Args:
        function: what is measured.
        piece: what the texts consist of.
        short: characters of the shorter text.
        parts: attributes of the function's result whose computation is measured, too, each for itself.
    """
    slow: list[str] = []
    for _ in range(2):  # a second time, as another program may have held the processor's caches
        brief, long = _seconds(function, piece, short, parts), _seconds(function, piece, 10 * short, parts)
        slow = [
            f"{part}: {brief[part]:.3f} s for {short:,} characters of {piece!r}, {spent:.3f} s for ten times as many"
            for part, spent in long.items()
            if spent > AT_MOST * max(brief[part], _LEAST)
        ]
        if not slow:
            return
    raise AssertionError("; ".join(slow))


def _seconds(function: Callable[[str], object], piece: str, length: int, parts: Sequence[str]) -> dict[str, float]:
    text = (piece * (length // len(piece) + 1))[:length]
    begun = time.process_time()
    result = function(text)
    spent = {"the call": time.process_time() - begun}
    for part in parts:
        begun = time.process_time()
        getattr(result, part)
        spent[part] = time.process_time() - begun
    return spent
