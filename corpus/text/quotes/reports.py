"""Reporting clauses: a cue, whose it is, to whom, and what it reports.

Each sentence is read once from left to right; at every reporting verb the words around it are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.text.quotes import subjects
from corpus.text.quotes.clauses import QUOTE, Row, Token, is_adverb
from corpus.text.quotes.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    NAMING,
    NEGATIONS,
    PHRASAL,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SPEECH,
    SUBORDINATORS,
    TELLS,
    THOUGHT,
)
from corpus.text.quotes.subjects import Subject
from corpus.text.spans import Span

_MOST = 20
"""How many reporting clauses a sentence may hold; more of them are no sentence, and reading stays linear."""

_STOPS = frozenset({".", "!", "?", "…", ",", ";", ":"})
_DASHES = frozenset({"—", "–", "--"})
_PLURAL = frozenset("they we i you people many some most others few all both who".split())


@dataclass(slots=True)
class Report:
    """A reporting clause.

    Args:
        row: the sentence it stands in.
        cue: the reporting words.
        lemma: the verb.
        subject: who reports, or ``None``.
        left: tokens of the content before the cue, as (first, behind last) numbers in the row.
        right: tokens of the content behind the cue.
        addressee: to whom.
        said: when.
        relay: who passes it on.
    """

    row: Row
    cue: Span
    lemma: str
    subject: Subject | None
    left: tuple[int, int] | None = None
    right: tuple[int, int] | None = None
    addressee: Span | None = None
    said: Span | None = None
    relay: Span | None = None


def find_reports(row: Row) -> Iterator[Report]:
    """Yield the reporting clauses of a sentence from left to right."""
    tokens = row.tokens
    last: Subject | None = None
    found = 0
    for at, token in enumerate(tokens):
        if found == _MOST:
            return
        low = token.low
        if low == "according" and at + 1 < len(tokens) and tokens[at + 1].low == "to":
            report = _according(row, at)
        elif (
            low in SPEECH
            or low in NAMING
            or low in THOUGHT
            or (at + 1 < len(tokens) and (low, tokens[at + 1].low) in PHRASAL)
        ):
            report = _verb(row, at, last)
        else:
            continue
        if report is not None:
            last = report.subject
            found += 1
            yield report


def _according(row: Row, at: int) -> Report | None:
    tokens = row.tokens
    subject = subjects.after(tokens, at + 2)
    if subject is None:
        return None
    cue = Span(tokens[at].start, tokens[at + 1].end)
    report = Report(row, cue, "according", subject)
    end = _content_end(tokens, subject.last)
    after = subject.last
    while after < len(tokens) and tokens[after].low != "," and tokens[after].low not in _STOPS | {QUOTE}:
        after += 1
    if at == 0 or tokens[at - 1].low in CONJUNCTIONS or at <= 2 and tokens[at - 1].low == ",":
        if after < len(tokens) and tokens[after].low == ",":
            end = _content_end(tokens, after + 1)
            report.right = (after + 1, end)
        return report
    report.left = (_left_start(tokens, at), at)
    return report


def _verb(row: Row, at: int, last: Subject | None) -> Report | None:
    tokens = row.tokens
    token = tokens[at]
    low = token.low
    end = at + 1
    lemma = SPEECH.get(low) or NAMING.get(low) or THOUGHT.get(low) or ""
    if end < len(tokens) and (low, tokens[end].low) in PHRASAL:
        lemma = PHRASAL[low, tokens[end].low]
        end += 1
    if token.capital and at > 0 and row.tokens[at - 1].low != QUOTE:
        return None
    group = at
    negated = False
    while group > 0 and (
        tokens[group - 1].low in AUXILIARIES or is_adverb(tokens[group - 1].low) or tokens[group - 1].low in NEGATIONS
    ):
        group -= 1
        negated = negated or tokens[group].low in NEGATIONS
    previous = tokens[at - 1].low if at else ""
    if negated or previous in {"to", "the", "a", "his", "her", "its", "their", "of", "an", "this", "that's"}:
        return None
    passive = any(t.low in {"was", "were", "been", "be", "is", "are"} for t in tokens[group:at]) and not low.endswith(
        "ing"
    )
    participle = low.endswith("ing") and group == at
    cue = Span(tokens[group].start, tokens[end - 1].end)
    if passive:
        if low == "quoted":
            return _quoted_as_saying(row, group, at)
        return None
    left_ready = group > 0 and (tokens[group - 1].low == QUOTE or tokens[group - 1].low in _DASHES | {",", "?", "!"})
    report: Report | None = None
    if left_ready and not participle and lemma in SPEECH and end < len(tokens) and _starts_subject(tokens, end):
        subject = subjects.after(tokens, end)
        if subject is not None:
            report = Report(row, cue, lemma, subject)
            report.left = (_left_start(tokens, group), group)
            _details(report, subject.last)
            return report
    if participle:
        subject = last or subjects.leading(tokens, 0)
    else:
        subject = subjects.before(tokens, group)
    if subject is None:
        return None
    if low == lemma and not participle and not _agrees(subject, tokens, group, at):
        return None
    report = Report(row, cue, lemma, subject)
    behind = _details(report, end)
    first = subject.first
    takes_left = (
        not participle and lemma in SPEECH and first > 0 and tokens[first - 1].low in _DASHES | {QUOTE, ",", "?", "!"}
    )
    right = _right(tokens, end, behind, lemma)
    if right is not None:
        report.right = right
    if (
        takes_left
        and subject.last <= group
        and (right is None or tokens[first - 1].low == QUOTE or (end < len(tokens) and tokens[end].low == ","))
    ):
        start = _left_start(tokens, first)
        if right is None or any(t.low == QUOTE for t in tokens[start:first]) or tokens[end].low == ",":
            report.left = (start, first)
    return report if report.left or report.right else None


def _quoted_as_saying(row: Row, group: int, at: int) -> Report | None:
    tokens = row.tokens
    subject = subjects.before(tokens, group)
    if subject is None:
        return None
    saying = at + 1
    while saying < min(len(tokens), at + 12) and tokens[saying].low != "saying":
        saying += 1
    if saying >= len(tokens) or tokens[saying].low != "saying":
        return None
    report = Report(row, Span(tokens[group].start, tokens[saying].end), "say", subject)
    if tokens[at + 1].low == "by":
        report.relay = Span(tokens[at + 2].start, tokens[saying - 2].end) if saying - 2 >= at + 2 else None
    behind = _details(report, saying + 1)
    report.right = _right(tokens, saying + 1, behind, "say")
    first = subject.first
    if first > 0 and tokens[first - 1].low in {QUOTE, ","}:
        report.left = (_left_start(tokens, first), first)
    return report


def _agrees(subject: Subject, tokens: Sequence[Token], group: int, at: int) -> bool:
    """Return whether a bare verb form goes with the subject: "officials say", "he may say"."""
    if group < at:
        return True
    last = subject.head[-1].low
    return (
        last in _PLURAL
        or (last.endswith("s") and not last.endswith(("ss", "'s")))
        or "and" in {t.low for t in subject.head}
    )


def _starts_subject(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.low in DAYS or token.low == QUOTE:
        return False
    return (
        token.capital
        or token.low in DETERMINERS
        or token.low in PRONOUNS
        or (
            token.is_word
            and token.low not in PREPOSITIONS
            and token.low not in SUBORDINATORS
            and token.low not in CONJUNCTIONS
            and token.low not in RELATIVES
            and not is_adverb(token.low)
        )
    )


def _details(report: Report, at: int) -> int:
    """Read addressee and time behind the verb; return the number of the first token behind them."""
    tokens = report.row.tokens
    limit = min(len(tokens), at + 40)
    if at < limit and report.lemma in TELLS and tokens[at].low not in PREPOSITIONS | {"that", ",", ":", QUOTE, "."}:
        end = at
        while (
            end < limit
            and tokens[end].low not in _STOPS
            and tokens[end].low not in {"that", QUOTE, "(", "he", "she", "they"}
            and not (
                end > at
                and (
                    tokens[end].low in PREPOSITIONS
                    or tokens[end].low in SUBORDINATORS
                    or tokens[end].low in DETERMINERS
                    or tokens[end].low in DAYS
                )
            )
        ):
            end += 1
        if end > at:
            report.addressee = Span(tokens[at].start, tokens[end - 1].end)
            at = end
    scan = at
    while scan < limit:
        low = tokens[scan].low
        if low in {"that", ":", QUOTE, ".", ";", "saying"} or (low in PRONOUNS and scan > at):
            break
        if low in DAYS and tokens[scan].capital or low in {"today", "yesterday"}:
            start = scan - 1 if scan > 0 and tokens[scan - 1].low in {"on", "last", "late", "early", "in"} else scan
            end = scan + 1
            if (
                end < len(tokens)
                and tokens[end].low in {"night", "morning", "evening", "afternoon"}
                or (end < len(tokens) and tokens[end].low.isdigit())
            ):
                end += 1
            report.said = Span(tokens[start].start, tokens[end - 1].end)
            break
        scan += 1
    return at


def _right(tokens: Sequence[Token], end: int, behind: int, lemma: str) -> tuple[int, int] | None:
    """Return the content behind the cue."""
    at = behind
    limit = len(tokens)
    # Adverbials between the verb and what was said: "said on Tuesday that", "said in a statement:"
    probe = at
    while probe < min(limit, at + 30) and tokens[probe].low not in {"that", ":", QUOTE, ".", ";", ","}:
        probe += 1
    if probe < limit and tokens[probe].low in {"that", ":"}:
        if lemma in NAMING and tokens[probe].low == "that":
            return None
        at = probe + (tokens[probe].low == ":")
    elif probe + 1 < limit and tokens[probe].low == "," and tokens[probe + 1].low == QUOTE:
        at = probe + 1
    elif lemma in NAMING:
        pass
    elif lemma in THOUGHT and lemma not in SPEECH:
        if (
            probe == at
            or at >= limit
            or not (tokens[at].low in PRONOUNS or tokens[at].capital or tokens[at].low in DETERMINERS)
        ):
            return None
    if at >= limit or tokens[at].low in {",", ".", ";", ")"}:
        return None
    # Time and place between verb and clause, without a "that"
    while at < limit and (
        tokens[at].low in DAYS or (tokens[at].low in {"on", "last"} and at + 1 < limit and tokens[at + 1].low in DAYS)
    ):
        at += 1
    if at >= limit or tokens[at].low in {",", ".", ";", ")"}:
        return None
    if tokens[at].low in PREPOSITIONS and lemma not in NAMING:
        return None
    stop = _content_end(tokens, at)
    return (at, stop) if stop > at else None


def _content_end(tokens: Sequence[Token], at: int) -> int:
    """Return where the reported clause that starts at ``at`` ends."""
    end = at
    while end < len(tokens):
        token = tokens[end]
        low = token.low
        if low == ";" or (low == "according" and end + 1 < len(tokens) and tokens[end + 1].low == "to"):
            break
        if low == "," and end + 1 < len(tokens):
            following = tokens[end + 1].low
            if following in SPEECH and following.endswith("ing"):
                break
            if (
                following in {"but", "and"}
                and end + 3 < len(tokens)
                and (tokens[end + 2].low in SPEECH or tokens[end + 3].low in SPEECH)
            ):
                break
            if following == "according":
                break
        end += 1
    while end > at and tokens[end - 1].low in _STOPS:
        end -= 1
    return end


def _left_start(tokens: Sequence[Token], end: int) -> int:
    """Return where a reported clause that ends at ``end`` starts."""
    start = end
    while start > 0 and tokens[start - 1].low not in {";"}:
        start -= 1
    while start < end and (
        tokens[start].low in {"but", "and", ",", "yet"} and start + 1 < end and tokens[start + 1].low == QUOTE
    ):
        start += 1
    return start
