"""Editing: metadata that a person typed into a form, in the place of what was found."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import NamedTuple

from corpus.ingest.dates import future_warning
from corpus.ingest.given import NO_DATE, NO_TITLE
from corpus.keeping.edits import LONGEST, LONGEST_URL, parse_values
from corpus.models import Draft, Published


class Metadata(NamedTuple):
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
    texts = (draft.title, draft.outlet or "", draft.byline or "")
    title, outlet, byline = (" ".join(text.split())[:LONGEST] for text in texts)
    return Metadata(title, outlet, byline, _written(draft.published), (draft.url or "")[:LONGEST_URL])


def edited(draft: Draft, typed: Metadata) -> Draft:
    """Return a draft with the metadata that a person typed; an empty field takes away what was found.

    Raises:
        QueryError: there is no title, or something is too long, no date or no address.
    """
    pairs = zip(Metadata._fields, typed, metadata_of(draft), strict=True)
    changed = {name: value.strip() or "-" for name, value, before in pairs if value.strip() != before}
    result = replace(draft, **parse_values(changed))
    mended = {NO_DATE, *([NO_TITLE] if "title" in changed else [])}
    if "published" in changed and draft.published:
        mended.add(future_warning(draft.published.day, today=dt.date.min) or "")
    missing = () if result.published else (NO_DATE,)
    return replace(result, warnings=(*(warning for warning in draft.warnings if warning not in mended), *missing))


def _written(published: Published | None) -> str:
    if published is None:
        return ""
    return f"{published.day}" + (f" {published.time:%H:%M}" if published.time else "")
