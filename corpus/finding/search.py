"""Search: from a query to ranked windows of articles. The common ground of finding and answering."""

from __future__ import annotations

import asyncio
import datetime as dt
import math
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.errors import QueryError
from corpus.finding import spelling
from corpus.finding.attribution import attributes, from_outlet
from corpus.finding.other_names import with_other_names
from corpus.finding.question import Question, Term, understand
from corpus.finding.ranking import Candidate, Window, rank
from corpus.lookup import same_outlet
from corpus.models import Passage, Scope
from corpus.passages import Page, pages
from corpus.query import Query
from corpus.store import articles, coverage, full_text, holdings, scopes
from corpus.store.database import Database
from corpus.store.postings import Match

# The article with the fact is among the best 50 by full text for 99 of 100 questions; each more costs a millisecond.
CANDIDATES = 50
# Articles looked at when an outlet is asked for, which the index does not know.
CANDIDATES_OF_OUTLET = 400
FRAME_WEIGHT = 0.2
# Rarest terms first, until the articles they stand in add up to this share of the archive, or to as many as full text
# ranks: the same hits within half a point as all terms, for a fifth of the rows.
SHARE_LOOKED_AT = 0.3
LEAST_TERMS = 3
FEWEST_TERMS = 2  # even where full text has more to rank than it should
SMALL_ARCHIVE = 1_000  # articles, below which nothing is left out
LONGEST_QUESTION = 40  # terms; of a pasted paragraph the rarest tell which article it is from


@dataclass(frozen=True, slots=True)
class Search:
    """What was looked for and what was found.

    Args:
        question: how the query was understood.
        weights: how much each term of the question tells: its inverse document frequency.
        frequencies: in how many articles each term stands.
        windows: best first.
        pages: the articles of the windows.
        notes: what a person should know about how the query was understood.
    """

    question: Question
    weights: list[float]
    frequencies: list[int]
    windows: list[Window]
    pages: dict[int, Page]
    notes: list[str]

    def passage(self, window: Window) -> Passage:
        """Return the passage of a window, its matching sentence marked."""
        page = self.pages[window.version]
        passage = page.cut((page.sentences[window.first].start, page.sentences[window.last].end))
        best = page.sentences[window.best]
        marked = ((best.start - passage.start, best.end - passage.start),)
        return Passage(passage.article, passage.start, passage.end, passage.text, marked)


async def search(database: Database, scope: Scope, query: Query) -> Search:
    """Look a query up.

    Raises:
        QueryError: it holds nothing that can be looked for.
    """
    notes: list[str] = []
    if attributes(query):
        visible = await scopes.ids(database, scope)
        rows = await coverage.of_scopes(database, visible)
        query = _asked_of_outlet(query, {row.outlet for row in rows if row.outlet}, notes)
    question = understand(" ".join((query.words, *query.phrases, query.speaker or "")))
    if not question.terms:
        raise QueryError(_nothing_to_look_for(query))
    visible = await scopes.ids(database, scope)
    question = await with_other_names(database, visible, question)
    total = await holdings.articles(database, visible)
    counts = await _frequencies(database, question)
    replaced: dict[str, Term] = {}
    if not query.exact and 0 in counts:
        question, replaced = await spelling.corrected(database, scope, question, counts)
        counts = await _frequencies(database, question)
    weights = [_weight(term, count, total) for term, count in zip(question.terms, counts, strict=True)]

    ranges = await scopes.ranges(database, scope, query.days)
    limit = CANDIDATES_OF_OUTLET if query.outlet else CANDIDATES
    hits = await full_text.search(database, ranges, _match(question, counts, total, query), limit)
    days: list[dt.date] = []
    if query.outlet:  # most are others': their texts are not read
        listed = await articles.by_versions(database, [hit.version for hit in hits])
        days = [article.published.day for article in listed.values() if article.published]
        hits = [hit for hit in hits if same_outlet(query.outlet, listed[hit.version])][:CANDIDATES]
    known = await pages(database, [hit.version for hit in hits])
    if attributes(query):
        agencies = {agency for page in known.values() for agency in page.article.agencies}
        asked = _asked_of_outlet(query, agencies, notes)
        if asked.outlet:
            found = await search(database, scope, asked)
            return replace(found, notes=[*notes, *found.notes])
    days += [page.article.published.day for page in known.values() if page.article.published]
    newest = max(days, default=None)
    candidates = [
        Candidate(
            version=hit.version,
            score=hit.score,
            context=f"{page.article.title}\n{page.article.outlet or ''}",
            day=day_in_words(page),
            text=page.text,
            sentences=page.sentences,
            recency=_recency(page, newest),
        )
        for hit in hits
        for page in (known[hit.version],)
    ]
    found = await asyncio.to_thread(rank, question, weights, candidates)
    best = known[found[0].version].text if found else ""
    notes += [spelling.note(typed, meant, best) for typed, meant in replaced.items()]
    return Search(question, weights, counts, found, known, notes)


