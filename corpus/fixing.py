"""Fixing: what moderators put right in quotations and events, and how it is undone."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, get_args

from corpus import quoting, timeline, who
from corpus.auditing import Actor
from corpus.citing import Reference
from corpus.errors import NotFoundError, QueryError
from corpus.models import DatedEvent, Quote, Scope
from corpus.passages import pages
from corpus.query import UNSEEN, parse_days
from corpus.store import changes, fixes, scopes, undoing
from corpus.store.database import Database, Transaction
from corpus.store.fixes import Kind

EventKind = Literal["happened", "said", "state", "scheduled"]
LONGEST = 200  # characters of a name or a date
# Between two dates; a hyphen needs blanks, or it would stand in 2015-09-15.
_RANGE = re.compile(r" ?[–—] ?| (?:-|to|until) ", re.IGNORECASE)
_NOBODY = ("none", "nobody", "not determined")


@dataclass(frozen=True, slots=True)
class Fixed:
    """A fix made.

    Args:
        change: its number in the audit record, by which it is undone.
        what: what was changed, for people: "speaker".
        before, now: the value before and now, for people.
        found: the quotation or event as it reads now.
    """

    change: int
    what: str
    before: str
    now: str
    found: Quote | DatedEvent


class Fixes:
    """The fixes of each server.

    Args:
        database: the open database.
        clock: returns the present moment.
    """

    def __init__(self, database: Database, clock: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._clock = clock

    async def quote(self, reference: str, scope: Scope) -> Quote:
        """Return the quotation of a reference such as ``Q34``.

        Raises:
            QueryError: the text is no reference to a quotation.
            NotFoundError: there is none that ``scope`` may see.
        """
        number = _number(reference, "Q", "quotation")
        found = await quoting.by_number(self._database, scope, number)
        if found is None:
            raise _unknown(f"Q{number}", "quote")
        return found

    async def event(self, reference: str, scope: Scope) -> DatedEvent:
        """Return the event of a reference such as ``E5``; raises as :meth:`quote`."""
        number = _number(reference, "E", "event")
        found = await timeline.by_number(self._database, scope, number)
        if found is None:
            raise _unknown(f"E{number}", "timeline")
        return found

    async def fix_speaker(self, scope: Scope, actor: Actor, reference: str, name: str) -> Fixed:
        """Say who said a quotation: somebody whom the archive names, or ``none`` for *not determined*.

        Raises:
            QueryError: the reference is none of a quotation, or the name means several.
            NotFoundError: the quotation or the name is not in the archive.
        """
        quote = await self.quote(reference, scope)
        typed = _value(name, "Say who said it, or `none`", 'speaker "Sergei Lavrov"')
        entity, speaker = None, None
        if typed.lower() not in _NOBODY:
            entity, speaker = await who.one_named(self._database, scope, typed)
        before = quote.speaker or "not determined"
        change = await self._put(scope, actor, "quote", quote.number, "speaker", speaker, before, entity)
        return Fixed(change, "speaker", before, speaker or "not determined", await self.quote(reference, scope))

    async def fix_said(self, scope: Scope, actor: Actor, reference: str, words: str) -> Fixed:
        """Say which words of the article tell when a quotation was said; raises as :meth:`fix_speaker`."""
        quote = await self.quote(reference, scope)
        typed = _value(words, "Give the article's words for when it was said", 'said "on Tuesday"')
        version = quote.passage.article.version
        if typed not in (await pages(self._database, [version]))[version].text:
            raise QueryError(
                f"{quote.passage.article.reference} does not hold the words “{typed}”. Give them exactly as they stand "
                "there: what the archive shows is always the article's own text."
            )
        change = await self._put(scope, actor, "quote", quote.number, "said", typed, quote.said)
        return Fixed(change, "when it was said", quote.said or "not told", typed, await self.quote(reference, scope))

    async def hide_quote(self, scope: Scope, actor: Actor, reference: str) -> Fixed:
        """Say that something is no quotation: it is left out from then on; raises as :meth:`quote`."""
        quote = await self.quote(reference, scope)
        change = await self._put(scope, actor, "quote", quote.number, "hidden", True, None)
        return Fixed(change, "shown", "as a quotation", "not any more", quote)

    async def fix_date(self, scope: Scope, actor: Actor, reference: str, date: str) -> Fixed:
        """Say when an event was: a day, month, year, or two with a dash between them.

        Raises:
            QueryError: the reference is none of an event, or the date cannot be read.
            NotFoundError: the event is not in the archive.
        """
        event = await self.event(reference, scope)
        days = read_dates(_value(date, "Give the date", "date 2015-09-15"))
        value = {"first": str(days[0]), "last": str(days[1]), "precision": precision_of(*days)}
        before = _written(event.first, event.last)
        change = await self._put(scope, actor, "event", event.number, "date", value, before)
        return Fixed(change, "date", before, _written(*days), await self.event(reference, scope))

    async def fix_kind(self, scope: Scope, actor: Actor, reference: str, kind: str) -> Fixed:
        """Say whether an event happened, was said, was a state, or was scheduled; raises as :meth:`fix_date`."""
        event = await self.event(reference, scope)
        kinds = get_args(EventKind)
        typed = _value(kind, f"Give the kind: {', '.join(kinds)}", "kind scheduled").lower()
        if typed not in kinds:
            raise QueryError(f"“{typed}” is no kind of event. Write one of: {', '.join(kinds)}.")
        change = await self._put(scope, actor, "event", event.number, "kind", typed, event.kind)
        return Fixed(change, "kind", event.kind, typed, await self.event(reference, scope))

    async def hide_event(self, scope: Scope, actor: Actor, reference: str) -> Fixed:
        """Say that something is no event: it is left out from then on; raises as :meth:`event`."""
        event = await self.event(reference, scope)
        change = await self._put(scope, actor, "event", event.number, "hidden", True, None)
        return Fixed(change, "shown", "as an event", "not any more", event)

    async def undo_last(self, scope: Scope, actor: Actor, kind: Kind, reference: str) -> undoing.Undone | None:
        """Undo the youngest fix of a quotation or event; return ``None`` if there is none; raises as above."""
        found = await (self.quote if kind == "quote" else self.event)(reference, scope)

        def write(transaction: Transaction) -> undoing.Undone | None:
            scope_id = scopes.claim(transaction, scope)
            change = fixes.youngest(transaction, scope_id, kind, found.number)
            return None if change is None else undoing.undo(transaction, scope_id, actor, change, now=self._clock())

        return await self._database.write(write)

    async def undo(self, scope: Scope, actor: Actor, change: int) -> undoing.Undone:
        """Undo a fix or a rule for names by the number of its change.

        Raises:
            NotFoundError: this server has no change of that number.
            QueryError: it is nothing that can be undone, or has been undone already.
        """
        return await self._database.write(
            lambda transaction: undoing.undo(
                transaction, scopes.claim(transaction, scope), actor, change, now=self._clock()
            )
        )

    async def _put(
        self,
        scope: Scope,
        actor: Actor,
        kind: Kind,
        number: int,
        field: str,
        value: Any,
        before: str | None,
        entity: int | None = None,
    ) -> int:
        return await self._database.write(
            partial(_store, scope, actor, kind, number, field, value, before, entity, self._clock())
        )


def read_dates(text: str) -> tuple[dt.date, dt.date]:
    """Read a day, month, year, or two of them with a dash or "to" between; return the first and the last day.

    Raises:
        QueryError: it cannot be read, or ends before it begins.
    """
    days = [parse_days(part) for part in _RANGE.split(text, maxsplit=1)]
    first, last = days[0].first, days[-1].last
    if first is None or last is None:
        raise QueryError(f"“{text}” has no beginning or no end. Write `2015-09-15 – 2015-09-20`.")
    if last < first:
        raise QueryError(f"“{text}” ends before it begins. Write the earlier date first.")
    return first, last


def precision_of(first: dt.date, last: dt.date) -> str:
    """Return how finely two days tell when, as the reader of dates has it: "day", "month", "year" or "interval"."""
    if first == last:
        return "day"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return "year"
    whole = first.day == 1 and last.day == calendar.monthrange(first.year, first.month)[1]
    return "month" if whole and (first.year, first.month) == (last.year, last.month) else "interval"


def _store(
    scope: Scope,
    actor: Actor,
    kind: Kind,
    number: int,
    field: str,
    value: Any,
    before: str | None,
    entity: int | None,
    now: dt.datetime,
    transaction: Transaction,
) -> int:
    scope_id = scopes.claim(transaction, scope)
    subject = f"{kind[0].upper()}{number}"
    detail = {"field": field, "before": before, "now": value}
    change = changes.add(transaction, scope_id, actor, f"{kind} fix", subject, detail, now=now)
    fixes.put(transaction, change, scope_id, kind, number, field, value, entity)
    return change


def _number(reference: str, letter: str, noun: str) -> int:
    parsed = Reference.parse(reference)
    if parsed.kind != letter:
        raise QueryError(f"{parsed} is no {noun}: references of {noun}s begin with {letter}, such as {letter}5.")
    return parsed.number


def _unknown(reference: str, command: str) -> NotFoundError:
    return NotFoundError(f"{reference} is not in the archive. `!{command}` shows the references there are.")


def _value(text: str, what: str, example: str) -> str:
    """Return what was typed without the quotation marks around it."""
    value = " ".join(UNSEEN.sub("", text).split()).strip('"“”„«»').strip()
    if not value:
        raise QueryError(f"{what}, for example `{example}`.")
    if len(value) > LONGEST:
        raise QueryError(f"That is {len(value):,} characters; {LONGEST} are enough for this.")
    return value


def _written(first: dt.date, last: dt.date) -> str:
    return str(first) if first == last else f"{first} to {last}"
