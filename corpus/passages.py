"""Passages: slices of stored articles, cut at the moment they are handed out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from corpus.models import Article, Passage
from corpus.store import articles
from corpus.store.database import Database
from corpus.store.packing import Bounds
from corpus.text import sentences
from corpus.text.spans import Span

LONGEST_CONTEXT = 1_500  # characters


class Page:
    """An article with its text and sentences, from which passages are cut."""

    def __init__(self, article: Article, text: str, bounds: Bounds) -> None:
        self.article = article
        self.text = text
        self._bounds = bounds

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences, in order."""
        return self._bounds.spans()

    def cut(self, span: tuple[int, int]) -> Passage:
        """Return the passage that ``span`` covers."""
        start, end = span
        return Passage(self.article, start, end, self.text[start:end])

    def sentences_around(self, span: Span) -> Span:
        """Return the span from the first to the last sentence that ``span`` touches."""
        starts, ends = self._bounds
        first, behind = bisect_right(ends, span.start), bisect_left(starts, span.end)
        return Span(min(starts[first], span.start), max(ends[behind - 1], span.end)) if first < behind else span


async def around(database: Database, passages: Sequence[Passage]) -> list[tuple[Passage, Passage]]:
    """Return each passage, which a scoped read has found, with the whole paragraphs around it."""
    known = await pages(database, [passage.article.version for passage in passages])
    return [
        (passage, page.cut(_paragraphs_around(page, Span(passage.start, passage.end))))
        for passage in passages
        for page in (known[passage.article.version],)
    ]


def _paragraphs_around(page: Page, span: Span) -> Span:
    """Return the paragraphs that a span touches, and the ones beside them while that is not too long to read.

    A paragraph that is too long by itself is cut to the sentences around the span.
    """
    paragraphs = sentences.paragraphs(page.text)
    touched = [number for number, paragraph in enumerate(paragraphs) if paragraph.overlaps(span)]
    if not touched:
        return page.sentences_around(span)
    first, last = touched[0], touched[-1]
    for wider_first, wider_last in ((first - 1, last + 1), (first - 1, last), (first, last)):
        start, end = paragraphs[max(wider_first, 0)].start, paragraphs[min(wider_last, len(paragraphs) - 1)].end
        if end - start <= LONGEST_CONTEXT:
            return Span(start, end)
    near = [number for number, sentence in enumerate(page.sentences) if sentence.overlaps(span)]
    beside = page.sentences[max(0, near[0] - 2) : near[-1] + 3] if near else [span]
    return Span(beside[0].start, beside[-1].end)


async def pages(database: Database, versions: Iterable[int]) -> dict[int, Page]:
    """Return the pages of version ids that a scoped read has found."""
    return {version: Page(*found) for version, found in (await articles.in_full(database, versions)).items()}
