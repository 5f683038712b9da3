"""Markdown: quotations and sentences with their citations, or the citations alone."""

from __future__ import annotations

import re

from corpus import citations
from corpus.exporting.contents import Contents, Entry
from corpus.models import Article, DatedEvent, Quote

_MARKED = re.compile(r"([\\`*_\[\]<>#|~])")


def write(contents: Contents) -> bytes:
    """Return the entries as a Markdown document."""
    title = f"# {contents.what.capitalize()}" + (f": {_plain(contents.asked)}" if contents.asked else "")
    return ("\n\n".join([title, *map(_entry, contents.entries)]) + "\n").encode("utf-8", "replace")


def _entry(entry: Entry) -> str:
    if isinstance(entry, Article):
        return f"- {citations.markdown(entry)}"
    cited = f"{entry.reference} in {citations.markdown(entry.passage.article)}"
    if isinstance(entry, DatedEvent):
        days = entry.first.isoformat() if entry.first == entry.last else f"{entry.first} to {entry.last}"
        return f"**{days}** ({entry.precision})\n\n{_quoted(entry.passage.text)}\n\n{cited}"
    if isinstance(entry, Quote):
        who = f"{_plain(entry.speaker)} ({entry.level})" if entry.speaker else "speaker not determined"
        return f"{_quoted(entry.sentence.text)}\n\n{who}, {cited}"
    return f"{_quoted(entry.passage.text)}\n\n{cited}"


def _quoted(text: str) -> str:
    return "\n".join(f"> {_plain(line)}" for line in text.splitlines() if line.strip())


def _plain(text: str) -> str:
    return _MARKED.sub(r"\\\1", text)
