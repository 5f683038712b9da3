"""iCalendar (RFC 5545): events that have a day, each as a whole day."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from dataclasses import replace
from typing import Any

from icalendar import Calendar, Component, Event

from corpus import citations
from corpus.exporting.contents import Contents
from corpus.models import DatedEvent

# Not allowed in iCalendar text (RFC 5545, 3.3.11), but for the line break, which is escaped.
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")
_ONE_DAY = dt.timedelta(days=1)


def with_days(contents: Contents) -> Contents:
    """Return only the events that are told to the day; a month or a year is no day of a calendar."""
    dated = [entry for entry in contents.entries if isinstance(entry, DatedEvent) and entry.precision == "day"]
    return replace(contents, entries=dated)


def write(contents: Contents) -> bytes:
    """Return the events as a calendar."""
    calendar = Calendar()
    _add(calendar, {"prodid": "-//Cuttings//news archive//EN", "version": "2.0"})
    for entry in contents.entries:
        if isinstance(entry, DatedEvent):
            event = Event()
            _add(event, _properties(entry, contents.made_at))
            calendar.add_component(event)
    return calendar.to_ical()


def _properties(entry: DatedEvent, made_at: dt.datetime) -> dict[str, Any]:
    article = entry.passage.article
    told = _plain(entry.passage.text)
    properties: dict[str, Any] = {
        # The same event has the same id in every export, so that importing it again replaces it.
        "uid": f"{uuid.uuid5(uuid.NAMESPACE_OID, f'{entry.reference} {told}')}@cuttings",
        "dtstamp": made_at.astimezone(dt.UTC),
        "dtstart": entry.first,
        "summary": told,
        "description": _plain(f"{entry.reference} in {citations.plain(article)}\n{entry.how}".strip()),
        "transp": "TRANSPARENT",
        "status": "TENTATIVE" if entry.kind == "scheduled" else "CONFIRMED",
    }
    if entry.last < dt.date.max:
        properties["dtend"] = entry.last + _ONE_DAY  # the day behind the last one (RFC 5545, 3.6.1)
    if article.url and article.url.isascii() and article.url.startswith(("http://", "https://")):
        properties["url"] = _plain(article.url)
    return properties


def _add(component: Component, properties: dict[str, Any]) -> None:
    for name, value in properties.items():
        component.add(name, value)  # pyright: ignore[reportUnknownMemberType]  # untyped there


def _plain(text: str) -> str:
    return _CONTROLS.sub(" ", text)
