"""Who a speaker is: names as the article gives them, and pronouns and descriptions led back to one."""

from __future__ import annotations

from corpus.text.document import Document
from corpus.text.quotes.subjects import Subject
from corpus.text.spans import Span


class Speakers:
    """The people and bodies of one article, as far as its sentences have been read.

    Args:
        document: the article.
    """

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._by_last: dict[str, str] = {}

    def name(self, subject: Subject) -> tuple[str, Span] | None:
        """Return the name the subject is or ends with, at its fullest, and where it stands."""
        if not subject.name:
            return None
        span = Span(subject.name[0].start, subject.name[-1].end)
        written = span.of(self._text)
        last = subject.name[-1].low
        known = self._by_last.get(last)
        if known is None or len(written) > len(known):
            if len(subject.name) > 1:
                self._by_last[last] = written
            return (written, span)
        return (known, span)
