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
    best = choices[0]
    reasons = doubts(found, windows[0])
    if reasons:
        closest = tuple(found.passage(window) for window in windows[:_CLOSEST])
        return Answer("not in the archive", None, (), closest, (*why, *reasons))
    evidence = (_passage(found, best),)
    return Answer("answered", None, evidence, (), tuple(why))


def _passage(found: Search, choice: Choice) -> Passage:
    return found.pages[choice.version].cut(choice.span)
