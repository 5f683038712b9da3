"""What the corpus hands out: frozen dataclasses that know nothing of SQL and nothing of Discord."""

from __future__ import annotations

from corpus.models.articles import (
    EVERYTHING,
    SHARED,
    ArchiveRecord,
    Article,
    Correction,
    DateFound,
    Days,
    Draft,
    Fetch,
    Published,
    Scope,
    Selection,
)
from corpus.models.findings import Answer, DatedEvent, Finding, Holdings, Passage, Quote, Source
from corpus.models.people import NameMatch, PersonCard, Role

__all__ = [
    "EVERYTHING",
    "SHARED",
    "Answer",
    "ArchiveRecord",
    "Article",
    "Correction",
    "DateFound",
    "DatedEvent",
    "Days",
    "Draft",
    "Fetch",
    "Finding",
    "Holdings",
    "NameMatch",
    "Passage",
    "PersonCard",
    "Published",
    "Quote",
    "Role",
    "Scope",
    "Selection",
    "Source",
]
