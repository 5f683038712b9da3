"""Content: what a digest holds. Each line of it is a sentence or quotation of a stored article.

New are the articles with a number above the last one that was told of. A quotation or figure is new when its own
number is, and its article or the article's version is: reading old articles anew makes no news.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from corpus import quoting, selecting, stated_figures, timeline
from corpus.additions import COUNTED
from corpus.digests.model import Seen
from corpus.models import Article, DatedEvent, Passage, Quote, Scope, Selection
from corpus.passages import Page, pages
from corpus.query import Query
from corpus.stated_figures import FigureSeries, StatedFigure
from corpus.store import additions, corrections, events, names, quotes, scopes
from corpus.store.database import Database
from corpus.store.quotes import QuoteRow
from corpus.text.events.merging import SAME_TEXT, Report, jaccard, merge_events
from corpus.text.spans import Span
from corpus.text.words import content_words, stems

READ = 200  # articles looked at, the last added; more are only counted
STORIES, QUOTES, FIGURES, EVENTS, CORRECTIONS = 10, 5, 3, 3, 10  # lines of each kind
QUOTES_EACH = 2  # of one speaker
YEARS = 150  # looked back for what happened on this day
Item = TypeVar("Item")
_ONE_DAY = dt.timedelta(days=1)
# Between these numbers of words a quotation says something and can still be read at a glance.
_SHORT, _LONG = 8, 60


@dataclass(frozen=True, slots=True)
class Story:
    """New articles that report one event.

    Args:
        passage: a sentence of the first of them that was added.
        also: the others.
        independent: how many different texts they are; wire copies count once.
    """

    passage: Passage
    also: tuple[Article, ...] = ()
    independent: int = 1


@dataclass(frozen=True, slots=True)
class NewFigure:
    """A figure that is new.

    Args:
        figure: the figure.
        series: all that the archive has for the same thing.
        before: the last one of these for an earlier day, if it was of another value.
    """

    figure: StatedFigure
    series: FigureSeries
    before: StatedFigure | None


@dataclass(frozen=True, slots=True)
class Contents:
    """What is new to a digest.

    Args:
        since: up to where it had been told.
        articles: how many new articles it is about; where more than :data:`READ` were added, of the last added.
        unread: how many articles more were added.
        stories: what they report, told by most independent texts first.
        quotes: the strongest new quotations.
        quote_count: how many there are.
        figures: new or changed figures.
        on_this_day: what happened on this day in earlier years.
        corrections: a sentence of each article that was corrected or retracted.
    """

    since: dt.datetime
    articles: int = 0
    unread: int = 0
    stories: tuple[Story, ...] = ()
    quotes: tuple[Quote, ...] = ()
    quote_count: int = 0
    figures: tuple[NewFigure, ...] = ()
    on_this_day: tuple[DatedEvent, ...] = ()
    corrections: tuple[Passage, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is new; an anniversary is not new."""
        return not (self.stories or self.quotes or self.figures or self.corrections)


async def compose(
    database: Database, scope: Scope, selection: Selection, since: Seen, until: Seen, today: dt.date
) -> Contents:
    """Return what is new to a digest.

    Args:
        database: the archive's.
        scope: whose articles.
        selection: what it is about.
        since: up to where it has told.
        until: up to where it shall tell.
        today: the day in the digest's own time zone, for what happened on this day.
    """
    scope_ids = await scopes.ids(database, scope)
    added = await additions.added_between(database, scope_ids, since.article, until.article, READ)
    total = await additions.count_after(database, scope_ids, since.article, COUNTED)
    changed = await additions.changed_since(database, scope_ids, since.at, since.article, READ)
    known = await pages(database, [*(version for _, version in added), *changed])
    known = await selecting.about(database, scope, selection, known)
    new = {version: known[version] for _, version in reversed(added) if version in known}
    ids = await selecting.people(database, scope, selection.person) if selection.person else ()
    strongest, quote_count = await _strongest_quotes(database, scope_ids, known, selection, since, ids)
    return Contents(
        since=since.at,
        articles=len(new),
        unread=total - len(added),
        stories=await _stories(database, new, selection, ids, today),
        quotes=strongest,
        quote_count=quote_count,
        figures=await _new_figures(database, scope, known, selection, since),
        on_this_day=await _on_this_day(database, scope, selection, today),
        corrections=await _corrections(database, scope, selection, scope_ids, since, until),
    )


async def group(
    database: Database, known: Mapping[int, Page], topic: str, ids: Sequence[int], today: dt.date
) -> list[tuple[list[int], int]]:
    """Group articles that report the same event.

    Returns:
        for each event its versions, in the order of ``known``, and how many different texts they are.
    """
    named = await names.of_versions(database, known)
    versions = list(known)
    told = [selecting.telling(known[version], topic, _places(named[version], ids)) for version in versions]
    reports = [_report(passage, named[version], today) for version, passage in zip(versions, told, strict=True)]
    merged = await asyncio.to_thread(merge_events, reports)
    return [([versions[index] for index in sorted(event.reports)], event.independent) for event in merged]


async def _stories(
    database: Database, new: Mapping[int, Page], selection: Selection, ids: Sequence[int], today: dt.date
) -> tuple[Story, ...]:
    groups = await group(database, new, selection.topic, ids, today)
    named = await names.of_versions(database, new)
    stories = [
        Story(
            selecting.telling(new[first], selection.topic, _places(named[first], ids)),
            tuple(new[other].article for other in others),
            independent,
        )
        for (first, *others), independent in groups
    ]
    stories.sort(key=lambda story: (-story.independent, -len(story.also), -story.passage.article.version))
    return tuple(stories[:STORIES])


