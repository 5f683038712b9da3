"""Rows of articles: the columns that are read of one, and the article they make."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from corpus.models import Article, Published
from corpus.store import corrections

COLUMNS = f"""version.id, article.number, version.ordinal, article.current = version.id AS is_current,
    version.title, version.outlet, version.agencies, version.byline, version.dateline, version.published_day,
    version.published_time, version.published_how, version.published_why, version.url, version.language,
    article.key, article.removed_at, {corrections.IN_FORCE} AS corrections"""


def article_from(row: Sequence[Any]) -> Article:
    """Make an article of the values of :data:`COLUMNS`, by their places: looking them up by name takes longer."""
    (
        version, number, ordinal, is_current, title, outlet, agencies, byline, dateline,
        day, time, how, why, url, language, key, removed_at, corrected,
    ) = row  # fmt: skip
    return Article(
        number=number,
        version=version,
        ordinal=ordinal,
        is_current=bool(is_current),
        title=title,
        outlet=outlet,
        agencies=tuple(json.loads(agencies)),
        byline=byline,
        dateline=dateline,
        published=published_from(day, time, how, why),
        url=url,
        language=language,
        key=key,
        correction=corrections.in_force(corrected),
        removed_at=dt.datetime.fromisoformat(removed_at) if removed_at else None,
    )


def published_from(day: str | None, time: str | None, how: Any, why: str) -> Published | None:
    """Make the publication date of the columns of ``version`` that begin with ``published_``."""
    if day is None:
        return None
    return Published(dt.date.fromisoformat(day), how, why, dt.time.fromisoformat(time) if time else None)
