"""Plans: what a sentence tells as scheduled is told as scheduled, whatever became of it later."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.answering.refusal import AS_GOOD
from corpus.answering.sentences import Choice
from corpus.models import Passage, Scope
from corpus.store import events, scopes
from corpus.store.database import Database
from corpus.store.events import EventRow
from corpus.text.spans import Span

_AHEAD = re.compile(r"\b(?:will|shall|would|going to|next|tomorrow|plan\w*|schedul\w*|due|expect\w*)\b", re.IGNORECASE)


async def happened_first(database: Database, scope: Scope, asked: str, choices: Sequence[Choice]) -> Sequence[Choice]:
    """Return the sentences; a plan, unless it is ``asked`` for, behind those as good that tell none."""
    good = [choice for choice in choices if choice.score >= AS_GOOD * choices[0].score]
    if len(good) < 2 or _AHEAD.search(asked):
        return choices
    plans = [choice for choice in good if await _plans(database, scope, choice.version, choice.span)]
    if good[0] not in plans:
        return choices
    return [*(choice for choice in good if choice not in plans), *plans, *choices[len(good) :]]


async def note_plans(database: Database, scope: Scope, passage: Passage) -> tuple[str, ...]:
    """Return a sentence that says what ``passage`` tells as planned; nothing when it tells no plan."""
    plans = await _plans(database, scope, passage.article.version, Span(passage.start, passage.end))
    if not plans:
        return ()
    first, last = plans[0].first, plans[0].last
    due = f"on {first}" if first == last else f"between {first} and {last}"
    published = passage.article.published
    then = f" when it was published on {published.day}" if published else ""
    return (f"Scheduled: {passage.article.reference} tells what was due {due}{then}, not that it happened.",)


async def _plans(database: Database, scope: Scope, version: int, place: Span) -> list[EventRow]:
    """Return the scheduled events that a part of an article tells."""
    rows = await events.of_version(database, await scopes.ids(database, scope), version)
    return [row for row in rows if row.kind == "scheduled" and row.sentence.overlaps(place)]
