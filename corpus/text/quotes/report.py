"""A reporting clause, and what it tells besides the words: to whom they were said, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.text.quotes.clauses import QUOTE, Row, Token
from corpus.text.quotes.contents import Extent
from corpus.text.quotes.identity import UNKNOWN, Identity
from corpus.text.quotes.lexicon import (
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    NOMINATIVES,
    PREPOSITIONS,
    SUBORDINATORS,
    TELLS,
)
from corpus.text.quotes.phrases import Subject
from corpus.text.spans import Span

_REACH = 40
"""How many tokens behind the verb its addressee and time are looked for."""
_OBJECTS = frozenset("him her them us me reporters journalists".split())
_BEHIND_ADDRESSEE = frozenset({"that", ",", ":", "to", "of", "about", "against", "whether", "if", "not", "on"})


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


def read_details(report: Report, at: int, lemma: str) -> int:
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
    report.said = report.said or time_in(tokens, at, limit)
    return at


def _ends_addressee(tokens: Sequence[Token], end: int, start: int) -> bool:
    low = tokens[end].low
    if low in PREPOSITIONS or low in SUBORDINATORS or low in AUXILIARIES or low in {"that", "he", "she", "they"}:
        return True
    return end > start and (low in DETERMINERS or low in NOMINATIVES or low in DAYS or low == "last")


def time_in(tokens: Sequence[Token], at: int, limit: int) -> Span | None:
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
