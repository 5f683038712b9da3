"""Extraction: everything the text functions find in a text, as plain dictionaries for JSON."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from corpus.text.dates import Timex
from corpus.text.document import Document
from corpus.text.events import Event, events_about
from corpus.text.names import Entity
from corpus.text.quotes import Quotation
from corpus.text.spans import Span


def extract(text: str, published: dt.date | None = None, entity: str | None = None) -> dict[str, list[dict[str, Any]]]:
    """Return quotations, temporal expressions, events, figures and people of a text.

    Args:
        text: any text; all offsets count its characters.
        published: the day of publication, against which relative dates are resolved.
        entity: a name or topic that the events are to be about; all events when not given.
    """
    document = Document(text, published)
    events = document.events if entity is None else events_about(document, document.events, entity)
    return {
        "quotes": [_quote(text, quote) for quote in document.quotes],
        "timexes": [_timex(text, timex) for timex in document.timexes],
        "events": [_event(text, event) for event in events],
        "figures": [{"text": figure.span.of(text), **figure.record()} for figure in document.figures],
        "people": [_entity(text, entity) for entity in document.names],
    }


def _quote(text: str, quote: Quotation) -> dict[str, Any]:
    return {
        "start": quote.start,
        "end": quote.end,
        "spans": quote.spans,
        "kind": quote.kind,
        "level": quote.level,
        "speaker_name": quote.speaker_name,
        **{
            name: span and span.of(text)
            for name, span in (
                ("speaker", quote.speaker),
                ("cue", quote.cue),
                ("antecedent", quote.antecedent),
                ("addressee", quote.addressee),
                ("relay", quote.relay),
                ("said", quote.said),
            )
        },
        "insertions": quote.insertions,
    }


def _timex(text: str, timex: Timex) -> dict[str, Any]:
    return {
        "start": timex.start,
        "end": timex.end,
        "text": text[timex.start : timex.end],
        "type": timex.type,
        "value": timex.value,
        "first": timex.first,
        "last": timex.last,
        "precision": timex.precision,
        "how": timex.how,
    }


def _event(text: str, event: Event) -> dict[str, Any]:
    return {
        "start": event.sentence.start,
        "end": event.sentence.end,
        "text": event.sentence.of(text),
        "sent": text.count("\n", 0, event.sentence.start),  # the sentence, in a text with one a line
        "date": _date(event),
        "first": event.first,
        "last": event.last,
        "precision": event.precision,
        "kind": event.kind,
        "dated_by": event.dated_by,
        "how": event.how,
        "participants": event.participants,
    }


def _date(event: Event) -> str:
    """Return an event's day as SemEval-2015 task 4 writes it: XX for what the text leaves open."""
    value = event.timex.value if event.timex is not None and event.dated_by == "expression" else ""
    if re.fullmatch(r"\d{4}", value):
        return f"{value}-XX-XX"
    if re.fullmatch(r"\d{4}-\d\d", value):
        return f"{value}-XX"
    return event.first.isoformat()


def _entity(text: str, entity: Entity) -> dict[str, Any]:
    return {
        "name": entity.name,
        "kind": entity.kind,
        "spellings": entity.spellings,
        "roles": entity.roles,
        "mentions": [Span(mention.start, mention.end) for mention in entity.mentions],
    }
