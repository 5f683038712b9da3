"""Noun phrases: what one is in a row of tokens, its head, and the name it ends with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from corpus.text.quotes.clauses import QUOTE, Token, is_adverb
from corpus.text.quotes.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
)
from corpus.text.spans import Span

REACH = 60
"""How many tokens away from its verb a subject is looked for; longer appositions do not occur."""

_SHORT = 30
"""How many characters a quoted stretch inside a noun phrase may have, marks and all."""

STRONG = frozenset({QUOTE, ";", ":", ".", "?", "!", "…"})
COMMAS = frozenset({",", "—", "–", "--"})
_ABBREVIATED = frozenset(
    """mr mrs ms dr gov sen rep gen col lt sgt capt jr sr st prof rev hon pres adm maj messrs u.s d u.n""".split()
)
_SAID = frozenset("said says say told tells added insisted warned argued noted".split())
_NOT_SUBJECT = frozenset("there here".split())


class Subject(NamedTuple):
    """A noun phrase that does the reporting.

    Args:
        span: the phrase as written.
        head: the tokens of the phrase before any preposition: "the head" of "the head of the National Guard".
        name: the tokens of the name the phrase ends with, if it does.
        first: number of its first token in the row.
        last: number behind its last token in the row.
    """

    span: Span
    head: tuple[Token, ...]
    name: tuple[Token, ...]
    first: int
    last: int

    @property
    def pronoun(self) -> str | None:
        """Return the pronoun the subject consists of."""
        return self.head[0].low if len(self.head) == 1 and self.head[0].low in PRONOUNS else None

    @property
    def group(self) -> bool:
        """Return whether it is several joined by "and"."""
        return any(token.low == "and" for token in self.head)


def phrase(tokens: Sequence[Token], start: int, end: int) -> Subject | None:
    """Return the subject inside a stretch of tokens without commas."""
    # A parenthesis behind a name ("Mike Pence (R-IN)") is no part of it.
    if end - 1 > start and tokens[end - 1].low == ")":
        while end > start and tokens[end - 1].low != "(":
            end -= 1
        end -= 1
    if end <= start:
        return None
    last = tokens[end - 1]
    if last.low == "who":
        return _antecedent_of_who(tokens, start, end - 1)
    if last.low in PRONOUNS:
        return Subject(Span(last.start, last.end), (last,), (), end - 1, end)
    at = end
    while at > start:
        low = tokens[at - 1].low
        if low in SUBORDINATORS or low in RELATIVES or low in {"(", ")"} or (low in _SAID and at < end):
            break
        if low in {"and", "but", "or"} and not (
            low == "and" and at < end and at - 2 >= start and tokens[at].capital == tokens[at - 2].capital
        ):
            break
        at -= 1
    start = at
    while start < end and (
        tokens[start].low in CONJUNCTIONS
        or (is_adverb(tokens[start]) and _before_name(tokens, start, end))
        or tokens[start].low in DAYS
        or tokens[start].low in {"last", "next", "week", "month", "year", "meanwhile", "however"}
    ):
        start += 1
    if start < end and tokens[start].low in PREPOSITIONS:
        name = end
        while name > start + 1 and (tokens[name - 1].capital or abbreviates(tokens, name - 1)):
            name -= 1
        while name < end and (tokens[name].low in DAYS or tokens[name].low == "."):
            name += 1
        before_name = tokens[name - 1].low if name > start else ""
        if name == end or before_name in PREPOSITIONS or before_name in DETERMINERS:
            return None
        start = name
    if start >= end or not any(token.is_word for token in tokens[start:end]):
        return None
    if tokens[start].low in AUXILIARIES and not tokens[start].capital:
        return None  # a relative clause: "countries that had in the past called for"
    return noun_phrase(tokens, start, end)


def noun_phrase(tokens: Sequence[Token], start: int, end: int) -> Subject | None:
    """Return exactly this stretch of tokens as a subject; ``None`` when it cannot be one ("there", "Tuesday")."""
    while end - 1 > start and tokens[end - 1].low in DAYS and tokens[end - 2].low in PREPOSITIONS:
        end -= 2  # "Putin on Tuesday pledged"
    head_end = start
    while head_end < end and (tokens[head_end].low not in PREPOSITIONS or head_end == start):
        head_end += 1
    head = tuple(tokens[start:head_end])
    name = len(head)
    while name > 0 and (
        head[name - 1].capital
        or (head[name - 1].low == "." and name < len(head))
        or (head[name - 1].quoted is not None and name < len(head))
    ):
        name -= 1
    while name < len(head) and not head[name].capital:
        name += 1
    found = head[name:]
    if name == 0 and found and found[0].low in DETERMINERS:
        found = found[1:]
    if all(token.low in _NOT_SUBJECT or token.low in DAYS for token in head):
        return None
    return Subject(Span(tokens[start].start, tokens[end - 1].end), head, found, start, end)


def _before_name(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether an adverb is one, and not a name that looks like one: "Now Sembler said", "Early said"."""
    return not tokens[at].capital or (at + 1 < end and tokens[at + 1].capital)


