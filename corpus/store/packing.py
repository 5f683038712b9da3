"""Packing: lists of spans as small binary columns."""

from __future__ import annotations

import array
import sys
from collections.abc import Sequence
from typing import NamedTuple

from corpus.text.spans import Span


class Bounds(NamedTuple):
    """Spans as two columns: most of an article's sentences are never looked at."""

    starts: array.array[int]
    ends: array.array[int]

    def spans(self) -> list[Span]:
        """Return the spans."""
        return list(map(Span, self.starts, self.ends))


def pack_spans(spans: Sequence[tuple[int, int]]) -> bytes:
    """Return spans as little-endian uint32 pairs."""
    packed = array.array("I", [bound for start, end in spans for bound in (start, end)])
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def unpack_bounds(data: bytes) -> Bounds:
    """Return where the spans that :func:`pack_spans` packed start, and where they end."""
    packed = array.array("I", data)
    if sys.byteorder == "big":
        packed.byteswap()
    return Bounds(packed[::2], packed[1::2])


def unpack_spans(data: bytes) -> list[Span]:
    """Return the spans that :func:`pack_spans` packed."""
    return unpack_bounds(data).spans()
