"""Contents: what is exported, looked up as the reading commands look it up, and its fields by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from corpus import citations, lookup, quoting, stated_figures, timeline, who
from corpus.errors import QueryError
from corpus.models import Article, DatedEvent, NameMatch, Passage, Quote, Scope
from corpus.query import Query
from corpus.stated_figures import StatedFigure
from corpus.store import articles, scopes
from corpus.store.database import Database

What = Literal["timeline", "quotes", "figures", "articles"]
WHAT: tuple[What, ...] = get_args(What)
Entry = DatedEvent | Quote | StatedFigure | Article
Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Contents:
    """What is exported.

    Args:
        what: what the entries are.
        asked: the query as typed.
        made_at: the present moment.
        entries: what was found, in the order of the chat command.
        is_cut: whether there are more than were looked up.
    """

    what: What
    asked: str
    made_at: dt.datetime
    entries: Sequence[Entry]
    is_cut: bool = False

    def first(self, count: int) -> Contents:
        """Return the first ``count`` entries alone."""
        return replace(self, entries=self.entries[:count])

    def rows(self) -> list[dict[str, Value]]:
        """Return the fields of each entry, by the names that docs/export.md explains."""
        return [fields(entry) for entry in self.entries]


async def look_up(database: Database, scope: Scope, what: What, query: Query, now: dt.datetime, most: int) -> Contents:
    """Return what a query asks for.

    Raises:
        QueryError: a name means several, or the query does not say enough.
        NotFoundError: a name is not in the archive.
    """
    entries: Sequence[Entry]
    is_cut = False
    if what == "timeline":
        dated = await timeline.make_timeline(database, scope, query, most=most)
        entries, is_cut = _of_one(dated.about, dated.events), dated.is_cut
    elif what == "quotes":
        quoted = await quoting.find_quotes(database, scope, query, most=most + 1)
        entries = _of_one(quoted.speaker, quoted.quotes)
    elif what == "figures":
        series = await stated_figures.series_on(database, scope, query, max(stated_figures.ARTICLES, most))
        entries = [entry for one in series for entry in one.entries]
    else:
        entries = await _articles(database, scope, query, most + 1)
    return Contents(what, query.text, now, entries[:most], is_cut or len(entries) > most)


async def _articles(database: Database, scope: Scope, query: Query, most: int) -> list[Article]:
    ranges = await scopes.ranges(database, scope, query.days)
    if query.content:
        versions = await lookup.matching_articles(database, scope, query, limit=most, every_word=True)
    else:
        versions = await articles.newest(database, ranges, most)
    known = await articles.by_versions(database, versions)
    found = [known[version] for version in versions]
    return [one for one in found if query.outlet is None or lookup.same_outlet(query.outlet, one)]


def _of_one(match: NameMatch | None, found: Sequence[Entry]) -> Sequence[Entry]:
    """Return what was found, unless the name it was looked for by means several or nobody."""
    if match is None or match.status == "found" or found:
        return found
    if match.status == "not_found":
        raise who.not_found(match)
    names = ", ".join(name for _, name in match.entities[:8])
    raise QueryError(f"“{match.typed}” may be any of these: {names}. Write the full name.")


def fields(entry: Entry) -> dict[str, Value]:
    """Return the fields of an entry; a field is there for every entry of its kind, ``None`` where it has none."""
    if isinstance(entry, Article):
        return _article(entry)
    if isinstance(entry, DatedEvent):
        own: dict[str, Value] = {
            "reference": entry.reference,
            "first_day": entry.first.isoformat(),
            "last_day": entry.last.isoformat(),
            "precision": entry.precision,
            "kind": entry.kind,
            "sentence": entry.passage.text,
            "expression": entry.expression,
            "how_dated": entry.how,
            "also_in": " ".join(passage.article.reference for passage in entry.also),
            "independent_texts": entry.independent,
        }
    elif isinstance(entry, Quote):
        own = {
            "reference": entry.reference,
            "quotation": entry.passage.text,
            "kind": entry.kind,
            "speaker": entry.speaker,
            "speaker_known": entry.level,
            "speaker_written": entry.speaker_written,
            "antecedent": entry.antecedent,
            "said": entry.said,
            "addressee": entry.addressee,
            "relay": entry.relay,
            "sentence": entry.sentence.text,
        }
    else:
        own = {
            "reference": entry.reference,
            "written": entry.written,
            "value": entry.value,
            "high": entry.high,
            "bound": entry.bound,
            "unit": entry.unit,
            "said_by": entry.said_by,
            "first_day": entry.first.isoformat() if entry.first else None,
            "last_day": entry.last.isoformat() if entry.last else None,
            "day_from": "the sentence" if entry.is_dated else "the day of publication",
            "conflicts_with": " ".join(entry.conflicts),
            "sentence": entry.passage.text,
        }
    return own | _place(entry.passage)


def _place(passage: Passage) -> dict[str, Value]:
    """Return where a passage stands: the offsets count characters of the stored text."""
    article = passage.article
    return {
        "article": article.reference,
        "start": passage.start,
        "end": passage.end,
        **{name: value for name, value in _article(article).items() if name not in ("reference", "agencies")},
    }


def _article(article: Article) -> dict[str, Value]:
    published = article.published
    return {
        "reference": article.reference,
        "title": article.title,
        "outlet": article.outlet,
        "agencies": ", ".join(article.agencies),
        "byline": article.byline,
        "published": published.day.isoformat() if published else None,
        "published_how": published.how if published else None,
        "url": article.url,
        "language": article.language,
        "citation": citations.plain(article),
    }
