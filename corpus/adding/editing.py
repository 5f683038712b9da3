"""Editing: metadata that a person typed, in the place of what was found."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.errors import IngestError
from corpus.ingest import parse_published
from corpus.ingest.given import NO_DATE, NO_TITLE
from corpus.models import Draft, Published

_URL = re.compile(r"https?://[^\s/]+\.[^\s/]+(?:/\S*)?", re.IGNORECASE)
LONGEST = 300  # characters of a title, an outlet or a byline


@dataclass(frozen=True, slots=True)
class Metadata:
    """What stands in the form; empty where nothing is known.

    Args:
        title: the headline.
        outlet: who published it.
        byline: the reporters' names.
        published: the day, such as ``2015-06-29``, or day and time, such as ``2015-06-29 14:31``.
        url: where it was published.
    """

    title: str
    outlet: str
    byline: str
    published: str
    url: str


def metadata_of(draft: Draft) -> Metadata:
    """Return what the form shows at first."""
    return Metadata(draft.title, draft.outlet or "", draft.byline or "", _written(draft.published), draft.url or "")


def edited(draft: Draft, typed: Metadata) -> Draft:
    """Return a draft with the metadata that a person typed; an empty field takes away what was found.

    Raises:
        IngestError: there is no title, or the date or the address cannot be read.
    """
    title, outlet, byline, written, url = (
        " ".join(value.replace("\x00", "").split())
        for value in (typed.title, typed.outlet, typed.byline, typed.published, typed.url)
    )
    if not title:
        raise IngestError("An article needs a title; type its headline.")
    for name, value in (("title", title), ("outlet", outlet), ("byline", byline)):
        if len(value) > LONGEST:
            raise IngestError(f"The {name} has more than {LONGEST} characters; shorten it.")
    if url and (not _URL.fullmatch(url) or len(url) > 2000):
        raise IngestError(f"“{url[:60]}” is not the address of a page; it must begin with http:// or https://.")
    published = draft.published
    if written != _written(published):
        published = parse_published(written) if written else None
        if published and published.day.year < 1000:
            raise IngestError(f"“{written[:40]}” lies before the year 1000; no article is that old.")
    mended = {NO_TITLE} if title != draft.title else set[str]()
    mended |= {NO_DATE} if published else set[str]()
    warnings = [warning for warning in draft.warnings if warning not in mended]
    if published is None and NO_DATE not in warnings:
        warnings.append(NO_DATE)
    return replace(
        draft,
        title=title,
        outlet=outlet or None,
        byline=byline or None,
        published=published,
        url=url or None,
        warnings=tuple(warnings),
    )


def _written(published: Published | None) -> str:
    if published is None:
        return ""
    return f"{published.day}" + (f" {published.time:%H:%M}" if published.time else "")
