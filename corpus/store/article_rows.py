"""Rows of articles: the columns that are read of one, and the article they make."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3

from corpus.models import Article, Published
from corpus.store import corrections

COLUMNS = f"""version.id, article.number, version.ordinal, article.current = version.id AS is_current,
    version.title, version.outlet, version.agencies, version.byline, version.dateline, version.published_day,
    version.published_time, version.published_how, version.published_why, version.url, version.language,
    article.key, article.removed_at, {corrections.IN_FORCE} AS corrections"""


def article_from(row: sqlite3.Row) -> Article:
    """Make an article of a row with :data:`COLUMNS`."""
    removed_at = row["removed_at"]
    return Article(
        number=row["number"],
        version=row["id"],
        ordinal=row["ordinal"],
        is_current=bool(row["is_current"]),
        title=row["title"],
        outlet=row["outlet"],
        agencies=tuple(json.loads(row["agencies"])),
        byline=row["byline"],
        dateline=row["dateline"],
        published=published_from(row),
        url=row["url"],
        language=row["language"],
        key=row["key"],
        correction=corrections.in_force(row["corrections"]),
        removed_at=dt.datetime.fromisoformat(removed_at) if removed_at else None,
    )


def published_from(row: sqlite3.Row) -> Published | None:
    """Make the publication date of a row of ``version``."""
    if row["published_day"] is None:
        return None
    return Published(
        day=dt.date.fromisoformat(row["published_day"]),
        how=row["published_how"],
        why=row["published_why"],
        time=dt.time.fromisoformat(row["published_time"]) if row["published_time"] else None,
    )
