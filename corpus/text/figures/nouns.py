"""Nouns: the phrase behind a number that says what is counted, found without a parser."""

from __future__ import annotations

import re

from corpus.text.spans import Span

_TOKEN = re.compile(
    r"[ -]((?:of (?:(?:the|its|his|her|their|these|those|our|all) )?)?)"
    r"([^\W\d_][\w.’'&/-]*[^\W_]|[^\W\d_]|\d[\w-]*[A-Za-z]\w*|\d{3}(?= [A-Z]))"
)
# Words that end a noun phrase: prepositions, conjunctions, pronouns, auxiliaries and the commonest verbs.
_STOPS = frozenset(
    """a about above across after against ago all along although am amid among an and another are around as at
    back because been before behind being below between both but by can come came comes could despite did do does
    down due during each either else even ever every except for from gets had has have having he her here his how
    however i if in including inside instead into is it its itself just later left less like made may me might
    more must my near nearly neither never no nor not now of off on once only onto or other our out outside over
    per plus rather said say says seen she should since so some still such than that the their them then there
    these they this those though through throughout to together too toward towards under unless until up upon us
    versus very via was we went were what when where whereas whether which while who whom whose why will with
    within without worth would yet you your also already again away early late today yesterday tomorrow
    respectively overall according compared come see find found take took taken make get got give gave given put
    set killed wounded dead died dies drowned perished hurt infected rescued freed abstained missing displaced
    injured arrested detained won lost fell rose gained grew reached remain remained live lived began start
    started end ended need needed want wanted use used show showed include included become became increased
    decreased raising monday tuesday wednesday thursday friday saturday sunday""".split()
)
# Passing over these, the noun is still to come: "two more models", "eight other employees", "500 of its staff".
_PASSED = frozenset("more other further additional new extra of fewer different".split())
_PLURALS = frozenset(
    """people men women children police troops personnel staff persons cattle fish sheep deer aircraft series
    lives""".split()
)
_NOT_PLURAL = ("ss", "us", "is", "'s", "’s")
_JOINING = re.compile(r" and ([A-Z]\w+) ([a-z]+s)(?!\w)")


def noun_phrase(text: str, at: int) -> Span | None:
    """Return the noun phrase that begins behind ``at``, at most six words, or ``None``.

    It ends with the first plural, the last word before a preposition or verb, or a punctuation mark.
    """
    start, end = -1, at
    for _ in range(7):
        token = _TOKEN.match(text, end, end + 60)
        if token is None:
            break
        word = token.group(2)
        lower = word.lower()
        if token.group(1) and start >= 0:
            break
        if lower in _STOPS and lower not in _PASSED:
            break
        if start < 0:
            start = token.start(2)
        end = token.end(2)
        if is_plural(word):
            break
    if start < 0:
        return None
    if text[start:end].lower() in _PASSED:
        return None
    joining = (
        _JOINING.match(text, end)
        if text[end - 1].isalpha() and not is_plural(text[start:end].rsplit(" ", 1)[-1])
        else None
    )
    return Span(start, joining.end() if joining is not None else end)


def is_plural(word: str) -> bool:
    """Return whether a word looks like a plural noun."""
    lower = word.lower()
    return lower in _PLURALS or (len(lower) > 3 and lower.endswith("s") and not lower.endswith(_NOT_PLURAL))


def singular(word: str) -> str:
    """Return the singular of a plural noun, by the regular rules and the commonest exceptions."""
    lower = word.lower()
    irregular = {"men": "man", "women": "woman", "children": "child", "lives": "life", "wives": "wife", "feet": "foot"}
    if lower in irregular:
        return irregular[lower]
    if not is_plural(word) or lower in _PLURALS:
        return lower
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "ches", "shes", "xes", "zes")):
        return lower[:-2]
    return lower[:-1]


def singular_phrase(phrase: str) -> str:
    """Return a noun phrase in lower case, its last word in the singular ("Syrian refugees" → "syrian refugee")."""
    head, blank, last = phrase.rpartition(" ")
    return f"{head.lower()}{blank}{singular(last)}" if phrase else ""
