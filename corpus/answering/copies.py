"""Copies: whether a sentence of another article is independent evidence, or the same text printed again."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.passages import Page
from corpus.text.words import content_words, stems

SAME_TEXT = 0.8  # Jaccard index of content words; the measure by which corpus.text.events counts independent reports


def is_copy(sentence: str, pages: Iterable[Page]) -> bool:
    """Return whether one of the pages has nearly the same sentence: copies differ in an edited word or two."""
    wanted = _stems(sentence)
    return any(
        _is_same(wanted, _stems(other))
        for page in pages
        for span in page.sentences
        if len(other := span.of(page.text)) < 3 * len(sentence) and 3 * len(other) > len(sentence)
    )


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and len(one & other) >= SAME_TEXT * len(one | other)


def _stems(sentence: str) -> frozenset[str]:
    return frozenset(stems(content_words(sentence)))