def _antecedent_of_who(tokens: Sequence[Token], start: int, who: int) -> Subject | None:
    """Return the phrase in front of "who": "Small, who attended the rally, said"."""
    end = who
    while end > 0 and tokens[end - 1].low in COMMAS:
        end -= 1
    floor = floor_of(tokens, end)
    start = end
    while start > floor and tokens[start - 1].low not in COMMAS:
        start -= 1
    if end <= start:
        return None
    if start > floor and parenthetical(tokens, start, end):
        while start > floor and parenthetical(tokens, start, end):
            end = start - 1
            start = end
            while start > floor and tokens[start - 1].low not in COMMAS:
                start -= 1
        if start >= end:
            return None
        return _last_name(tokens, start, end) or phrase(tokens, start, end)
    # Behind a verb only a name is told apart from what stands before it: "met Smith, who said".
    name = end
    while name > start and (tokens[name - 1].capital or abbreviates(tokens, name - 1)):
        name -= 1
    if name < end and tokens[name].capital and name > start:
        return noun_phrase(tokens, name, end)
    return phrase(tokens, start, end)


def _last_name(tokens: Sequence[Token], start: int, end: int) -> Subject | None:
    """Return the last name in a stretch that is not the place or body of another one: "Feinstein of California"."""
    while end > start:
        if not tokens[end - 1].capital:
            end -= 1
            continue
        first = end
        while first > start and (tokens[first - 1].capital or abbreviates(tokens, first - 1)):
            first -= 1
        if first == start or tokens[first - 1].low not in {"of", "in", "at", "for", "from", "the"}:
            return noun_phrase(tokens, first, end)
        end = first
    return None


def floor_of(tokens: Sequence[Token], end: int) -> int:
    """Return where the clause that ends at ``end`` may begin at the earliest."""
    floor = end
    lowest = max(0, end - REACH)
    while floor > lowest:
        low = tokens[floor - 1].low
        if low in STRONG and not abbreviates(tokens, floor - 1) and not inside_phrase(tokens, floor - 1):
            break
        floor -= 1
    return floor


def parenthetical(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether a stretch between commas only says more of the phrase before it."""
    first = tokens[start]
    low = first.low
    if low in DETERMINERS or low in PREPOSITIONS or low in RELATIVES or low in SUBORDINATORS or low in CONJUNCTIONS:
        return True
    if not first.capital or (low in _ABBREVIATED and end - start <= 2):
        return True
    # "Smith, R-Pa., said", "Jones, D-Ohio, said", "King, Iowa, said"
    return (low[:2] in {"r-", "d-", "i-"}) or (
        end - start <= 2 and start >= 2 and tokens[start - 2].capital and "-" not in low and low in _ABBREVIATED
    )


def abbreviates(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the stop at ``at`` belongs to an abbreviation inside the sentence."""
    return tokens[at].low == "." and 0 < at < len(tokens) - 1 and tokens[at - 1].is_word


def inside_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the quoted stretch is part of a phrase: Dwayne “The Rock” Johnson, the “healthy” opposition."""
    quoted = tokens[at].quoted
    return (
        quoted is not None
        and 0 < at < len(tokens) - 1
        and not quoted.comma
        and tokens[at].end - tokens[at].start < _SHORT
        and (tokens[at - 1].is_word or tokens[at - 1].low == "'s")
        and tokens[at + 1].is_word
    )
