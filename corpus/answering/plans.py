"""Plans: what a sentence tells as scheduled is told as scheduled, whatever became of it later."""

from __future__ import annotations

from corpus.models import Passage, Scope
from corpus.store import events, scopes
from corpus.store.database import Database
from corpus.text.spans import Span


async def note_plans(database: Database, scope: Scope, passage: Passage) -> tuple[str, ...]:
    """Return a sentence that says what ``passage`` tells as planned; nothing when it tells no plan."""
    visible = await scopes.ids(database, scope)
    rows = await events.of_version(database, visible, passage.article.version)
    place = Span(passage.start, passage.end)
    plans = [row for row in rows if row.kind == "scheduled" and row.sentence.overlaps(place)]
    if not plans:
        return ()
    first, last = plans[0].first, plans[0].last
    due = f"on {first}" if first == last else f"between {first} and {last}"
    published = passage.article.published
    then = f" when it was published on {published.day}" if published else ""
    return (f"Scheduled: {passage.article.reference} tells what was due {due}{then}, not that it happened.",)
