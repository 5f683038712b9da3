"""From bytes to text: which encoding, and what is no text at all."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from corpus.errors import IngestError

MAX_BYTES = 20_000_000
"""No article is this long: War and Peace takes 3.2 MB. What is larger is a whole archive or no text."""

# https://en.wikipedia.org/wiki/List_of_file_signatures; what people take for an article by mistake.
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a Rich Text document"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?([\w-]{1,40})", re.IGNORECASE)
_WESTERN = "cp1252"
# The guess reads this much; more does not make it better and takes long.
_SAMPLE = 100_000


def check_size(size: int) -> None:
    """Raise IngestError when a file of ``size`` bytes is empty or too large to be an article."""
    if size == 0:
        raise IngestError("The file is empty; save the article's text into it and load it again.")
    if size > MAX_BYTES:
        raise IngestError(
            f"The file has {size / 1e6:.1f} MB, more than the {MAX_BYTES / 1e6:.0f} MB an article may have;"
            " split it into one file an article, or use a .jsonl file for many."
        )


def decode(data: bytes, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text of ``data`` without a byte order mark, and warnings.

    The encoding is that of the byte order mark, else UTF-8, else ``charset``, which the web server named, else what
    an HTML page declares, else the best guess of charset-normalizer, which is a warning.

    Raises:
        IngestError: when ``data`` is empty, too large, no text, or in an encoding that cannot be told.
    """
    check_size(len(data))
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise IngestError(f"This is {what}, not text; save the article as plain text or HTML.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError as error:
                raise IngestError(
                    f"The file says it is {encoding.upper().removesuffix('-SIG')} but is broken at byte"
                    f" {error.start}; save it again as UTF-8."
                ) from error
    if b"\x00" in data:
        raise IngestError("The file holds binary data, not text; save the article as plain text in UTF-8.")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _decode_legacy(data, charset, error)


def _decode_legacy(data: bytes, charset: str | None, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    declared = _DECLARED.search(data, 0, 4096)
    for encoding in (charset, declared and declared.group(1).decode("ascii", "replace")):
        try:
            if encoding:
                return data.decode(encoding), ()
        except (UnicodeDecodeError, LookupError):
            continue  # Whoever says so is wrong; in the end the encoding is guessed like any other file's.
    start = max(0, min(error.start - _SAMPLE // 2, len(data) - _SAMPLE))
    for encoding in _guesses(data[start : start + _SAMPLE]):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue  # It holds for the sample only.
        return text, (f"The file is not in UTF-8 and was read as {encoding}; check its quotation marks and accents.",)
    raise IngestError(
        f"The file's encoding cannot be told (no UTF-8 at byte {error.start}); save it again as UTF-8."
    ) from error


def _guesses(sample: bytes) -> list[str]:
    """Return the likely encodings of ``sample``, best first.

    Where Windows' Western code page is as likely as another, it is it: browsers take it for English pages, too
    (https://encoding.spec.whatwg.org/), and charset-normalizer cannot tell it from the Central European one when
    the only difference is a pound sign.
    """
    matches = charset_normalizer.from_bytes(sample)
    best = matches.best()
    if best is None:
        return []
    western = any(_WESTERN in match.could_be_from_charset and match.chaos <= best.chaos for match in matches)
    return [_WESTERN, best.encoding] if western else [best.encoding]
