from __future__ import annotations

import gzip
import zlib

import pytest

from corpus.errors import NotAPageError
from corpus.fetching.unpacking import STEP, Unpacker

TEXT = b"The harbour of Port Ellen is open again. " * 1000
RAW = zlib.compress(TEXT, wbits=-15)


def unpack(encoding: str, data: bytes, size: int = 7) -> bytes:
    unpacker = Unpacker(encoding)
    return b"".join(part for at in range(0, len(data), size) for part in unpacker.unpack(data[at : at + size]))


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", gzip.compress(TEXT)),
        (" X-GZip ", gzip.compress(TEXT)),
        ("gzip", gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:])),
        ("gzip", gzip.compress(TEXT) + b"garbage behind it"),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", RAW),
    ],
)
@pytest.mark.parametrize("size", [1000, 100_000])
def test_what_was_packed_comes_out(encoding, data, size):
    assert unpack(encoding, data, size) == TEXT


def test_a_bomb_comes_out_in_bounded_steps():
    parts = Unpacker("gzip").unpack(gzip.compress(b"0" * 5_000_000))
    assert max(len(next(parts)) for _ in range(10)) <= STEP


@pytest.mark.parametrize("data", [b"not packed at all", gzip.compress(TEXT)[:40] + b"x" * 40], ids=["plain", "torn"])
def test_broken_packing_is_a_sentence(data):
    with pytest.raises(NotAPageError, match="broken"):
        unpack("gzip", data)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "compress"])
def test_what_was_not_asked_for_is_refused(encoding):
    with pytest.raises(NotAPageError, match="did not ask for"):
        Unpacker(encoding)
