"""TimelineJS 3: the JSON that https://timeline.knightlab.com/docs/json-format.html describes.

TimelineJS shows a date no finer than it is given: a month is given without a day, a year without a month. All texts
are HTML there, so what the articles say is escaped.
"""

from __future__ import annotations

import datetime as dt
import html
from typing import Any

from corpus import citations
from corpus.exporting.contents import Contents
from corpus.exporting.json_document import encoded
from corpus.models import DatedEvent

_KINDS = {"scheduled": "was due", "said": "said", "state": "state"}


def write(contents: Contents) -> bytes:
    """Return the events as TimelineJS JSON."""
    events = [_event(entry) for entry in contents.entries if isinstance(entry, DatedEvent)]
    headline = f"Timeline: {contents.asked}" if contents.asked else "Timeline"
    title = {"text": {"headline": html.escape(headline), "text": f"{len(events)} dated events, word for word."}}
    return encoded({"title": title, "events": events, "scale": "human"})


def _event(event: DatedEvent) -> dict[str, Any]:
    slide: dict[str, Any] = {
        "unique_id": event.reference,
        "start_date": _date(event.first, event.precision),
        "text": {"headline": html.escape(event.passage.article.title), "text": _text(event)},
    }
    if event.first != event.last and event.precision not in ("month", "year", "before", "after"):
        slide["end_date"] = _date(event.last, "day")
    if event.precision in ("before", "after"):
        slide["display_date"] = f"{event.precision} {event.first.isoformat()}"
    if event.kind in _KINDS:
        slide["group"] = _KINDS[event.kind]
    return slide


def _date(day: dt.date, precision: str) -> dict[str, int]:
    date = {"year": day.year}
    if precision != "year":
        date["month"] = day.month
        if precision != "month":
            date["day"] = day.day
    return date


def _text(event: DatedEvent) -> str:
    article = event.passage.article
    cited = html.escape(citations.plain(article))
    if article.url and article.url.startswith(("http://", "https://")):
        cited = f'<a href="{html.escape(article.url)}">{cited}</a>'
    how = f"<p>{html.escape(event.how)}</p>" if event.how else ""
    return f"<blockquote>{html.escape(event.passage.text)}</blockquote>{how}<p>{event.reference} in {cited}</p>"
