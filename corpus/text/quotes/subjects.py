"""Who stands as the subject of a reporting verb.

Without a parser, from word order: before the verb stands its subject, perhaps with an apposition between
commas; behind a quotation or a comma the order may be turned round ("said Dmitry Peskov, the spokesman").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.text.quotes.clauses import QUOTE, Token, is_adverb
from corpus.text.quotes.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    NAMING,
    NEGATIONS,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SPEECH,
    SUBORDINATORS,
    THOUGHT,
)
from corpus.text.spans import Span

_REACH = 60
"""How many tokens away from its verb a subject is looked for; longer appositions do not occur."""

_SHORT = 30
"""How many characters a quoted stretch inside a noun phrase may have, marks and all."""

_STRONG = frozenset({QUOTE, ";", ":", ".", "?", "!", "…"})
_COMMAS = frozenset({",", "—", "–", "--"})
_ABBREVIATED = frozenset(
    """mr mrs ms dr gov sen rep gen col lt sgt capt jr sr st prof rev hon pres adm maj messrs u.s d u.n""".split()
)
_SAID = frozenset("said says say told tells added insisted warned argued noted".split())
_NOT_SUBJECT = frozenset("there here".split())


@dataclass(frozen=True, slots=True)
class Subject:
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


def before(tokens: Sequence[Token], verb: int) -> Subject | None:
    """Return the subject left of the verb group that starts at ``verb``."""
    end = verb
    floor = _floor(tokens, end)
    if end - 1 >= floor and tokens[end - 1].low in _COMMAS:
        return _behind_apposition(tokens, floor, end - 1)
    if end - 1 >= floor and tokens[end - 1].low in CONJUNCTIONS:
        return leading(tokens, floor)
    start = end
    while start > floor and tokens[start - 1].low not in _COMMAS:
        start -= 1
    return _phrase(tokens, start, end)


def leading(tokens: Sequence[Token], start: int) -> Subject | None:
    """Return the noun phrase a clause begins with, behind any adverbial before a comma."""
    limit = min(len(tokens), start + _REACH)
    if start == 0:
        start = _behind_dateline(tokens)
    while start < limit and (tokens[start].low in CONJUNCTIONS or is_adverb(tokens[start]) or tokens[start].low == ","):
        start += 1
    if start >= limit:
        return None
    while start < limit and _adverbial(tokens, start):
        comma = start
        while comma < limit and tokens[comma].low != ",":
            comma += 1
        if comma >= limit:
            break
        start = comma + 1
    end = start
    while end < limit and not _ends_phrase(tokens, end, start):
        end += 1
    if end <= start:
        return None
    subject = _phrase(tokens, start, end)
    if subject is not None and not subject.name and end < limit and tokens[end].low == ",":
        # "A potential running mate, Haley is …", "A few months ago, the developer Mel Sembler told …"
        start = end + 1
        end = start
        while end < limit and not _ends_phrase(tokens, end, start):
            end += 1
        named = _phrase(tokens, start, end) if end > start else None
        continued = (
            named is not None and named.last < limit and (tokens[named.last].is_word or tokens[named.last].low == ",")
        )
        if named is not None and continued and (named.name or named.pronoun):
            return named
    return subject


def _behind_dateline(tokens: Sequence[Token]) -> int:
    """Return where the sentence proper starts: behind "MOSCOW (AP) —"."""
    for at, token in enumerate(tokens[:9]):
        if token.low in _COMMAS and token.low != ",":
            return at + 1 if at else 0
        if not token.capital and token.low not in {"(", ")", ",", "."}:
            break
    return 0


def noun_before(tokens: Sequence[Token], end: int) -> Subject | None:
    """Return the short noun phrase that ends right before ``end``: a name, or a determiner and its noun."""
    start = end
    if tokens[end - 1].capital:
        while start > 0 and (tokens[start - 1].capital or _abbreviates(tokens, start - 1)):
            start -= 1
    else:
        lowest = max(0, end - 4)
        while start > lowest and tokens[start - 1].is_word and tokens[start - 1].low not in DETERMINERS:
            start -= 1
        if start == 0 or tokens[start - 1].low not in {"a", "an", "the"}:
            return None
        start -= 1
    return _subject(tokens, start, end)


def _before_name(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether an adverb is one, and not a name that looks like one: "Now Sembler said", "Early said"."""
    return not tokens[at].capital or (at + 1 < end and tokens[at + 1].capital)


