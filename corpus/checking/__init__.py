"""Checking: whether a quotation stands in the archive, who said it, and what was changed.

The articles that can hold it come from an index of word pairs (:mod:`corpus.store.token_grams`); only these are read
and compared word by word (:mod:`corpus.checking.comparison`).
"""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, get_args

from corpus import lookup, quoting, who
from corpus.checking.comparison import compare
from corpus.checking.model import Check, Comparison, Piece, Verdict
from corpus.errors import QueryError
from corpus.models import Passage, Quote, Scope
from corpus.passages import Page, pages
from corpus.query import Query
from corpus.store import full_text, quotes, scopes, token_grams
from corpus.store.database import Database
from corpus.store.identifiers import IdRange
from corpus.store.postings import Match
from corpus.text.grams import grams, telling_words
from corpus.text.quotes.marks import find_quoted
from corpus.text.spans import Span
from corpus.text.wording import Wording, read_wording

__all__ = ["Check", "Comparison", "Piece", "Verdict", "check", "quoted_parts"]

FEWEST_WORDS = 4
LONGEST = 2_000  # characters
# Articles that hold every word pair of a quotation: more have it only if it is a set phrase.
HOLDING_ALL = 60
AT_ONCE = 20  # of them compared before one looks whether the quotation has been found
GRAMS = 32  # looked up of a long quotation, spread evenly over it
NEWEST_OF_GRAM = 300  # versions read of each pair; what stands in more articles tells little
OTHERS = 5  # further articles whose stored quotations are read
CLOSEST = 12  # articles compared when none holds all pairs
_ORDER = {verdict: place for place, verdict in enumerate(get_args(Verdict))}
_MARKED = re.compile(
    r"""["“”„«»‟](?P<words>.*?)["“”«»‟]\s*(?P<filters>(?:(?:from|by|before|after|during|exact):.*)?)""",
    re.DOTALL | re.IGNORECASE,
)
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


class _Match(NamedTuple):
    comparison: Comparison
    page: Page


async def check(database: Database, scope: Scope, text: str) -> Check:
    """Say what became of a quotation in the archive.

    Args:
        database: the archive.
        scope: whose articles are looked at.
        text: the quotation, in quotation marks or not; behind one in quotation marks may stand ``from: before:
            after: during:``, and ``by:`` who is said to have said it.

    Raises:
        QueryError: it is too long, or a query word behind it cannot be read.
    """
    quotation, query = read_quotation(text)
    wording = read_wording(quotation)
    if wording.words < FEWEST_WORDS:
        return Check(
            quotation,
            "cannot check",
            why=f"That is too short to tell: give at least {FEWEST_WORDS} words of the quotation.",
        )
    if not telling_words(quotation):
        return Check(
            quotation,
            "cannot check",
            why="Those words are too common to tell: they stand in every article. Give more of the quotation.",
        )
    ranges = await scopes.ranges(database, scope, query.days)
    wanted = _spread(grams(quotation))
    holding = await _holding(database, ranges, quotation, wanted)
    matches: list[_Match] = []
    for first in range(0, len(holding), AT_ONCE):
        matches += await _compared(database, query, wording, holding[first : first + AT_ONCE])
        if any(match.comparison.verdict == "exact" for match in matches):
            break
    matches.sort(key=_goodness)
    if not matches or matches[0].comparison.verdict not in ("exact", "typography only"):
        close = await _close(database, ranges, wanted)
        matches += await _compared(database, query, wording, [version for version in close if version not in holding])
        matches.sort(key=_goodness)
    if not matches and len(holding) >= HOLDING_ALL:
        return Check(
            quotation,
            "cannot check",
            why="Those words are too common to tell: too many articles hold them. Give more of the quotation.",
        )
    found = await _presented(database, scope, quotation, matches)
    if not query.speaker:
        return found
    speaker = found.quote.speaker if found.quote else None
    named = await who.match_name(database, scope, query.speaker, exact=query.exact)
    theirs = await who.match_name(database, scope, speaker, exact=True) if speaker else None
    is_theirs = None if theirs is None else not {*theirs.entities}.isdisjoint(named.entities)
    return replace(found, named=query.speaker, is_theirs=is_theirs)


def read_quotation(text: str) -> tuple[str, Query]:
    """Take the quotation out of what was typed, and read the filters behind it.

    Raises:
        QueryError: it is too long, or a filter cannot be read.
    """
    typed = _UNSEEN.sub("", text).strip()
    if len(typed) > LONGEST:
        raise QueryError(
            f"That is {len(typed):,} characters; a quotation to check may have {LONGEST:,}. Give a part of it."
        )
    marked = _MARKED.fullmatch(typed)
    if marked is None:
        return typed, Query(typed, typed)
    return marked["words"].strip(), Query.parse(marked["filters"])


