"""Reporting verbs: which words of a sentence are one, with their auxiliaries, and in what form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from corpus.text.quotes.clauses import QUOTE, Token, is_adverb
from corpus.text.quotes.lexicon import AUXILIARIES, CLAIMS, FORMS, MAKES, NEGATIONS, PHRASAL, SPEECH, TO_BE
from corpus.text.spans import Span

_NOUN_BEFORE = frozenset(
    """the a an this that his her its their our my your of no some any each every another such to these
    those 's ' first second last latest new own""".split()
)


class Cue(NamedTuple):
    """A reporting verb.

    Args:
        first: number of the first token of the verb group ("has" in "has repeatedly said").
        verb: number of the verb itself.
        last: number behind the group's last token.
        lemma: the verb's dictionary form.
        participle: whether it is an -ing form without an auxiliary.
        passive: whether it is "was said", "was quoted".
        third: whether it ends in the -s of the third person, which plural nouns have, too.
        bare: whether it is the plain form, which is a noun as often as not.
    """

    first: int
    verb: int
    last: int
    lemma: str
    participle: bool
    passive: bool
    third: bool
    bare: bool

    def span(self, tokens: Sequence[Token]) -> Span:
        """Return the words of the group."""
        return Span(tokens[self.first].start, tokens[self.last - 1].end)


def read_cue(tokens: Sequence[Token], at: int) -> Cue | None:
    """Return the reporting verb at ``at``; ``None`` when it is a noun there, or when it is negated.

    What somebody "did not say" is not reported speech, and showing it as such would turn it round.
    """
    token = tokens[at]
    low = token.low
    last = at + 1
    phrasal = PHRASAL.get((low, tokens[last].low)) if last < len(tokens) else None
    lemma = phrasal or FORMS.get(low)
    if phrasal is not None:
        last += 1
    elif low in MAKES and (claim := _claim(tokens, last)) is not None:
        lemma, last = "say", claim
    if lemma is None:
        return None
    before = tokens[at - 1] if at else None
    if token.capital and before is not None and before.quoted is None:
        return None
    first = at
    if at > 2 and low == "say" and tokens[at - 1].low == "to" and (tokens[at - 3].low, tokens[at - 2].low) in PHRASAL:
        first = at - 3  # "went on to say"
    elif before is not None and (before.low in _NOUN_BEFORE or (before.low == "as" and low == "saying")):
        return None
    if low.endswith("s") and before is not None and before.low.endswith("ed") and not before.capital:
        return None  # "expressed fears that"
    be = False
    while first > 0 and not tokens[first - 1].capital:
        word = tokens[first - 1].low
        if word in NEGATIONS:
            return None
        if word not in AUXILIARIES and not is_adverb(tokens[first - 1]):
            break
        be = be or word in TO_BE
        first -= 1
    progressive = low.endswith("ing")
    return Cue(
        first,
        at,
        last,
        lemma,
        participle=(progressive and not be) or tokens[first].low == "going",
        passive=be and not progressive,
        third=low != lemma and low.endswith("s"),
        bare=low == lemma and first == at,
    )


def denial(tokens: Sequence[Token]) -> int:
    """Return the number of the first verb of which the sentence says that nobody did it; their number without one.

    What stands behind "did not say that" is not what was said.
    """
    for at in range(len(tokens) - 1):
        if tokens[at].low in NEGATIONS:
            for verb in range(at + 1, min(len(tokens), at + 4)):
                if tokens[verb].low in SPEECH and not tokens[verb].capital:
                    return verb
    return len(tokens)


def _claim(tokens: Sequence[Token], at: int) -> int | None:
    """Return the number behind the noun in "made the point that", "expressed fears that"."""
    for noun in range(at, min(len(tokens) - 1, at + 4)):
        if tokens[noun].low in CLAIMS and tokens[noun + 1].low == "that":
            return noun + 1
    return None


def starts_cue(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a finite reporting verb without a subject of its own starts here ("and called …")."""
    end = min(len(tokens), at + 3)
    while at < end and not tokens[at].capital and (tokens[at].low in AUXILIARIES or is_adverb(tokens[at])):
        at += 1
    if at >= len(tokens) or tokens[at].low == QUOTE:
        return False
    low = tokens[at].low
    return low in FORMS and FORMS[low] != low and not low.endswith("ing")
