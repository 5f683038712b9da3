"""Reading: everything the text functions find in one article, ready to be stored.

Pure, and at a few milliseconds an article the costly part of adding one; so it runs outside transactions and, for
many articles, in other processes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import Draft
from corpus.text.document import Document
from corpus.text.events import Event
from corpus.text.figures import Figure
from corpus.text.names import Entity
from corpus.text.quotes import Quotation
from corpus.text.spans import Span

# Raised whenever the text functions would read an article differently; `reindex` re-reads what an older one read.
EXTRACTOR_VERSION = 1
# Of a document, each behind those that it is read from.
_PARTS = ("sentences", "timexes", "names", "quotes", "figures", "events", "grams")


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in one article. All spans are character offsets into the draft's text; grams find its passages."""

    sentences: list[Span]
    entities: list[Entity]
    quotes: list[Quotation]
    events: list[Event]
    figures: list[Figure]
    grams: list[str]


def read_draft(draft: Draft) -> Reading:
    """Read the text of a draft against its publication day."""
    return read_document(document_of(draft))


def document_of(draft: Draft) -> Document:
    """Return the text of a draft as it is read."""
    return Document(draft.text, draft.published.day if draft.published else None)


def read_document(document: Document) -> Reading:
    """Read a document."""
    return Reading(
        sentences=document.sentences,
        entities=document.names,
        quotes=document.quotes,
        events=document.events,
        figures=document.figures,
        grams=document.grams,
    )


def read_all(documents: Sequence[Document]) -> list[Reading]:
    """Read documents: a part of all of them, then the next part of all.

    Of 20 articles this takes a fifth less than one whole article after the other: the words and patterns of one part
    stay in the processor's caches, those of all parts do not.
    """
    for part in _PARTS:
        for document in documents:
            getattr(document, part)
    return list(map(read_document, documents))
