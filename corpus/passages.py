"""Passages: slices of stored articles, cut at the moment they are handed out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from corpus.models import Article, Passage
from corpus.store import articles
from corpus.store.database import Database
from corpus.text.spans import Span


class Page(NamedTuple):
    """An article with its text and sentences, from which passages are cut."""

    article: Article
    text: str
    sentences: list[Span]

    def cut(self, span: tuple[int, int]) -> Passage:
        """Return the passage that ``span`` covers."""
        start, end = span
        return Passage(self.article, start, end, self.text[start:end])

    def sentences_around(self, span: Span) -> Span:
        """Return the span from the first to the last sentence that ``span`` touches."""
        touched = [sentence for sentence in self.sentences if sentence.overlaps(span)]
        return Span(min(touched[0].start, span.start), max(touched[-1].end, span.end)) if touched else span


async def pages(database: Database, versions: Iterable[int]) -> dict[int, Page]:
    """Return the pages of version ids that a scoped read has found."""
    wanted = set(versions)
    known = await articles.by_versions(database, wanted)
    texts = await articles.texts(database, wanted)
    return {version: Page(article, *texts[version]) for version, article in known.items()}
