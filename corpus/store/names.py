"""Names as stored: people, organisations and places, their spellings, roles and mentions."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from corpus.store import articles, name_rules
from corpus.store.database import Database
from corpus.store.identifiers import IdRange, within
from corpus.store.name_rules import Alias, NameRules
from corpus.store.packing import unpack_spans
from corpus.text.spans import Span

AT_ONCE = 200  # texts read at once
EVERY = 1 << 30
FEW = 400  # spellings compared with a typed name one by one in some three milliseconds


class EntityRow(NamedTuple):
    """An entity that the visible articles mention, as the name rules of the scopes have it."""

    id: int
    kind: Any
    name: str
    spellings: tuple[tuple[str, int], ...]
    aliases: tuple[Alias, ...]

    @property
    def mentions(self) -> int:
        """How often the visible articles mention it."""
        return sum(count for _, count in self.spellings)


async def like(database: Database, scope_ids: Sequence[int], typed: str, *, begun: bool = False) -> list[EntityRow]:
    """Return the entities of the scopes' articles that ``typed`` may mean: all while they are few.

    Args:
        begun: whether the last word may be the beginning of one.
    """
    rules = await name_rules.of(database, scope_ids)
    candidates = await database.name_indexes.candidates(scope_ids, typed, few=FEW, begun=begun)
    if candidates is None:
        return await _entities(database, scope_ids, rules, None)
    return await _entities(database, scope_ids, rules, [*rules.named(typed), *rules.concerned(candidates)])


async def entities(database: Database, scope_ids: Sequence[int], ids: Sequence[int]) -> list[EntityRow]:
    """Return the entities with these ids that the scopes' articles mention, most mentioned first."""
    return await _entities(database, scope_ids, await name_rules.of(database, scope_ids), ids)


async def _entities(
    database: Database, scope_ids: Sequence[int], rules: NameRules, ids: Sequence[int] | None
) -> list[EntityRow]:
    """Return the entities as which the stored ones answer: those of ``ids``, or all."""
    condition = "" if ids is None else "AND entity IN (SELECT value FROM json_each(?))"
    stored = () if ids is None else (json.dumps(rules.stored(ids)),)
    rows = await database.rows(
        f"""SELECT entity.id, entity.kind, entity.name, spelling.text, sum(spelling.mentions) AS mentions
        FROM spelling JOIN entity ON entity.id = spelling.entity
        WHERE spelling.scope IN (SELECT value FROM json_each(?)) {condition}
        GROUP BY entity.id, spelling.text ORDER BY entity.id, mentions DESC, spelling.text""",  # noqa: S608  # constants
        (json.dumps(list(scope_ids)), *stored),
    )
    wanted = None if ids is None else {rules.entity(number) for number in ids}
    written: defaultdict[int, Counter[str]] = defaultdict(Counter)
    known: dict[int, tuple[str, str]] = {}
    for row in rows:
        number = rules.entity_of(row["id"], row["text"])
        if wanted is None or number in wanted:
            written[number][row["text"]] += row["mentions"]
            if number == row["id"]:
                known[number] = (row["kind"], row["name"])
    known |= await _kinds_and_names(database, written.keys() - known.keys())
    found = [
        EntityRow(number, *known[number], tuple(spellings.most_common()), rules.aliases_of(number))
        for number, spellings in written.items()
    ]
    return sorted(found, key=lambda entity: (-entity.mentions, entity.name))


