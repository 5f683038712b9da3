"""Answering: the sentence of the archive that answers a question, or an honest refusal."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from corpus.answering.accounts import Account, differing
from corpus.answering.copies import is_copy
from corpus.answering.happenings import what_happened
from corpus.answering.introductions import introducing_first
from corpus.answering.lacking import lacking, uncertain
from corpus.answering.numbers import side_by_side, without_change
from corpus.answering.offices import Holder, Office, holders, office_asked_about
from corpus.answering.plans import happened_first, note_plans
from corpus.answering.premises import other_amount
from corpus.answering.reasons import without_reason
from corpus.answering.refusal import doubts, listed, without_doubt
from corpus.answering.sentences import Choice, choose
from corpus.answering.spans import short_answer
from corpus.answering.speech import own_words, person_asked_about, preferred
from corpus.finding import Search, search
from corpus.finding.ranking import Window
from corpus.finding.speakers import by_name, quoting, said_by, several, speaker_of
from corpus.finding.spreading import spread
from corpus.models import Answer, NameMatch, Passage, Scope
from corpus.query import Query
from corpus.store.database import Database
from corpus.text.spans import Span

__all__ = ["answer"]

WINDOWS = 5  # passages whose sentences may answer: three and eight give the same accuracy within half a point
EVIDENCE_WORDS = 60
_WORD = re.compile(r"\w+")
HEADING = 6  # words; what is longer and ends without a full stop is a list's entry
_FULL_STOPS = (".", "!", "?", "…", "。", "！", "？", "।", "۔", "؟")
EVIDENCE_SENTENCES = 4
EVIDENCE_SHARE = 0.4  # of the question's words in the best sentence: a sentence with fewer tells of something else
CLOSEST = 3  # passages shown with a refusal


async def answer(database: Database, scope: Scope, query: Query) -> Answer:
    """Answer a question with sentences of the archive, or refuse and show what came closest.

    Raises:
        QueryError: the question holds nothing that can be looked for.
    """
    told = await what_happened(database, scope, query)
    if told is not None:
        return told
    speaker = await speaker_of(database, scope, query)
    if speaker is not None:
        if not speaker.entities:
            return _unknown(speaker)
        query = by_name(query, speaker)
    found = await search(database, scope, without_change(query))
    if not found.windows:
        return Answer("not in the archive", None, (), (), (*found.notes, "No article holds any word of the question."))
    office = office_asked_about(query.words) if speaker is None else None
    if office is not None:
        return _held(found, office, await asyncio.to_thread(holders, found, office))
    windows, choices, reasons = await _considered(database, scope, query, found, speaker)
    if not reasons:
        choices, evidence, reasons = _complete(query.text, found, windows, choices, speaker)
        if not reasons:
            return await _answered(database, scope, query, found, speaker, choices, evidence)
    closest = tuple(found.passage(window) for window in windows[:CLOSEST])
    return Answer("not in the archive", None, (), closest, (*found.notes, *reasons))


async def _answered(
    database: Database,
    scope: Scope,
    query: Query,
    found: Search,
    speaker: NameMatch | None,
    choices: Sequence[Choice],
    evidence: tuple[Passage, ...],
) -> Answer:
    """Return the answer that the evidence gives, with what else there is to be said about it."""
    short = _short(found, evidence[0])
    if short is not None:
        evidence = (replace(evidence[0], marked=(tuple(short),)), *evidence[1:])
    amount = other_amount(query.text, evidence[0])
    doubt = without_reason(evidence) if found.question.kind == "reason" else uncertain(found, evidence)
    notes = (
        *(several(speaker) if speaker else ()),
        *found.notes,
        *([amount] if amount else []),
        *([doubt] if doubt else []),
        *await note_plans(database, scope, evidence[0]),
    )
    figures = await side_by_side(database, query, found, evidence[0])
    accounts = await asyncio.to_thread(differing, found, choices, evidence[0])
    why = (*found.notes, _understood(found))
    return Answer("answered", short and short.of(evidence[0].text), evidence, (), why, notes, figures, accounts)


async def _considered(
    database: Database, scope: Scope, query: Query, found: Search, speaker: NameMatch | None
) -> tuple[list[Window], Sequence[Choice], list[str]]:
    """Return the best windows, their sentences, best first, and why the archive does not say, if so.

    With ``speaker``, only windows and sentences with their words.
    """
    best = list(islice(spread(found.windows, found.pages), WINDOWS))
    if speaker is None:
        windows, reasons = without_doubt(query.text, found, best)
        choices = choose(found.question, found.weights, windows, found.pages)
        if person := await person_asked_about(database, scope, found):
            choices = preferred(choices, await said_by(database, scope, person, windows))
        choices = await happened_first(database, scope, query.text, choices)
        return windows, await introducing_first(database, scope, found, choices), reasons
    said = await said_by(database, scope, speaker, found.windows)
    windows = list(islice(quoting(found, spread(found.windows, found.pages), said), WINDOWS)) or best
    choices = own_words(found, choose(found.question, found.weights, windows, found.pages), said, speaker)
    return windows, choices, doubts(query.text, found, windows[0]) if choices else [_not_said(speaker)]


def _complete(
    asked: str, found: Search, windows: Sequence[Window], choices: Sequence[Choice], speaker: NameMatch | None
) -> tuple[Sequence[Choice], tuple[Passage, ...], list[str]]:
    """Return the sentences, those of them that are shown, and what they lack to be an answer to what was ``asked``."""
    evidence = _evidence(found, choices)
    lacks = lacking(asked, found, evidence)
    if lacks is None:
        return choices, evidence, []
    if speaker is None:  # the rest of the articles may tell it, away from the question's other words
        wider = choose(found.question, found.weights, _whole(found, windows), found.pages)
        evidence = _evidence(found, wider)
        if lacking(asked, found, evidence) is None:
            return wider, evidence, []
    return choices, evidence, [lacks]


def _evidence(found: Search, choices: Sequence[Choice]) -> tuple[Passage, ...]:
    return tuple(found.pages[choice.version].cut(choice.span) for choice in _shown(found, choices))


def _whole(found: Search, windows: Sequence[Window]) -> list[Window]:
    """Return the windows, each from the first to the last sentence of its article."""
    return [window._replace(first=0, last=len(found.pages[window.version].sentences) - 1) for window in windows]


def _held(found: Search, office: Office, named: list[Holder]) -> Answer:
    """Return the answer to who holds an office: several holders side by side, the newest article's first."""
    if not named:
        closest = tuple(found.passage(window) for window in islice(spread(found.windows, found.pages), CLOSEST))
        reason = f"No sentence of the closest articles calls anybody “{office}”."
        return Answer("not in the archive", None, (), closest, (*found.notes, reason))
    accounts = tuple(Account(holder.name.of(holder.passage.text), None, holder.passage) for holder in named)
    why = (*found.notes, f"Looked for a name beside “{office.title}” and “{office.of}”.")
    evidence = tuple(account.passage for account in accounts)
    return Answer(
        "answered",
        accounts[0].short,
        evidence,
        (),
        why,
        tuple(found.notes),
        (),
        accounts if len(accounts) > 1 else (),
    )


