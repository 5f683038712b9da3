"""The steps from a text to its quotations: pieces, then speakers."""

from __future__ import annotations

import re

from corpus.text.document import Document
from corpus.text.quotes.assembly import Draft, draft_quotations
from corpus.text.quotes.marks import has_mark
from corpus.text.quotes.model import Kind, Level, Quotation
from corpus.text.quotes.speakers import Speakers
from corpus.text.spans import Span

_BRACKETED = re.compile(r"\[[^\[\]]{1,200}\]")


def find_quotes(document: Document) -> list[Quotation]:
    """Return the quotations of a document, ordered by where they start."""
    speakers = Speakers(document)
    found = [_quotation(document.text, draft, speakers) for draft in draft_quotations(document)]
    return sorted(found, key=lambda quotation: (quotation.start, quotation.end))


def _quotation(text: str, draft: Draft, speakers: Speakers) -> Quotation:
    spans = _disjoint([*draft.quoted, *draft.plain])
    report = draft.report
    level: Level = "not determined"
    name = None
    if report is not None:
        known = speakers.name(report.subject)
        if known is not None:
            name, level = known[0], "named"
    return Quotation(
        spans,
        _kind(text, draft),
        cue=report.cue if report else None,
        speaker=report.subject.span if report else None,
        speaker_name=name,
        level=level,
        addressee=report.addressee if report else None,
        relay=report.relay if report else None,
        said=report.said if report else None,
        insertions=tuple(
            Span(*match.span()) for span in spans for match in _BRACKETED.finditer(text, span.start, span.end)
        ),
    )


def _kind(text: str, draft: Draft) -> Kind:
    if not draft.plain:
        return "direct"
    return "mixed" if draft.quoted or any(has_mark(text, span) for span in draft.plain) else "indirect"


def _disjoint(pieces: list[Span]) -> tuple[Span, ...]:
    """Return the pieces in order; overlapping ones are joined."""
    joined: list[Span] = []
    for piece in sorted(pieces):
        if joined and piece.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, piece.end))
        else:
            joined.append(piece)
    return tuple(joined)