def _asked_of_outlet(query: Query, outlets: Set[str], notes: list[str]) -> Query:
    """Return the query with the outlet that its words name, and note that, if they name one of ``outlets``."""
    asked = from_outlet(query, sorted(outlets))
    if asked is None:
        return query
    notes.append(f"Only articles of “{asked.outlet}”, as with `from:`.")
    return asked


async def _frequencies(database: Database, question: Question) -> list[int]:
    return await full_text.frequencies(database, [term.spellings for term in question.terms])


def day_in_words(page: Page) -> str:
    """Return the day of publication as a question may name it: "Tuesday 14 September 2021"."""
    published = page.article.published
    return _in_words(published.day) if published else ""


@lru_cache(maxsize=1 << 14)
def _in_words(day: dt.date) -> str:
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def _recency(page: Page, newest: dt.date | None) -> float:
    """Return 1 for an article of the newest day among the candidates, a half for one a year older, and so on."""
    if newest is None or page.article.published is None:
        return 0.0
    return 1 / (1 + (newest - page.article.published.day).days / 365)


def _weight(term: Term, count: int, total: int) -> float:
    """Return the inverse document frequency (Robertson and Spärck Jones 1976, kept positive as in Lucene).

    An ordinary word counts as if one more article had it: in a small archive it is missing by chance, a name is not.
    """
    seen = min(total, count + (not term.is_name))
    weight = math.log(1 + (total - seen + 0.5) / (seen + 0.5))
    return weight * FRAME_WEIGHT if term.is_frame else weight


def _match(question: Question, counts: Sequence[int], total: int, query: Query) -> Match:
    """Return what is looked for: any of the rarer terms, all of the phrases, none of the excluded words.

    Common terms are left to the ranking of the windows: full text pays for every article that a term stands in.
    """
    most = max(SMALL_ARCHIVE, SHARE_LOOKED_AT * total)
    numbers = [number for number, term in enumerate(question.terms) if not term.is_frame] or range(len(counts))
    rarest = sorted(numbers, key=lambda number: counts[number])[:LONGEST_QUESTION]
    chosen: list[str] = []
    articles = 0
    for place, number in enumerate(rarest):
        articles += counts[number]
        # A word that more than half of the articles hold counts for nothing where articles are ranked.
        fewest = FEWEST_TERMS if counts[number] <= total / 2 else 1
        if place >= fewest and (articles > full_text.MOST_RANKED or (place >= LEAST_TERMS and articles > most)):
            break
        chosen += question.terms[number].spellings
    return Match((tuple(chosen), *((phrase,) for phrase in query.phrases)), query.excluded)


def _nothing_to_look_for(query: Query) -> str:
    if query.excluded and not query.words:
        return f"“{query.text}” says only what to leave out. Add a word to look for."
    if any(char.isalnum() for char in query.text):
        return (
            f"“{query.text}” has only words that stand in every article. "
            "Add a name, a place or another word that tells what it is about."
        )
    return "There is no word to look for in that. Ask with at least one word, name or number."
