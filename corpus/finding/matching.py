"""Matching: where the terms of a question stand in a text.

A text is never cut into words for this: :meth:`str.find` jumps from one possible beginning to the next, and only the
words found there are stemmed. That is ten times cheaper than stemming whole articles.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from Stemmer import Stemmer

from corpus.text.words import index_form

_WORD = re.compile(r"[^\W_]+")
_LETTER_BEFORE = re.compile(r"[^\W_]")
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
    lowered = text.lower()
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


def find_terms(folded: str, terms: Sequence[frozenset[str]]) -> list[Hit]:
    """Return the words of a folded text that have one of a term's stems, in order.

    Args:
        folded: what :func:`fold` made.
        terms: the stems of each term, none empty; initials with their stops ("u.k") are looked for as they are.
    """
    stemmer = Stemmer("porter")
    hits: set[Hit] = set()
    for index, forms in enumerate(terms):
        for prefix, unspaced in {_prefix(form) for form in forms}:
            at = folded.find(prefix)
            while at >= 0:
                end = at + len(prefix)
                if unspaced:
                    hits.add(Hit(at, end, index))
                elif at == 0 or not _LETTER_BEFORE.match(folded[at - 1]):
                    if prefix in forms and "." in prefix:
                        hits.add(Hit(at, end, index))
                    word = _WORD.match(folded, at)
                    if word and stemmer.stemWord(word.group()) in forms:
                        end = word.end()
                        hits.add(Hit(at, end, index))
                at = folded.find(prefix, end)
    return sorted(hits)


def _prefix(stem: str) -> tuple[str, bool]:
    """Return how every word with this stem begins, and whether its script sets no blanks between words."""
    if index_form(stem) != stem:
        return stem, True
    if "." in stem:
        return stem, False
    return stem[: max(_SHORTEST_PREFIX, len(stem) - 1)], False


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    base, *marks = unicodedata.normalize("NFKD", char)
    if any(not unicodedata.combining(mark) for mark in marks):
        base = char
    folded = base.casefold()
    return folded if len(folded) == 1 else char
