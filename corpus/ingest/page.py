"""Pages: HTML to an article, by trafilatura."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

from corpus.errors import IngestError
from corpus.ingest import bylines, capture, dates, page_kinds
from corpus.ingest.given import Given
from corpus.ingest.page_kinds import PageKind
from corpus.ingest.urls import canonical, is_host, resolved, site
from corpus.models import Draft, Published

MAX_MARKUP = 5_000_000
"""Characters; the markup of long live blogs has about two million."""
MAX_TAGS = 50_000
"""Tags, opening and closing; long live blogs have about 20,000. trafilatura's time grows faster than their number:
four seconds for 50,000 empty paragraphs, more than a minute for a million."""
# htmldate else takes no day after that of the machine's clock; a day in the future is for a person to judge.
_LAST_DAY = "2200-01-01"
_LANGUAGE = re.compile(r"<html\b[^>]{0,500}\blang\s{0,3}=\s{0,3}[\"']?([A-Za-z]{2})\b", re.IGNORECASE)


def read(html: str, original: bytes, url: str | None = None) -> Draft:
    """Return the article on a page.

    Args:
        html: the decoded page.
        original: the bytes it came from.
        url: where the page was found; else what the page says about itself.

    Raises:
        IngestError: when there is no article on it, or too much markup.
    """
    if len(html) > MAX_MARKUP or html.count("<") > MAX_TAGS:
        raise IngestError(
            f"The page is larger ({len(html):,} characters, {html.count('<'):,} tags) than a news page"
            f" ({MAX_MARKUP:,} and {MAX_TAGS:,}); save the article's text into a .txt file and load that."
        )
    kind = page_kinds.look(html)
    found = _extract(html, url)
    text: str = found.text or "" if found else ""
    title = " ".join((found.title or "").split()) or None if found else None
    try:
        if not text.strip():
            raise IngestError(
                "No article was found on the page; open it in a browser, copy the article's text into a .txt file"
                " and load that."
            )
        draft = capture.read(text, original, title)
    except IngestError as error:
        instead = kind.instead()
        if instead is None:
            raise
        raise IngestError(f"There is no article on the page but {instead}; {page_kinds.BY_HAND}") from error
    author = "; ".join((found.author or "").split("; ")[:10]).strip() or None
    wires = bylines.agencies(author.replace(";", ",")) if author else None
    published = _published(html, found.date, found.url or url)
    if published is not None:
        draft = Given(published=published).over(draft)
    address, about_address = _address(url, kind, found.url)
    declared = _LANGUAGE.search(html[:20_000])
    return replace(
        draft,
        # Where a page names no site, trafilatura takes its host; what is printed on the page says more.
        outlet=(draft.outlet or found.sitename) if is_host(found.sitename, found.url or url) else found.sitename,
        agencies=tuple(dict.fromkeys((*draft.agencies, *(wires or ())))),
        byline=draft.byline if wires else (author or draft.byline),
        url=address or draft.url,
        language=draft.language or (declared.group(1).lower() if declared else None),
        warnings=(*draft.warnings, *kind.warnings(draft.title, draft.text), *about_address),
    )


def _address(url: str | None, kind: PageKind, claimed: str | None) -> tuple[str | None, tuple[str, ...]]:
    """Return the article's address, and what must be known about it.

    Where the page came from is known; what it says about itself is believed only when that is another spelling of
    the same address, or when it is the AMP version of a page of the same site: else any page could pass for one
    of a newspaper's.
    """
    if url is None:
        return claimed, ()
    own = resolved(url, kind.own_address) if kind.own_address else None
    if own and (canonical(own) == canonical(url) or (kind.is_amp and site(own) == site(url))):
        return own, (f"This is the AMP version of the page; its own address was noted: {own[:300]}",) * kind.is_amp
    if kind.is_amp:
        return url, ("This is the AMP version of a page; give the page's own address if you can.",)
    return url, ()


def _extract(html: str, url: str | None) -> Any:
    # Imported here because it takes a quarter of a second, and most starts read no page.
    import trafilatura

    try:
        return trafilatura.bare_extraction(
            html,
            url=url,
            include_comments=False,
            with_metadata=True,
            # Not the extensive search, which takes any date on the page.
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": _LAST_DAY},
        )
    except Exception as error:
        # Broken markup makes trafilatura and lxml stumble in many ways; whichever it was is kept as the cause.
        raise IngestError(
            "The page is too broken to be read; copy the article's text into a .txt file and load that."
        ) from error


def _published(html: str, day: str | None, url: str | None) -> Published | None:
    """Return the date trafilatura found, with where it stands: in the metadata, the URL or the visible page."""
    found = dates.read_stamp(day) if day else None
    if found is None or day is None:
        return None
    stamped = re.search(rf"[\"']{re.escape(day)}(?:T(\d\d):(\d\d)[^\"']{{0,30}})?", html)
    if stamped is not None:
        return Published(found[0], "metadata", stamped.group().strip("\"'"), _time(stamped))
    if url is not None and dates.in_url(url) == found[0]:
        return Published(found[0], "url", url)
    return Published(found[0], "printed")


def _time(stamped: re.Match[str]) -> dt.time | None:
    if stamped.group(1) is None or int(stamped.group(1)) > 23 or int(stamped.group(2)) > 59:
        return None
    time = dt.time(int(stamped.group(1)), int(stamped.group(2)))
    return time or None
