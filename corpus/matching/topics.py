"""Topics: a misspelt query word and the words of the archive it may stand for.

Inflection is the full-text index's business (its stemmer folds "strikes" and "strike"); this module only bridges
typing errors, and only to words the archive really has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rapidfuzz.distance import OSA

from corpus.text.words import STOP_WORDS, fold

Vocabulary = Callable[[str], Iterable[tuple[str, int]]]
"""The archive's words that begin with a prefix, each with the number of articles it occurs in."""

_SHORTEST = 5
_SHORTEST_WITH_TWO = 9


def close_words(word: str, vocabulary: Vocabulary, limit: int = 3) -> list[str]:
    """Return the archive's words that ``word`` may be a typing error for, most likely first.

    Args:
        word: one word of a query.
        vocabulary: looks up the archive's words by prefix.
        limit: how many at most.

    The list is empty when the archive has the word itself, when the word is too short to tell an error from
    another word (under five letters), and never holds a stop word.
    """
    word = fold(word)
    if len(word) < _SHORTEST or word in STOP_WORDS:
        return []
    # The first letter is right, or the first two are swapped, or the first is one too many.
    prefixes = dict.fromkeys((word[0], word[1::-1], word[1:3]))
    found: dict[str, tuple[int, int]] = {}
    for prefix in prefixes:
        for other, articles in vocabulary(prefix):
            if other == word:
                return []
            most = 2 if min(len(word), len(other)) >= _SHORTEST_WITH_TWO else 1
            if len(other) < _SHORTEST - 1 or other in STOP_WORDS or abs(len(other) - len(word)) > most:
                continue
            distance = OSA.distance(word, other, score_cutoff=most)
            if distance <= most:
                found[other] = (distance, -articles)
    return sorted(found, key=lambda other: (found[other], other))[:limit]
