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

from corpus.answering.premises import other_amount, other_name, other_year
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
        missing: the greatest share of one term that does not stand there: one word may be told in other words,
            several missing ones tell of another story.
    """

    coverage: float
    density: float
    sentence: float
    pairs: float
    split: float
    length: float
    missing: float


# Log-odds that the archive does not tell, found by logistic regression on the development questions and those to the
# seeds (in ten parts, each predicted by the others: F1 of refusals .88, .92 of the answerable questions answered).
BASE = 8.3
ODDS = Signals(coverage=-5.8, density=-6.2, sentence=-1.5, pairs=-4.5, split=0.5, length=1.3, missing=-5.6)
REFUSE_FROM = -1.3  # log-odds of one in five: a wrong answer costs more than a missing one

AS_GOOD = 0.98  # of the best window's score: which of two such windows comes first is chance
TYPICAL_LENGTH = 3_000  # characters of an article
SATURATION = 1.2  # k1 and b of BM25
LENGTH_EFFECT = 0.75
TOGETHER = 3  # characters between the words of one name
SIMILAR_SPELLING = 85  # of 100: "Moallem" and "Muallem"
_CENTURIES = ("18", "19", "20", "21")
# A choice among things that the question does not name, as in a quiz.
_CHOICE = re.compile(r"\bexcept\W*$|\b(?:of these|(?:which|all|none) of the following)\b", re.IGNORECASE)
_CAPITALISED = re.compile(r"\b[^\W\d_a-z][\w'’-]{2,}")


def without_doubt(asked: str, search: Search, windows: list[Window]) -> tuple[list[Window], list[str]]:
    """Return the windows from the first on whose article answers what was ``asked``, of those as good as the best.

    Args:
        asked: the question as typed.
        search: what was found for it.
        windows: best first.

    Returns:
        the windows and no reasons; or all of them with the reasons why the best one's article does not answer.
    """
    first: list[str] = []
    for number, window in enumerate(windows):
        if window.score < AS_GOOD * windows[0].score:
            break
        reasons = doubts(asked, search, window)
        if not reasons:
            return windows[number:], []
        first = first or reasons
    return windows, first


def doubts(asked: str, search: Search, window: Window) -> list[str]:
    """Return why the article of ``window`` does not answer what was ``asked``, a sentence a reason, or nothing."""
    if _CHOICE.search(asked):
        return ["The question is about a choice among things that it does not name. Ask about one of them."]
    page = search.pages[window.version]
    question, weights = search.question, search.weights
    told = f"{page.article.title}\n{page.article.outlet or ''}\n{day_in_words(page)}\n{page.text}"
    hits = find_terms(fold(told), [term.stems | term.related for term in question.terms])
    missing = _missing_names(question, hits, page)
    reference = page.article.reference
    if missing:
        reason = f"The closest article, {reference}, does not mention {listed(missing)}."
        return _told(reason, other_name(asked, search, window, [term.word for term in missing]))
    year = other_year(search, window)
    if year is not None:
        return [year]
    if log_odds(signals(question, weights, hits, window, len(page.text))) < REFUSE_FROM:
        return []
    present = {hit.term for hit in hits}
    absent = [term for number, term in enumerate(question.terms) if number not in present and not term.is_frame]
    reason = f"The closest article, {reference}, holds the words of the question only far from each other."
    if absent:
        reason = f"The closest article, {reference}, says nothing of {listed(absent)}."
    return _told(reason, other_amount(asked, page.cut(page.sentences[window.best])))


def _told(reason: str, premise: str | None) -> list[str]:
    return [reason, premise] if premise else [reason]


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
    absent = [weight for term, weight in enumerate(weights) if term not in counts]
    wanted = [pair for name in question.names for pair in pairwise(name)]
    return Signals(
        coverage=sum(weights[term] for term in counts) / total,
        density=sum(weights[term] * count / (count + norm) for term, count in counts.items()) / total,
        sentence=window.features.sentence,
        pairs=window.features.pairs,
        split=sum(pair not in together for pair in wanted) / len(wanted) if wanted else 0.0,
        length=len(question.terms) / 10,
        missing=max(absent, default=0.0) / total,
    )


def _missing_names(question: Question, hits: Sequence[Hit], page: Page) -> list[Term]:
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
    return [term for term in absent if not _written_otherwise(term, names, text)]


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


def listed(terms: Sequence[Term]) -> str:
    """Return the words of a question as they were typed, each once, in quotation marks."""
    return ", ".join(dict.fromkeys(f"“{term.typed}”" for term in terms))
