"""Stated figures: one quantity over time, as the articles give it, with who says so. Nothing is averaged."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from corpus import lookup
from corpus.errors import QueryError
from corpus.figure_subject import Subject, family
from corpus.models import Days, Passage, Scope
from corpus.passages import Page, pages
from corpus.plain_days import with_plain_days
from corpus.query import Query
from corpus.store import articles, figures, full_text, scopes
from corpus.store.database import Database
from corpus.store.figures import FigureRow
from corpus.store.postings import Match
from corpus.text.dates import Timex
from corpus.text.figures import Figure, Series, join_series
from corpus.text.spans import Span
from corpus.text.words import content_words

ARTICLES = 200  # articles searched for figures on a subject
RELATED = 20  # further articles looked through for what continues a series
MOST = 60  # figures handed out at once
MOST_SERIES = 6
_Relevant = dict[int, tuple[float, FigureRow, Page]]  # by number: how much it is about the subject, and where it is


class _Joined(NamedTuple):
    """Figures that belong together, by their numbers; which are in conflict with which, as references."""

    label: str
    numbers: tuple[int, ...]
    conflicts: Mapping[int, Sequence[str]] = {}


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure of a stored article.

    Args:
        number: what its reference ``F7`` is made of.
        written: the quantity, verbatim: "more than 220,000".
        passage: the sentence it stands in; ``marked`` is the quantity.
        value: the amount in the unit; the lower of two.
        high: the other end of a range; ``None`` for a single value.
        bound: "exactly", "more than", "about", ...
        unit: the unit, or what is counted, as written; may be empty.
        said_by: whose figure it is, as written; empty when the sentence names nobody.
        first, last: the days it is for, both included; ``None`` for an undated article.
        is_dated: whether the sentence gives that date; otherwise it is the day of publication.
        conflicts: references of figures for the same time that cannot be right as well.
        is_current: whether the article's current version still holds it.
    """

    number: int
    written: str
    passage: Passage
    value: float
    high: float | None
    bound: str
    unit: str
    said_by: str
    first: dt.date | None
    last: dt.date | None
    is_dated: bool
    conflicts: tuple[str, ...] = ()
    is_current: bool = True

    @property
    def reference(self) -> str:
        """What people type to name the figure: ``F7``."""
        return f"F{self.number}"


@dataclass(frozen=True, slots=True)
class FigureSeries:
    """Figures that count the same thing, in the order of the days they are for; undated ones last."""

    label: str
    entries: tuple[StatedFigure, ...]


@dataclass(frozen=True, slots=True)
class StatedFigures:
    """The figures a query asks for.

    Args:
        series: the one that is most about it first.
        topic: the words they are about.
        is_cut: whether there are more than were handed out.
    """

    series: tuple[FigureSeries, ...]
    topic: str
    is_cut: bool


async def find_figures(database: Database, scope: Scope, query: Query) -> StatedFigures:
    """Return the figures on what a query names, joined to series.

    ``from:`` is the outlet, ``by:`` whose figure it is, and ``before: after: during:`` are the days it is for.

    Raises:
        QueryError: the query does not say what is counted.
    """
    query = with_plain_days(query)
    wanted = Subject(query).words
    if not wanted and not (query.outlet or query.speaker or query.days):
        raise QueryError("Say what is counted, where or of what, for example `killed Syria`.")
    about, joined = await _joined_on(database, scope, query, ARTICLES)
    kept = joined[:MOST_SERIES]
    series = tuple(_stated_series(one, about) for one in _cut(kept))
    is_cut = len(joined) > len(kept) or sum(len(one.numbers) for one in kept) > MOST
    return StatedFigures(series, " ".join(wanted), is_cut=is_cut)


async def series_on(database: Database, scope: Scope, query: Query, searched: int) -> list[FigureSeries]:
    """Return the series on what a query names, all where it names nothing, from at most ``searched`` articles."""
    about, joined = await _joined_on(database, scope, query, searched)
    return await asyncio.to_thread(lambda: [_stated_series(one, about) for one in joined])


