"""All reporting clauses of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.text.quotes.clauses import Row
from corpus.text.quotes.introductions import introduced
from corpus.text.quotes.report import Report
from corpus.text.quotes.verbs import CUES, MOST, reported
from corpus.text.spans import Span

_TELLING = CUES | {":"}


def find_reports(row: Row) -> list[Report]:
    """Return the reporting clauses of a sentence: those of reporting verbs first, then what marks alone tell."""
    if not row.stretches and _TELLING.isdisjoint(row.words):
        return []
    found = list(reported(row))
    if len(found) < MOST:
        found.extend(introduced(row, found))
    for report in list(found):
        report.relay = report.relay or _relay(report, found)
        if report.relay is not None and report.weak:
            found.remove(report)  # the words are those of whoever says that the two men "discussed" them
    return found


def _relay(report: Report, others: Sequence[Report]) -> Span | None:
    """Return who passes the words on: whose report holds this one ("…, Reuters reported")."""
    tokens = report.row.tokens
    for other in others:
        if (
            other is report
            or not other.speech
            or other.subject.pronoun is not None
            or other.subject.span == report.subject.span
        ):
            continue
        for extent in (other.left, other.right):
            if extent is None:
                continue
            if tokens[extent[0]].start <= report.cue.start < tokens[extent[1] - 1].end:
                return other.subject.span
    return None
