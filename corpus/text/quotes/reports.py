"""Reporting clauses: a cue, whose it is, to whom, when, and what it reports.

Each sentence is read once from left to right; at every reporting verb the words around it are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.text.quotes import subjects
from corpus.text.quotes.clauses import QUOTE, Row, Token, is_adverb
from corpus.text.quotes.contents import DASHES, Extent, left_of, quotes_in, right_of
from corpus.text.quotes.cues import Cue, read_cue
from corpus.text.quotes.identity import UNKNOWN, Identity
from corpus.text.quotes.lexicon import (
    AUXILIARIES,
    CLAUSAL,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    FORMS,
    MAKES,
    NOMINATIVES,
    PHRASAL,
    PREPOSITIONS,
    PRONOUNS,
    QUOTING,
    RELATIVES,
    SPEECH,
    SUBORDINATORS,
    TELLS,
    TEXTS,
    THOUGHT,
)
from corpus.text.quotes.subjects import Subject
from corpus.text.spans import Span

_MOST = 20
"""How many reporting clauses a sentence may hold; more of them are no sentence, and reading stays linear."""
_REACH = 40
"""How many tokens behind the verb its addressee and time are looked for."""
_PLURAL = frozenset("they we i you people many some most others few all both who".split())
_BEFORE_CONTENT = frozenset({",", "?", "!", QUOTE}) | DASHES
_OBJECTS = frozenset("him her them us me reporters journalists".split())
_BEHIND_ADDRESSEE = frozenset({"that", ",", ":", "to", "of", "about", "against", "whether", "if", "not", "on"})
_BEFORE_SECOND_HALF = frozenset({",", ":", ";", ".", QUOTE}) | DASHES
_CUES = frozenset({"according", *FORMS, *MAKES, *(first for first, _ in PHRASAL)})


_TELLING = _CUES | {":"}


@dataclass(slots=True)
class Report:
    """A reporting clause.

    Args:
        row: the sentence it stands in.
        cue: the reporting words.
        subject: who reports.
        left: the content before the cue.
        right: the content behind it.
        addressee: to whom.
        said: when.
        relay: who passes it on.
        speech: whether the verb reports words, and not only a name for something ("called").
        weak: whether its verb tells of deeds as much as of words.
        finite: whether its verb can be a sentence's own: "said", but not "saying".
        identity: who the subject stands for, once the article has been read up to here.
        tentative: whether it holds only if a person or a body of the article turns out to be the speaker.
    """

    row: Row
    cue: Span
    subject: Subject
    left: Extent | None = None
    right: Extent | None = None
    addressee: Span | None = None
    said: Span | None = None
    relay: Span | None = None
    speech: bool = True
    weak: bool = False
    finite: bool = True
    tentative: bool = False
    identity: Identity = UNKNOWN


def find_reports(row: Row) -> list[Report]:
    """Return the reporting clauses of a sentence: those of reporting verbs first, then what marks alone tell."""
    if not row.stretches and not row.has_any(_TELLING):
        return []
    found = list(_by_verb(row))
    if len(found) < _MOST:
        found.extend(_by_marks(row, found))
    for report in list(found):
        report.relay = report.relay or _relay(report, found)
        if report.relay is not None and report.weak:
            found.remove(report)  # the words are those of whoever says that the two men "discussed" them
    return found


def _by_verb(row: Row) -> Iterator[Report]:
    tokens = row.tokens
    last: Subject | None = None
    found = 0
    for at, token in enumerate(tokens):
        low = token.low
        if low not in _CUES:
            continue
        report = _according(row, at) if low == "according" else _verb(row, at, last)
        if report is not None:
            last = report.subject
            yield report
            found += 1
            if found == _MOST:
                return


def _by_marks(row: Row, known: Sequence[Report]) -> Iterator[Report]:
    """Yield what a colon introduces, and what a comma inside the quotation marks gives to a verb not listed."""
    tokens = row.tokens
    marks = [at for at, token in enumerate(tokens) if token.low == QUOTE or token.low == ":"]
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
        and _starts_subject(tokens, comma + 1)
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
    return Report(row, cue, subject, left, _after_split(tokens, max(verb + 1, subject.last)), tentative=True)


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
    behind = _details(report, cue.last, cue.lemma)
    right = right_of(tokens, behind, cue.lemma)
    if speech and not cue.participle and subject.last <= cue.first and subject.first > 0:
        report.left = _left(tokens, subject, cue, right)
    if report.left is not None and quotes_in(tokens, report.left):
        right = _after_split(tokens, behind)
    elif report.left is not None and cue.last < len(tokens) and tokens[cue.last].low == ",":
        right = right_of(tokens, cue.last + 1, "say")
    report.right = right if right is None or _reports(tokens, cue, right) else None
    report.said = report.said or _time(tokens, subject.last, cue.first)
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
    if not _starts_subject(tokens, cue.last):
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
    _details(report, subject.last, "say")
    if quotes_in(tokens, left):
        report.right = _after_split(tokens, subject.last)
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


def _after_split(tokens: Sequence[Token], at: int) -> Extent | None:
    """Return the second half of a quotation split by its reporting clause, ending with the first half's marks."""
    limit = min(len(tokens), at + _REACH)
    while at < limit:
        quoted = tokens[at].quoted
        if quoted is not None and not quoted.title and tokens[at - 1].low in _BEFORE_SECOND_HALF:
            return at, at + 1
        at += 1
    return None


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
    behind = _details(report, saying + 1, "say")
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


