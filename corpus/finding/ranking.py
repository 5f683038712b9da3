"""Ranking: which windows of the candidate articles a person would look at first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.finding.answer_kinds import answers_in
from corpus.finding.matching import Hit, Matcher, fold
from corpus.finding.question import Question
from corpus.finding.windows import windows
from corpus.text.spans import Span


class Candidate(NamedTuple):
    """An article that full text found.

    Args:
        version: its id.
        score: its full-text score, greater is better.
        context: what a reader knows before the first sentence: the headline, the outlet.
        day: the day of publication in words; every sentence is read in its light. Empty if unknown.
        text: the stored text.
        sentences: its sentences.
        recency: 1 for the newest of the archive, less by age, 0 for an undated one.
    """

    version: int
    score: float
    context: str
    day: str
    text: str
    sentences: Sequence[Span]
    recency: float


class Features(NamedTuple):
    """What speaks for a window, each from 0 to 1. "Share" is the part of the question's weight that terms make up.

    Args:
        article: full-text score of the article, relative to the best one's.
        coverage: share of the terms in the article, its headline included.
        names: share of the question's names that the article mentions.
        told: share of the terms that are no names in the window: names stand throughout an
            article, the rest of the question tells which part of it is asked about.
        frequency: share of the window's terms, the more the more often they stand in it.
        sentence: share of the terms of its best sentence.
        nearness: share of the terms of its best sentence and the ones beside it.
        pairs: neighbouring terms of the question that stand near each other, by weight.
        answering: whether a sentence that holds terms, or is next to one, holds what would answer, too.
        early: 1 for the window an article begins with, less the later it begins.
        lead: 1 for that window only.
        centred: whether the best sentence is shown with the ones around it.
        recent: how new the article is, where the question asks about the present.
    """

    article: float
    coverage: float
    names: float
    told: float
    frequency: float
    sentence: float
    nearness: float
    pairs: float
    answering: float
    early: float
    lead: float
    centred: float
    recent: float


class Window(NamedTuple):
    """A window of an article: first, last (both included) and best sentence, its features and their weighted sum."""

    version: int
    first: int
    last: int
    best: int
    score: float
    features: Features


WEIGHTS = Features(
    article=0.8,
    coverage=0.4,
    names=1.0,
    told=0.3,
    frequency=0.8,
    sentence=1.0,
    nearness=0.5,
    pairs=1.1,
    answering=0.4,
    early=0.4,
    lead=0.07,
    centred=0.06,
    recent=2.0,
)
# Articles whose windows are looked at: those that promise most by article and best sentence. All fifty would find
# the same within half a point and take three times as long.
SHORTLIST = 12
SATURATION = 1.2  # k1 of BM25: how fast a second and third mention of a term count less
NEAR = 60  # characters between two terms that still belong together: about ten words
BESIDE = 0.4  # what a term in the next sentence counts


def rank(question: Question, weights: Sequence[float], candidates: Iterable[Candidate]) -> list[Window]:
    """Return the windows of the candidates, best first; they overlap."""
    candidates = list(candidates)
    top = max((candidate.score for candidate in candidates), default=0.0) or 1.0
    matcher = Matcher([term.stems for term in question.terms])
    articles = [_Article(question, weights, matcher, candidate, candidate.score / top) for candidate in candidates]
    articles.sort(key=lambda article: -article.promise)
    found = [window for article in articles[:SHORTLIST] for window in article.windows()]
    # Equal windows in order of date, newest first, so that the same question has the same answer.
    return sorted(found, key=lambda window: (-window.score, -window.version, window.first))


class _Article:
    """A candidate with the question's terms found in it."""

    def __init__(
        self, question: Question, weights: Sequence[float], matcher: Matcher, candidate: Candidate, article: float
    ) -> None:
        self.question = question
        self.weights = weights
        self.total = sum(weights) or 1.0
        self.candidate = candidate
        self.hits: list[list[Hit]] = [[] for _ in candidate.sentences]
        starts = [sentence.start for sentence in candidate.sentences]
        for hit in matcher.find(fold(candidate.text)):
            self.hits[max(0, bisect_right(starts, hit.start) - 1)].append(hit)
        self.terms = {hit.term for hits in self.hits for hit in hits}
        self.dated = {hit.term for hit in matcher.find(fold(candidate.day))}
        self.terms |= self.dated | {hit.term for hit in matcher.find(fold(candidate.context))}
        self.shares = [self.share(self.dated | {hit.term for hit in hits}) if hits else 0.0 for hits in self.hits]
        self.article = article
        self.coverage, self.names = self.share(self.terms), self._names()
        self.telling = {number for number, term in enumerate(question.terms) if not term.is_name}
        self.telling_weight = sum(weights[term] for term in self.telling) or 1.0
        self.recent = candidate.recency if question.is_recent else 0.0
        self.neighbours = list(pairwise(range(len(weights))))
        self.pair_weight = sum(weights[one] + weights[other] for one, other in self.neighbours) or 1.0

    def share(self, terms: Iterable[int]) -> float:
        """Return the part of the question's weight that ``terms`` make up."""
        return sum(self.weights[term] for term in terms) / self.total

    @property
    def promise(self) -> float:
        """How good its best window can be, told without looking at the windows."""
        return (
            WEIGHTS.article * self.article
            + WEIGHTS.coverage * self.coverage
            + WEIGHTS.names * self.names
            + WEIGHTS.recent * self.recent
            + 2 * WEIGHTS.sentence * max(self.shares, default=0.0)
        )

    def windows(self) -> list[Window]:
        """Return its windows."""
        answering = [self._answering(number) for number in range(len(self.hits))]
        found: list[Window] = []
        for first, last in windows(self.candidate.text, self.candidate.sentences):
            inside = [hit for hits in self.hits[first : last + 1] for hit in hits]
            counts = dict.fromkeys(self.dated, 1)
            for hit in inside:
                counts[hit.term] = counts.get(hit.term, 0) + 1
            best = max(range(first, last + 1), key=lambda number: (self.shares[number], -number))
            around = self.hits[max(first, best - 1) : min(last, best + 1) + 1]
            features = Features(
                article=self.article,
                coverage=self.coverage,
                names=self.names,
                told=sum(self.weights[term] for term in self.telling.intersection(counts)) / self.telling_weight,
                frequency=sum(self.weights[term] * count / (count + SATURATION) for term, count in counts.items())
                / self.total,
                sentence=self.shares[best],
                nearness=self.share(self.dated | {hit.term for hits in around for hit in hits}),
                pairs=self._pairs(inside),
                answering=max(answering[first : last + 1]),
                early=1 / (1 + first),
                lead=float(first == 0),
                centred=float((best > first or best == 0) and (best < last or best == len(self.hits) - 1)),
                recent=self.recent,
            )
            score = sum(weight * value for weight, value in zip(WEIGHTS, features, strict=True))
            found.append(Window(self.candidate.version, first, last, best, score, features))
        return found

    def _answering(self, number: int) -> float:
        own = self.shares[number]
        beside = max(self.shares[max(0, number - 1) : number] + self.shares[number + 1 : number + 2], default=0.0)
        if not own and not beside:
            return 0.0
        sentence = self.candidate.sentences[number].of(self.candidate.text)
        return answers_in(self.question, sentence) * (own + BESIDE * beside)

    def _names(self) -> float:
        wanted = {term for name in self.question.names for term in name}
        weight = sum(self.weights[term] for term in wanted)
        return sum(self.weights[term] for term in wanted & self.terms) / weight if weight else 1.0

    def _pairs(self, hits: Sequence[Hit]) -> float:
        near = _near(hits, NEAR)
        return (
            sum(
                self.weights[one] + self.weights[other]
                for one, other in self.neighbours
                if (one, other) in near or (other, one) in near
            )
            / self.pair_weight
        )


def _near(hits: Sequence[Hit], characters: int) -> set[tuple[int, int]]:
    """Return the pairs of terms that stand within ``characters`` of each other, in the order of the text."""
    found: set[tuple[int, int]] = set()
    for index, hit in enumerate(hits):
        for other in hits[index + 1 : index + 4]:
            if other.start - hit.end > characters:
                break
            found.add((hit.term, other.term))
    return found