def _places(named: Mapping[int, Sequence[Span]], ids: Sequence[int]) -> list[Span]:
    return sorted(span for id_ in ids for span in named.get(id_, ()))


def _report(passage: Passage, named: Mapping[int, Sequence[Span]], today: dt.date) -> Report:
    """Return an article's sentence as a report of the day it was published, or of the one before."""
    day = passage.article.published.day if passage.article.published else today
    within = Span(passage.start, passage.end)
    return Report(
        source=passage.article.number,
        text=passage.text,
        first=day - _ONE_DAY if day > dt.date.min else day,
        last=day,
        names=frozenset(str(id_) for id_, spans in named.items() if any(within.overlaps(span) for span in spans)),
    )


async def _strongest_quotes(
    database: Database,
    scope_ids: Sequence[int],
    known: Mapping[int, Page],
    selection: Selection,
    since: Seen,
    ids: Sequence[int],
) -> tuple[tuple[Quote, ...], int]:
    """Return the strongest of the new quotations whose speaker is known, and how many there are."""
    rows = [row for row in await quotes.of_versions(database, scope_ids, list(known)) if row.number > since.quote]
    rows = [row for row in rows if row.level != "not determined"]
    if selection.topic:
        wanted = set(stems(content_words(selection.topic)))
        rows = [row for row in rows if _on_topic(row, known[row.version], wanted)]
    if ids:
        rows = [row for row in rows if row.speaker in ids]
    said = Counter(row.detail.get("speaker_name") for row in rows)
    rows.sort(key=lambda row: (-_strength(row, known[row.version], selection, said), row.number))
    distinct = without_copies(rows, lambda row: row.span.of(known[row.version].text))
    kept: list[QuoteRow] = []
    each: Counter[str | None] = Counter()
    for row in distinct:
        speaker = row.detail.get("speaker_name")
        each[speaker] += 1
        if ids or each[speaker] <= QUOTES_EACH:
            kept.append(row)
    return tuple(await quoting.present(database, kept[:QUOTES])), len(distinct)


def without_copies(items: Iterable[Item], text_of: Callable[[Item], str]) -> list[Item]:
    """Return items without those whose text is nearly that of one before: wire copies differ in a word or two."""
    kept: list[Item] = []
    words: list[frozenset[str]] = []
    for item in items:
        these = frozenset(stems(content_words(text_of(item))))
        if not any(these == others or jaccard(these, others) >= SAME_TEXT for others in words):
            words.append(these)
            kept.append(item)
    return kept


def _strength(row: QuoteRow, page: Page, selection: Selection, said: Mapping[str | None, int]) -> float:
    """Return how much a quotation tells: on the topic, whole, by somebody named whom the news quotes often."""
    words = row.span.of(page.text).split()
    strength = 2.0 * (row.level == "named") + 2.0 * (row.kind == "direct") + 2.0 * (_SHORT <= len(words) <= _LONG)
    wanted = set(stems(content_words(selection.topic)))
    strength += 4.0 * _on_topic(row, page, wanted) / max(1, len(wanted))
    return strength + min(said[row.detail.get("speaker_name")], 4) / 4


def _on_topic(row: QuoteRow, page: Page, wanted: Collection[str]) -> int:
    """Return how many of a topic's stems stand in the sentences of a quotation."""
    return selecting.shared(wanted, page.sentences_around(row.span).of(page.text))


async def _new_figures(
    database: Database, scope: Scope, known: Mapping[int, Page], selection: Selection, since: Seen
) -> tuple[NewFigure, ...]:
    """Return the newest figure of each series that has new ones, with what the archive had before."""
    found: list[NewFigure] = []
    query = replace(Query.parse(selection.topic), speaker=selection.person or None)
    for series in await stated_figures.series_in(database, known, query):
        new = [entry for entry in series.entries if entry.number > since.figure]
        if new and len(found) < FIGURES:
            whole = await stated_figures.series_with(database, scope, known, series)
            found.append(NewFigure(new[-1], whole, _before(whole, new[-1])))
    return tuple(found)


def _before(series: FigureSeries, figure: StatedFigure) -> StatedFigure | None:
    """Return the last figure of a series for an earlier day, if it is of another value."""
    if figure.first is None:
        return None
    earlier = [entry for entry in series.entries if entry.first is not None and entry.first < figure.first]
    last = earlier[-1] if earlier else None
    return last if last is not None and (last.value, last.high) != (figure.value, figure.high) else None


async def _on_this_day(
    database: Database, scope: Scope, selection: Selection, today: dt.date
) -> tuple[DatedEvent, ...]:
    days = [
        today.replace(year=year)
        for year in range(today.year - 1, max(1, today.year - YEARS), -1)
        if (today.month, today.day) != (2, 29) or _is_leap(year)
    ]
    rows = await events.on_days(database, await scopes.ids(database, scope), days, limit=READ)
    rows = [row for row in rows if row.detail.get("dated_by") != "lead"]  # else all sentences behind a dated lead
    known = await selecting.about(database, scope, selection, await pages(database, {row.version for row in rows}))
    found = await timeline.present(database, [row for row in rows if row.version in known])
    best = sorted(found, key=lambda event: (-event.independent, -event.first.toordinal()))[:EVENTS]
    return tuple(sorted(best, key=lambda event: event.first))


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


async def _corrections(
    database: Database, scope: Scope, selection: Selection, scope_ids: Sequence[int], since: Seen, until: Seen
) -> tuple[Passage, ...]:
    """Return the first sentence of each article that was corrected or retracted, the last one first."""
    current = await corrections.between(database, scope_ids, since.correction, until.correction)
    known = await selecting.about(database, scope, selection, await pages(database, current))
    return tuple(selecting.telling(page, "") for page in known.values())[:CORRECTIONS]
