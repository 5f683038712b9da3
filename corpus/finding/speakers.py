"""Speakers: whose words ``by:`` asks for, and where in the articles found they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from corpus import who
from corpus.finding.ranking import Window
from corpus.finding.search import Search
from corpus.models import NameMatch, Scope
from corpus.query import Query
from corpus.store import quotes, scopes
from corpus.store.database import Database
from corpus.store.identifiers import IdRange
from corpus.text.spans import Span

MOST = 500  # quotations of one speaker in the articles found

Said = Mapping[int, Sequence[Span]]
"""Where the quotations of a speaker stand, by the version of the article."""


async def speaker_of(database: Database, scope: Scope, query: Query) -> NameMatch | None:
    """Return whom ``by:`` means; ``None`` without it."""
    if not query.speaker:
        return None
    return await who.match_name(database, scope, query.speaker, exact=query.exact)


def several(speaker: NameMatch) -> tuple[str, ...]:
    """Return a sentence that says whom a name of several may mean; nothing for a name of one."""
    if len(speaker.entities) == 1:
        return ()
    names = " or ".join(name for _, name in speaker.entities)
    return (f"“{speaker.typed}” may be {names}; the words of each were looked at.",)


def by_name(query: Query, speaker: NameMatch) -> Query:
    """Return the query with the name by which articles go on to call the speaker: "Lavrov", in their spelling."""
    names = {name.split()[-1] for _, name in speaker.entities}
    return replace(query, speaker=" ".join(sorted(names)[:1]))


async def said_by(database: Database, scope: Scope, speaker: NameMatch, windows: Iterable[Window]) -> Said:
    """Return where the speaker is quoted word for word in the articles of the windows."""
    versions = sorted({window.version for window in windows})
    entities = [entity for entity, _ in speaker.entities]
    if not versions:
        return {}
    visible = await scopes.ids(database, scope)
    ranges = [IdRange(version, version) for version in versions]
    rows = await quotes.by_speaker(database, visible, ranges, entities, limit=MOST)
    said: dict[int, list[Span]] = {}
    for row in rows:
        said.setdefault(row.version, []).append(row.span)
    return said


def quoting(found: Search, windows: Iterable[Window], said: Said) -> Iterator[Window]:
    """Yield the windows that hold words of the speaker."""
    for window in windows:
        sentences = found.pages[window.version].sentences
        place = Span(sentences[window.first].start, sentences[window.last].end)
        if holds(place, said.get(window.version, ())):
            yield window


def holds(place: Span, said: Iterable[Span]) -> bool:
    """Return whether words of the speaker stand in a place."""
    return any(place.overlaps(span) for span in said)
