"""Refusal: whether the best article answers at all, by several signals, each told in words.

A name of the question that the article does not mention means no, whatever else it holds. Beyond that the signals
add up to the odds that the archive does not tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz, process

from corpus.finding.matching import Hit, find_terms, fold
from corpus.finding.question import Question, Term
from corpus.finding.ranking import Window
from corpus.finding.search import Search, day_in_words
from corpus.passages import Page


class Signals(NamedTuple):
    """What speaks for and against an article; shares are of the question's weight.

    Args:
        coverage: share of the terms that stand in the article, its title included.
        density: the same, a term counting the more the more often it stands there for the article's length.
        sentence: share of the terms of its best sentence.
        pairs: neighbouring terms of the question that stand near each other, by weight.
        split: the part of the names of several words that the article never has together.
        length: the number of terms, in tens: a long question is easily half covered by chance.
    """

    coverage: float
    density: float
    sentence: float
    pairs: float
    split: float
    length: float


# Log-odds that the archive does not tell, found by logistic regression on the development questions (two halves,
# each predicted by the other: F1 of refusals .86, .91 of the answerable questions answered).
BASE = 4.4
ODDS = Signals(coverage=-1.9, density=-6.3, sentence=-2.0, pairs=-4.2, split=1.1, length=1.8)
REFUSE_FROM = -1.0  # log-odds of one in four: a wrong answer costs more than a missing one

TYPICAL_LENGTH = 3_000  # characters of an article
SATURATION = 1.2  # k1 and b of BM25
LENGTH_EFFECT = 0.75
TOGETHER = 3  # characters between the words of one name
SIMILAR_SPELLING = 85  # of 100: "Moallem" and "Muallem"
_CENTURIES = ("18", "19", "20", "21")
_CAPITALISED = re.compile(r"\b[^\W\d_a-z][\w'’-]{2,}")


def doubts(search: Search, window: Window) -> list[str]:
    """Return why the article of ``window`` does not answer, a sentence a reason; empty when it may well do."""
    page = search.pages[window.version]
    question, weights = search.question, search.weights
    told = f"{page.article.title}\n{page.article.outlet or ''}\n{day_in_words(page)}\n{page.text}"
    hits = find_terms(fold(told), [term.stems | term.related for term in question.terms])
    missing = _missing_names(question, hits, page)
    reference = page.article.reference
    if missing:
        return [f"The closest article, {reference}, does not mention {_listed(missing)}."]
    if log_odds(signals(question, weights, hits, window, len(page.text))) < REFUSE_FROM:
        return []
    present = {hit.term for hit in hits}
    absent = [term.word for number, term in enumerate(question.terms) if number not in present and not term.is_frame]
    if absent:
        return [f"The closest article, {reference}, says nothing of {_listed(absent)}."]
    return [f"The closest article, {reference}, holds the words of the question only far from each other."]


def log_odds(found: Signals) -> float:
    """Return the log-odds that an article with these signals does not answer."""
    return BASE + sum(weight * value for weight, value in zip(ODDS, found, strict=True))


def signals(question: Question, weights: Sequence[float], hits: Sequence[Hit], window: Window, length: int) -> Signals:
    """Return the signals of an article of ``length`` characters with these hits and this best window."""
    total = sum(weights) or 1.0
    counts = Counter(hit.term for hit in hits)
    norm = SATURATION * (1 - LENGTH_EFFECT + LENGTH_EFFECT * length / TYPICAL_LENGTH)
    together = {
        pair
        for one, other in pairwise(hits)
        if other.start - one.end <= TOGETHER
        for pair in ((one.term, other.term), (other.term, one.term))
    }
    wanted = [pair for name in question.names for pair in pairwise(name)]
    return Signals(
        coverage=sum(weights[term] for term in counts) / total,
        density=sum(weights[term] * count / (count + norm) for term, count in counts.items()) / total,
        sentence=window.features.sentence,
        pairs=window.features.pairs,
        split=sum(pair not in together for pair in wanted) / len(wanted) if wanted else 0.0,
        length=len(question.terms) / 10,
    )


def _missing_names(question: Question, hits: Sequence[Hit], page: Page) -> list[str]:
    present = {hit.term for hit in hits}
    dated = page.article.published is not None
    absent = [
        term
        for number, term in enumerate(question.terms)
        if number not in present and (term.is_name or (dated and _is_year(term)))
    ]
    if not absent:
        return []
    text = f"{page.article.title}\n{page.article.outlet or ''}\n{page.text}"
    names = {fold(name.group()) for name in _CAPITALISED.finditer(text)}
    return [term.word for term in absent if not _written_otherwise(term, names, text)]


def _is_year(term: Term) -> bool:
    return len(term.word) == 4 and term.word.isdigit() and term.word[:2] in _CENTURIES


def _written_otherwise(term: Term, names: set[str], text: str) -> bool:
    """Return whether a name stands in the text in another spelling, shortened, or written out."""
    word = term.word
    if 2 <= len(word) <= 5 and word.isalpha():
        initials = r"(?<!\w)" + r"[a-z]*[ -](?:(?:of|the|and|for)[ -])?".join(word.upper()) + r"[a-z]+"
        if re.search(initials, text):
            return True
    if word.isdigit():
        return False
    return process.extractOne(word, names, scorer=fuzz.ratio, score_cutoff=SIMILAR_SPELLING) is not None


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
