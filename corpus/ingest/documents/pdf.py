"""PDF files, by pypdf."""

from __future__ import annotations

import io
import logging

from corpus.errors import IngestError
from corpus.ingest import capture, decoding
from corpus.ingest.documents.unwrapping import unwrap
from corpus.models import Draft

MAX_PAGES = 100
"""An article of a hundred pages is a book."""
_HEAD = 1500  # Characters of the first page in which a headline stands.


def read(data: bytes) -> Draft:
    """Return the article in a PDF file.

    Raises:
        IngestError: it is locked, holds no text, is too long or broken.
    """
    # Imported here because it takes a quarter of a second, and most starts read no PDF.
    import pypdf
    from pypdf.errors import DependencyError

    decoding.check_size(len(data))
    # What pypdf finds odd in a file is of no use to whoever runs us.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked()
        count = len(reader.pages)
        if count > MAX_PAGES:
            raise IngestError(f"The PDF has {count:,} pages, more than {MAX_PAGES}; save the article's pages alone.")
        pages = [page.extract_text() for page in reader.pages]
        title = (reader.metadata.title if reader.metadata else None) or ""
    except IngestError:
        raise
    except DependencyError as error:
        raise _locked() from error
    except Exception as error:
        # Broken files make pypdf stumble in many ways; whichever it was is kept as the cause.
        raise IngestError(
            "The PDF is broken; save it again, or copy the article's text into a .txt file and use that."
        ) from error
    text = "\n\n".join(unwrap(page) for page in pages)
    if not any(character.isalpha() for character in text):
        raise IngestError(
            "The PDF holds pictures of pages and no text; run text recognition (OCR) over it, or type the text into"
            " a .txt file and use that."
        )
    title = " ".join(title.split())
    # The metadata often name the file or the typist's template instead of the article.
    known = bool(title) and title.casefold() in " ".join(text[:_HEAD].split()).casefold()
    return capture.read(text, data, title if known else None)


def _locked() -> IngestError:
    return IngestError("The PDF is locked with a password; save it without one, and use that.")