def _unknown(speaker: NameMatch) -> Answer:
    close = f" Did you mean {', '.join(speaker.did_you_mean)}?" if speaker.did_you_mean else ""
    return Answer("not in the archive", None, (), (), (f"“{speaker.typed}” is not in the archive.{close}",))


def _not_said(speaker: NameMatch | None) -> str:
    name = speaker.entities[0][1] if speaker else "anybody"
    return f"The closest articles hold no quotation of {name} on this."


def _short(found: Search, first: Passage) -> Span | None:
    published = first.article.published
    return short_answer(found.question, first.text, published.day if published else None)


def _understood(found: Search) -> str:
    """Return how the question was understood, as a sentence."""
    looked_for = listed([term for term in found.question.terms if not term.is_frame])
    return f"Looked for {_ASKED_FOR[found.question.kind]} in the sentences that hold {looked_for}."


_ASKED_FOR = {
    "person": "a person",
    "date": "a date",
    "place": "a place",
    "quantity": "an amount",
    "reason": "a reason",
    "speech": "what was said",
    "name": "a name",
    "other": "an answer",
}


def _shown(found: Search, choices: Sequence[Choice]) -> list[Choice]:
    """Return the best sentence and others that tell of the same, together short enough to be read at a glance."""
    best = choices[0]
    shown: list[Choice] = []
    words = 0
    for choice in choices:
        beside = choice.version == best.version and abs(choice.number - best.number) == 1
        length = len(_WORD.findall(choice.span.of(found.pages[choice.version].text)))
        if choice is not best and (
            words + length > EVIDENCE_WORDS or not (beside or choice.share >= EVIDENCE_SHARE * best.share)
        ):
            continue
        if (choice is not best and _is_heading(found, choice)) or _is_again(found, choice, shown):
            continue
        shown.append(choice)
        words += length
        if len(shown) == EVIDENCE_SENTENCES:
            break
    return shown


def _is_heading(found: Search, choice: Choice) -> bool:
    text = choice.span.of(found.pages[choice.version].text)
    return len(text.split()) <= HEADING and not text.rstrip("\"'”’»)").endswith(_FULL_STOPS)


def _is_again(found: Search, choice: Choice, shown: list[Choice]) -> bool:
    """Return whether a sentence only repeats what an article already shown prints."""
    others = {other.version for other in shown} - {choice.version}
    return is_copy(choice.span.of(found.pages[choice.version].text), [found.pages[version] for version in others])
