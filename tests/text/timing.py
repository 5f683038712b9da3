"""Timing: whether the time a function takes grows with the length of a text, and no faster."""

from __future__ import annotations

import gc
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

    Where they seem to, it is measured again, and the best of three counts for each length: on a loaded machine another
    program may hold the processor's caches.

    Args:
        function: what is measured.
        piece: what the texts consist of.
        short: characters of the shorter text.
        parts: attributes of the function's result whose computation is measured, too, each for itself.
    """
    slow: list[str] = []
    brief: dict[str, float] = {}
    long: dict[str, float] = {}
    for _ in range(3):
        brief = _better(brief, _seconds(function, piece, short, parts))
        long = _better(long, _seconds(function, piece, 10 * short, parts))
        slow = [
            f"{part}: {brief[part]:.3f} s for {short:,} characters of {piece!r}, {spent:.3f} s for ten times as many"
            for part, spent in long.items()
            if spent > AT_MOST * max(brief[part], _LEAST)
        ]
        if not slow:
            return
    raise AssertionError("; ".join(slow))


def _better(one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    return {part: min(spent, one.get(part, spent)) for part, spent in other.items()}


def _seconds(function: Callable[[str], object], piece: str, length: int, parts: Sequence[str]) -> dict[str, float]:
    text = (piece * (length // len(piece) + 1))[:length]
    # The collector looks through everything that all other tests keep, which is not this function's doing.
    gc.collect()
    gc.disable()
    try:
        return _spent(function, text, parts)
    finally:
        gc.enable()


def _spent(function: Callable[[str], object], text: str, parts: Sequence[str]) -> dict[str, float]:
    begun = time.process_time()
    result = function(text)
    spent = {"the call": time.process_time() - begun}
    for part in parts:
        begun = time.process_time()
        getattr(result, part)
        spent[part] = time.process_time() - begun
    return spent
