"""Exporting: timelines, quotations, figures and articles as files for other programs. One module a format.

Whatever is exported was looked up like an answer, in a scope: a file holds what the asker could have read.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.errors import NotFoundError, QueryError
from corpus.exporting import bibtex, comma_separated, csl, ics, json_document, markdown, ris, timelinejs
from corpus.exporting.contents import WHAT, Contents, What, look_up
from corpus.models import Scope
from corpus.query import Query
from corpus.store.database import Database

__all__ = ["FORMATS", "MOST", "WHAT", "Export", "Format", "What", "export", "formats_of", "read_request"]

Format = Literal["csv", "json", "timelinejs", "ics", "markdown", "bibtex", "ris", "csl"]
_Write = Callable[[Contents], bytes]


@dataclass(frozen=True, slots=True)
class _Writer:
    name: str  # for people
    extension: str
    of: Sequence[What]
    write: _Write


FORMATS: dict[Format, _Writer] = {
    "csv": _Writer("CSV", "csv", WHAT, comma_separated.write),
    "json": _Writer("JSON", "json", WHAT, json_document.write),
    "markdown": _Writer("Markdown", "md", ("timeline", "quotes", "articles"), markdown.write),
    "timelinejs": _Writer("TimelineJS JSON", "timeline.json", ("timeline",), timelinejs.write),
    "ics": _Writer("iCalendar", "ics", ("timeline",), ics.write),
    "bibtex": _Writer("BibTeX", "bib", ("articles",), bibtex.write),
    "ris": _Writer("RIS", "ris", ("articles",), ris.write),
    "csl": _Writer("CSL-JSON", "csl.json", ("articles",), csl.write),
}
MOST = 100_000  # entries of a file, unless fewer are asked for
_AS = re.compile(r"(?:^|\s)as\s+(\w+)\s*$", re.IGNORECASE)
_OTHER_NAMES: dict[str, Format] = {"md": "markdown", "bib": "bibtex", "ical": "ics", "icalendar": "ics"}


@dataclass(frozen=True, slots=True)
class Export:
    """A file.

    Args:
        file_name: without blanks and in ASCII.
        data: its bytes.
        format: its format's name, for people.
        contents: what stands in it, and how it was understood.
        left_out: how many were looked up that the file does not hold: more than fit into it, or of a kind the format
            cannot tell, such as an event without a day in a calendar.
    """

    file_name: str
    data: bytes
    format: str
    contents: Contents
    left_out: int


def formats_of(what: What) -> list[Format]:
    """Return the formats in which something can be exported, the default first."""
    return [name for name, writer in FORMATS.items() if what in writer.of]


def read_request(text: str) -> tuple[str, str]:
    """Take ``as FORMAT`` off the end of what was typed; return the query and the format, empty without one."""
    found = _AS.search(text)
    name = found.group(1).lower() if found else ""
    # "the king as actor" is a query: only what is a format, or stands alone, is taken for one.
    if found is None or (name not in FORMATS and name not in _OTHER_NAMES and text[: found.start()].strip()):
        return text.strip(), ""
    return text[: found.start()].strip(), name


async def export(
    database: Database,
    scope: Scope,
    what: What,
    query: Query,
    format_: str,
    now: dt.datetime,
    *,
    most: int = MOST,
    most_bytes: int | None = None,
) -> Export:
    """Return what a query asks for as a file.

    Args:
        database: the archive.
        scope: whose articles.
        what: what is exported.
        query: what the chat command of the same name takes; empty for all.
        format_: one of :func:`formats_of`; empty for the default.
        now: the present moment.
        most: how many entries at most.
        most_bytes: how large the file may be; entries at the end are left out until it fits.

    Raises:
        QueryError: it cannot be exported like that, or the query names several people.
        NotFoundError: nothing was found.
    """
    name = _format(what, format_)
    contents = await look_up(database, scope, what, query, now, most)
    if not contents.entries:
        raise NotFoundError(f"The archive holds no {_NOUNS[what]} for this; there is nothing to export.")
    writer = FORMATS[name]
    kept = ics.with_days(contents) if name == "ics" else contents
    if not kept.entries:
        raise NotFoundError("None of these events has a day, as a calendar needs. Export them as CSV or JSON.")
    kept, data = await asyncio.to_thread(_fitting, writer.write, kept, most_bytes)
    left_out = len(contents.entries) - len(kept.entries)
    return Export(_file_name(what, query, writer.extension), data, writer.name, kept, left_out)


_NOUNS: dict[str, str] = {
    "timeline": "dated event",
    "quotes": "quotation",
    "figures": "figure",
    "articles": "article",
}


def _format(what: What, typed: str) -> Format:
    known = formats_of(what)
    name = _OTHER_NAMES.get(typed.lower(), typed.lower()) or known[0]
    if name not in known:
        choice = ", ".join(known[:-1]) + f" or {known[-1]}"
        raise QueryError(f"{what.capitalize()} cannot be exported as “{typed[:40]}”. Write `as` and {choice}.")
    return name


def _fitting(write: _Write, contents: Contents, most_bytes: int | None) -> tuple[Contents, bytes]:
    """Write as many entries as fit."""
    data = write(contents)
    while most_bytes is not None and len(data) > most_bytes:
        count = int(len(contents.entries) * most_bytes / len(data) * 0.95)
        if count < 1:
            raise QueryError(f"A file of more than {most_bytes:,} bytes cannot be sent here. Ask for less.")
        contents = contents.first(count)
        data = write(contents)
    return contents, data


def _file_name(what: What, query: Query, extension: str) -> str:
    words = re.findall(r"[a-z0-9]+", query.text.lower())[:6]
    return "-".join(("cuttings", what, *words))[:80] + f".{extension}"