async def _kinds_and_names(database: Database, ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Return kind and name of entities that are mentioned under other names only."""
    wanted = sorted(ids)
    if not wanted:
        return {}
    rows = await database.rows(
        "SELECT id, kind, name FROM entity WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(wanted),)
    )
    return {row["id"]: (row["kind"], row["name"]) for row in rows}


async def mentioning(
    database: Database, scope_ids: Sequence[int], ranges: Sequence[IdRange], ids: Sequence[int], *, limit: int
) -> list[int]:
    """Return the versions that mention entities, newest first."""
    rules = await name_rules.of(database, scope_ids)
    stored = rules.stored(ids)
    wanted = {rules.entity(number) for number in ids}
    parted = [number for number in stored if rules.parts(number)]
    condition, bounds = within("mention.version", ranges)
    rows = await database.rows(
        f"""SELECT entity, version, spans FROM mention
        WHERE entity IN (SELECT value FROM json_each(?)) AND {condition}
        ORDER BY version DESC LIMIT ?""",  # noqa: S608  # constants
        # Of an entity that lost a spelling, any number of mentions may be of that spelling.
        (json.dumps(stored), *bounds, -1 if parted else limit * len(stored)),
    )
    found: dict[int, None] = {}
    for first in range(0, len(rows), AT_ONCE):
        some = rows[first : first + AT_ONCE]
        written = [row["version"] for row in some if row["entity"] in parted]
        texts = await articles.texts(database, written) if written else {}
        for row in some:
            if row["entity"] not in parted or any(
                rules.entity_of(row["entity"], span.of(texts[row["version"]])) in wanted
                for span in unpack_spans(row["spans"])
            ):
                found[row["version"]] = None
        if len(found) >= limit:
            break
    return list(found)[:limit]


async def stored(database: Database, scope_ids: Sequence[int], ids: Sequence[int]) -> tuple[int, ...]:
    """Return entities with all that answer as them: under these ids they stand in :func:`of_versions`."""
    rules = await name_rules.of(database, scope_ids)
    return tuple(rules.stored(ids))


async def of_versions(database: Database, versions: Collection[int]) -> dict[int, dict[int, list[Span]]]:
    """Return, for versions that a scoped read has found, where each names which entity, by version and entity id."""
    rows = await database.rows(
        "SELECT entity, version, spans FROM mention WHERE version IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(versions)),),
    )
    found: dict[int, dict[int, list[Span]]] = {version: {} for version in versions}
    for row in rows:
        found[row["version"]][row["entity"]] = unpack_spans(row["spans"])
    return found


async def recent(database: Database, ranges: Sequence[IdRange], *, limit: int) -> list[int]:
    """Return the entities that the newest ``limit`` mentions of each range are of."""
    found: dict[int, None] = {}
    for low, high in ranges:
        rows = await database.rows(
            "SELECT entity FROM mention WHERE version BETWEEN ? AND ? ORDER BY version DESC LIMIT ?", (low, high, limit)
        )
        found.update(dict.fromkeys(row["entity"] for row in rows))
    return list(found)


async def quoted(database: Database, ranges: Sequence[IdRange], ids: Sequence[int]) -> dict[int, int]:
    """Return how many quotations the entities have, by id; those without any are left out."""
    condition, bounds = within("quote.version", ranges)
    rows = await database.rows(
        f"""SELECT speaker, count(*) AS quotes FROM quote
        WHERE speaker IN (SELECT value FROM json_each(?)) AND current AND kind <> 'indirect' AND {condition}
        GROUP BY speaker""",  # noqa: S608  # constants
        (json.dumps(list(ids)), *bounds),
    )
    return {row["speaker"]: row["quotes"] for row in rows}


async def roles(
    database: Database, scope_ids: Sequence[int], ranges: Sequence[IdRange], entity: int, *, limit: int
) -> list[tuple[str, int]]:
    """Return an entity's roles with the version each stands in, newest first.

    A role is an article's for all that it calls by one name: a spelling that was split off has none.
    """
    rules = await name_rules.of(database, scope_ids)
    stored = [number for number in rules.stored([entity]) if rules.entity(number) == rules.entity(entity)]
    condition, bounds = within("role.version", ranges)
    rows = await database.rows(
        f"""SELECT DISTINCT text, version FROM role WHERE entity IN (SELECT value FROM json_each(?)) AND {condition}
        ORDER BY version DESC, text LIMIT ?""",  # noqa: S608  # constants
        (json.dumps(stored), *bounds, limit),
    )
    return [(row["text"], row["version"]) for row in rows]


async def seen(
    database: Database, scope_ids: Sequence[int], ranges: Sequence[IdRange], entity: int
) -> tuple[int, int | None, int | None]:
    """Return the number of articles that mention an entity, and the first and the last one's version."""
    rules = await name_rules.of(database, scope_ids)
    stored = rules.stored([entity])
    if any(rules.parts(number) for number in stored):
        versions = await mentioning(database, scope_ids, ranges, [entity], limit=EVERY)
        return len(versions), min(versions, default=None), max(versions, default=None)
    condition, bounds = within("version", ranges)
    row = await database.row(
        f"""SELECT count(DISTINCT version) AS articles, min(version) AS first, max(version) AS last FROM mention
        WHERE entity IN (SELECT value FROM json_each(?)) AND {condition}""",  # noqa: S608  # constants
        (json.dumps(stored), *bounds),
    )
    return (0, None, None) if row is None else (row["articles"], row["first"], row["last"])


async def written_as(
    database: Database, entities: Sequence[int], versions: Sequence[int]
) -> dict[tuple[int, int], list[tuple[Span, str]]]:
    """Return how stored entities are written in versions that a scoped read has found, by entity and version."""
    rows = await database.rows(
        """SELECT entity, version, spans FROM mention
        WHERE entity IN (SELECT value FROM json_each(?)) AND version IN (SELECT value FROM json_each(?))""",
        (json.dumps(list(entities)), json.dumps(list(versions))),
    )
    texts = await articles.texts(database, [row["version"] for row in rows])
    return {
        (row["entity"], row["version"]): [(span, span.of(texts[row["version"]])) for span in unpack_spans(row["spans"])]
        for row in rows
    }
