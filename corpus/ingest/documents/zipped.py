"""ZIP files: what is in them, within bounds; no path in them is ever used.

A ZIP bomb (D. Fifield, "A better zip bomb", WOOT 2019) is told by the sizes that its directory declares: Python's
zipfile never unpacks more of an entry than that, whatever the entry holds.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

from corpus.errors import IngestError

MAX_FILES = 500
MAX_TOTAL = 60_000_000
"""Bytes, unpacked: three of the largest files that are read."""
MAX_RATIO = 200
"""Deflate packs prose five to one, a table thirty to one, and nothing but zeros a thousand to one."""
_SMALL = 1_000_000  # Bytes; what is smaller may be packed as well as it likes.
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # Python unpacks the others without a bound.


@contextmanager
def opened(data: bytes) -> Generator[zipfile.ZipFile]:
    """Open a ZIP file that is in memory, and check that nothing in it can harm.

    Raises:
        IngestError: it is none, is broken or locked, or would unpack to more than any files of articles.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            _check(file.infolist())
            yield file
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise IngestError("The file is broken or cut off; save or pack it again, and use that.") from error


def files(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file in a ZIP file; of its path there, only the name.

    What operating systems add for themselves (``__MACOSX``, names with a dot before them) is left out.

    Raises:
        IngestError: as for :func:`opened`.
    """
    with opened(data) as file:
        for entry in file.infolist():
            path = PurePosixPath(entry.filename.replace("\\", "/"))
            if not entry.is_dir() and path.name and not path.name.startswith(".") and "__MACOSX" not in path.parts:
                yield path.name, file.read(entry)


def _check(entries: list[zipfile.ZipInfo]) -> None:
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MAX_FILES:
        raise IngestError(f"There are {len(entries):,} files in it, more than {MAX_FILES}; pack fewer at once.")
    if total > MAX_TOTAL or (total > _SMALL and total > MAX_RATIO * packed):
        raise IngestError(
            f"It would unpack to {total / 1e6:,.1f} MB, more than files of articles do; pack fewer or smaller ones."
        )
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise IngestError("It is locked with a password; save or pack it without one, and use that.")
    if any(entry.compress_type not in _METHODS for entry in entries):
        raise IngestError("It is packed by an unusual method; pack it as an ordinary ZIP file, and use that.")
