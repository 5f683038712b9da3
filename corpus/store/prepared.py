"""Prepared: what is stored of a reading, made ready outside of the transaction.

Hashing, packing and JSON cost more than the inserting itself. None of it needs the database, so it is done before the
one writer's turn; for many articles, in other processes.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from corpus.models import Draft
from corpus.reading import Reading
from corpus.store.packing import pack_spans
from corpus.text.events import Event
from corpus.text.figures import Figure
from corpus.text.names import Entity, find_names, identity_key
from corpus.text.quotes import Quotation
from corpus.text.words import index_counts

Row = dict[str, Any]


class Name(NamedTuple):
    """An entity of one article.

    Args:
        kind, key: its identity.
        name: its fullest form in the article.
        places: where it is mentioned, packed.
        spellings: how often it is written how.
        roles: as written.
    """

    kind: str
    key: str
    name: str
    places: bytes
    spellings: list[tuple[str, int]]
    roles: list[str]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A reading as it is stored.

    Args:
        sentences: packed.
        grams: for the index of word pairs.
        words: the terms of title and text for full text, and how often they hold each.
        names: each identity once.
        quotes: rows whose ``speaker`` is an index into ``names``, or ``None``.
        events, figures: rows.
    """

    sentences: bytes
    grams: str
    words: dict[str, int]
    names: list[Name]
    quotes: list[Row]
    events: list[Row]
    figures: list[Row]


def prepare(draft: Draft, reading: Reading) -> Prepared:
    """Make ready what was read out of a draft."""
    (prepared,) = prepare_all([draft], [reading])
    return prepared


def prepare_all(drafts: Sequence[Draft], readings: Sequence[Reading]) -> list[Prepared]:
    """Make ready what was read out of each draft, one kind of rows after the other: see :func:`read_all`."""
    pairs = [(draft.text, reading) for draft, reading in zip(drafts, readings, strict=True)]
    named = [
        _names(draft.text, (*reading.entities, *credited(draft.outlet, draft.agencies, draft.byline)))
        for draft, reading in zip(drafts, readings, strict=True)
    ]
    return list(
        map(
            Prepared,
            [pack_spans(reading.sentences) for reading in readings],
            [" ".join(reading.grams) for reading in readings],
            [index_counts(f"{draft.title} {draft.text}") for draft in drafts],
            [names for names, _ in named],
            [
                [_quote_row(text, quote, numbers) for quote in reading.quotes]
                for (text, reading), (_, numbers) in zip(pairs, named, strict=True)
            ],
            [[_event_row(text, event) for event in reading.events] for text, reading in pairs],
            [[_figure_row(text, figure) for figure in reading.figures] for text, reading in pairs],
        )
    )


def credited(outlet: str | None, agencies: Sequence[str], byline: str | None) -> list[Entity]:
    """Return whom an article's metadata names, which its text need not: outlet, agencies, byline."""
    bodies = [name for name in (outlet, *agencies) if name]
    reporters = [entity.name for entity in find_names(byline or "") if entity.kind == "person"]
    return [
        *(Entity(name, "organisation", (name,), (), None, ()) for name in dict.fromkeys(bodies)),
        *(Entity(name, "person", (name,), (), None, ()) for name in dict.fromkeys(reporters)),
    ]


def _names(text: str, found: Sequence[Entity]) -> tuple[list[Name], dict[str, int]]:
    """Return the names, each identity once, and the number of each by the names it has in the article."""
    together: defaultdict[tuple[str, str], list[Entity]] = defaultdict(list)
    identities: dict[str, tuple[str, str]] = {}
    for entity in found:
        identity = (entity.kind, identity_key(entity.name, entity.kind))
        together[identity].append(entity)
        identities.setdefault(entity.name, identity)
    names: list[Name] = []
    for (kind, key), entities in together.items():
        places = sorted((mention.start, mention.end) for entity in entities for mention in entity.mentions)
        written = Counter(text[start:end] for start, end in places)
        written.update(entity.name for entity in entities if not entity.mentions)
        roles = sorted({role for entity in entities for role in entity.roles})
        fullest = max((entity.name for entity in entities), key=len)
        names.append(Name(kind, key, fullest, pack_spans(places), list(written.items()), roles))
    order = {identity: number for number, identity in enumerate(together)}
    numbers = {name: order[identity] for name, identity in identities.items()}
    return names, numbers


def _quote_row(text: str, quote: Quotation, numbers: Mapping[str, int]) -> Row:
    determined = quote.level != "not determined" and quote.speaker_name is not None
    return {
        "content": _content(span.of(text) for span in quote.spans),
        "start": quote.start,
        "stop": quote.end,
        "kind": quote.kind,
        "level": quote.level,
        "speaker": numbers.get(quote.speaker_name) if determined and quote.speaker_name else None,
        "detail": _detail(
            spans=quote.spans,
            cue=quote.cue,
            speaker=quote.speaker,
            speaker_name=quote.speaker_name,
            antecedent=quote.antecedent,
            addressee=quote.addressee,
            relay=quote.relay,
            said=quote.said,
            insertions=quote.insertions,
        ),
    }


def _event_row(text: str, event: Event) -> Row:
    return {
        "content": _content([event.sentence.of(text), str(event.first), str(event.last)]),
        "start": event.sentence.start,
        "stop": event.sentence.end,
        "first_day": event.first.toordinal(),
        "last_day": event.last.toordinal(),
        "precision": event.precision,
        "kind": event.kind,
        "detail": _detail(
            timex=event.timex and (event.timex.start, event.timex.end),
            how=event.how,
            dated_by=event.dated_by,
            participants=event.participants,
        ),
    }


def _figure_row(text: str, figure: Figure) -> Row:
    return {
        "content": _content([text[figure.start : figure.end], text[max(0, figure.start - 40) : figure.start]]),
        "start": figure.start,
        "stop": figure.end,
        "value": figure.value,
        "unit": figure.unit_norm,
        "detail": _detail(**figure.record(), first_day=_ordinal(figure, "first"), last_day=_ordinal(figure, "last")),
    }


def _ordinal(figure: Figure, end: str) -> int | None:
    day = getattr(figure.as_of, end, None)
    return None if day is None else day.toordinal()


def _content(parts: Iterable[str]) -> int:
    """Return a 63-bit hash of what a row says, by which it is known again."""
    digest = hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def _detail(**fields: Any) -> str:
    return json.dumps({name: value for name, value in fields.items() if value not in (None, (), "")})
