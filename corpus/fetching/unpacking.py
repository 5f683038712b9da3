"""Unpacking what a server sends, never more than is asked for at once."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from corpus.errors import NotAPageError

ACCEPTED = "gzip, deflate"
"""What is asked for. Brotli is left out: its Python packages have unpacked without a bound for most of their life."""
STEP = 262_144
"""Bytes unpacked at once: about a millisecond of the event loop's time."""
_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS


class Unpacker:
    """Turns the body of an answer, piece by piece, into what was packed.

    Args:
        encoding: the header Content-Encoding.

    Raises:
        NotAPageError: the body is packed in a way that was not asked for.
    """

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding.strip().lower().removeprefix("x-")
        if self._encoding not in ("", "identity", "gzip", "deflate"):
            raise NotAPageError(
                f"The page is packed in a way I did not ask for (“{self._encoding[:40]}”);"
                " save it in a browser and attach the file."
            )
        self._inflater = None

    def unpack(self, piece: bytes) -> Iterator[bytes]:
        """Yield what ``piece`` holds, at most `STEP` bytes at once.

        Raises:
            NotAPageError: it is broken.
        """
        if self._encoding in ("", "identity"):
            yield piece
            return
        while piece:
            if self._inflater is None:
                self._inflater = zlib.decompressobj(self._window(piece))
            try:
                yield self._inflater.decompress(piece, STEP)
            except zlib.error as error:
                raise NotAPageError(
                    "The server sent a page whose packing is broken; save it in a browser and attach the file."
                ) from error
            piece = self._inflater.unconsumed_tail
            if self._inflater.eof:
                # A gzip file may have several members (RFC 1952, section 2.2); what else follows is of no use.
                piece = self._inflater.unused_data
                if not piece.startswith(b"\x1f\x8b"):
                    return
                self._inflater = None

    def _window(self, piece: bytes) -> int:
        """Return zlib's name for the format: servers send "deflate" with and without the wrapper of RFC 1950."""
        if self._encoding == "gzip":
            return _GZIP
        return _ZLIB if piece[0] & 0x0F == 8 else _RAW
