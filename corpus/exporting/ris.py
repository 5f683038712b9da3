"""RIS, as EndNote, Zotero and Mendeley read it: a tag, two blanks, a hyphen, a blank and the value on each line."""

from __future__ import annotations

from corpus.exporting.contents import Contents
from corpus.models import Article


def write(contents: Contents) -> bytes:
    """Return the articles as RIS records of newspaper articles."""
    records = [_record(entry) for entry in contents.entries if isinstance(entry, Article)]
    return "".join(records).encode("utf-8", "replace")


def _record(article: Article) -> str:
    day = article.published.day if article.published else None
    notes = [f"credited to {', '.join(article.agencies)}"] if article.agencies else []
    if article.published and article.published.how == "inferred":
        notes.append("date inferred")
    fields = [
        ("TY", "NEWS"),
        ("ID", article.reference),
        ("TI", article.title),
        ("AU", article.byline),
        ("T2", article.outlet),
        ("PY", str(day.year) if day else None),
        ("DA", f"{day.year:04}/{day.month:02}/{day.day:02}" if day else None),
        ("UR", article.url),
        ("LA", article.language),
        *(("N1", note) for note in notes),
        ("ER", ""),
    ]
    # A line break within a value would begin another field.
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields if value is not None)
