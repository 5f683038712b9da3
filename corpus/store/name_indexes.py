"""Name indexes: the few hundred entities, of up to a million, that a typed name may mean.

The index of a scope is kept in the database and read once; spellings that are newer than it are added in memory.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from corpus.matching.index import NameIndex

if TYPE_CHECKING:
    from corpus.store.database import Database

FEW = 200  # spellings added one by one, in some twelve milliseconds; more are indexed together in a thread
FEWEST = 2_000  # spellings behind the index from which on it is worth renewing


@dataclass(slots=True)
class _Loaded:
    """The index as stored, further ones of the spellings behind it, the last of which takes single additions."""

    indexes: list[NameIndex]
    stored_last_id: int  # of the index as stored; another process may store a newer one
    last_id: int  # of the newest spelling in them, those added in memory included
    last_alias: int = 0  # of the newest alias in it; one that is undone stays, as a candidate that matches nothing


class NameIndexes:
    """The name indexes of a database, one a scope."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._loaded: dict[int, _Loaded] = {}
        self._lock = asyncio.Lock()

    async def candidates(self, scope_ids: Sequence[int], typed: str, *, limit: int = 300) -> list[int]:
        """Return the ids of the entities whose names in the scopes are most like ``typed``, best first."""
        found: list[int] = []
        for scope_id in scope_ids:
            async with self._lock:
                indexes = await self._current(scope_id)
            found.extend(await asyncio.to_thread(_candidates, indexes, typed, limit))
        return list(dict.fromkeys(found))

    async def renew(self, scope_id: int) -> bool:
        """Build and store a scope's index anew if many spellings are behind it; return whether that was so."""
        row = await self._database.row(
            """SELECT count(*) AS younger, coalesce(max(id), 0) AS last_id FROM spelling
            WHERE scope = ?1 AND id > coalesce((SELECT last_id FROM name_index WHERE scope = ?1), 0)""",
            (scope_id,),
        )
        if row is None or row["younger"] < FEWEST:
            return False
        names = await self._database.rows("SELECT entity, text FROM spelling WHERE scope = ?", (scope_id,))
        index = await asyncio.to_thread(NameIndex.build, [(name["entity"], name["text"]) for name in names])
        stored = (scope_id, row["last_id"], index.to_bytes())
        await self._database.write(
            lambda transaction: transaction.run(
                "INSERT OR REPLACE INTO name_index (scope, last_id, data) VALUES (?, ?, ?)", stored
            )
        )
        return True

    async def _current(self, scope_id: int) -> list[NameIndex]:
        """Return the indexes of a scope that together hold every spelling."""
        row = await self._database.row(
            """SELECT coalesce((SELECT last_id FROM name_index WHERE scope = ?1), 0) AS stored_last_id,
                coalesce((SELECT max(id) FROM spelling WHERE scope = ?1), 0) AS last_id,
                coalesce((SELECT max(change) FROM name_rule WHERE scope = ?1 AND kind = 'alias'), 0) AS last_alias""",
            (scope_id,),
        )
        stored_last_id, last_id, last_alias = tuple(row) if row else (0, 0, 0)
        loaded = self._loaded.get(scope_id)
        if loaded is None or loaded.stored_last_id != stored_last_id:
            data = await self._database.row("SELECT data FROM name_index WHERE scope = ?", (scope_id,))
            # Half a second of a hundred thousand articles: not while others wait.
            index = await asyncio.to_thread(
                lambda: NameIndex.build([]) if data is None else NameIndex.from_bytes(data["data"])
            )
            loaded = self._loaded[scope_id] = _Loaded([index], stored_last_id, stored_last_id)
        if loaded.last_id < last_id:
            names = [
                (name["entity"], name["text"])
                for name in await self._database.rows(
                    "SELECT entity, text FROM spelling WHERE scope = ? AND id > ? ORDER BY id",
                    (scope_id, loaded.last_id),
                )
            ]
            if len(names) > FEW:  # somebody is loading, or was stopped at it
                loaded.indexes.append(await asyncio.to_thread(NameIndex.build, names))
            for entity, text in names if len(names) <= FEW else ():
                loaded.indexes[-1].add(entity, text)
            loaded.last_id = last_id
        if loaded.last_alias < last_alias:
            for alias in await self._database.rows(
                """SELECT entity, spelling FROM name_rule
                WHERE scope = ? AND kind = 'alias' AND change > ? AND undone IS NULL""",
                (scope_id, loaded.last_alias),
            ):
                loaded.indexes[-1].add(alias["entity"], alias["spelling"])
            loaded.last_alias = last_alias
        return loaded.indexes


def _candidates(indexes: Sequence[NameIndex], typed: str, limit: int) -> list[int]:
    """Return the best of several indexes, each best first, in turns."""
    found = [index.candidates(typed, limit) for index in indexes]
    return [number for rank in zip_longest(*found) for number in rank if number is not None][:limit]
