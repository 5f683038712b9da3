"""Reporting verbs and "according to": whose they are, and what they report.

Each sentence is read once from left to right; at every reporting verb the words around it are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.text.quotes import subjects
from corpus.text.quotes.clauses import QUOTE, Row, Token, is_adverb
from corpus.text.quotes.contents import DASHES, Extent, left_of, quotes_in, right_of, second_half
from corpus.text.quotes.cues import Cue, read_cue
from corpus.text.quotes.lexicon import (
    CLAUSAL,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    FORMS,
    MAKES,
    PHRASAL,
    PREPOSITIONS,
    PRONOUNS,
    QUOTING,
    SPEECH,
    SUBORDINATORS,
    TEXTS,
    THOUGHT,
)
from corpus.text.quotes.phrases import Subject
from corpus.text.quotes.report import Report, read_details, time_in
from corpus.text.spans import Span

MOST = 20
"""How many reporting clauses a sentence may hold; more of them are no sentence, and reading stays linear."""
_REACH = 40
"""How many tokens "quoted" and "saying" may stand apart."""
_PLURAL = frozenset("they we i you people many some most others few all both who".split())
_BEFORE_CONTENT = frozenset({",", "?", "!", QUOTE}) | DASHES
CUES = frozenset({"according", *FORMS, *MAKES, *(first for first, _ in PHRASAL)})


def reported(row: Row) -> Iterator[Report]:
    """Yield what reporting verbs report in a sentence, from left to right."""
    last: Subject | None = None
    found = 0
    for at, low in enumerate(row.words):
        if low not in CUES:
            continue
        report = _according(row, at) if low == "according" else _verb(row, at, last)
        if report is not None:
            last = report.subject
            yield report
            found += 1
            if found == MOST:
                return


def _according(row: Row, at: int) -> Report | None:
    tokens = row.tokens
    if at + 1 >= len(tokens) or tokens[at + 1].low != "to":
        return None
    subject = subjects.after(tokens, at + 2)
    if subject is None:
        return None
    report = Report(row, Span(tokens[at].start, tokens[at + 1].end), subject)
    if at == 0 or tokens[at - 1].low in CONJUNCTIONS or (at <= 2 and tokens[at - 1].low == ","):
        comma = subject.last
        while comma < len(tokens) and tokens[comma].low not in {",", ";", QUOTE}:
            comma += 1
        if comma < len(tokens) and tokens[comma].low == ",":
            report.right = right_of(tokens, comma + 1, "say")
    else:
        report.left = left_of(tokens, at)
    return report if report.left or report.right else None


def _verb(row: Row, at: int, last: Subject | None) -> Report | None:
    tokens = row.tokens
    cue = read_cue(tokens, at)
    if cue is None:
        return None
    if cue.passive:
        return _quoted_as_saying(row, cue) if tokens[at].low == "quoted" else None
    speech = cue.lemma in SPEECH
    if speech and not cue.participle and cue.first > 0 and tokens[cue.first - 1].low in _BEFORE_CONTENT:
        report = _turned(row, cue)
        if report is not None:
            return report
    subject = _of_participle(tokens, cue, last) if cue.participle else subjects.before(tokens, cue.first)
    if subject is None or (cue.bare and not _agrees(subject)):
        return None
    if cue.third and not _singular(tokens, cue, subject):
        return None
    report = Report(row, cue.span(tokens), subject, speech=speech, weak=cue.lemma in QUOTING, finite=not cue.participle)
    behind = read_details(report, cue.last, cue.lemma)
    right = right_of(tokens, behind, cue.lemma)
    if speech and not cue.participle and subject.last <= cue.first and subject.first > 0:
        report.left = _left(tokens, subject, cue, right)
    if report.left is not None and quotes_in(tokens, report.left):
        right = second_half(tokens, behind)
    elif report.left is not None and cue.last < len(tokens) and tokens[cue.last].low == ",":
        right = right_of(tokens, cue.last + 1, "say")
    report.right = right if right is None or _reports(tokens, cue, right) else None
    report.said = report.said or time_in(tokens, subject.last, cue.first)
    return report if report.left or report.right else None


def _reports(tokens: Sequence[Token], cue: Cue, right: Extent) -> bool:
    """Return whether the verb reports what stands behind it, and does not do it."""
    opening = tokens[right[0]].low
    if cue.participle and cue.lemma in THOUGHT and cue.lemma not in SPEECH:
        return opening == "that"  # "a Senate hearing" is a noun
    if cue.lemma in CLAUSAL and opening != "that":
        return opening == QUOTE
    return cue.lemma not in QUOTING or quotes_in(tokens, right)


def _of_participle(tokens: Sequence[Token], cue: Cue, last: Subject | None) -> Subject | None:
    """Return whose words "saying" reports: of a noun right before it, or of the clause it hangs on."""
    if cue.first == 0:
        return None
    before = tokens[cue.first - 1]
    if before.is_word and before.low not in TEXTS and before.low not in CONJUNCTIONS and before.low not in PREPOSITIONS:
        direct = subjects.noun_before(tokens, cue.first)
        if direct is not None:
            return direct
        if not any(token.low in TEXTS for token in tokens[max(0, cue.first - 6) : cue.first]):
            return None  # "sent letters to shareholders calling": whose words these are word order does not tell
    return last or subjects.leading(tokens, 0)


def _turned(row: Row, cue: Cue) -> Report | None:
    """Return the report of "…," said Dmitry Peskov."""
    tokens = row.tokens
    if not subjects.starts_subject(tokens, cue.last):
        return None
    left = left_of(tokens, cue.first)
    subject = subjects.after(tokens, cue.last)
    if subject is None or left is None:
        return None
    if tokens[cue.first - 1].low != QUOTE and not _ends_clause(tokens, subject.last):
        return None
    if tokens[cue.first - 1].low == ",":
        apposed = subjects.before(tokens, cue.first)
        if apposed is not None and apposed.name and apposed.last < cue.first - 1 and not quotes_in(tokens, left):
            return None
    if cue.lemma in QUOTING and not quotes_in(tokens, left):
        return None
    report = Report(row, cue.span(tokens), subject, left)
    read_details(report, subject.last, "say")
    if quotes_in(tokens, left):
        report.right = second_half(tokens, subject.last)
    return report


def _ends_clause(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the subject of "…, said Smith" is followed by nothing that could be what was said.

    It tells "The plan failed, said Smith." from "Smith, the mayor, said the plan failed."
    """
    if at >= len(tokens):
        return True
    low = tokens[at].low
    return low in {".", ";", "?", "!", ","} or low in DASHES or low in PREPOSITIONS or low in DAYS


