"""Figure subject: what a question counts, and how much a stored figure is about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from corpus.passages import Page
from corpus.query import Query
from corpus.store.figures import FigureRow
from corpus.text.figures.cues import CAUSES, HAPPENINGS
from corpus.text.words import content_words, fold, stems

# How much a word of the question tells when it stands in what is counted, beside it, or in the headline: in tenths,
# because sums of fractions depend on the order of the words.
COUNTED, BESIDE, HEADLINE = 10, 7, 3
LEAST = 6  # tenths of the question's words, weighed so, that a figure must be about
# Words that ask for a figure and say nothing about which.
_ASKING = frozenset("many much number numbers figure figures total count amount often statistics data".split())


class Subject:
    """What a question counts.

    Args:
        query: the question; words that only ask for a figure are left out.
    """

    def __init__(self, query: Query) -> None:
        self.words = [word for word in query.content if word not in _ASKING]
        self._meanings = {_meaning(word) for word in self.words}
        # What can be said in few ways first: it is missing most often, and quickly looked for.
        self._beginnings = sorted(map(_beginnings, self._meanings), key=len)

    def relevance(self, row: FigureRow, page: Page) -> float:
        """Return how much of what is asked for a figure is about, in tenths; 0 where that is less than enough."""
        wanted = self._meanings
        if not wanted:
            return COUNTED
        sentence = page.sentences_around(row.span).of(page.text)
        if not self._may_be_in(row.stored_detail, sentence, page.article.title):
            return 0
        detail = row.detail
        counted = _meanings(" ".join(str(detail.get(name, "")) for name in ("concept", "place", "unit", "unit_norm")))
        beside, headline = _meanings(sentence), _meanings(page.article.title)
        weights = (
            COUNTED if word in counted else BESIDE if word in beside else HEADLINE if word in headline else 0
            for word in wanted
        )
        # A figure that only shares its headline with the question is about something else.
        score = sum(weights) / len(wanted) if wanted & (counted | beside) else 0
        return score if score >= LEAST else 0

    def _may_be_in(self, stored_detail: str, sentence: str, title: str) -> bool:
        """Return whether the beginnings of words allow a figure to be relevant: much cheaper than reading the words."""
        # Letters beyond ASCII are escaped in JSON.
        counted = stored_detail.lower() if "\\u" not in stored_detail else ""
        beside, headline = fold(sentence), _folded(title)
        most, needed = COUNTED * len(self._beginnings), LEAST * len(self._beginnings)
        for starts in self._beginnings:
            if counted and not _any_in(starts, counted):
                most -= COUNTED
                if _any_in(starts, beside):
                    most += BESIDE
                elif _any_in(starts, headline):
                    most += HEADLINE
            if most < needed:
                return False
        return True


@lru_cache(maxsize=256)
def family(word: str) -> tuple[str, ...]:
    """Return the words that report the same: "died", "killed" and "deaths"."""
    for words in (HAPPENINGS, CAUSES):
        if word in words:
            return tuple(other for other, kind in words.items() if kind == words[word])
    return (word,)


@lru_cache(maxsize=1 << 12)
def _meaning(word: str) -> str:
    return HAPPENINGS.get(word) or CAUSES.get(word) or stems([word])[0]


@lru_cache(maxsize=1 << 10)  # the figures of a sentence, and of an article, have it in common
def _meanings(text: str) -> frozenset[str]:
    return frozenset(_meaning(word) for word in content_words(text))


@lru_cache(maxsize=256)
def _beginnings(meaning: str) -> tuple[str, ...]:
    """Return how the words of a meaning begin; a stem ends in another letter than its word at most."""
    words = [word for words in (HAPPENINGS, CAUSES) for word, kind in words.items() if kind == meaning]
    found = (*words, meaning[:-1] or meaning)
    return tuple(one for one in found if not any(other != one and other in one for other in found))


def _any_in(beginnings: Sequence[str], text: str) -> bool:
    return beginnings[0] in text or (len(beginnings) > 1 and any(map(text.__contains__, beginnings)))


@lru_cache(maxsize=256)  # the figures of an article have its headline in common
def _folded(text: str) -> str:
    return fold(text)
