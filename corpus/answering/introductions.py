"""Introductions: "who is Peskov" is answered first by the sentences that say what he is called: "Kremlin spokesman"."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import who
from corpus.answering.sentences import Choice, choose
from corpus.answering.spans import asks_who_somebody_is
from corpus.finding import Search
from corpus.finding.ranking import Window
from corpus.models import Scope
from corpus.store import names, scopes
from corpus.store.database import Database

ROLES = 50  # of one person, the newest
WINDOWS = 5  # passages of articles that hold one of them


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
    introducing = [
        choice
        for choice in choose(question, found.weights, _windows(found, {version for _, version in roles}), found.pages)
        for text in (choice.span.of(found.pages[choice.version].text),)
        if any(version == choice.version and role in text for role, version in roles)
    ]
    return [*introducing, *(choice for choice in choices if choice not in introducing)]


def _windows(found: Search, versions: set[int]) -> list[Window]:
    return [window for window in found.windows if window.version in versions][:WINDOWS]
