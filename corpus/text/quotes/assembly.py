"""From reporting clauses and quotation marks to quotations."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.text.document import Document
from corpus.text.quotes.clauses import QUOTE, Row, rows
from corpus.text.quotes.model import Kind, Level, Quotation
from corpus.text.quotes.reports import Report, find_reports
from corpus.text.quotes.speakers import Speakers
from corpus.text.spans import Span


@dataclass(slots=True)
class _Draft:
    """A quotation in the making."""

    report: Report | None
    paragraph: int
    pieces: list[tuple[Span, bool]] = field(default_factory=list[tuple[Span, bool]])

    @property
    def kind(self) -> Kind:
        if all(quoted for _, quoted in self.pieces):
            return "direct"
        return "indirect"


def assemble(document: Document) -> list[Quotation]:
    """Return the quotations of a document, ordered by where they start."""
    drafts: list[_Draft] = []
    previous: _Draft | None = None
    used: set[int] = set()
    for row in rows(document):
        reports = list(find_reports(row))
        here: list[_Draft] = []
        for report in reports:
            draft = _draft(row, report, used)
            if draft is not None:
                here.append(draft)
        loose = [t for t in row.tokens if t.quoted is not None and t.start not in used]
        for token in loose:
            stretch = token.quoted
            assert stretch is not None
            if previous is not None and not here and _continues(row, previous):
                previous.pieces.append((stretch.inner, True))
                used.add(token.start)
                continue
            if _too_short(document.text, stretch.inner):
                continue
            draft = _Draft(None, row.paragraph, [(stretch.inner, True)])
            used.add(token.start)
            here.append(draft)
        drafts.extend(here)
        if here:
            previous = next((d for d in reversed(here) if d.kind == "direct"), None)
        elif not any(t.quoted for t in row.tokens):
            previous = None
    return _finish(document, drafts)


def _continues(row: Row, previous: _Draft) -> bool:
    bare = all(t.quoted is not None or not t.is_word for t in row.tokens)
    return bare and previous.paragraph == row.paragraph


def _too_short(text: str, span: Span) -> bool:
    return len(span.of(text).split()) < 3


def _draft(row: Row, report: Report, used: set[int]) -> _Draft | None:
    draft = _Draft(report, row.paragraph)
    for part in (report.left, report.right):
        if part is None:
            continue
        tokens = row.tokens[part[0] : part[1]]
        while tokens and tokens[-1].low in {",", ".", ";", ":", "—", "–", "--"}:
            tokens = tokens[:-1]
        while tokens and tokens[0].low in {",", ".", ";", ":", "—", "–", "--"}:
            tokens = tokens[1:]
        if not tokens:
            continue
        inside = [t for t in tokens if t.quoted is not None]
        if part == report.left and any(t.start in used for t in inside):
            continue
        used.update(t.start for t in inside)
        if len(inside) == len([t for t in tokens if t.is_word or t.quoted]):
            draft.pieces.extend((t.quoted.inner, True) for t in inside if t.quoted)
        else:
            draft.pieces.append((Span(tokens[0].start, tokens[-1].end), False))
    return draft if draft.pieces else None


def _disjoint(pieces: list[Span]) -> tuple[Span, ...]:
    """Return the pieces in order; overlapping ones are joined."""
    joined: list[Span] = []
    for piece in sorted(pieces):
        if joined and piece.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, piece.end))
        else:
            joined.append(piece)
    return tuple(joined)


def _finish(document: Document, drafts: list[_Draft]) -> list[Quotation]:
    speakers = Speakers(document)
    found: list[Quotation] = []
    for draft in drafts:
        report = draft.report
        spans = _disjoint([span for span, _ in draft.pieces])
        kind: Kind = draft.kind
        if kind == "indirect" and any(mark in document.text[a:b] for a, b in spans for mark in '"“‘«'):
            kind = "mixed"
        level: Level = "not determined"
        name = None
        if report is not None and report.subject is not None:
            known = speakers.name(report.subject)
            if known is not None:
                name, level = known[0], "named"
        found.append(
            Quotation(
                spans,
                kind,
                cue=report.cue if report else None,
                speaker=report.subject.span if report and report.subject else None,
                speaker_name=name,
                level=level,
                addressee=report.addressee if report else None,
                relay=report.relay if report else None,
                said=report.said if report else None,
            )
        )
    return sorted(found, key=lambda q: (q.start, q.end))
