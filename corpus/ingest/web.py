"""What was fetched from the web, to an article."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from corpus.errors import IngestError
from corpus.ingest import capture, decoding, page
from corpus.ingest.given import Given
from corpus.models import Draft

if TYPE_CHECKING:  # it brings an HTTP client, which reading does not need
    from corpus.fetching import Fetched


def page_draft(fetched: Fetched) -> Draft:
    """Return the article that a web server sent, as a page or as a document.

    Raises:
        IngestError: there is none in it, or it cannot be read.
    """
    kind = fetched.content_type
    reader = _READERS.get(kind) or (_page if kind.endswith(("+xml", "/xml")) else None)
    if reader is None:
        raise IngestError(f"The server sent {kind[:60]}, which is no page; give the address of an article.")
    return reader(fetched)


def _page(fetched: Fetched) -> Draft:
    html, warnings = decoding.decode(fetched.data, fetched.charset)
    return Given().over(page.read(html, fetched.data, fetched.url), warnings)


def _capture(fetched: Fetched) -> Draft:
    text, warnings = decoding.decode(fetched.data, fetched.charset)
    return Given(url=fetched.url).over(capture.read(text, fetched.data), warnings)


_READERS: dict[str, Callable[[Fetched], Draft]] = {
    "": _page,
    "text/html": _page,
    "application/xhtml+xml": _page,
    "text/plain": _capture,
}