def _left(tokens: Sequence[Token], subject: Subject, cue: Cue, right: Extent | None) -> Extent | None:
    """Return what "…, he said" reports, if the words before are reported at all."""
    if tokens[subject.first - 1].low not in _BEFORE_CONTENT:
        return None
    left = left_of(tokens, subject.first)
    if left is None:
        return None
    if quotes_in(tokens, left):
        return left if tokens[left[1] - 1].low in _BEFORE_CONTENT else None
    opening = tokens[left[0]].low
    if cue.lemma in QUOTING:
        return None
    adverbial = opening in PREPOSITIONS or opening in SUBORDINATORS or opening in DAYS or opening.endswith("ing")
    if adverbial or is_adverb(tokens[left[0]]):
        return None
    parenthetical = cue.last < len(tokens) and tokens[cue.last].low == ","
    return left if parenthetical or right is None else None


def _quoted_as_saying(row: Row, cue: Cue) -> Report | None:
    """Return the report of "Lavrov was quoted by state media as saying …"."""
    tokens = row.tokens
    subject = subjects.before(tokens, cue.first)
    limit = min(len(tokens), cue.last + _REACH)
    saying = next((i for i in range(cue.last, limit) if tokens[i].low == "saying"), None)
    if subject is None or saying is None:
        return None
    report = Report(row, Span(tokens[cue.first].start, tokens[saying].end), subject)
    if tokens[cue.last].low in {"by", "in"} and saying - 1 > cue.last + 1:
        report.relay = Span(tokens[cue.last + 1].start, tokens[saying - 2].end)
    elif saying + 1 < len(tokens) and tokens[saying + 1].low in {"to", "by", "in"}:
        end = saying + 2
        while end < limit and tokens[end].is_word and tokens[end].low not in PREPOSITIONS | {"that"}:
            end += 1
        if end > saying + 2:
            report.relay = Span(tokens[saying + 2].start, tokens[end - 1].end)
    behind = read_details(report, saying + 1, "say")
    report.right = right_of(tokens, behind, "say")
    if subject.first > 0 and tokens[subject.first - 1].low in _BEFORE_CONTENT:
        report.left = left_of(tokens, subject.first)
    return report if report.left or report.right else None


def _agrees(subject: Subject) -> bool:
    """Return whether a plain verb form goes with the subject: "officials say", but not "the report"."""
    last = subject.head[-1].low
    plural = last in _PLURAL or (last.endswith("s") and not last.endswith(("ss", "'s")))
    return plural or any(token.low == "and" for token in subject.head)


def _singular(tokens: Sequence[Token], cue: Cue, subject: Subject) -> bool:
    """Return whether an -s form is a verb: "the mayor claims", but not "direct questions", "speeches and promises"."""
    first = subject.head[0]
    return tokens[cue.first - 1].low not in CONJUNCTIONS and (
        first.capital or first.low in DETERMINERS or first.low in PRONOUNS
    )
