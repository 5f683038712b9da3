"""What the corpus hands out: frozen dataclasses that know nothing of SQL and nothing of Discord."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, NamedTuple

DateFound = Literal["printed", "metadata", "url", "inferred", "given"]
"""How a publication date was found: printed in the article, in the page's metadata, in the URL, inferred by
somebody who gives reasons, or given by the person who added the article."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose articles a question is about: the shared ones and, for a guild, its own on top.

    Args:
        guild_id: Discord's id of the guild; ``None`` for the shared articles alone (direct messages, the shell).
    """

    guild_id: int | None = None


SHARED = Scope()


class Days(NamedTuple):
    """A range of days, both ends included; ``None`` leaves an end open."""

    first: dt.date | None = None
    last: dt.date | None = None


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
        key: the caller's own name for it (a seed's file name, the ``id`` of a JSON line); loading the
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


@dataclass(frozen=True, slots=True)
class Article:
    """A stored article without its text.

    Args:
        number: what its reference is made of; see :attr:`reference`.
        version: the store's id of this version.
        ordinal: the version, counted from 1.
        is_current: whether this is what the article says now.
        title: the headline.
        outlet: who published it.
        agencies: the news agencies it is credited to.
        byline: the reporter's name as printed.
        dateline: the place the report is filed from.
        published: when, and how that is known.
        url: where it was published.
        language: an ISO 639-1 code.
        key: the loader's own name for it.
    """

    number: int
    version: int
    ordinal: int
    is_current: bool
    title: str
    outlet: str | None
    agencies: tuple[str, ...]
    byline: str | None
    dateline: str | None
    published: Published | None
    url: str | None
    language: str | None
    key: str | None

    @property
    def reference(self) -> str:
        """What people type to name the article: ``A12``."""
        return f"A{self.number}"


@dataclass(frozen=True, slots=True)
class ArchiveRecord:
    """What the archive keeps as proof of an article.

    Args:
        original_sha256: of the bytes the article was read from, in hexadecimal.
        original_size: their number.
        text_sha256: of the stored text in UTF-8, in hexadecimal.
        file_name: what was loaded, where it was a file.
        added_at: when it was stored (UTC).
        sentences, quotes, dated_sentences: how many of each the text holds.
    """

    original_sha256: str
    original_size: int
    text_sha256: str
    file_name: str | None
    added_at: dt.datetime
    sentences: int
    quotes: int
    dated_sentences: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim slice of a stored article: ``text`` is ``article's text[start:end]``, cut out when it was read.

    Args:
        article: where it stands.
        start: the first character's offset in the stored text.
        end: the offset behind the last character.
        text: the slice.
        marked: stretches within ``text`` (offsets into it) that matched, for display.
    """

    article: Article
    start: int
    end: int
    text: str
    marked: tuple[tuple[int, int], ...] = ()
