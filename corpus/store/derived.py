"""What has been read out of an article: names, quotations, events, figures.

All of it can be rebuilt from the stored text. Quotations, events and figures have numbers that people cite, so their
rows are never deleted: what a new version or a new extractor does not find again is marked as no longer current,
and what it does find again keeps its number.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from corpus.reading import Reading
from corpus.store import scopes
from corpus.store.database import Transaction
from corpus.store.identifiers import scope_of
from corpus.store.packing import pack_spans, unpack_spans
from corpus.text.events import Event
from corpus.text.figures import Figure
from corpus.text.names import Entity, find_names, identity_key
from corpus.text.quotes import Quotation

Row = dict[str, Any]


def put(transaction: Transaction, scope_id: int, article: int, version: int, text: str, reading: Reading) -> None:
    """Store what was read out of ``version``, the current version of ``article``."""
    entities = _put_names(transaction, scope_id, version, text, reading.entities)
    _put_numbered(
        transaction,
        "quote",
        article,
        version,
        (_quote_row(text, quote, entities) for quote in reading.quotes),
    )
    _put_numbered(
        transaction,
        "event",
        article,
        version,
        (_event_row(text, scope_id, event) for event in reading.events),
    )
    _put_numbered(transaction, "figure", article, version, (_figure_row(text, figure) for figure in reading.figures))
    _tally(transaction, version, 1)


def retire(transaction: Transaction, version: int) -> None:
    """Mark what was read out of ``version`` as no longer current, and forget its mentions of names."""
    _tally(transaction, version, -1)
    for table in ("quote", "event", "figure"):
        transaction.run(f"UPDATE {table} SET current = 0 WHERE version = ?", (version,))  # noqa: S608  # constants
    _forget_names(transaction, version)


def _tally(transaction: Transaction, version: int, sign: int) -> None:
    """Add what ``version`` holds now to its scope's counts, or take it off."""
    rows = transaction.rows(
        """SELECT 1 AS articles,
            (SELECT count(*) FROM quote WHERE version = ?1 AND current AND kind <> 'indirect') AS quotes,
            (SELECT count(*) FROM event WHERE version = ?1 AND current) AS events,
            (SELECT count(*) FROM figure WHERE version = ?1 AND current) AS figures""",
        (version,),
    )
    transaction.run_many(
        """INSERT INTO tally (scope, name, value) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET value = value + excluded.value""",
        [(scope_of(version), name, sign * rows[0][name]) for name in ("articles", "quotes", "events", "figures")],
    )


def _put_names(
    transaction: Transaction, scope_id: int, version: int, text: str, found: Sequence[Entity]
) -> dict[str, int]:
    """Store mentions, spellings and roles; return the id of each entity by its name in this article."""
    ids: dict[str, int] = {}
    spans: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    roles: set[tuple[int, int, str]] = set()
    written: Counter[tuple[int, str]] = Counter()
    for entity in (*found, *_credited(transaction, version)):
        number = _entity_id(transaction, scope_id, entity)
        ids.setdefault(entity.name, number)
        places = [(mention.start, mention.end) for mention in entity.mentions]
        spans[number].extend(places)
        written.update((number, text[start:end]) for start, end in places)
        if not places:
            written[number, entity.name] += 1
        roles.update((number, version, role) for role in entity.roles)
    transaction.run_many(
        "INSERT INTO mention (entity, version, spans) VALUES (?, ?, ?)",
        [(number, version, pack_spans(sorted(places))) for number, places in spans.items()],
    )
    transaction.run_many(
        """INSERT INTO spelling (scope, entity, text, mentions) VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions""",
        [(scope_id, number, spelling, count) for (number, spelling), count in written.items()],
    )
    transaction.run_many("INSERT INTO role (entity, version, text) VALUES (?, ?, ?)", sorted(roles))
    return ids


def _credited(transaction: Transaction, version: int) -> list[Entity]:
    """Return whom an article's metadata names, which its text need not: outlet, agencies, byline."""
    (row,) = transaction.rows("SELECT outlet, agencies, byline FROM version WHERE id = ?", (version,))
    bodies = [name for name in (row["outlet"], *json.loads(row["agencies"])) if name]
    reporters = [entity.name for entity in find_names(row["byline"] or "") if entity.kind == "person"]
    return [
        *(Entity(name, "organisation", (name,), (), None, ()) for name in dict.fromkeys(bodies)),
        *(Entity(name, "person", (name,), (), None, ()) for name in dict.fromkeys(reporters)),
    ]


