"""Words introduced without a listed verb: by a colon, a transcript's label, or a comma inside the marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.text.quotes import subjects
from corpus.text.quotes.clauses import QUOTE, Row, Token
from corpus.text.quotes.contents import left_of, second_half
from corpus.text.quotes.lexicon import (
    PREPOSITIONS,
)
from corpus.text.quotes.phrases import Subject
from corpus.text.quotes.report import Report
from corpus.text.spans import Span

_REACH = 40
"""How many tokens before a colon the clause it ends may begin."""


def introduced(row: Row, known: Sequence[Report]) -> Iterator[Report]:
    """Yield what a colon introduces, and what a comma inside the quotation marks gives to a verb not listed."""
    tokens = row.tokens
    marks = [at for at, low in enumerate(row.words) if low == QUOTE or low == ":"]
    if not marks:
        return
    claimed = {at for report in known for extent in (report.left, report.right) if extent for at in range(*extent)}
    for at in marks:
        token = tokens[at]
        if token.quoted is not None and token.quoted.label is not None:
            yield _labelled(row, at, token.quoted.label)
        if at + 1 == len(tokens):
            continue
        following = tokens[at + 1]
        if token.low == ":" and at and (following.quoted is not None and at + 1 not in claimed):
            subject = _introducer(tokens, at, known)
            if subject is not None and subject.last <= at:
                yield Report(row, Span(token.start, token.end), subject, right=(at + 1, at + 2))
        elif token.quoted is not None and at not in claimed and token.quoted.comma and following.is_word:
            report = _unlisted(row, at)
            if report is not None:
                yield report
    if tokens[-1].low == ":" and len(tokens) > 1:
        subject = _introducer(tokens, len(tokens) - 1, known)
        if subject is not None:
            yield Report(row, known[-1].cue if known else Span(*tokens[-1][:2]), subject)


def _labelled(row: Row, at: int, label: Span) -> Report:
    """Return the report of a line of a transcript."""
    name = (Token(label.start, label.end, "", capital=True),)
    return Report(row, Span(label.end, label.end + 1), Subject(label, name, name, at, at), right=(at, at + 1))


def _introducer(tokens: Sequence[Token], colon: int, known: Sequence[Report]) -> Subject | None:
    """Return whose words a colon introduces: the subject of the clause it ends."""
    comma = next((i for i in range(colon - 1, max(0, colon - _REACH), -1) if tokens[i].low == ","), None)
    last = known[-1] if known else None
    if (
        comma is not None
        and (last is None or last.cue.start < tokens[comma].start)
        and subjects.starts_subject(tokens, comma + 1)
    ):
        subject = subjects.leading(tokens, comma + 1)
        if subject is not None and subject.last < colon:
            return subject
    return last.subject if last is not None else subjects.leading(tokens, 0)


def _unlisted(row: Row, quote: int) -> Report | None:
    """Return the report of "…," Smith grinned, or "…," grinned Smith."""
    tokens = row.tokens
    at = quote + 1
    if not tokens[at].capital and tokens[at].low.endswith(("ed", "s")) and at + 1 < len(tokens):
        subject = subjects.after(tokens, at + 1) if tokens[at + 1].capital else None
        verb = at
    else:
        subject = subjects.leading(tokens, at)
        verb = subject.last if subject is not None else at
    if subject is None or verb >= len(tokens) or not tokens[verb].is_word or tokens[verb].low in PREPOSITIONS:
        return None
    left = left_of(tokens, at)
    cue = Span(tokens[verb].start, tokens[verb].end)
    return Report(row, cue, subject, left, second_half(tokens, max(verb + 1, subject.last)), tentative=True)
