"""Quoting: what somebody said, word for word, and how the speaker is known."""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus import lookup, who
from corpus.models import NameMatch, Passage, Quote, Scope
from corpus.passages import Page, pages
from corpus.query import Query
from corpus.store import quotes, scopes
from corpus.store.database import Database
from corpus.store.quotes import QuoteRow
from corpus.text.spans import Span
from corpus.text.words import content_words, stems

MOST = 200  # quotations handed out at once; a person pages through far fewer
ARTICLES = 50  # articles searched for quotations on a topic
_ABOUT = re.compile(r"\s*\b(?:about|on|regarding|concerning)\b\s*", re.IGNORECASE)
_ASKING = re.compile(r"^\s*(?:what\s+(?:did|does|has|have|had)|quotes?\s+(?:by|from|of))\s+", re.IGNORECASE)
_SAYING = re.compile(r"\s*\b(?:says?|said|tell|told)\b\s*\??", re.IGNORECASE)
_DETAILS = ("speaker", "antecedent", "said", "relay", "addressee")
_MARKS = "\"'“”‘’«»„`"


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations that a query asks for.

    Args:
        quotes: newest article first, or best match first when a topic is given.
        speaker: whom the query's name means; ``None`` when it names nobody.
        topic: what the quotations are about; empty for all.
    """

    quotes: tuple[Quote, ...]
    speaker: NameMatch | None
    topic: str


async def find_quotes(
    database: Database, scope: Scope, query: Query, chosen: NameMatch | None = None, *, most: int = MOST
) -> Quotations:
    """Return the quotations of the person and on the topic that a query names.

    A name may stand in ``by:``, before "about", or at the start of the words. A query without a name in the archive
    is a topic. A name that means several people comes back ambiguous, without quotations; ``chosen`` is then the
    one of them that the person meant. At most ``most`` are handed out.
    """
    speaker, topic = await _speaker_and_topic(database, scope, query)
    speaker = chosen or speaker
    if speaker is not None and speaker.status != "found":
        return Quotations((), speaker, topic)
    visible = await scopes.ids(database, scope)
    ranges = await scopes.ranges(database, scope, query.days)
    if speaker is not None:
        ids = [id_ for id_, _ in speaker.entities]
        rows = await quotes.by_speaker(database, visible, ranges, ids, limit=most)
    elif topic or query.phrases:
        hits = await lookup.matching_articles(database, scope, query, limit=ARTICLES * max(1, most // MOST))
        rows = await quotes.of_versions(database, visible, hits)
    else:
        rows = await quotes.newest(database, visible, ranges, limit=most)
    known = await pages(database, [row.version for row in rows])
    return Quotations(tuple(await asyncio.to_thread(_shown, rows, known, query, topic)), speaker, topic)


async def by_number(database: Database, scope: Scope, number: int) -> Quote | None:
    """Return quotation ``Q<number>`` if ``scope`` may see it."""
    visible, ranges = await scopes.ids(database, scope), await scopes.ranges(database, scope)
    row = await quotes.by_number(database, visible, ranges, number)
    return None if row is None else (await present(database, [row]))[0]


async def present(database: Database, rows: Sequence[QuoteRow]) -> list[Quote]:
    """Cut stored quotations out of their articles."""
    known = await pages(database, [row.version for row in rows])
    return [_quote(row, known[row.version]) for row in rows]


async def _speaker_and_topic(database: Database, scope: Scope, query: Query) -> tuple[NameMatch | None, str]:
    words = _SAYING.sub(" ", _ASKING.sub("", query.words)).strip(" ?")
    if query.speaker:
        return await who.match_name(database, scope, query.speaker, exact=query.exact), words
    if not words:
        return None, ""
    before, *after = _ABOUT.split(words, maxsplit=1)
    if after:
        match = await who.match_name(database, scope, before, exact=query.exact) if before else None
        return match, after[0]
    typed = words.split()
    missing: NameMatch | None = None
    for length in range(min(len(typed), 6), 0, -1):
        match = await who.match_name(database, scope, " ".join(typed[:length]), exact=query.exact)
        if match.status != "not_found":
            return match, " ".join(typed[length:])
        missing = missing or match
    # A name that nobody in the archive has: said so, unless some article holds all the words, as of a topic.
    if missing is not None and not await lookup.matching_articles(database, scope, query, limit=1, every_word=True):
        return missing, ""
    return None, words


def _shown(rows: Sequence[QuoteRow], known: Mapping[int, Page], query: Query, topic: str) -> Sequence[Quote]:
    """Return the quotations that a query asks for, of those that its speaker or topic has."""
    found = [_quote(row, known[row.version]) for row in _without_repeats(rows)]
    if query.outlet:
        found = [quote for quote in found if lookup.same_outlet(query.outlet, quote.passage.article)]
    return _about(found, topic, query.phrases)


def _without_repeats(rows: Sequence[QuoteRow]) -> list[QuoteRow]:
    """Leave out quotations that stand inside another one of the list and add no speaker of their own."""
    by_version: defaultdict[int, list[QuoteRow]] = defaultdict(list)
    for row in rows:
        by_version[row.version].append(row)
    return [
        row
        for row in rows
        if not any(
            frame.span.holds(row.span)
            and frame.span != row.span
            and row.detail.get("speaker_name") in (None, frame.detail.get("speaker_name"))
            for frame in by_version[row.version]
        )
    ]


def _quote(row: QuoteRow, page: Page) -> Quote:
    span = _with_marks(page.text, row.span)
    written = {name: _words(page, row.detail.get(name)) for name in _DETAILS}
    determined = row.level != "not determined"
    return Quote(
        number=row.number,
        passage=page.cut(span),
        sentence=page.cut(page.sentences_around(span)),
        kind=row.kind,
        level=row.level,
        speaker=row.detail.get("speaker_name") if determined else None,
        speaker_written=written["speaker"],
        antecedent=written["antecedent"],
        said=_said(row, page) or written["said"],
        relay=written["relay"],
        addressee=written["addressee"],
        insertions=tuple(page.text[start:end] for start, end in row.detail.get("insertions", ())),
        is_current=row.is_current,
        corrected=row.corrected,
    )


def _said(row: QuoteRow, page: Page) -> str | None:
    """Return the words that a moderator marked as when it was said, while the article holds them."""
    words = row.detail.get("said_given")
    return words if words and words in page.text else None


def _words(page: Page, span: Sequence[int] | None) -> str | None:
    return page.text[span[0] : span[1]] if span else None


def _with_marks(text: str, span: Span) -> Span:
    """Widen a span over the quotation marks at its edges."""
    start, end = span
    while start > 0 and text[start - 1] in _MARKS and start > span.start - 2:
        start -= 1
    while end < len(text) and text[end] in _MARKS and end < span.end + 2:
        end += 1
    return Span(start, end)


def _about(found: Sequence[Quote], topic: str, phrases: Sequence[str]) -> Sequence[Quote]:
    """Keep the quotations whose sentence holds the topic, those with most of its words first."""
    wanted = set(stems(content_words(" ".join((topic, *phrases)))))
    if not wanted:
        return found
    scored = [(_shared(wanted, quote.sentence), quote) for quote in found]
    best = [(score, quote) for score, quote in scored if score > 0]
    return [quote for _, quote in sorted(best, key=lambda pair: -pair[0])]


def _shared(wanted: set[str], passage: Passage) -> int:
    return len(wanted & set(stems(content_words(passage.text))))
