"""Numbers: figures that count the same thing as the answer, side by side; none of them is averaged or preferred."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from corpus.finding import Search
from corpus.models import Passage
from corpus.query import Query
from corpus.stated_figures import FigureSeries, StatedFigure, series_in
from corpus.store.database import Database

_CHANGING = re.compile(
    r"\b(?:chang|develop|evolv|grow|grew|ris|rose|fall|fell|increas|decreas|declin|vary|vari)(?:e|es|ed|en|n|s|ing|ied)?\b"
    r"|\bover (?:time|the years)\b",
    re.IGNORECASE,
)
_HOW = re.compile(r"\bhow\s+(?:did|do|does|has|have|had|was|were)\b", re.IGNORECASE)


_AMOUNT = re.compile(r"\b(?:numbers?|tolls?|figures?|counts?|totals?|sums?|size|population)\b", re.IGNORECASE)


def without_change(query: Query) -> Query:
    """Return a question how an amount changed as one for the amount: its figures tell that without the verb."""
    if not asks_how_it_changed(query) or not _AMOUNT.search(query.words):
        return query
    return replace(query, words=" ".join(_CHANGING.sub(" ", query.words).split()))


async def side_by_side(database: Database, query: Query, found: Search, first: Passage) -> tuple[StatedFigure, ...]:
    """Return the figures of the series that an answer is of, where they differ, by the days they are for.

    Args:
        database: the archive.
        query: a question for an amount ("how many …") or for its change ("how did … change"); others have none.
        found: what was found for it; only its articles are looked at.
        first: the sentence that answers.
    """
    changing = asks_how_it_changed(query)
    if not changing and found.question.kind != "quantity":
        return ()
    asked = replace(query, words=_CHANGING.sub(" ", query.words)) if changing else query
    versions = {window.version for window in found.windows}
    pages = {version: found.pages[version] for version in versions}
    series = await series_in(database, pages, asked)
    chosen = next((one for one in series if _is_of(one, first)), series[0] if changing and series else None)
    figures = _different(chosen.entries) if chosen else ()
    return figures if len({(figure.value, figure.high) for figure in figures}) > 1 else ()


def asks_how_it_changed(query: Query) -> bool:
    """Return whether a question asks how something changed, grew or fell."""
    how = _HOW.search(query.words)
    return how is not None and _CHANGING.search(query.words, how.end()) is not None


def _is_of(series: FigureSeries, sentence: Passage) -> bool:
    """Return whether a series holds a figure of the sentence: of its marked words, where it has some."""
    marked = sentence.marked or ((0, len(sentence.text)),)
    return any(
        figure.passage.article.version == sentence.article.version
        and sentence.start + start < figure.passage.start + end_of
        and figure.passage.start + start_of < sentence.start + end
        for figure in series.entries
        for start_of, end_of in figure.passage.marked
        for start, end in marked
    )


def _different(figures: Iterable[StatedFigure]) -> tuple[StatedFigure, ...]:
    """Leave out figures that repeat another one's amount, days and source."""
    kept = {(figure.value, figure.high, figure.bound, figure.first, figure.last, figure.said_by): figure
            for figure in reversed(tuple(figures))}  # fmt: skip
    return tuple(reversed(kept.values()))
