"""Citations ready to paste: plain text, Markdown, BibTeX."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from corpus.models import Article

_BIBTEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_MARKDOWN = re.compile(r"([\\`*_\[\]<>])")


def plain(article: Article) -> str:
    """Return byline, title, outlet with agencies, date, URL and reference in one line.

    Bassem Mroue, “A title”, SHEIIBA (AP), 15 March 2023, https://… [A5]
    """
    parts = [article.byline, f"“{article.title}”", outlet_of(article), written_day(article) or "undated", article.url]
    corrected = f" ({corrected_on(article)})" if article.correction else ""
    return ", ".join(part for part in parts if part) + f" [{article.reference}]{corrected}"


def markdown(article: Article) -> str:
    """Return the same for Markdown, the title linked and the outlet in italics."""
    url = (article.url or "").replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")
    title = _unmarked(article.title)
    parts = [
        _unmarked(article.byline or ""),
        f"[{title}](<{url}>)" if url else f"“{title}”",
        f"*{_unmarked(outlet_of(article))}*",
        written_day(article) or "undated",
    ]
    corrected = f", {corrected_on(article)}" if article.correction else ""
    return ", ".join(part for part in parts if part) + f" ({article.reference}{corrected})"


def bibtex(article: Article) -> str:
    """Return a BibLaTeX entry of type ``online``, its key made of outlet, year and reference."""
    published = article.published
    fields = {
        "author": article.byline,
        "title": article.title,
        "organization": article.outlet,
        "date": published.day.isoformat() if published else None,
        "url": article.url,
        "langid": article.language,
        "note": "; ".join(part for part in (_credited(article), _how_dated(article), corrected_on(article)) if part),
    }
    lines = [f"  {name} = {{{_field(name, value)}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{_key(article)},", *lines, "}"])


def outlet_of(article: Article) -> str:
    """Return outlet and agencies as one phrase: "DW (AFP, AP, Reuters)"."""
    agencies = ", ".join(article.agencies)
    if article.outlet and agencies:
        return f"{article.outlet} ({agencies})"
    return article.outlet or agencies or "outlet unknown"


def written_day(article: Article) -> str | None:
    """Return the publication day as "29 June 2015", or ``None`` for an undated article."""
    return None if article.published is None else _written(article.published.day)


def corrected_on(article: Article) -> str:
    """Return "retracted 3 March 2024", or "corrected ..."; empty for an article without a correction."""
    correction = article.correction
    return f"{correction.kind} {_written(correction.day)}" if correction else ""


def _written(day: dt.date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _unmarked(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _field(name: str, value: str) -> str:
    if name == "url":
        return _verbatim(value)
    # Braces within keep a title's capitals as they are, and an outlet's name in one piece.
    return f"{{{_escaped(value)}}}" if name in ("title", "organization") else _escaped(value)


def _credited(article: Article) -> str:
    return f"credited to {', '.join(article.agencies)}" if article.agencies else ""


def _how_dated(article: Article) -> str:
    return "date inferred" if article.published and article.published.how == "inferred" else ""


def _key(article: Article) -> str:
    name = unicodedata.normalize("NFKD", article.outlet or "article").encode("ascii", "ignore").decode()
    word = re.sub(r"[^a-z0-9]", "", name.lower())[:20] or "article"
    return f"{word}{article.published.day.year if article.published else ''}-{article.reference.lower()}"


def _escaped(text: str) -> str:
    return "".join(_BIBTEX.get(char, char) for char in " ".join(text.split()))


def _verbatim(url: str) -> str:
    """Return a URL for a field that BibLaTeX reads verbatim: only braces and blanks must not stand in it."""
    return url.replace("{", "%7B").replace("}", "%7D").replace(" ", "%20")
