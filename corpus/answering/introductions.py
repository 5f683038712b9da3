"""Introductions: "who is Peskov" is answered first by the sentences that say what he is called: "Kremlin spokesman"."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import who
from corpus.answering.sentences import Choice
from corpus.answering.spans import asks_who_somebody_is
from corpus.finding import Search
from corpus.models import Scope
from corpus.store import names, scopes
from corpus.store.database import Database

ROLES = 50  # of one person, the newest


async def introducing_first(
    database: Database, scope: Scope, found: Search, choices: Sequence[Choice]
) -> Sequence[Choice]:
    """Return the sentences, for "who is …" those first that hold a role of the one who is asked about."""
    question = found.question
    if not question.names or not asks_who_somebody_is(question):
        return choices
    typed = " ".join(question.terms[number].typed for number in question.names[0])
    match = await who.match_name(database, scope, typed)
    if match.status != "found":
        return choices
    visible, ranges = await scopes.ids(database, scope), await scopes.ranges(database, scope)
    roles = await names.roles(database, visible, ranges, match.entities[0][0], limit=ROLES)
    written = {(version, role) for role, version in roles}
    introducing = [
        choice
        for choice in choices
        if any(
            version == choice.version and role in choice.span.of(found.pages[version].text) for version, role in written
        )
    ]
    return [*introducing, *(choice for choice in choices if choice not in introducing)]
