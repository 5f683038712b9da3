"""Who stands as the subject of a reporting verb.

Without a parser, from word order: before the verb stands its subject, perhaps with an apposition between
commas; behind a quotation or a comma the order may be turned round ("said Dmitry Peskov, the spokesman").
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.text.quotes.clauses import Token, is_adverb
from corpus.text.quotes.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    FORMS,
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
from corpus.text.quotes.phrases import (
    COMMAS,
    REACH,
    STRONG,
    Subject,
    abbreviates,
    floor_of,
    inside_phrase,
    noun_phrase,
    parenthetical,
    phrase,
)


def before(tokens: Sequence[Token], verb: int) -> Subject | None:
    """Return the subject left of the verb group that starts at ``verb``."""
    end = verb
    floor = floor_of(tokens, end)
    if end - 1 >= floor and tokens[end - 1].low in COMMAS:
        return _behind_apposition(tokens, floor, end - 1)
    if end - 1 >= floor and tokens[end - 1].low in CONJUNCTIONS:
        return leading(tokens, floor)
    start = end
    while start > floor and tokens[start - 1].low not in COMMAS:
        start -= 1
    return phrase(tokens, start, end)


def leading(tokens: Sequence[Token], start: int) -> Subject | None:
    """Return the noun phrase a clause begins with, behind any adverbial before a comma."""
    limit = min(len(tokens), start + REACH)
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
    subject = phrase(tokens, start, end)
    if subject is not None and not subject.name and end < limit and tokens[end].low == ",":
        # "A potential running mate, Haley is …", "A few months ago, the developer Mel Sembler told …"
        start = end + 1
        end = start
        while end < limit and not _ends_phrase(tokens, end, start):
            end += 1
        named = phrase(tokens, start, end) if end > start else None
        continued = (
            named is not None and named.last < limit and (tokens[named.last].is_word or tokens[named.last].low == ",")
        )
        if named is not None and continued and (named.name or named.pronoun):
            return named
    return subject


def _behind_dateline(tokens: Sequence[Token]) -> int:
    """Return where the sentence proper starts: behind "MOSCOW (AP) —"."""
    for at, token in enumerate(tokens[:9]):
        if token.low in COMMAS and token.low != ",":
            return at + 1 if at else 0
        if not token.capital and token.low not in {"(", ")", ",", "."}:
            break
    return 0


def noun_before(tokens: Sequence[Token], end: int) -> Subject | None:
    """Return the short noun phrase that ends right before ``end``: a name, or a determiner and its noun."""
    start = end
    if tokens[end - 1].capital:
        while start > 0 and (tokens[start - 1].capital or abbreviates(tokens, start - 1)):
            start -= 1
    else:
        lowest = max(0, end - 4)
        while start > lowest and tokens[start - 1].is_word and tokens[start - 1].low not in DETERMINERS:
            start -= 1
        if start == 0 or tokens[start - 1].low not in {"a", "an", "the"}:
            return None
        start -= 1
    return noun_phrase(tokens, start, end)


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
    while end < limit and (tokens[end].capital or abbreviates(tokens, end)):
        end += 1
    return phrase(tokens, start, end) if end > start else None


def after(tokens: Sequence[Token], start: int) -> Subject | None:
    """Return the subject right of a verb in turned order, which starts at ``start``."""
    limit = min(len(tokens), start + REACH)
    end = start
    while end < limit and not _ends_phrase(tokens, end, start):
        end += 1
    subject = phrase(tokens, start, end)
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
    if name is not None and (name.last == limit or tokens[name.last].low in COMMAS | STRONG):
        return name
    return None


def _participle(token: Token) -> bool:
    return not token.capital and token.low.endswith(("ing", "ed")) and len(token.low) > 4


def _ends_phrase(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Return whether a phrase that started at ``start`` is over at ``at``, reading to the right."""
    token = tokens[at]
    low = token.low
    if low in COMMAS or low in {"(", ")"} or low in RELATIVES or low in SUBORDINATORS:
        return True
    if low in STRONG:
        return not abbreviates(tokens, at) and not inside_phrase(tokens, at)
    if low in PREPOSITIONS:
        return low not in {"of", "for"} or at == start
    if low == "'s":  # "He's said" against "Assad's office"
        return at > start and tokens[at - 1].low in PRONOUNS
    if low in AUXILIARIES or low in NEGATIONS:
        return True
    if at > start and low in DAYS and token.capital:
        return True
    if at > start and low in DETERMINERS:
        before_it = tokens[at - 1].low
        if before_it not in PREPOSITIONS and before_it not in DETERMINERS:
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
        while start > floor and tokens[start - 1].low not in COMMAS:
            start -= 1
        if start == floor or not parenthetical(tokens, start, end):
            subject = phrase(tokens, start, end)
            if subject is not None and (subject.name or start == floor or subject.pronoun):
                return subject
            if start == floor:
                return skipped
        else:
            skipped = phrase(tokens, start, end) or skipped
        end = start - 1
    return skipped


def starts_subject(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the words from here can be the subject of a verb in turned order."""
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
