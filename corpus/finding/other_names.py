"""Other names: a name of a question is looked for under the names that moderators joined with it, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.finding.matching import fold, stems
from corpus.finding.question import Question
from corpus.store import name_rules, names
from corpus.store.database import Database
from corpus.text.words import words


async def with_other_names(database: Database, scope_ids: Sequence[int], question: Question) -> Question:
    """Return the question with each name that a rule of the scopes is about looked for by the surnames it has as well.

    Costs one look-up where there are no rules.
    """
    rules = await name_rules.of(database, scope_ids)
    concerned = rules.concerned((*rules.answers_as, *rules.aliases))
    if not concerned:
        return question
    for entity in await names.entities(database, scope_ids, concerned):
        spellings = [text for text, _ in (*entity.spellings, *entity.aliases)]
        question = _joined(question, [tuple(words(fold(text))) for text in (entity.name, *spellings)])
    return question


def _joined(question: Question, forms: Sequence[tuple[str, ...]]) -> Question:
    """Let the terms that make up one of ``forms`` be met by the last word of any of them."""
    asked = [term.word for term in question.terms]
    met = {
        number
        for form in forms
        for at in range(len(asked) - len(form) + 1)
        if form and tuple(asked[at : at + len(form)]) == form
        for number in range(at, at + len(form))
    }
    if not met:
        return question
    others = tuple(dict.fromkeys(form[-1] for form in forms if form))
    meant = frozenset(stems(others)) - {""}
    terms = tuple(
        replace(term, spellings=tuple(dict.fromkeys((*term.spellings, *others))), stems=term.stems | meant)
        if number in met
        else term
        for number, term in enumerate(question.terms)
    )
    return replace(question, terms=terms)