async def series_in(database: Database, known: Mapping[int, Page], query: Query) -> list[FigureSeries]:
    """Return the series on what a query names in articles found already; not amounts that count nothing nameable.

    Args:
        database: the archive.
        known: the articles by their versions.
        query: as for :func:`find_figures`.

    Returns:
        the series that is most about it first.
    """
    about = _on_subject(await figures.of_versions(database, list(known)), known, query)
    return [_stated_series(one, about) for one in _most_relevant(_counted(about), about)]


async def series_with(
    database: Database, scope: Scope, known: Mapping[int, Page], series: FigureSeries
) -> FigureSeries:
    """Return a series found in some articles with what the rest of the archive says on it.

    Args:
        database: the archive.
        scope: whose articles.
        known: the articles it was found in, by their versions.
        series: the series.
    """
    query = Query.parse(series.label)
    others = await lookup.matching_articles(database, scope, query, limit=RELATED, every_word=True)
    inside = {passage.article.version for passage in (entry.passage for entry in series.entries)}
    wider = {version: page for version, page in known.items() if version in inside}
    wider |= await pages(database, [version for version in others if version not in known])
    numbers = {entry.number for entry in series.entries}
    for found in await series_in(database, wider, query):
        if numbers <= {entry.number for entry in found.entries}:
            return found
    return series


async def by_number(database: Database, scope: Scope, number: int) -> StatedFigure | None:
    """Return figure ``F<number>`` if ``scope`` may see it."""
    row = await figures.by_number(database, await scopes.ranges(database, scope), number)
    return None if row is None else _stated(row, (await pages(database, [row.version]))[row.version])


async def _joined_on(database: Database, scope: Scope, query: Query, searched: int) -> tuple[_Relevant, list[_Joined]]:
    """Return the figures on what a query names, and how they are joined, the most relevant first."""
    versions = await _articles_about(database, scope, query, Subject(query).words, searched)
    rows = await figures.of_versions(database, versions)
    known = await pages(database, {row.version for row in rows})

    def join() -> tuple[_Relevant, list[_Joined]]:
        about = _on_subject(rows, known, query)
        counted = _counted(about)
        return about, _most_relevant([*counted, *_by_unit(about, counted)], about)

    return await asyncio.to_thread(join)


async def _articles_about(
    database: Database, scope: Scope, query: Query, wanted: Sequence[str], searched: int
) -> list[int]:
    """Return the versions that hold every word of the question, or another word for it; failing that, any."""
    ranges = await scopes.ranges(database, scope)
    if not wanted:
        return await articles.newest(database, ranges, searched)
    phrases = tuple((phrase,) for phrase in query.phrases)
    families = tuple(family(word) for word in wanted)
    found = await full_text.matching(database, ranges, Match((*families, *phrases), query.excluded), searched)
    if found:
        return found
    some = await full_text.rarest(database, families)
    return await full_text.matching(database, ranges, Match((some, *phrases), query.excluded), searched)


def _on_subject(rows: Iterable[FigureRow], known: Mapping[int, Page], query: Query) -> _Relevant:
    subject = Subject(query)
    scored = ((subject.relevance(row, known[row.version]), row) for row in rows)
    return {
        row.number: (score, row, known[row.version])
        for score, row in scored
        if score and _passes(row, known[row.version], query)
    }


def _passes(row: FigureRow, page: Page, query: Query) -> bool:
    if query.outlet and not lookup.same_outlet(query.outlet, page.article):
        return False
    if query.speaker and not set(content_words(query.speaker)) <= set(content_words(row.detail.get("said_by", ""))):
        return False
    return query.days is None or _touches(_days(row, page), query.days)


def _touches(days: Days, wanted: Days) -> bool:
    if days.first is None or days.last is None:
        return False
    return (wanted.last is None or days.first <= wanted.last) and (wanted.first is None or days.last >= wanted.first)


