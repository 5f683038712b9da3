"""Matching: where the terms of a question stand in a text.

A text is never cut into words for this: :meth:`str.find` jumps from one possible beginning to the next, and only the
words found there are stemmed. That is ten times cheaper than stemming whole articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from Stemmer import Stemmer

from corpus.text.words import index_form, without_accents

_WORD = re.compile(r"[^\W_]+")
# A stem of news English may end in another letter than the word has ("countries" and "country"), no more than that.
_SHORTEST_PREFIX = 2
_FEW = 30  # letters with diacritics, up to which replacing one by one is faster than one translation of all


class Hit(NamedTuple):
    """A word of a text that a term means: where it begins and ends, and the term's index."""

    start: int
    end: int
    term: int


def fold(text: str) -> str:
    """Return ``text`` without case and diacritics, every character at its old offset.

    >>> fold("Erdoğan, PUTIN’S")
    'erdogan, putin’s'
    """
    lowered = text.lower().replace("’", "'")
    if text.isascii():
        return lowered
    if len(lowered) != len(text):  # a letter whose small form is two: keep it
        lowered = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    changed = {char: plain for char in set(lowered) if (plain := _plain(char)) != char}
    if len(changed) > _FEW:
        return lowered.translate(str.maketrans(changed))
    for char, plain in changed.items():
        lowered = lowered.replace(char, plain)
    return lowered


def stems(words: Sequence[str]) -> list[str]:
    """Return the stems of folded words as the full-text index has them (Porter 1980, as in SQLite's FTS5)."""
    # A stemmer keeps state and is made in no time: one for each call keeps threads apart.
    return Stemmer("porter").stemWords(list(words))


class Matcher:
    """Finds the same terms in one text after another; for one thread.

    Args:
        terms: the stems of each term, none empty; what is no plain word ("u.k", "o'neill", a pair of Chinese
            characters) is looked for as it is.
    """

    def __init__(self, terms: Sequence[frozenset[str]]) -> None:
        self._unspaced: list[tuple[str, int]] = []
        self._literal: list[tuple[str, int]] = []
        self._inflected: list[tuple[str, str, int]] = []
        for index, forms in enumerate(terms):
            for form in forms:
                if index_form(form) != form:
                    self._unspaced.append((form, index))
                elif not form.isalnum():
                    self._literal.append((form, index))
                else:
                    self._inflected.append((form[: max(_SHORTEST_PREFIX, len(form) - 1)], form, index))
        self._stem = Stemmer("porter").stemWord
        self._stems: dict[str, str] = {}

    def find(self, folded: str) -> list[Hit]:
        """Return the words of a folded text that a term means, in order."""
        hits = {Hit(at, at + len(form), index) for form, index in self._unspaced for at in _places(folded, form)}
        for form, index in self._literal:
            for at in _places(folded, form):
                if _begins_word(folded, at) and not folded[at + len(form) : at + len(form) + 1].isalnum():
                    hits.add(Hit(at, at + len(form), index))
        for prefix, form, index in self._inflected:
            at = folded.find(prefix)
            while at >= 0:
                if (not at or not folded[at - 1].isalnum()) and (match := _WORD.match(folded, at)):
                    word = match.group()
                    stem = self._stems.get(word)
                    if stem is None:
                        stem = self._stems[word] = self._stem(word)
                    if stem == form:
                        hits.add(Hit(at, match.end(), index))
                at = folded.find(prefix, at + len(prefix))
        return sorted(hits)


def find_terms(folded: str, terms: Sequence[frozenset[str]]) -> list[Hit]:
    """Return the words of one folded text that a term means; see :class:`Matcher`."""
    return Matcher(terms).find(folded)


def _places(folded: str, wanted: str) -> Iterator[int]:
    at = folded.find(wanted)
    while at >= 0:
        yield at
        at = folded.find(wanted, at + len(wanted))


def _begins_word(folded: str, at: int) -> bool:
    return at == 0 or not folded[at - 1].isalnum()


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    folded = without_accents(char).casefold()
    return folded if len(folded) == 1 else char
