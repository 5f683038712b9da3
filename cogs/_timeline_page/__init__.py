"""A timeline as one web page that needs nothing else: to be shared, opened and searched without the bot."""

from __future__ import annotations

import json
from html import escape
from importlib import resources
from typing import Any

from cogs._format import safe_url
from cogs._render.events import days_of
from corpus.citations import outlet_of, written_day
from corpus.models import DatedEvent
from corpus.timeline import Timeline


def timeline_page(result: Timeline, title: str) -> bytes:
    """Return the page of a timeline, in UTF-8.

    The events stand in it as JSON; its script writes them as text, never as HTML, and its policy lets it load nothing.
    """
    template = resources.files("cogs._timeline_page").joinpath("page.html").read_text(encoding="utf-8")
    # "<" would end the script's element; everything else JSON escapes is harmless there.
    events = json.dumps([_event(event) for event in result.events], ensure_ascii=False).replace("<", "\\u003c")
    return template.replace("{{title}}", escape(title)).replace("{{events}}", events).encode()


def _event(event: DatedEvent) -> dict[str, Any]:
    article = event.passage.article
    return {
        "reference": event.reference,
        "days": days_of(event),
        "first": event.first.isoformat(),
        "last": event.last.isoformat(),
        "precision": event.precision,
        "planned": event.kind == "scheduled",
        "text": event.passage.text,
        "how": event.how,
        "article": article.reference,
        "title": article.title,
        "outlet": outlet_of(article),
        "published": written_day(article) or "undated",
        "correction": f"{article.correction.kind}: {article.correction.text}" if article.correction else "",
        "url": safe_url(article.url) or "",
        "independent": event.independent,
    }
