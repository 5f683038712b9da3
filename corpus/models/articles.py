"""Articles: whose they are, as they are read, and as they are stored."""

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


@dataclass(frozen=True, slots=True)
class Selection:
    """What somebody wants to be told of; empty parts do not narrow it.

    Args:
        topic: words, or a phrase in quotation marks.
        person: a name, as typed.
        outlet: an outlet or an agency, as typed.
    """

    topic: str = ""
    person: str = ""
    outlet: str = ""

    @property
    def words(self) -> str:
        """For people: "about Syria by Putin from DW"; empty for everything."""
        parts = (("about", self.topic), ("by", self.person), ("from", self.outlet))
        return " ".join(f"{word} {value}" for word, value in parts if value)


EVERYTHING = Selection()


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
class Correction:
    """What was found wrong with an article after it was published.

    Args:
        kind: "retracted" where the article as a whole no longer stands.
        text: what is wrong, in the words of the moderators who noted it.
        url: where the outlet says so.
        day: when it was last noted in this archive (UTC).
    """

    kind: Literal["corrected", "retracted"]
    text: str
    url: str | None
    day: dt.date


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
        correction: what was found wrong with it; shown wherever it is cited.
        removed_at: when it was taken out of the archive (UTC); such an article is in no answer.
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
    correction: Correction | None = None
    removed_at: dt.datetime | None = None

    @property
    def reference(self) -> str:
        """What people type to name the article: ``A12``."""
        return f"A{self.number}"


@dataclass(frozen=True, slots=True)
class Fetch:
    """Where something was fetched.

    Args:
        url: the address at which all redirects ended.
        at: when (UTC).
    """

    url: str
    at: dt.datetime


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
        fetch: where and when it was fetched, where it was.
    """

    original_sha256: str
    original_size: int
    text_sha256: str
    file_name: str | None
    added_at: dt.datetime
    sentences: int
    quotes: int
    dated_sentences: int
    fetch: Fetch | None = None