def _adverbial(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a clause that begins here puts something before its subject."""
    low = tokens[at].low
    if low in PREPOSITIONS or low in SUBORDINATORS:
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or len(low) < 5 or "-" in low:
        return False
    if low.endswith("ed"):  # "Asked whether", "Contacted by", but not "Armed men"
        return following.low in PREPOSITIONS or following.low in SUBORDINATORS or following.low in DAYS
    return low.endswith("ing") and not following.capital


def _name_from(tokens: Sequence[Token], start: int, limit: int) -> Subject | None:
    """Return the name that starts exactly here."""
    end = start
    while end < limit and (tokens[end].capital or _abbreviates(tokens, end)):
        end += 1
    return _phrase(tokens, start, end) if end > start else None


def after(tokens: Sequence[Token], start: int) -> Subject | None:
    """Return the subject right of a verb in turned order, which starts at ``start``."""
    limit = min(len(tokens), start + _REACH)
    end = start
    while end < limit and not _ends_phrase(tokens, end, start):
        end += 1
    subject = _phrase(tokens, start, end)
    if subject is None:
        return None
    if not subject.name and subject.pronoun is None and end < limit and tokens[end].low == ",":
        named = _apposed_name(tokens, end + 1, limit)
        if named is not None:
            return named
    return subject


def _apposed_name(tokens: Sequence[Token], start: int, limit: int) -> Subject | None:
    """Return the name in "said the group's president, Frank Coleman."."""
    name = _name_from(tokens, start, limit)
    if name is not None and (name.last == limit or tokens[name.last].low in _COMMAS | _STRONG):
        return name
    return None


def _floor(tokens: Sequence[Token], end: int) -> int:
    floor = end
    lowest = max(0, end - _REACH)
    while floor > lowest:
        low = tokens[floor - 1].low
        if low in _STRONG and not _abbreviates(tokens, floor - 1) and not _inside_phrase(tokens, floor - 1):
            break
        floor -= 1
    return floor


def _abbreviates(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the stop at ``at`` belongs to an abbreviation inside the sentence."""
    return tokens[at].low == "." and 0 < at < len(tokens) - 1 and tokens[at - 1].is_word


def _inside_phrase(tokens: Sequence[Token], at: int) -> bool:
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


def _participle(token: Token) -> bool:
    return not token.capital and token.low.endswith(("ing", "ed")) and len(token.low) > 4


def _ends_phrase(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Return whether a phrase that started at ``start`` is over at ``at``, reading to the right."""
    token = tokens[at]
    low = token.low
    if low in _COMMAS or low in {"(", ")"} or low in RELATIVES or low in SUBORDINATORS:
        return True
    if low in _STRONG:
        return not _abbreviates(tokens, at) and not _inside_phrase(tokens, at)
    if low in PREPOSITIONS:
        return low not in {"of", "for"} or at == start
    if low == "'s":  # "He's said" against "Assad's office"
        return at > start and tokens[at - 1].low in PRONOUNS
    if low in AUXILIARIES or low in NEGATIONS:
        return True
    if at > start and low in DAYS and token.capital:
        return True
    if at > start and low in DETERMINERS and tokens[at - 1].low not in PREPOSITIONS | DETERMINERS:
        return low not in {"one", "two", "three"}
    if at > start and not token.capital and tokens[at - 1].low not in DETERMINERS:
        if low in SPEECH or low in THOUGHT or low in NAMING or low in {"and", "but"}:
            return low != "and" or not (at + 1 < len(tokens) and tokens[at + 1].capital)
        return low in PAST or _participle(token) or (is_adverb(token) and tokens[at - 1].capital)
    return False


def _behind_apposition(tokens: Sequence[Token], floor: int, comma: int) -> Subject | None:
    """Return the subject of "Smith, the mayor of Bath, said", with the comma before *said* given."""
    end = comma
    skipped: Subject | None = None
    while end > floor:
        start = end
        while start > floor and tokens[start - 1].low not in _COMMAS:
            start -= 1
        if start == floor or not _parenthetical(tokens, start, end):
            subject = _phrase(tokens, start, end)
            if subject is not None and (subject.name or start == floor or subject.pronoun):
                return subject
            if start == floor:
                return skipped
        else:
            skipped = _phrase(tokens, start, end) or skipped
        end = start - 1
    return skipped


def _parenthetical(tokens: Sequence[Token], start: int, end: int) -> bool:
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


def _phrase(tokens: Sequence[Token], start: int, end: int) -> Subject | None:
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
        while name > start + 1 and (tokens[name - 1].capital or _abbreviates(tokens, name - 1)):
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
    return _subject(tokens, start, end)


def _antecedent_of_who(tokens: Sequence[Token], start: int, who: int) -> Subject | None:
    """Return the phrase in front of "who": "Small, who attended the rally, said"."""
    end = who
    while end > 0 and tokens[end - 1].low in _COMMAS:
        end -= 1
    floor = _floor(tokens, end)
    start = end
    while start > floor and tokens[start - 1].low not in _COMMAS:
        start -= 1
    if end <= start:
        return None
    if start > floor and _parenthetical(tokens, start, end):
        while start > floor and _parenthetical(tokens, start, end):
            end = start - 1
            start = end
            while start > floor and tokens[start - 1].low not in _COMMAS:
                start -= 1
        if start >= end:
            return None
        return _last_name(tokens, start, end) or _phrase(tokens, start, end)
    # Behind a verb only a name is told apart from what stands before it: "met Smith, who said".
    name = end
    while name > start and (tokens[name - 1].capital or _abbreviates(tokens, name - 1)):
        name -= 1
    if name < end and tokens[name].capital and name > start:
        return _subject(tokens, name, end)
    return _phrase(tokens, start, end)


def _last_name(tokens: Sequence[Token], start: int, end: int) -> Subject | None:
    """Return the last name in a stretch that is not the place or body of another one: "Feinstein of California"."""
    while end > start:
        if not tokens[end - 1].capital:
            end -= 1
            continue
        first = end
        while first > start and (tokens[first - 1].capital or _abbreviates(tokens, first - 1)):
            first -= 1
        if first == start or tokens[first - 1].low not in {"of", "in", "at", "for", "from", "the"}:
            return _subject(tokens, first, end)
        end = first
    return None


def _subject(tokens: Sequence[Token], start: int, end: int) -> Subject | None:
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