def _entity_id(transaction: Transaction, scope_id: int, entity: Entity) -> int:
    """Return the entity's id in this scope or the shared one, making it and keeping its fullest name."""
    key = identity_key(entity.name, entity.kind)
    rows = transaction.rows(
        "SELECT id, scope, name FROM entity WHERE kind = ? AND key = ? AND scope IN (?, ?) ORDER BY scope",
        (entity.kind, key, scopes.SHARED_ID, scope_id),
    )
    if not rows:
        return transaction.run(
            "INSERT INTO entity (scope, kind, key, name) VALUES (?, ?, ?, ?)",
            (scope_id, entity.kind, key, entity.name),
        )
    known = rows[0]
    # A server's article never renames a shared entity: the new name would show in other servers.
    if known["scope"] == scope_id and len(entity.name) > len(known["name"]):
        transaction.run("UPDATE entity SET name = ? WHERE id = ?", (entity.name, known["id"]))
    return int(known["id"])


def _forget_names(transaction: Transaction, version: int) -> None:
    text = (transaction.rows("SELECT text FROM version WHERE id = ?", (version,)))[0]["text"]
    scope_id = scope_of(version)
    written = Counter(
        (row["entity"], span.of(text))
        for row in transaction.rows("SELECT entity, spans FROM mention WHERE version = ?", (version,))
        for span in unpack_spans(row["spans"])
    )
    for entity in _credited(transaction, version):
        written[_entity_id(transaction, scope_id, entity), entity.name] += 1
    for (number, spelling), count in written.items():
        place = (scope_id, number, spelling)
        transaction.run(
            "DELETE FROM spelling WHERE scope = ? AND entity = ? AND text = ? AND mentions <= ?", (*place, count)
        )
        transaction.run(
            "UPDATE spelling SET mentions = mentions - ? WHERE scope = ? AND entity = ? AND text = ?", (count, *place)
        )
    transaction.run("DELETE FROM mention WHERE version = ?", (version,))
    transaction.run("DELETE FROM role WHERE version = ?", (version,))


def _put_numbered(transaction: Transaction, table: str, article: int, version: int, rows: Iterable[Row]) -> None:
    """Store rows of a table with numbers, giving back to each the number it had in an earlier reading.

    A row is known again by what it says. An event is also known by its sentence: its date may be read differently, as
    when the day of publication is put right, and it is the same event still.
    """
    fresh = [row | {"version": version, "current": 1} for row in rows]
    taken: set[int] = set()
    fresh = _renew(transaction, table, article, fresh, taken, "content", lambda row: row["content"])
    if table == "event" and fresh:
        (text,) = transaction.rows("SELECT text FROM version WHERE id = ?", (version,))[0]
        sentence = "(SELECT substr(text, start + 1, stop - start) FROM version WHERE id = event.version)"
        fresh = _renew(
            transaction, table, article, fresh, taken, sentence, lambda row: text[row["start"] : row["stop"]]
        )
    if fresh:
        columns, places = ", ".join(fresh[0]), ", ".join("?" for _ in fresh[0])
        transaction.run_many(
            f"INSERT INTO {table} ({columns}) VALUES ({places})",  # noqa: S608  # names are this module's
            [tuple(row.values()) for row in fresh],
        )


def _renew(
    transaction: Transaction,
    table: str,
    article: int,
    rows: Sequence[Row],
    taken: set[int],
    stored: str,
    mark: Callable[[Row], Any],
) -> list[Row]:
    """Write those rows that are known by a mark to their old numbers, add these to ``taken``, and return the others."""
    known: defaultdict[Any, list[int]] = defaultdict(list)
    for row in transaction.rows(
        f"""SELECT number, {stored} AS mark FROM {table}
        WHERE version IN (SELECT id FROM version WHERE article = ?) ORDER BY number DESC""",  # noqa: S608  # this module's
        (article,),
    ):
        if row["number"] not in taken:
            known[row["mark"]].append(row["number"])
    fresh: list[Row] = []
    for row in rows:
        if numbers := known[mark(row)]:
            taken.add(numbers[-1])
            assignments = ", ".join(f"{column} = ?" for column in row)
            transaction.run(
                f"UPDATE {table} SET {assignments} WHERE number = ?",  # noqa: S608  # names are this module's
                (*row.values(), numbers.pop()),
            )
        else:
            fresh.append(row)
    return fresh


def _quote_row(text: str, quote: Quotation, entities: Mapping[str, int]) -> Row:
    determined = quote.level != "not determined" and quote.speaker_name is not None
    return {
        "content": _content(span.of(text) for span in quote.spans),
        "start": quote.start,
        "stop": quote.end,
        "kind": quote.kind,
        "level": quote.level,
        "speaker": entities.get(quote.speaker_name) if determined and quote.speaker_name else None,
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


def _event_row(text: str, scope_id: int, event: Event) -> Row:
    return {
        "content": _content([event.sentence.of(text), str(event.first), str(event.last)]),
        "scope": scope_id,
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
