"""Copies: whether a sentence of another article is independent evidence, or the same text printed again."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.passages import Page
from corpus.text.events.merging import SAME_TEXT, jaccard
from corpus.text.words import content_words, stems


def is_copy(sentence: str, pages: Iterable[Page]) -> bool:
    """Return whether one of the pages has nearly the same sentence: copies differ in an edited word or two."""
    wanted = _stems(sentence)
    return any(
        jaccard(wanted, _stems(other)) >= SAME_TEXT
        for page in pages
        for span in page.sentences
        if len(other := span.of(page.text)) < 3 * len(sentence) and 3 * len(other) > len(sentence)
    )


def _stems(sentence: str) -> frozenset[str]:
    return frozenset(stems(content_words(sentence)))
