"""Extraction: everything the text functions find in a text, as plain dictionaries for JSON."""

from __future__ import annotations

import datetime as dt
from typing import Any

from corpus.text.dates import Timex
from corpus.text.document import Document
from corpus.text.events import Event
from corpus.text.names import Entity
from corpus.text.quotes import Quotation
from corpus.text.spans import Span


def extract(text: str, published: dt.date | None = None) -> dict[str, list[dict[str, Any]]]:
    """Return quotations, temporal expressions, events, figures and people of a text.

    Args:
        text: any text; all offsets count its characters.
        published: the day of publication, against which relative dates are resolved.
    """
    document = Document(text, published)
    return {
        "quotes": [_quote(text, quote) for quote in document.quotes],
        "timexes": [_timex(text, timex) for timex in document.timexes],
        "events": [_event(text, event) for event in document.events],
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
        "first": event.first,
        "last": event.last,
        "precision": event.precision,
        "kind": event.kind,
        "how": event.how,
        "participants": event.participants,
    }


def _entity(text: str, entity: Entity) -> dict[str, Any]:
    return {
        "name": entity.name,
        "kind": entity.kind,
        "spellings": entity.spellings,
        "roles": entity.roles,
        "mentions": [Span(mention.start, mention.end) for mention in entity.mentions],
    }
