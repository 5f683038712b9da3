"""What a scope holds as a whole, without counting row by row."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence

from corpus.models import Holdings
from corpus.store.database import Database
from corpus.store.identifiers import day_of, id_range, id_range_of_day
from corpus.store.scopes import SHARED_ID


async def holdings(database: Database, scope_ids: Sequence[int]) -> Holdings:
    """Return how much the scopes hold."""
    scopes = json.dumps(list(scope_ids))
    tallies = {
        row["name"]: row["total"]
        for row in await database.rows(
            """SELECT name, sum(value) AS total FROM tally
            WHERE scope IN (SELECT value FROM json_each(?)) GROUP BY name""",
            (scopes,),
        )
    }
    # A server's own articles are few beside the shared ones; the names they share are counted once.
    names = await database.row(
        """SELECT ifnull((SELECT entities FROM entity_count WHERE scope = ?1), 0) + (
            SELECT count(DISTINCT entity) FROM spelling AS own
            WHERE scope IN (SELECT value FROM json_each(?2))
                AND NOT EXISTS (SELECT 1 FROM spelling WHERE scope = ?1 AND entity = own.entity)
        ) AS total""",
        (SHARED_ID, json.dumps([scope_id for scope_id in scope_ids if scope_id != SHARED_ID])),
    )
    days = [day for scope_id in scope_ids for day in await _period(database, scope_id)]
    return Holdings(
        articles=tallies.get("articles", 0),
        quotes=tallies.get("quotes", 0),
        events=tallies.get("events", 0),
        figures=tallies.get("figures", 0),
        names=names["total"] if names else 0,
        first_day=min(days, default=None),
        last_day=max(days, default=None),
    )


async def articles(database: Database, scope_ids: Sequence[int]) -> int:
    """Return how many current articles the scopes hold."""
    row = await database.row(
        """SELECT sum(value) AS total FROM tally
        WHERE name = 'articles' AND scope IN (SELECT value FROM json_each(?))""",
        (json.dumps(list(scope_ids)),),
    )
    return row["total"] or 0 if row else 0


async def _period(database: Database, scope_id: int) -> list[dt.date]:
    """Return the first and the last publication day of a scope's current articles."""
    dated = id_range_of_day(scope_id, None).high + 1
    days: list[dt.date] = []
    for order in ("ASC", "DESC"):
        # The day stands in the id, and the ids of current versions in an index of their own.
        row = await database.row(
            f"SELECT current FROM article WHERE current BETWEEN ? AND ? ORDER BY current {order} LIMIT 1",  # noqa: S608  # constants
            (dated, id_range(scope_id).high),
        )
        if row is not None:
            days.append(day_of(row["current"]))
    return days
