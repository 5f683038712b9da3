"""What a scope holds as a whole, without counting row by row."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence

from corpus.models import Holdings
from corpus.store.database import Database
from corpus.store.identifiers import id_range, id_range_of_day


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
    names = await database.row(
        "SELECT count(DISTINCT entity) AS total FROM spelling WHERE scope IN (SELECT value FROM json_each(?))",
        (scopes,),
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


async def _period(database: Database, scope_id: int) -> list[dt.date]:
    """Return the first and the last publication day of a scope's current articles."""
    dated = id_range_of_day(scope_id, None).high + 1
    days: list[dt.date] = []
    for order in ("ASC", "DESC"):
        row = await database.row(
            f"""SELECT published_day FROM version JOIN article ON article.current = version.id
            WHERE version.id BETWEEN ? AND ? ORDER BY version.id {order} LIMIT 1""",  # noqa: S608  # constants
            (dated, id_range(scope_id).high),
        )
        if row is not None:
            days.append(dt.date.fromisoformat(row["published_day"]))
    return days