def _days(row: FigureRow, page: Page) -> Days:
    """Return the days a figure is for: as its sentence says, or the day of publication."""
    first, last = row.detail.get("first_day"), row.detail.get("last_day")
    if first is not None:
        begin = dt.date.fromordinal(first)
        return Days(begin, dt.date.fromordinal(last) if last is not None else begin)
    day = page.article.published.day if page.article.published else None
    return Days(day, day)


def _counted(about: _Relevant) -> list[_Joined]:
    """Join the figures that count the same thing."""
    entries = [
        (_figure(row, page), number, page.article.published.day if page.article.published else None)
        for number, (_, row, page) in about.items()
    ]
    return [_joined(one) for one in join_series(entries)]


def _by_unit(about: _Relevant, counted: Iterable[_Joined]) -> list[_Joined]:
    """Join those that count nothing nameable by their unit."""
    found: defaultdict[str, list[tuple[dt.date, int]]] = defaultdict(list)
    for number in sorted(set(about) - {number for one in counted for number in one.numbers}):
        _, row, page = about[number]
        found[row.detail.get("unit_norm", "")].append((_days(row, page).first or dt.date.max, number))
    return [_Joined(unit or "amounts", tuple(number for _, number in sorted(each))) for unit, each in found.items()]


def _most_relevant(joined: Iterable[_Joined], about: _Relevant) -> list[_Joined]:
    return sorted(joined, key=lambda one: (-max(about[number][0] for number in one.numbers), -len(one.numbers)))


def _joined(series: Series) -> _Joined:
    against: defaultdict[int, list[str]] = defaultdict(list)
    for one, other in series.conflicts:
        against[int(one.article)].append(f"F{other.article}")
        against[int(other.article)].append(f"F{one.article}")
    return _Joined(series.label, tuple(int(entry.article) for entry in series.entries), against)


def _cut(joined: Iterable[_Joined]) -> Iterable[_Joined]:
    room = MOST
    for one in joined:
        if room > 0:
            yield one._replace(numbers=one.numbers[:room])
        room -= len(one.numbers)


def _stated_series(joined: _Joined, about: _Relevant) -> FigureSeries:
    entries = (
        replace(_stated(row, page), conflicts=tuple(joined.conflicts.get(number, ())))
        for number in joined.numbers
        for _, row, page in (about[number],)
    )
    return FigureSeries(joined.label, tuple(entries))


def _stated(row: FigureRow, page: Page) -> StatedFigure:
    detail = row.detail
    sentence = page.cut(page.sentences_around(row.span))
    first, last = _days(row, page)
    return StatedFigure(
        number=row.number,
        written=row.span.of(page.text),
        passage=replace(sentence, marked=((row.span.start - sentence.start, row.span.end - sentence.start),)),
        value=detail["low"],
        high=detail.get("high"),
        bound=detail.get("bound", ""),
        unit=detail.get("unit", ""),
        said_by=detail.get("said_by", ""),
        first=first,
        last=last,
        is_dated=detail.get("first_day") is not None,
        is_current=row.is_current,
    )


def _figure(row: FigureRow, page: Page) -> Figure:
    """Return a stored figure as the figure reader made it."""
    detail = row.detail
    as_of = None
    if detail.get("first_day") is not None:
        first, last = _days(row, page)
        as_of = Timex(0, 0, "DATE", detail.get("as_of", ""), first, last, "interval", "")
    return Figure(
        start=row.span.start,
        end=row.span.end,
        number=Span(row.span.start, row.span.end),
        value=detail["low"],
        high=detail.get("high"),
        bound=detail.get("bound", ""),
        type=detail["type"],
        unit="" if detail.get("unit") == detail.get("counted") else detail.get("unit", ""),
        unit_norm=detail.get("unit_norm", ""),
        counted=detail.get("counted", ""),
        happened=detail.get("happened", ""),
        cause=detail.get("cause", ""),
        place=detail.get("place", ""),
        said_by=detail.get("said_by", ""),
        as_of=as_of,
    )
