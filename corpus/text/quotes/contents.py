"""What a cue reports: how far the words reach to its left and to its right.

Extents are (first, behind last) numbers of tokens in a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.text.quotes.clauses import QUOTE, Token, is_adverb
from corpus.text.quotes.cues import starts_cue
from corpus.text.quotes.lexicon import (
    CONJUNCTIONS,
    DAYS,
    NAMING,
    NOMINATIVES,
    PREPOSITIONS,
    PROMISES,
    SPEECH,
    SUBORDINATORS,
    THOUGHT,
)

Extent = tuple[int, int]

DASHES = frozenset({"—", "–", "--"})
_STOPS = frozenset({".", "!", "?", "…", ",", ";", ":"}) | DASHES
_TIME_BEFORE = frozenset("on last this late early next earlier later in at".split())
_TIME_NOUNS = frozenset("week weekend month year night morning afternoon evening fall summer spring winter day".split())
_BEFORE_SECOND_HALF = frozenset({",", ":", ";", ".", QUOTE}) | DASHES
_SPLIT_REACH = 40
"""How many tokens the clause between two halves of a quotation may have."""
_CLAUSE_STARTERS = frozenset("that if whether how why what who when where".split())
_REACH = 24
"""How many tokens an adverbial between the verb and what was said may have."""


def right_of(tokens: Sequence[Token], at: int, lemma: str) -> Extent | None:
    """Return what stands reported behind a cue, its addressee read off already.

    Args:
        tokens: the sentence.
        at: number of the first token behind cue and addressee.
        lemma: the cue's verb.
    """
    start = _content_start(tokens, at, lemma)
    if start is None or start >= len(tokens):
        return None
    quoted = tokens[start].quoted
    if quoted is not None and _whole(tokens, start):
        return start, start + 1
    end = _content_end(tokens, start)
    return (start, end) if end > start else None


def _content_start(tokens: Sequence[Token], at: int, lemma: str) -> int | None:
    limit = len(tokens)
    if at < limit and tokens[at].low == "," and at + 1 < limit and tokens[at + 1].low == QUOTE:
        return at + 1
    if at < limit and lemma in PROMISES and tokens[at].low == "to":
        return at
    if at >= limit:
        return None
    if lemma in NAMING:
        low = tokens[at].low
        return None if low in _STOPS or low in PREPOSITIONS or low in {"that", ")"} else at
    skipped = _skip_adverbial(tokens, at)
    if skipped is None or skipped >= limit:
        return None
    low = tokens[skipped].low
    if low == ":":
        return skipped + 1
    if low in _STOPS or low == ")":
        return None
    if lemma in THOUGHT and lemma not in SPEECH:
        starts = low == "that" or low in NOMINATIVES or tokens[skipped].capital
        return skipped if starts and low != QUOTE else None
    return None if low in PREPOSITIONS or low in CONJUNCTIONS else skipped


def _skip_adverbial(tokens: Sequence[Token], at: int) -> int | None:
    """Return the first token behind "on Tuesday", "in a statement", "last week" after a verb."""
    limit = min(len(tokens), at + _REACH)
    start = at
    while at < limit:
        low = tokens[at].low
        following = tokens[at + 1].low if at + 1 < limit else ""
        if low in DAYS and (tokens[at].capital or low in {"today", "yesterday", "tonight"}):
            at += 1
            if at < limit and (tokens[at].low in _TIME_NOUNS or tokens[at].low.isdigit()):
                at += 1
        elif low in _TIME_BEFORE and (following in DAYS or following in _TIME_NOUNS):
            at += 2
        elif low in PREPOSITIONS and low != "to":
            at += 1
            while at < limit and not _may_start_clause(tokens, at):
                at += 1
            if at >= limit:
                return None
        elif low == "," and at > start and following in {"that", QUOTE}:
            return at + 1
        elif low == "," and following in PREPOSITIONS:
            comma = next((i for i in range(at + 2, limit) if tokens[i].low == ","), None)
            if comma is None or comma + 1 >= limit or tokens[comma + 1].low not in {"that", QUOTE}:
                return at
            at = comma
        elif is_adverb(tokens[at]) and (following in {"that", ":", QUOTE}):
            at += 1
        else:
            return at
    return None


def _may_start_clause(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    if low in _CLAUSE_STARTERS or low in {":", QUOTE, ".", ";"} or low in NOMINATIVES or low in DAYS:
        return not (low == QUOTE and tokens[at - 1].low not in {",", ":", "that"} and tokens[at].capital)
    return low == ","


def _whole(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the quoted stretch at ``at`` is all that was said: it does not run on outside."""
    quoted = tokens[at].quoted
    if quoted is None or at + 1 >= len(tokens):
        return quoted is not None
    following = tokens[at + 1].low
    if following in _STOPS:
        return following not in DASHES
    return tokens[at].capital and (following in CONJUNCTIONS or following in SUBORDINATORS or following in PREPOSITIONS)


def _content_end(tokens: Sequence[Token], start: int) -> int:
    """Return where the reported clause that starts at ``start`` ends."""
    subordinate = tokens[0].low in SUBORDINATORS
    end = start
    limit = len(tokens)
    while end < limit:
        low = tokens[end].low
        following = tokens[end + 1] if end + 1 < limit else None
        if low == ";" or (low == "according" and following is not None and following.low == "to"):
            break
        if following is not None and end > start:
            if low in {"and", "but"} and starts_cue(tokens, end + 1):
                break
            if low == "," and (subordinate or _leaves(tokens, end + 1)):
                break
        end += 1
    while end > start and tokens[end - 1].low in _STOPS:
        end -= 1
    return end


def _leaves(tokens: Sequence[Token], at: int) -> bool:
    """Return whether what stands behind a comma leaves the reported clause."""
    low = tokens[at].low
    if low in SPEECH and low.endswith("ing"):
        return True
    if low in {"but", "and", "while"}:
        return starts_cue(tokens, at + 1) or any(
            starts_cue(tokens, later) for later in (at + 2, at + 3) if later < len(tokens)
        )
    return False


def left_of(tokens: Sequence[Token], end: int) -> Extent | None:
    """Return what stands reported before a clause such as ", he said" whose first token is ``end``."""
    start = end
    while start > 0 and tokens[start - 1].low != ";":
        start -= 1
    # A colon in front of a quotation leaves its introduction outside: "She was blunt: "No," she said."
    first = next((i for i in range(start, end) if tokens[i].low == QUOTE), None)
    if first is not None and first > start and tokens[first - 1].low in {":", ","}:
        opening = tokens[start].low
        if tokens[first - 1].low == ":" or opening in SUBORDINATORS or opening in PREPOSITIONS:
            start = first
    while start < end and (
        tokens[start].low in _STOPS or (tokens[start].low in CONJUNCTIONS and tokens[start + 1].low == QUOTE)
    ):
        start += 1
    return (start, end) if start < end else None


def quotes_in(tokens: Sequence[Token], extent: Extent) -> bool:
    """Return whether some quoted stretch other than a title lies in the extent."""
    return any(token.quoted is not None and not token.quoted.title for token in tokens[extent[0] : extent[1]])


def second_half(tokens: Sequence[Token], at: int) -> Extent | None:
    """Return the second half of a quotation split by its reporting clause, ending with the first half's marks."""
    limit = min(len(tokens), at + _SPLIT_REACH)
    while at < limit:
        quoted = tokens[at].quoted
        if quoted is not None and not quoted.title and tokens[at - 1].low in _BEFORE_SECOND_HALF:
            return at, at + 1
        at += 1
    return None
