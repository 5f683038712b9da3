"""Selecting: which of some articles are about something, and the sentence of each that says so."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from corpus import lookup, who
from corpus.models import Passage, Scope, Selection
from corpus.passages import Page
from corpus.query import Query
from corpus.store import full_text, names, scopes
from corpus.store.database import Database
from corpus.store.postings import Match
from corpus.text.spans import Span
from corpus.text.words import content_words, stems


async def people(database: Database, scope: Scope, name: str) -> tuple[int, ...]:
    """Return the store's ids of whom a name means; of several who share it, those who go by it exactly."""
    match = await who.match_name(database, scope, name)
    ids = [id_ for id_, known in match.entities if match.status == "found" or known == name]
    return await names.stored(database, await scopes.ids(database, scope), ids)


async def about(database: Database, scope: Scope, selection: Selection, known: Mapping[int, Page]) -> dict[int, Page]:
    """Keep the articles, by version, that a selection is about: with all words of its topic, naming its person."""
    kept = set(known)
    if selection.topic:
        query = Query.parse(selection.topic)
        match = Match(tuple((one,) for one in (*query.content, *query.phrases)))
        kept &= await full_text.among(database, kept, match) if query.content else set()
    if selection.person:
        ids = set(await people(database, scope, selection.person))
        named = await names.of_versions(database, kept)
        kept = {version for version in kept if ids & set(named[version])}
    if selection.outlet:
        kept = {version for version in kept if lookup.same_outlet(selection.outlet, known[version].article)}
    return {version: page for version, page in known.items() if version in kept}


def telling(page: Page, topic: str, named: Sequence[Span] = ()) -> Passage:
    """Return the sentence that stands for an article: the first with most of a topic's words, or that names somebody.

    Without a topic and names it is the article's first.
    """
    sentences = page.sentences or [Span(0, 0)]
    wanted = set(stems(content_words(topic)))
    if wanted:
        best = max(sentences, key=lambda span: (shared(wanted, span.of(page.text)), -span.start))
    else:
        best = next((span for span in sentences if any(span.overlaps(name) for name in named)), sentences[0])
    return page.cut(best)


def shared(wanted: Collection[str], text: str) -> int:
    """Return how many of the wanted stems a text has."""
    return len(set(wanted) & set(stems(content_words(text))))
