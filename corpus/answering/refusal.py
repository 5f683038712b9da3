"""Refusal: reasons to say that the archive does not tell."""

from __future__ import annotations

from corpus.finding.matching import find_terms, fold
from corpus.finding.search import Search
from corpus.passages import Page

# Below this share of the question's weight an article is about something else.
LEAST_COVERAGE = 0.62


def doubts(search: Search, page: Page) -> list[str]:
    """Return why ``page`` does not answer, a sentence a reason; empty when nothing speaks against it."""
    question, weights = search.question, search.weights
    text = fold(f"{page.article.title}\n{page.text}")
    present = {hit.term for hit in find_terms(text, [term.stems for term in question.terms])}
    found: list[str] = []
    missing = [term.word for index, term in enumerate(question.terms) if term.is_name and index not in present]
    if missing:
        words = ", ".join(f"“{word}”" for word in missing)
        found.append(f"The closest article, {page.article.reference}, does not mention {words}.")
    coverage = sum(weights[term] for term in present) / (sum(weights) or 1.0)
    if coverage < LEAST_COVERAGE:
        found.append(f"The closest article, {page.article.reference}, holds too few of the question's words.")
    return found
