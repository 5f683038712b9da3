"""What has been read out of an article: names, quotations, events, figures.

All of it can be rebuilt from the stored text. Quotations, events and figures have numbers that people cite, so their
rows are never deleted: what a new version or a new extractor does not find again is marked as no longer current,
and what it does find again keeps its number.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import Any

from corpus.store import scopes
from corpus.store.database import Transaction
from corpus.store.identifiers import scope_of
from corpus.store.packing import unpack_spans
from corpus.store.prepared import Name, Prepared, Row, credited
from corpus.text.names import identity_key


def put(transaction: Transaction, scope_id: int, article: int, version: int, prepared: Prepared) -> None:
    """Store what was read out of ``version``, the current version of ``article``."""
    numbers = _put_names(transaction, scope_id, version, prepared.names)
    quotes: list[Row] = [
        row | {"speaker": None if row["speaker"] is None else numbers[row["speaker"]]} for row in prepared.quotes
    ]
    _put_numbered(transaction, "quote", article, version, quotes)
    _put_numbered(transaction, "event", article, version, [row | {"scope": scope_id} for row in prepared.events])
    _put_numbered(transaction, "figure", article, version, prepared.figures)
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


def _put_names(transaction: Transaction, scope_id: int, version: int, names: Sequence[Name]) -> list[int]:
    """Store mentions, spellings and roles; return the id of each entity."""
    ids = _entity_ids(transaction, scope_id, names)
    known = list(zip(ids, names, strict=True))
    _count_names(transaction, scope_id, 1, ids)
    transaction.run_many(
        "INSERT INTO mention (entity, version, spans) VALUES (?, ?, ?)",
        [(number, version, name.places) for number, name in known],
    )
    transaction.run_many(
        """INSERT INTO spelling (scope, entity, text, mentions) VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions""",
        [(scope_id, number, spelling, count) for number, name in known for spelling, count in name.spellings],
    )
    transaction.run_many(
        "INSERT INTO role (entity, version, text) VALUES (?, ?, ?)",
        [(number, version, role) for number, name in known for role in name.roles],
    )
    return ids


def _entity_ids(transaction: Transaction, scope_id: int, names: Sequence[Name]) -> list[int]:
    """Return the entities' ids in this scope or the shared one, making them and keeping their fullest names."""
    known: dict[tuple[str, str], sqlite3.Row] = {}
    # CROSS JOIN and the plus sign: by entity_by_key for each name wanted, whatever SQLite knows of the tables' sizes.
    for row in transaction.rows(
        """SELECT entity.id, entity.scope, entity.kind, entity.key, entity.name FROM json_each(?) AS wanted
        CROSS JOIN entity ON entity.kind = wanted.value ->> 0 AND entity.key = wanted.value ->> 1
        WHERE +entity.scope IN (?, ?) ORDER BY entity.scope""",
        (json.dumps([(name.kind, name.key) for name in names]), scopes.SHARED_ID, scope_id),
    ):
        known.setdefault((row["kind"], row["key"]), row)
    ids: list[int] = []
    for name in names:
        row = known.get((name.kind, name.key))
        if row is None:
            ids.append(
                transaction.run(
                    "INSERT INTO entity (scope, kind, key, name) VALUES (?, ?, ?, ?)",
                    (scope_id, name.kind, name.key, name.name),
                )
            )
            continue
        ids.append(row["id"])
        # A server's article never renames a shared entity: the new name would show in other servers.
        if row["scope"] == scope_id and len(name.name) > len(row["name"]):
            transaction.run("UPDATE entity SET name = ? WHERE id = ?", (name.name, row["id"]))
    return ids


def _forget_names(transaction: Transaction, version: int) -> None:
    text = (transaction.rows("SELECT text FROM version WHERE id = ?", (version,)))[0]["text"]
    scope_id = scope_of(version)
    written = Counter(
        (row["entity"], span.of(text))
        for row in transaction.rows("SELECT entity, spans FROM mention WHERE version = ?", (version,))
        for span in unpack_spans(row["spans"])
    )
    (row,) = transaction.rows("SELECT outlet, agencies, byline FROM version WHERE id = ?", (version,))
    for entity in credited(row["outlet"], json.loads(row["agencies"]), row["byline"]):
        for known in transaction.rows(
            "SELECT id FROM entity WHERE kind = ? AND key = ? AND scope IN (?, ?) ORDER BY scope LIMIT 1",
            (entity.kind, identity_key(entity.name, entity.kind), scopes.SHARED_ID, scope_id),
        ):
            written[known["id"], entity.name] += 1
    for (number, spelling), count in written.items():
        place = (scope_id, number, spelling)
        transaction.run(
            "DELETE FROM spelling WHERE scope = ? AND entity = ? AND text = ? AND mentions <= ?", (*place, count)
        )
        transaction.run(
            "UPDATE spelling SET mentions = mentions - ? WHERE scope = ? AND entity = ? AND text = ?", (count, *place)
        )
    _count_names(transaction, scope_id, -1, {number for number, _ in written})
    transaction.run("DELETE FROM mention WHERE version = ?", (version,))
    transaction.run("DELETE FROM role WHERE version = ?", (version,))


def _count_names(transaction: Transaction, scope_id: int, sign: int, ids: Collection[int]) -> None:
    """Add those of the entities that are not written anywhere in the scope, now, to its count, or take them off."""
    transaction.run(
        """INSERT INTO entity_count (scope, entities) SELECT ?1, ?2 * count(*) FROM json_each(?3) AS entity
        WHERE NOT EXISTS (SELECT 1 FROM spelling WHERE spelling.scope = ?1 AND spelling.entity = entity.value)
        ON CONFLICT DO UPDATE SET entities = entities + excluded.entities""",
        (scope_id, sign, json.dumps(sorted(ids))),
    )


def _put_numbered(transaction: Transaction, table: str, article: int, version: int, rows: Sequence[Row]) -> None:
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
