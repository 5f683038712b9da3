"""Names as stored: people, organisations and places, their spellings, roles and mentions."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from corpus.store.database import Database
from corpus.store.identifiers import IdRange, within
from corpus.store.packing import unpack_spans
from corpus.text.spans import Span

FEW = 400  # spellings compared with a typed name one by one in some three milliseconds


class EntityRow(NamedTuple):
    """An entity that the visible articles mention."""

    id: int
    kind: Any
    name: str
    spellings: tuple[tuple[str, int], ...]

    @property
    def mentions(self) -> int:
        """How often the visible articles mention it."""
        return sum(count for _, count in self.spellings)


class MentionRow(NamedTuple):
    """Where one version mentions an entity."""

    version: int
    spans: list[Span]


async def like(database: Database, scope_ids: Sequence[int], typed: str) -> list[EntityRow]:
    """Return the entities of the scopes' articles that ``typed`` may mean: all while they are few."""
    some = await database.rows(
        "SELECT 1 FROM spelling WHERE scope IN (SELECT value FROM json_each(?)) LIMIT ?",
        (json.dumps(list(scope_ids)), FEW + 1),
    )
    if len(some) <= FEW:
        return await _entities(database, scope_ids, "", ())
    return await entities(database, scope_ids, await database.name_indexes.candidates(scope_ids, typed))


async def entities(database: Database, scope_ids: Sequence[int], ids: Sequence[int]) -> list[EntityRow]:
    """Return the entities with these ids that the scopes' articles mention, most mentioned first."""
    return await _entities(database, scope_ids, "AND entity IN (SELECT value FROM json_each(?))", (json.dumps(ids),))


async def _entities(
    database: Database, scope_ids: Sequence[int], condition: str, parameters: Sequence[str]
) -> list[EntityRow]:
    rows = await database.rows(
        f"""SELECT entity.id, entity.kind, entity.name, spelling.text, sum(spelling.mentions) AS mentions
        FROM spelling JOIN entity ON entity.id = spelling.entity
        WHERE spelling.scope IN (SELECT value FROM json_each(?)) {condition}
        GROUP BY entity.id, spelling.text ORDER BY entity.id, mentions DESC, spelling.text""",  # noqa: S608  # constants
        (json.dumps(list(scope_ids)), *parameters),
    )
    found: dict[int, EntityRow] = {}
    for row in rows:
        known = found.get(row["id"])
        spelling = (row["text"], row["mentions"])
        found[row["id"]] = (
            EntityRow(row["id"], row["kind"], row["name"], (spelling,))
            if known is None
            else known._replace(spellings=(*known.spellings, spelling))
        )
    return sorted(found.values(), key=lambda entity: (-entity.mentions, entity.name))


async def mentions(
    database: Database, ranges: Sequence[IdRange], ids: Sequence[int], *, limit: int
) -> list[MentionRow]:
    """Return where entities are mentioned, newest article first."""
    condition, bounds = within("mention.version", ranges)
    rows = await database.rows(
        f"""SELECT version, spans FROM mention
        WHERE entity IN (SELECT value FROM json_each(?)) AND {condition}
        ORDER BY version DESC LIMIT ?""",  # noqa: S608  # constants
        (json.dumps(list(ids)), *bounds, limit),
    )
    return [MentionRow(row["version"], unpack_spans(row["spans"])) for row in rows]


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


async def roles(database: Database, ranges: Sequence[IdRange], entity: int, *, limit: int) -> list[tuple[str, int]]:
    """Return an entity's roles with the version each stands in, newest first."""
    condition, bounds = within("role.version", ranges)
    rows = await database.rows(
        f"SELECT text, version FROM role WHERE entity = ? AND {condition} ORDER BY version DESC, text LIMIT ?",  # noqa: S608  # constants
        (entity, *bounds, limit),
    )
    return [(row["text"], row["version"]) for row in rows]


async def counts(database: Database, ranges: Sequence[IdRange], entity: int) -> tuple[int, int, int | None, int | None]:
    """Return an entity's number of quotations and articles, and its first and last article's version."""
    of_quote, bounds = within("quote.version", ranges)
    of_mention, _ = within("mention.version", ranges)
    row = await database.row(
        f"""SELECT
            (SELECT count(*) FROM quote
                WHERE speaker = ? AND current AND kind <> 'indirect' AND {of_quote}) AS quotes,
            (SELECT count(*) FROM mention WHERE entity = ? AND {of_mention}) AS articles,
            (SELECT min(version) FROM mention WHERE entity = ? AND {of_mention}) AS first,
            (SELECT max(version) FROM mention WHERE entity = ? AND {of_mention}) AS last""",  # noqa: S608  # constants
        (entity, *bounds) * 4,
    )
    return (0, 0, None, None) if row is None else (row["quotes"], row["articles"], row["first"], row["last"])
