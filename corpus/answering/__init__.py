"""Answering: the sentence of the archive that answers a question, or an honest refusal."""

from __future__ import annotations

from corpus.answering.refusal import doubts
from corpus.answering.sentences import Choice, choose
from corpus.finding import Search, search
from corpus.finding.ranking import apart
from corpus.models import Answer, Passage, Scope
from corpus.query import Query
from corpus.store.database import Database

__all__ = ["answer"]

_WINDOWS = 8
EVIDENCE_WORDS = 60
EVIDENCE_SENTENCES = 4
_CLOSEST = 3


async def answer(database: Database, scope: Scope, query: Query) -> Answer:
    """Answer a question with sentences of the archive, or refuse and show what came closest.

    Raises:
        QueryError: the question holds nothing that can be looked for.
    """
    found = await search(database, scope, query)
    why = list(found.notes)
    if not found.windows:
        return Answer("not in the archive", None, (), (), (*why, "No article holds any word of the question."))
    windows = apart(found.windows, _WINDOWS)
    choices = choose(found.question, found.weights, windows, found.pages)
    reasons = doubts(found, windows[0])
    if reasons:
        closest = tuple(found.passage(window) for window in windows[:_CLOSEST])
        return Answer("not in the archive", None, (), closest, (*why, *reasons))
    evidence = tuple(_passage(found, choice) for choice in _shown(found, choices))
    return Answer("answered", None, evidence, (), tuple(why))


def _shown(found: Search, choices: list[Choice]) -> list[Choice]:
    """Return the best sentences that together are short enough to be read at a glance."""
    shown: list[Choice] = []
    words = 0
    for choice in choices:
        length = len(choice.span.of(found.pages[choice.version].text).split())
        if not shown or words + length <= EVIDENCE_WORDS:
            shown.append(choice)
            words += length
        if len(shown) == EVIDENCE_SENTENCES:
            break
    return shown


def _passage(found: Search, choice: Choice) -> Passage:
    return found.pages[choice.version].cut(choice.span)
