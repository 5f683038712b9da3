"""Speech: the stored quotations of whoever is asked about, in the articles that were found."""

from __future__ import annotations

from collections.abc import Iterable

from corpus import who
from corpus.answering.sentences import Choice
from corpus.finding import Search
from corpus.finding.matching import find_terms, fold, stems
from corpus.finding.speakers import Said, holds
from corpus.models import NameMatch, Scope
from corpus.store.database import Database
from corpus.text.words import words

OWN_WORDS = 0.3  # what a stored quotation of the speaker asked about adds to a sentence's score


async def person_asked_about(database: Database, scope: Scope, found: Search) -> NameMatch | None:
    """Return whose words "what did X say" asks for; ``None`` for other questions and unknown names."""
    question = found.question
    if question.kind != "speech" or not question.names:
        return None
    typed = " ".join(question.terms[number].word for number in question.names[0])
    match = await who.match_name(database, scope, typed)
    return match if match.status == "found" else None


def own_words(found: Search, choices: Iterable[Choice], said: Said, speaker: NameMatch) -> list[Choice]:
    """Return the sentences with words of the speaker that stand in one, or beside one, that is about the subject."""
    names = set(stems(words(fold(" ".join((speaker.typed, *(name for _, name in speaker.entities)))))))
    subject = [term.stems for term in found.question.terms if not term.is_frame and not term.stems & names]
    kept: list[Choice] = []
    for choice in choices:
        page = found.pages[choice.version]
        around = page.sentences[max(0, choice.number - 1) : choice.number + 2]
        told = page.text[around[0].start : around[-1].end]
        if holds(choice.span, said.get(choice.version, ())) and (not subject or find_terms(fold(told), subject)):
            kept.append(choice)
    return kept


def preferred(choices: Iterable[Choice], said: Said) -> list[Choice]:
    """Return the sentences, best first, those with words of the speaker raised."""
    raised = [
        choice._replace(score=choice.score + OWN_WORDS) if holds(choice.span, said.get(choice.version, ())) else choice
        for choice in choices
    ]
    return sorted(raised, key=lambda choice: -choice.score)
