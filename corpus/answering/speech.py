"""Speech: the stored quotations of whoever is asked about, in the articles that were found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from corpus import who
from corpus.answering.sentences import Choice
from corpus.finding import Search
from corpus.finding.matching import find_terms, fold, stems
from corpus.finding.ranking import Window
from corpus.models import NameMatch, Scope
from corpus.query import Query
from corpus.store import quotes, scopes
from corpus.store.database import Database
from corpus.store.identifiers import IdRange
from corpus.text.spans import Span
from corpus.text.words import words

MOST = 500  # quotations of one speaker in the articles found
OWN_WORDS = 0.3  # what a stored quotation of the speaker asked about adds to a sentence's score

Said = Mapping[int, Sequence[Span]]
"""Where the quotations of a speaker stand, by the version of the article."""


async def speaker_of(database: Database, scope: Scope, query: Query) -> NameMatch | None:
    """Return whom ``by:`` means; ``None`` without it."""
    if not query.speaker:
        return None
    return await who.match_name(database, scope, query.speaker, exact=query.exact)


async def person_asked_about(database: Database, scope: Scope, found: Search) -> NameMatch | None:
    """Return whose words "what did X say" asks for; ``None`` for other questions and unknown names."""
    question = found.question
    if question.kind != "speech" or not question.names:
        return None
    typed = " ".join(question.terms[number].word for number in question.names[0])
    match = await who.match_name(database, scope, typed)
    return match if match.status == "found" else None


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


def quoting(found: Search, said: Said) -> list[Window]:
    """Return the windows that hold words of the speaker."""
    return [
        window
        for window in found.windows
        if _holds(
            Span(
                found.pages[window.version].sentences[window.first].start,
                found.pages[window.version].sentences[window.last].end,
            ),
            said.get(window.version, ()),
        )
    ]


def own_words(found: Search, choices: Iterable[Choice], said: Said, speaker: NameMatch) -> list[Choice]:
    """Return the sentences with words of the speaker that stand in one, or beside one, that is about the subject."""
    names = set(stems(words(fold(" ".join((speaker.typed, *(name for _, name in speaker.entities)))))))
    subject = [term.stems for term in found.question.terms if not term.is_frame and not term.stems & names]
    kept: list[Choice] = []
    for choice in choices:
        page = found.pages[choice.version]
        around = page.sentences[max(0, choice.number - 1) : choice.number + 2]
        told = page.text[around[0].start : around[-1].end]
        if _holds(choice.span, said.get(choice.version, ())) and (not subject or find_terms(fold(told), subject)):
            kept.append(choice)
    return kept


def preferred(choices: Iterable[Choice], said: Said) -> list[Choice]:
    """Return the sentences, best first, those with words of the speaker raised."""
    raised = [
        choice._replace(score=choice.score + OWN_WORDS) if _holds(choice.span, said.get(choice.version, ())) else choice
        for choice in choices
    ]
    return sorted(raised, key=lambda choice: -choice.score)


def _holds(place: Span, said: Iterable[Span]) -> bool:
    return any(place.overlaps(span) for span in said)
