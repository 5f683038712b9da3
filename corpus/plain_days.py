"""Plain days: ranges of days in plain words at the end of what is typed: "in 2015", "since September 2013"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from corpus.errors import QueryError
from corpus.models import Days
from corpus.query import Query, parse_days

_RANGE = re.compile(
    r"\b(?:(?P<between>between|from)\s+(?P<first>.+?)\s+(?:and|to|until)\s+(?P<last>.+)"
    r"|(?P<word>in|on|during|since|after|before|until|by)\s+(?P<value>.+))$",
    re.IGNORECASE,
)


def with_plain_days(query: Query) -> Query:
    """Take a range in plain words off the end of a query's words, and put it where ``during:`` would."""
    words, days = _plain_range(query)
    return replace(query, words=words, days=days)


def _plain_range(query: Query) -> tuple[str, Days | None]:
    found = _RANGE.search(query.words)
    if found is None:
        whole = _days_or_none(query.words, query.today)
        return ("", whole) if whole and not query.days else (query.words, query.days)
    if found["between"]:
        first, last = (_days_or_none(found[end], query.today) for end in ("first", "last"))
        days = Days(first.first, last.last) if first and last else None
    else:
        value = _days_or_none(found["value"], query.today)
        days = value and _side(found["word"].lower(), value)
    if days is None:
        return query.words, query.days
    return query.words[: found.start()].strip(), days


def _side(word: str, value: Days) -> Days:
    if word in ("since", "after"):
        return Days(value.first, None)
    if word in ("before", "until", "by"):
        return Days(None, value.last if word != "before" else value.first)
    return value


def _days_or_none(text: str, today: dt.date | None) -> Days | None:
    try:
        return parse_days(text, today)
    except QueryError:
        return None
