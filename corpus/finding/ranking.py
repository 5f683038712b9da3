"""Ranking: which windows of the candidate articles a person would look at first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from operator import mul
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
        answering: whether a sentence that holds terms, or is next to one, holds what would answer, too; terms that are
            no names count twice there, once among all and once among themselves.
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
    asked = _Asked(question, weights)
    articles = [_Article(asked, matcher, candidate, candidate.score / top) for candidate in candidates]
    articles.sort(key=lambda article: -article.promise)
    found = [window for article in articles[:SHORTLIST] for window in article.windows()]
    # Equal windows in order of date, newest first, so that the same question has the same answer.
    return sorted(found, key=lambda window: (-window.score, -window.version, window.first))


class _Asked:
    """A question with what its terms weigh. Sets of terms are numbers with a bit for each: thousands are weighed."""

    def __init__(self, question: Question, weights: Sequence[float]) -> None:
        self.question = question
        self.weights = weights
        self.total = sum(weights) or 1.0
        self.named = _set(term for name in question.names for term in name)
        self.telling = _set(number for number, term in enumerate(question.terms) if not term.is_name)
        # A pair of neighbouring terms goes by the number of its first one.
        self.pair_weights = [one + other for one, other in pairwise(weights)]
        self.pair_total = sum(self.pair_weights) or 1.0
        self._weights: dict[int, float] = {}
        self._pairs: dict[int, float] = {}

    def weight(self, terms: int) -> float:
        """Return what a set of terms weighs."""
        if terms not in self._weights:
            self._weights[terms] = sum(weight for term, weight in enumerate(self.weights) if terms >> term & 1)
        return self._weights[terms]

    def share(self, terms: int) -> float:
        """Return the part of the question's weight that a set of terms makes up."""
        return self.weight(terms) / self.total

    def told(self, terms: int) -> float:
        """Return the part of the weight of those that are no names."""
        return self.weight(terms & self.telling) / (self.weight(self.telling) or 1.0)

    def names(self, terms: int) -> float:
        """Return the part of the weight of those that are names, 1 if none is."""
        weight = self.weight(self.named)
        return self.weight(terms & self.named) / weight if weight else 1.0

    def pairs(self, pairs: int) -> float:
        """Return the part of the weight of all pairs of neighbouring terms that a set of pairs makes up."""
        if pairs not in self._pairs:
            weights = (weight for pair, weight in enumerate(self.pair_weights) if pairs >> pair & 1)
            self._pairs[pairs] = sum(weights) / self.pair_total
        return self._pairs[pairs]


class _Article:
    """A candidate with the question's terms found in it."""

    def __init__(self, asked: _Asked, matcher: Matcher, candidate: Candidate, article: float) -> None:
        self.asked = asked
        self.candidate = candidate
        self.hits = matcher.find(fold(candidate.text))
        starts = [sentence.start for sentence in candidate.sentences]
        self.begins = [0] * (len(starts) + 1)  # for each sentence, its first hit; one more for the end
        self.terms = [0] * len(starts)  # for each sentence
        for index, hit in enumerate(self.hits):
            number = max(0, bisect_right(starts, hit.start) - 1)
            self.begins[number + 1] = index + 1
            self.terms[number] |= 1 << hit.term
        self.begins = list(accumulate(self.begins, max))
        self.dated = _set(hit.term for hit in matcher.find(fold(candidate.day)))
        context = _set(hit.term for hit in matcher.find(fold(candidate.context)))
        present = _union(self.terms) | self.dated | context
        self.shares = [asked.share(self.dated | terms) if terms else 0.0 for terms in self.terms]
        self.article = article
        self.coverage, self.names = asked.share(present), asked.names(present)
        self.recent = candidate.recency if asked.question.is_recent else 0.0

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
        asked, shares = self.asked, self.shares
        telling = [
            (share + asked.told(self.dated | terms)) / 2 if terms else 0.0
            for share, terms in zip(shares, self.terms, strict=True)
        ]
        answering = [self._answering(telling, number) for number in range(len(shares))]
        near = _near(self.hits, NEAR)
        nearest = [one for one, _, _ in near]
        terms = [hit.term for hit in self.hits]
        dated = dict.fromkeys(_numbers(self.dated), 1)
        found: list[Window] = []
        for first, last in windows(self.candidate.text, self.candidate.sentences):
            low, high = self.begins[first], self.begins[last + 1]
            counts = dated.copy()
            for term in terms[low:high]:
                counts[term] = counts.get(term, 0) + 1
            pairs = 0
            for _, other, pair in near[bisect_left(nearest, low) : bisect_left(nearest, high)]:
                if other < high:
                    pairs |= pair
            sentence = max(shares[first : last + 1])
            best = shares.index(sentence, first)
            around = self.terms[max(first, best - 1) : min(last, best + 1) + 1]
            features = Features(
                article=self.article,
                coverage=self.coverage,
                names=self.names,
                told=asked.told(self.dated | _union(self.terms[first : last + 1])),
                frequency=sum([asked.weights[term] * count / (count + SATURATION) for term, count in counts.items()])
                / asked.total,
                sentence=sentence,
                nearness=asked.share(self.dated | _union(around)),
                pairs=asked.pairs(pairs),
                answering=max(answering[first : last + 1]),
                early=1 / (1 + first),
                lead=float(first == 0),
                centred=float((best > first or best == 0) and (best < last or best == len(shares) - 1)),
                recent=self.recent,
            )
            score = sum(map(mul, WEIGHTS, features))
            found.append(Window(self.candidate.version, first, last, best, score, features))
        return found

    def _answering(self, telling: list[float], number: int) -> float:
        own = telling[number]
        beside = max(telling[max(0, number - 1) : number] + telling[number + 1 : number + 2], default=0.0)
        if not own and not beside:
            return 0.0
        sentence = self.candidate.sentences[number].of(self.candidate.text)
        return answers_in(self.asked.question, sentence) * (own + BESIDE * beside)


def _near(hits: Sequence[Hit], characters: int) -> list[tuple[int, int, int]]:
    """Return the neighbouring terms of the question that stand near each other: hit, later hit, set of the pair.

    They stand within ``characters`` of each other with at most two hits between them.
    """
    found: list[tuple[int, int, int]] = []
    for index, hit in enumerate(hits):
        for behind, other in enumerate(hits[index + 1 : index + 4], index + 1):
            if other.start - hit.end > characters:
                break
            if abs(hit.term - other.term) == 1:
                found.append((index, behind, 1 << min(hit.term, other.term)))
    return found


def _set(numbers: Iterable[int]) -> int:
    """Return a set of small numbers as a number with a bit for each."""
    return _union(1 << number for number in numbers)


def _union(sets: Iterable[int]) -> int:
    """Return the set that holds what any of the sets holds."""
    union = 0
    for one in sets:
        union |= one
    return union


def _numbers(members: int) -> list[int]:
    """Return what a set holds, in order."""
    return [number for number in range(members.bit_length()) if members >> number & 1]
