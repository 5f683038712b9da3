"""Ranking: which windows of the candidate articles a person would look at first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.finding.matching import Hit, find_terms, fold
from corpus.finding.question import Question
from corpus.finding.windows import windows
from corpus.text.spans import Span


class Candidate(NamedTuple):
    """An article that full text found."""

    version: int
    score: float
    title: str
    text: str
    sentences: Sequence[Span]


class Features(NamedTuple):
    """What speaks for a window, each between 0 and 1."""

    article: float
    article_coverage: float
    title: float
    window: float
    frequency: float
    sentence: float
    pair: float
    nearness: float
    names_window: float
    names_article: float
    rarest: float
    kind_window: float
    kind_sentence: float
    early: float
    centre: float


class Window(NamedTuple):
    """A window of an article: first and last sentence (both included), the best sentence, and the score."""

    version: int
    first: int
    last: int
    best: int
    score: float
    features: Features


WEIGHTS = Features(
    article=1.0,
    article_coverage=1.0,
    title=0.3,
    window=1.0,
    frequency=1.0,
    sentence=1.0,
    pair=0.3,
    nearness=0.5,
    names_window=0.3,
    names_article=0.3,
    rarest=0.3,
    kind_window=0.1,
    kind_sentence=0.2,
    early=0.1,
    centre=0.05,
)
_SATURATION = 1.2
_NEAR = 60

_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozen|hundred|thousand|million|billion"
    r"|half|third|quarter|dozens|hundreds|thousands)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.|(?:1[5-9]|20)\d\d|yesterday|today|tomorrow"
    r"|(?:last|next|this) (?:week|month|year)|(?:years?|months?|weeks?|days?) ago)\b"
)
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][^\W\d_]+|\b[A-Z][^\W\d_]+ [A-Z][^\W\d_]+")
_QUOTE = re.compile(r"[\"“”„«]")
_REASON = re.compile(
    r"\b(?:because|due to|since|so that|in order to|after|over|amid|caused|reason|as a result|owing to|thanks to|to)\b",
    re.IGNORECASE,
)


def kind_in(question: Question, sentence: str) -> float:
    """Return how well a sentence holds the kind of thing that would answer."""
    match question.kind:
        case "quantity":
            return 1.0 if _NUMBER.search(sentence) else 0.0
        case "date":
            return 1.0 if _DATE.search(sentence) else 0.0
        case "person" | "place" | "name":
            return 1.0 if _NAME.search(sentence) else 0.0
        case "speech":
            return 1.0 if _QUOTE.search(sentence) else 0.0
        case "reason":
            return 1.0 if _REASON.search(sentence) else 0.0
        case _:
            return 0.5


def rank(
    question: Question, weights: Sequence[float], candidates: Iterable[Candidate], limit: int = 10
) -> list[Window]:
    """Return the best windows of the candidates, best first."""
    candidates = list(candidates)
    top = max((candidate.score for candidate in candidates), default=0.0) or 1.0
    found: list[Window] = []
    for candidate in candidates:
        found.extend(_windows_of(question, weights, candidate, candidate.score / top))
    found.sort(key=lambda window: (-window.score, -window.version, window.first))
    return found[:limit]


def _windows_of(question: Question, weights: Sequence[float], candidate: Candidate, article: float) -> list[Window]:
    forms = [term.stems for term in question.terms]
    total = sum(weights) or 1.0
    folded = fold(candidate.text)
    hits = find_terms(folded, forms)
    in_title = {hit.term for hit in find_terms(fold(candidate.title), forms)}
    starts = [sentence.start for sentence in candidate.sentences]
    by_sentence: list[list[Hit]] = [[] for _ in starts]
    for hit in hits:
        by_sentence[max(0, bisect_right(starts, hit.start) - 1)].append(hit)
    in_article = in_title | {hit.term for hit in hits}

    def share(terms: set[int]) -> float:
        return sum(weights[term] for term in terms) / total

    article_coverage = share(in_article)
    title = share(in_title)
    names_article = _share_of_names(question, weights, hits)
    rarest = max(range(len(weights)), key=lambda term: weights[term], default=0)
    sentence_shares = [share({hit.term for hit in sentence}) for sentence in by_sentence]
    kinds = [-1.0] * len(starts)
    texts = candidate.sentences
    runs = windows(candidate.text, candidate.sentences)
    scored: list[Window] = []
    for first, last in runs:
        inside = [hit for sentence in by_sentence[first : last + 1] for hit in sentence]
        if not inside:
            continue
        counts: dict[int, int] = {}
        for hit in inside:
            counts[hit.term] = counts.get(hit.term, 0) + 1
        best = max(range(first, last + 1), key=lambda index: (sentence_shares[index], -index))
        around = [
            hit.term for sentence in by_sentence[max(first, best - 1) : min(last, best + 1) + 1] for hit in sentence
        ]
        for index in range(first, last + 1):
            if kinds[index] < 0:
                kinds[index] = kind_in(question, texts[index].of(candidate.text))
        near = _near_pairs(inside)
        pairs = list(pairwise(range(len(weights))))
        pair_mass = sum(weights[a] + weights[b] for a, b in pairs) or 1.0
        centre = abs((best - first) - (last - best)) / max(1, last - first)
        features = Features(
            article=article,
            article_coverage=article_coverage,
            title=title,
            window=share(set(counts)),
            frequency=sum(weights[t] * n / (n + _SATURATION) for t, n in counts.items()) / total,
            sentence=sentence_shares[best],
            pair=sum(weights[a] + weights[b] for a, b in pairs if (a, b) in near or (b, a) in near) / pair_mass,
            nearness=share(set(around)),
            names_window=_share_of_names(question, weights, inside),
            names_article=names_article,
            rarest=1.0 if rarest in counts else 0.0,
            kind_window=max(kinds[first : last + 1]),
            kind_sentence=kinds[best],
            early=1 / (1 + first),
            centre=1 - centre,
        )
        score = sum(weight * value for weight, value in zip(WEIGHTS, features, strict=True))
        scored.append(Window(candidate.version, first, last, best, score, features))
    return scored


def apart(windows: Iterable[Window], limit: int) -> list[Window]:
    """Return the first ``limit`` windows that share no sentence."""
    taken: list[Window] = []
    for window in windows:
        if all(
            window.version != other.version or window.last < other.first or other.last < window.first for other in taken
        ):
            taken.append(window)
            if len(taken) == limit:
                break
    return taken


def _near_pairs(hits: Sequence[Hit]) -> set[tuple[int, int]]:
    near: set[tuple[int, int]] = set()
    for index, hit in enumerate(hits):
        for other in hits[index + 1 : index + 4]:
            if other.start - hit.end > _NEAR:
                break
            near.add((hit.term, other.term))
    return near


def _share_of_names(question: Question, weights: Sequence[float], hits: Sequence[Hit]) -> float:
    if not question.names:
        return 1.0
    present = {hit.term for hit in hits}
    mass = sum(weights[term] for name in question.names for term in name) or 1.0
    return sum(weights[term] for name in question.names for term in name if term in present) / mass
