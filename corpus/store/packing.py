"""Packing: lists of spans as small binary columns."""

from __future__ import annotations

import array
import sys
from collections.abc import Sequence

from corpus.text.spans import Span


def pack_spans(spans: Sequence[tuple[int, int]]) -> bytes:
    """Return spans as little-endian uint32 pairs."""
    packed = array.array("I", [bound for start, end in spans for bound in (start, end)])
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def unpack_spans(data: bytes) -> list[Span]:
    """Return the spans that :func:`pack_spans` packed."""
    packed = array.array("I", data)
    if sys.byteorder == "big":
        packed.byteswap()
    return [Span(packed[i], packed[i + 1]) for i in range(0, len(packed), 2)]
