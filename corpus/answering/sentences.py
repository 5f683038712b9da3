"""Sentences: which sentence of the best passages answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpus.finding.answer_kinds import answers_in
from corpus.finding.matching import find_terms, fold
from corpus.finding.question import Kind, Question
from corpus.finding.ranking import Window
from corpus.passages import Page
from corpus.text.spans import Span

# A sentence of the best window beats one of a lower window unless that holds clearly more of the question.
WINDOW_WEIGHT = 0.8
SENTENCE_WEIGHT = 1.2
NEIGHBOUR_WEIGHT = 0.1
KIND_WEIGHT = 0.5
BESIDE = 0.4  # a sentence right beside the one that holds the words
TELLING = 0.75  # the part that the terms that are no names have in that: names stand throughout an article
# Where the answer has looks of its own, a sentence without it does not answer, whatever words it holds.
FIRM: frozenset[Kind] = frozenset(("quantity", "date"))
FIRM_WEIGHT = 0.3


class Choice(NamedTuple):
    """A sentence that may answer.

    Args:
        version: its article.
        number: which sentence of it, counted from 0.
        span: where it stands.
        score: greater is better; comparable within one question only.
        share: how much of the question's weight it holds, from 0 to 1.
    """

    version: int
    number: int
    span: Span
    score: float
    share: float


def choose(
    question: Question, weights: Sequence[float], windows: Iterable[Window], pages: dict[int, Page]
) -> list[Choice]:
    """Return the sentences of the windows, best first."""
    every = _Share(weights)
    telling = _Share([0.0 if term.is_name else weight for term, weight in zip(question.terms, weights, strict=True)])
    firm = FIRM_WEIGHT if question.kind in FIRM else 0.0
    forms = [term.stems for term in question.terms]
    best: dict[tuple[int, int], Choice] = {}
    for window in windows:
        page = pages[window.version]
        shares: list[float] = []
        told: list[float] = []
        for index in range(window.first, window.last + 1):
            sentence = page.sentences[index].of(page.text)
            present = {hit.term for hit in find_terms(fold(sentence), forms)}
            shares.append(every.of(present))
            told.append(TELLING * telling.of(present) + (1 - TELLING) * shares[-1])
        for position, index in enumerate(range(window.first, window.last + 1)):
            span = page.sentences[index]
            score = (
                WINDOW_WEIGHT * window.score
                + SENTENCE_WEIGHT * shares[position]
                + NEIGHBOUR_WEIGHT * _beside(shares, position)
                + answers_in(question, span.of(page.text))
                * (KIND_WEIGHT * (told[position] + BESIDE * _beside(told, position)) + firm)
            )
            known = best.get((window.version, index))
            if known is None or known.score < score:
                best[window.version, index] = Choice(window.version, index, span, score, shares[position])
    return sorted(best.values(), key=lambda choice: (-choice.score, -choice.version, choice.number))


class _Share:
    """What part of the weight of all terms some of them make up."""

    def __init__(self, weights: Sequence[float]) -> None:
        self._weights = weights
        self._total = sum(weights) or 1.0

    def of(self, terms: Iterable[int]) -> float:
        return sum(self._weights[term] for term in terms) / self._total


def _beside(shares: Sequence[float], position: int) -> float:
    """Return the greater share of the sentences before and behind one."""
    return max((*shares[max(0, position - 1) : position], *shares[position + 1 : position + 2]), default=0.0)
