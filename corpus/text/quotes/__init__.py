"""Quotations: what somebody is reported to have said, and who.

>>> from corpus.text import quotes
>>> text = 'Mayor Ada Quill opened the bridge. "It will hold," she said.'
>>> [q] = quotes.find_quotes(text)
>>> q.spans[0].of(text), q.cue.of(text)
('It will hold,', 'said')
"""

from __future__ import annotations

from corpus.text.document import Document
from corpus.text.quotes.finding import find_quotes as _find
from corpus.text.quotes.model import Kind, Level, Quotation

__all__ = ["Kind", "Level", "Quotation", "find_quotes"]


def find_quotes(document: Document | str) -> list[Quotation]:
    """Return the quotations of a text, ordered by where they start.

    Args:
        document: the text, one paragraph a line, or a document made of it. Offsets count characters of it.
    """
    return _find(document if isinstance(document, Document) else Document(document))
