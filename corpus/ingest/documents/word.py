"""Word files (.docx), by python-docx."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.errors import IngestError
from corpus.ingest import capture, decoding
from corpus.ingest.documents import zipped
from corpus.models import Draft

if TYPE_CHECKING:
    from docx.document import Document

_MARKUP = (".xml", ".rels")
_TITLE_STYLES = ("Title", "Heading 1")
_HEAD = 10  # paragraphs among which the headline stands


def read(data: bytes) -> Draft:
    """Return the article in a Word file.

    Raises:
        IngestError: it is no Word file, is locked, holds no text, or is too large or broken.
    """
    # Imported here because it takes a quarter of a second, and most starts read no Word file.
    import docx

    decoding.check_size(len(data))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise IngestError("This is an old Word file, or one locked with a password; save it as .docx without one.")
    with zipped.opened(data) as file:
        if any(b"<!DOCTYPE" in file.read(entry) for entry in file.infolist() if entry.filename.endswith(_MARKUP)):
            # python-docx does not expand them, so that words would be missing from the text.
            raise IngestError("It defines entities of its own, which no Word file does; save it again as .docx.")
    try:
        document = docx.Document(io.BytesIO(data))
        text = "\n".join(_lines(document))
        title = _title(document)
    except Exception as error:
        # Broken files make python-docx and lxml stumble in many ways; whichever it was is kept as the cause.
        raise IngestError("The Word file is broken; open it in Word, save it again as .docx, and use that.") from error
    if not text.strip():
        raise IngestError("There is no text in the Word file; check that it is the right one.")
    return capture.read(text, data, title)


def _title(document: Document) -> str | None:
    """Return the headline, if it is set as one; looking a style up takes a millisecond."""
    for paragraph in document.paragraphs[:_HEAD]:
        title = " ".join(paragraph.text.split())
        if title and paragraph.style is not None and paragraph.style.name in _TITLE_STYLES:
            return title
    return None


def _lines(document: Document) -> Iterator[str]:
    """Yield the text of each paragraph, those in tables, too, in order."""
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield "\t".join(dict.fromkeys(cell.text for cell in row.cells))
        else:
            yield block.text
