"""What the corpus hands out: frozen dataclasses that know nothing of SQL and nothing of Discord."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

DateFound = Literal["printed", "metadata", "url", "inferred", "given"]
"""How a publication date was found: printed in the article, in the page's metadata, in the URL, inferred by
somebody who gives reasons, or given by the person who added the article."""


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, and how that is known.

    Args:
        day: the day in the outlet's own calendar.
        how: how it was found.
        why: a line of reasoning, or the words of the article the date was read from.
        time: the time of day where the article gives one, in the outlet's own time zone (naive).
    """

    day: dt.date
    how: DateFound
    why: str = ""
    time: dt.time | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as read from a file or a page, before it is stored.

    Args:
        title: the headline.
        text: the body without boilerplate, one paragraph a line. All offsets refer to exactly this string.
        original: the bytes it was read from.
        outlet: who published it ("Middle East Eye").
        agencies: the news agencies it is credited to ("AFP", "AP").
        byline: the reporter's name as printed.
        dateline: the place the report is filed from ("MOSCOW").
        published: when, and how that is known; ``None`` when no date was found.
        url: where it was published.
        language: an ISO 639-1 code; ``None`` when not known.
        key: the caller's own name for the article (a seed's file name, the ``id`` of a JSON line); loading the
            same key again replaces the article by a new version.
        warnings: whole sentences about what looks wrong, such as that no date was found.
    """

    title: str
    text: str
    original: bytes
    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    byline: str | None = None
    dateline: str | None = None
    published: Published | None = None
    url: str | None = None
    language: str | None = "en"
    key: str | None = None
    warnings: tuple[str, ...] = ()
