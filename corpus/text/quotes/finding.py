"""The steps from a text to its quotations: pieces, then speakers."""

from __future__ import annotations

import re

from corpus.text.document import Document
from corpus.text.quotes.assembly import Assembly, Draft
from corpus.text.quotes.clauses import Row, rows
from corpus.text.quotes.identity import UNKNOWN
from corpus.text.quotes.marks import has_mark
from corpus.text.quotes.model import Kind, Quotation
from corpus.text.quotes.reports import find_reports
from corpus.text.quotes.speakers import Speakers
from corpus.text.spans import Span

_BRACKETED = re.compile(r"\[[^\[\]]{1,200}\]")


def find_quotes(document: Document) -> list[Quotation]:
    """Return the quotations of a document, ordered by where they start."""
    speakers = Speakers(document)
    assembly = Assembly(document.text)
    drafts: list[Draft] = []
    for row in rows(document):
        reports = find_reports(row)
        speakers.read(row, reports)
        _hand_over(drafts, row, speakers)
        drafts.extend(assembly.read(row, [r for r in reports if not r.tentative or r.identity.entity is not None]))
    found = [_quotation(document.text, draft) for draft in drafts if draft.quoted or draft.plain]
    return sorted(found, key=lambda quotation: (quotation.start, quotation.end))


def _hand_over(drafts: list[Draft], row: Row, speakers: Speakers) -> None:
    """Give the last quotation to the person who "made the comments", where so far a body or nobody had it."""
    report = drafts[-1].report if drafts else None
    if report is None or report.identity.person or row.paragraph - report.row.paragraph > 1:
        return
    report.identity = speakers.commenter(row) or report.identity


def _quotation(text: str, draft: Draft) -> Quotation:
    spans = _disjoint([*draft.quoted, *draft.plain])
    report = draft.report
    identity = report.identity if report else UNKNOWN
    return Quotation(
        spans,
        _kind(text, draft),
        cue=report.cue if report else None,
        speaker=report.subject.span if report else None,
        speaker_name=identity.name,
        level=identity.level,
        antecedent=identity.antecedent,
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
