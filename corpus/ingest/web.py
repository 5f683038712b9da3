"""What was fetched from the web, to an article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.errors import IngestError
from corpus.ingest import capture, dates, decoding, page
from corpus.ingest.documents import pdf, word
from corpus.ingest.given import Given
from corpus.models import Draft

if TYPE_CHECKING:  # it brings an HTTP client, which reading does not need
    from corpus.fetching import Fetched

_PDF = "application/pdf"


def page_draft(fetched: Fetched) -> Draft:
    """Return the article that a web server sent, as a page or as a document.

    Raises:
        IngestError: there is none in it, or it cannot be read.
    """
    if not fetched.data:
        raise IngestError("The server sent an empty page; open it in a browser, and attach the saved page.")
    # Some servers call a PDF file a page, or nothing in particular.
    kind = _PDF if fetched.data.startswith(b"%PDF-") else fetched.content_type
    reader = _READERS.get(kind) or (_page if kind.endswith(("+xml", "/xml")) else None)
    if reader is None:
        raise IngestError(f"The server sent {kind[:60]}, which is no page; give the address of an article.")
    draft = reader(fetched)
    late = draft.published and dates.future_warning(draft.published.day, fetched.fetched_at.date())
    return replace(draft, warnings=(*draft.warnings, late)) if late else draft


def _page(fetched: Fetched) -> Draft:
    html, warnings = decoding.decode(fetched.data, fetched.charset)
    return Given().over(page.read(html, fetched.data, fetched.url), warnings)


def _capture(fetched: Fetched) -> Draft:
    text, warnings = decoding.decode(fetched.data, fetched.charset)
    return Given(url=fetched.url).over(capture.read(text, fetched.data), warnings)


def _document(fetched: Fetched, read: Callable[[bytes], Draft]) -> Draft:
    return Given(url=fetched.url).over(read(fetched.data))


_READERS: dict[str, Callable[[Fetched], Draft]] = {
    "": _page,
    "text/html": _page,
    "application/xhtml+xml": _page,
    "text/plain": _capture,
    _PDF: lambda fetched: _document(fetched, pdf.read),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": lambda fetched: _document(
        fetched, word.read
    ),
}
