"""The steps from a text to its quotations: pieces, then speakers."""

from __future__ import annotations

import re

from corpus.text.document import Document
from corpus.text.quotes.assembly import Assembly, Draft
from corpus.text.quotes.clauses import Row, rows
from corpus.text.quotes.marks import has_mark
from corpus.text.quotes.model import Kind, Quotation
from corpus.text.quotes.reports import find_reports
from corpus.text.quotes.speakers import UNKNOWN, Identity, Speakers
from corpus.text.spans import Span

_BRACKETED = re.compile(r"\[[^\[\]]{1,200}\]")


def find_quotes(document: Document) -> list[Quotation]:
    """Return the quotations of a document, ordered by where they start."""
    speakers = Speakers(document)
    assembly = Assembly(document.text)
    drafts: list[Draft] = []
    known: dict[int, Identity] = {}
    for row in rows(document):
        reports = find_reports(row)
        _hand_over(drafts, known, speakers.commenter(row), row)
        for report, identity in zip(list(reports), speakers.read(row, reports), strict=True):
            if report.tentative and identity.entity is None:
                reports.remove(report)
            known[report.cue.start] = identity
        drafts.extend(assembly.read(row, reports))
    found = [
        _quotation(document.text, draft, known[draft.report.cue.start] if draft.report else UNKNOWN)
        for draft in drafts
        if draft.quoted or draft.plain
    ]

    return sorted(found, key=lambda quotation: (quotation.start, quotation.end))


def _hand_over(drafts: list[Draft], known: dict[int, Identity], owner: Identity | None, row: Row) -> None:
    """Give the last quotation to the person who "made the comments", where so far a body or nobody had it."""
    if owner is None or not drafts:
        return
    last = drafts[-1].report
    if last is None or row.paragraph - last.row.paragraph > 1:
        return
    if not known[last.cue.start].person:
        known[last.cue.start] = owner


def _quotation(text: str, draft: Draft, identity: Identity) -> Quotation:
    spans = _disjoint([*draft.quoted, *draft.plain])
    report = draft.report
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