def quoted_parts(text: str) -> list[str]:
    """Return what stands in quotation marks in a text, paragraph by paragraph, as far as it is long enough to check.

    Args:
        text: any text of a person, with blank lines or not.
    """
    found: list[str] = []
    for line in _UNSEEN.sub("", text).splitlines():
        found += [quoted.inner.of(line) for quoted in find_quoted(line, Span(0, len(line)))]
    return [part for part in dict.fromkeys(found) if read_wording(part).words >= FEWEST_WORDS]


def _spread(found: Sequence[str]) -> list[str]:
    if len(found) <= GRAMS:
        return list(found)
    return [found[index * len(found) // GRAMS] for index in range(GRAMS)]


async def _holding(database: Database, ranges: Sequence[IdRange], quotation: str, wanted: Sequence[str]) -> list[int]:
    """Return the versions that hold the whole quotation, and perhaps some that do not."""
    if wanted:
        return await token_grams.holding_all(database, ranges, wanted, HOLDING_ALL)
    # One telling word alone makes no pair; full text knows which articles have it in these surroundings.
    hits = await full_text.search(database, ranges, Match(((quotation,),)), HOLDING_ALL)
    if not hits:
        word = telling_words(quotation)[0]
        hits = await full_text.search(database, ranges, Match(((word,),)), CLOSEST)
    return [hit.version for hit in hits]


async def _close(database: Database, ranges: Sequence[IdRange], wanted: Sequence[str]) -> list[int]:
    """Return the versions that share most of the rarer pairs."""
    weights: defaultdict[int, float] = defaultdict(float)
    for versions in await token_grams.holding_each(database, ranges, wanted, NEWEST_OF_GRAM):
        for version in versions:
            weights[version] += 1 / len(versions)
    return sorted(weights, key=lambda version: (-weights[version], version))[:CLOSEST]


async def _compared(database: Database, query: Query, wording: Wording, versions: Iterable[int]) -> list[_Match]:
    """Compare the quotation with articles; return the close ones, the best first."""
    known = [
        page
        for page in (await pages(database, versions)).values()
        if query.outlet is None or lookup.same_outlet(query.outlet, page.article)
    ]

    def compare_all() -> list[_Match]:
        found = [(compare(wording, read_wording(page.text), page.sentences), page) for page in known]
        return sorted((_Match(one, page) for one, page in found if one is not None), key=_goodness)

    return await asyncio.to_thread(compare_all)


def _goodness(match: _Match) -> tuple[int, float, int]:
    """Order matches: the best verdict first, then the closest, then the oldest article, where it came from."""
    comparison = match.comparison
    return (_rank(comparison), -comparison.matched, match.page.article.version)


def _rank(comparison: Comparison) -> int:
    # Which kind of alteration it is says nothing about how close the passage is.
    return min(_ORDER[comparison.verdict], _ORDER["altered"])


async def _presented(database: Database, scope: Scope, quotation: str, matches: Sequence[_Match]) -> Check:
    if not matches:
        return Check(quotation, "not in the archive")
    comparison, page = matches[0]
    span = comparison.span
    equal = [
        match
        for match in matches[1:]
        if match.comparison.verdict == comparison.verdict and match.comparison.matched == comparison.matched
    ]
    others = [await _quote(database, scope, match.page, match.comparison.span) for match in equal[:OTHERS]]
    return Check(
        quotation=quotation,
        verdict=comparison.verdict,
        comparison=comparison,
        passage=page.cut(span),
        sentence=page.cut(page.sentences_around(span)),
        quote=await _quote(database, scope, page, span),
        also=tuple(_passage(match) for match in equal),
        others=tuple(other for other in others if other is not None),
    )


def _passage(match: _Match) -> Passage:
    return match.page.cut(match.comparison.span)


async def _quote(database: Database, scope: Scope, page: Page, span: Span) -> Quote | None:
    """Return the stored quotation that shares most characters with ``span``, if that is half of it.

    Of a report and the quotation within it ("A statement said that Ada told Ben “…”") that is the quotation.
    """
    rows = await quotes.of_versions(database, await scopes.ids(database, scope), [page.article.version])
    shared = [(min(row.span.end, span.end) - max(row.span.start, span.start), row) for row in rows]
    best = max(shared, key=lambda pair: (pair[0], pair[1].span.start), default=None)
    if best is None or 2 * best[0] < span.end - span.start:
        return None
    return (await quoting.present(database, [best[1]]))[0]
