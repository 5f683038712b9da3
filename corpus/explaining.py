"""Explaining: how an answer came about, for 30 days after it was given.

No user is noted. Whoever could read the answer, which is whoever is in its channel, may ask why.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import asdict, dataclass
from typing import Any

from corpus.errors import NotFoundError, QueryError
from corpus.models import Answer, Article, Holdings, NameMatch
from corpus.query import Query
from corpus.reading import EXTRACTOR_VERSION
from corpus.results import found_in
from corpus.store import answers
from corpus.store.database import Database

KEPT = dt.timedelta(days=30)
_NUMBER = re.compile(r"[\s#\[(]*[Ww]?\s*(\d{1,15})[\s\])]*")


@dataclass(frozen=True, slots=True)
class Explanation:
    """How an answer came about.

    Args:
        command: the command that was run.
        question: what was typed behind it.
        outcome: what became of it: "answered", "not in the archive".
        understood: how the question was read, a line each.
        reasons: why it was answered so, a sentence each.
        references: the articles, quotations and so on that the answer shows.
        archive: what the archive held then, a line each.
        chosen: the store's id of the entity that was chosen for a name that means several.
    """

    command: str
    question: str
    outcome: str
    understood: tuple[str, ...]
    reasons: tuple[str, ...]
    references: tuple[str, ...]
    archive: tuple[str, ...]
    chosen: int | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A stored explanation: ``W<number>``, and when the answer was given (UTC)."""

    number: int
    given_at: dt.datetime
    explanation: Explanation


def understood(query: Query) -> tuple[str, ...]:
    """Return how a query was read, a line for each part that was found in it."""
    first, last = query.days or (None, None)
    period = f"{first or 'the beginning'} to {last or 'now'}" if query.days else ""
    parts = (
        ("words looked for", ", ".join(query.content)),
        ("words that say too little to look for", ", ".join(_idle(query))),
        ("phrases", ", ".join(f"“{phrase}”" for phrase in query.phrases)),
        ("left out", ", ".join(query.excluded)),
        ("outlet", query.outlet or ""),
        ("speaker", query.speaker or ""),
        ("days", period),
        ("fuzzy matching", "off" if query.exact else ""),
    )
    return tuple(f"{name}: {value}" for name, value in parts if value)


def of_answer(query: Query, answer: Answer, holdings: Holdings) -> Explanation:
    """Return how an answer to a question came about, as far as question, answer and archive tell."""
    shown = answer.evidence or answer.closest
    return Explanation(
        command="ask",
        question=query.text,
        outcome=answer.status,
        understood=understood(query),
        reasons=answer.why,
        references=tuple(dict.fromkeys(passage.article.reference for passage in shown)),
        archive=archive_state(holdings),
    )


def of_result(command: str, query: Query, result: object, match: NameMatch | None, holdings: Holdings) -> Explanation:
    """Return how what a reading command found came about.

    Args:
        command: its name.
        query: how what was typed was read.
        result: what the archive handed out.
        match: whom a name in it means, where one was looked up.
        holdings: what the archive held.
    """
    shown = found_in(result, Article)
    asked_back = match is not None and match.status == "ambiguous"
    return Explanation(
        command=command,
        question=query.text,
        outcome="asked back" if asked_back else "answered" if shown else "nothing found",
        understood=understood(query),
        reasons=(*_matched(match), *getattr(result, "notes", ())),
        references=tuple(dict.fromkeys(article.reference for article in shown)),
        archive=archive_state(holdings),
    )


def _matched(match: NameMatch | None) -> tuple[str, ...]:
    """Return a sentence on whom a name was taken for."""
    if match is None:
        return ()
    if match.status == "not_found":
        return (f"“{match.typed}” is no name in the archive.",)
    names = " or ".join(name for _, name in match.entities)
    why = f": {match.why}" if match.why and match.why != "exact" else ""
    return (f"“{match.typed}” is {names}{why}.",)


def archive_state(holdings: Holdings) -> tuple[str, ...]:
    """Return what an archive held, a line each."""
    lines = [f"{holdings.articles:,} articles, {holdings.quotes:,} quotations, {holdings.events:,} dated events"]
    if holdings.first_day and holdings.last_day:
        lines.append(f"published {holdings.first_day} to {holdings.last_day}")
    lines.append(f"texts read by version {EXTRACTOR_VERSION} of the readers")
    return tuple(lines)


async def note(database: Database, channel: int, explanation: Explanation, now: dt.datetime) -> int:
    """Keep an explanation for :data:`KEPT` and return its number."""
    return await answers.put(database, channel, asdict(explanation), now=now, oldest=now - KEPT)


async def explain(database: Database, channel: int, typed: str, now: dt.datetime) -> Given:
    """Return the explanation of an answer of a channel.

    Args:
        database: the archive.
        channel: Discord's id of the channel.
        typed: its id, such as ``W12``; empty for the channel's last answer.
        now: the present moment.

    Raises:
        QueryError: it is no id.
        NotFoundError: no such answer was given in this channel within the last 30 days.
    """
    found = _NUMBER.fullmatch(typed)
    if typed.strip() and found is None:
        raise QueryError(
            f"“{typed.strip()[:60]}” is not the id of an answer. It is a W and a number, such as `W1`, and stands "
            "below the answer; or reply to the answer with the command alone."
        )
    number = int(found[1]) if found else None
    row = await answers.get(database, channel, number, oldest=now - KEPT)
    if row is None:
        what = f"No answer W{number} was" if number is not None else "No answer was"
        raise NotFoundError(
            f"{what} given in this channel within the last {KEPT.days} days. An id stands below each answer."
        )
    return Given(row.number, row.given_at, _explanation(row.detail))


def _explanation(detail: dict[str, Any]) -> Explanation:
    return Explanation(
        command=detail["command"],
        question=detail["question"],
        outcome=detail["outcome"],
        understood=tuple(detail["understood"]),
        reasons=tuple(detail["reasons"]),
        references=tuple(detail["references"]),
        archive=tuple(detail["archive"]),
        chosen=detail.get("chosen"),
    )


def _idle(query: Query) -> list[str]:
    content = {word for part in query.content for word in part.split()}
    return [word for word in dict.fromkeys(query.words.casefold().split()) if word.strip("?!.,") not in content][:12]
