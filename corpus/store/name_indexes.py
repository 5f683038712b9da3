"""Name indexes: the few entities, of up to a million, that a typed name may mean.

The index of a scope is kept in the database and read once; spellings that are newer than it are added in memory.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.matching.index import LAYOUT, NameIndex, candidates

if TYPE_CHECKING:
    from corpus.store.database import Database

FEW = 200  # spellings indexed anew with each addition, in some milliseconds; more get an index of their own
MOST_MEANT = 300  # entities that a name may mean
MOST_COMPLETED = 60  # entities whose names begin as typed: Discord shows 25, some of people only
FEWEST = 2_000  # spellings behind the index from which on it is worth renewing


@dataclass(slots=True)
class _Loaded:
    """The index as stored, and those of the spellings behind it.

    Args:
        stored: the index as stored.
        stored_last_id: its newest spelling; another process may store a newer one.
        last_id: of the newest spelling in any of them.
        further: indexes of spellings behind the stored one.
        few: the newest spellings, which ``newest`` is the index of.
        last_alias: of the newest alias in them; one that is undone stays, as a candidate that matches nothing.
    """

    stored: NameIndex
    stored_last_id: int
    last_id: int
    further: list[NameIndex] = field(default_factory=list[NameIndex])
    few: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    newest: NameIndex = field(default_factory=lambda: NameIndex.build([]))
    last_alias: int = 0

    async def add(self, names: Sequence[tuple[int, str]]) -> None:
        """Index further spellings, pairs of an entity and what is written; in a thread, as they may be many."""
        self.few = [*self.few, *names]
        self.newest = await asyncio.to_thread(NameIndex.build, self.few)
        if len(self.few) > FEW:
            self.further.append(self.newest)
            self.few, self.newest = [], NameIndex.build([])


class NameIndexes:
    """The name indexes of a database, one a scope."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._loaded: dict[int, _Loaded] = {}
        self._lock = asyncio.Lock()

    async def candidates(
        self, scope_ids: Sequence[int], typed: str, *, few: int = 0, begun: bool = False
    ) -> list[int] | None:
        """Return the ids of the entities whose names in the scopes are most like ``typed``, best first.

        Args:
            few: so many names are not worth choosing from: ``None`` is returned for all of them.
            begun: whether the last word may be the beginning of one.
        """
        indexes: list[NameIndex] = []
        for scope_id in scope_ids:
            async with self._lock:
                loaded = await self._current(scope_id)
            indexes += [loaded.stored, *loaded.further, loaded.newest]
        most = MOST_COMPLETED if begun else MOST_MEANT
        return candidates(indexes, typed, most, begun=begun) if sum(map(len, indexes)) > few else None

    async def renew(self, scope_id: int) -> bool:
        """Build and store a scope's index anew if many spellings are behind it; return whether that was so."""
        row = await self._database.row(
            """SELECT count(*) AS younger, coalesce(max(id), 0) AS last_id FROM spelling
            WHERE scope = ?1 AND id > coalesce((SELECT last_id FROM name_index WHERE scope = ?1 AND layout = ?2), 0)""",
            (scope_id, LAYOUT),
        )
        if row is None or row["younger"] < FEWEST:
            return False
        # Of names alike, those that are mentioned most are found first.
        names = await self._database.rows(
            "SELECT entity, text FROM spelling WHERE scope = ? ORDER BY mentions DESC, id", (scope_id,)
        )
        index = await asyncio.to_thread(NameIndex.build, [(name["entity"], name["text"]) for name in names])
        stored = (scope_id, row["last_id"], LAYOUT, index.to_bytes())
        await self._database.write(
            lambda transaction: transaction.run(
                "INSERT OR REPLACE INTO name_index (scope, last_id, layout, data) VALUES (?, ?, ?, ?)", stored
            )
        )
        return True

    async def _current(self, scope_id: int) -> _Loaded:
        """Return the indexes of a scope that together hold every spelling."""
        row = await self._database.row(
            """SELECT coalesce((SELECT last_id FROM name_index WHERE scope = ?1 AND layout = ?2), 0) AS stored_last_id,
                coalesce((SELECT max(id) FROM spelling WHERE scope = ?1), 0) AS last_id,
                coalesce((SELECT max(change) FROM name_rule WHERE scope = ?1 AND kind = 'alias'), 0) AS last_alias""",
            (scope_id, LAYOUT),
        )
        stored_last_id, last_id, last_alias = tuple(row) if row else (0, 0, 0)
        loaded = self._loaded.get(scope_id)
        if loaded is None or loaded.stored_last_id != stored_last_id:
            data = await self._database.row(
                "SELECT data FROM name_index WHERE scope = ? AND layout = ?", (scope_id, LAYOUT)
            )
            # Half a second of a hundred thousand articles: not while others wait.
            index = await asyncio.to_thread(
                lambda: NameIndex.build([]) if data is None else NameIndex.from_bytes(data["data"])
            )
            loaded = self._loaded[scope_id] = _Loaded(index, stored_last_id, stored_last_id)
        if loaded.last_id < last_id or loaded.last_alias < last_alias:
            names = await self._database.rows(
                """SELECT entity, text FROM spelling WHERE scope = ?1 AND id > ?2
                UNION ALL SELECT entity, spelling FROM name_rule
                    WHERE scope = ?1 AND kind = 'alias' AND change > ?3 AND undone IS NULL""",
                (scope_id, loaded.last_id, loaded.last_alias),
            )
            await loaded.add([(name["entity"], name["text"]) for name in names])
            loaded.last_id, loaded.last_alias = last_id, last_alias
        return loaded