def _starts_subject(tokens: Sequence[Token], at: int) -> bool:
    if at >= len(tokens):
        return False
    token = tokens[at]
    low = token.low
    if low in DAYS or not token.is_word or (low in FORMS and not token.capital):
        return False
    if token.capital or low in DETERMINERS or low in PRONOUNS:
        return True
    return not (
        low in PREPOSITIONS or low in SUBORDINATORS or low in CONJUNCTIONS or low in RELATIVES or is_adverb(token)
    )


def _details(report: Report, at: int, lemma: str) -> int:
    """Read addressee and time off the words behind the verb; return the number of the first token behind them."""
    tokens = report.row.tokens
    limit = min(len(tokens), at + _REACH)
    if lemma in TELLS:
        end = at
        while end < limit and tokens[end].is_word and not _ends_addressee(tokens, end, at):
            end += 1
        followed = end < len(tokens) and (tokens[end].low in _BEHIND_ADDRESSEE or tokens[end].quoted is not None)
        if end > at and (lemma == "tell" or followed or tokens[end - 1].low in _OBJECTS):
            report.addressee = Span(tokens[at].start, tokens[end - 1].end)
            at = end
    report.said = report.said or _time(tokens, at, limit)
    return at


def _ends_addressee(tokens: Sequence[Token], end: int, start: int) -> bool:
    low = tokens[end].low
    if low in PREPOSITIONS or low in SUBORDINATORS or low in AUXILIARIES or low in {"that", "he", "she", "they"}:
        return True
    return end > start and (low in DETERMINERS or low in NOMINATIVES or low in DAYS or low == "last")


def _time(tokens: Sequence[Token], at: int, limit: int) -> Span | None:
    """Return "on Tuesday", "Monday night" or "yesterday" within the reporting clause."""
    for i in range(at, limit):
        token = tokens[i]
        low = token.low
        if low in {"that", ":", QUOTE, ".", ";", "saying"} or (low in NOMINATIVES and i > at):
            return None
        if low in DAYS and (token.capital or low in {"today", "yesterday", "tonight"}):
            first = i - (i > 0 and tokens[i - 1].low in {"on", "last", "late", "early", "in"})
            last = i + 1
            if last < len(tokens) and (
                tokens[last].low in {"night", "morning", "evening", "afternoon"} or tokens[last].low.isdigit()
            ):
                last += 1
            return Span(tokens[first].start, tokens[last - 1].end)
    return None
