"""Edits: what a person types to change an article, read into the fields of a draft.

``outlet: Deutsche Welle published: 2015-06-29`` changes two fields. A value goes on to the next field's name, or to
the closing mark when it stands in quotation marks; ``-`` alone empties a field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from corpus.errors import IngestError, QueryError
from corpus.ingest import drafts_of, parse_published
from corpus.ingest.decoding import decode
from corpus.ingest.paragraphs import join, lines
from corpus.models import Draft, Published

FIELDS = ("title", "outlet", "agency", "byline", "dateline", "published", "url", "language")
LONGEST = 300  # characters of a value; the longest headline in the maintainers' 4,638 articles has 162
LONGEST_URL = 2_000
_OTHER_NAMES = {"headline": "title", "agencies": "agency", "date": "published", "link": "url", "lang": "language"}
_NAMES = "|".join((*FIELDS, *_OTHER_NAMES))
_PART = re.compile(rf'"[^"]*"|“[^”]*”|(?<!\S)(?P<field>{_NAMES})\s?:(?!//)', re.IGNORECASE)
_URL = re.compile(r"https?://[^\s/]+\.[^\s/]+(?:/\S*)?", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2}")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
EMPTY = "-"
"""What a person writes to empty a field."""
_FIRST_YEAR = 1000  # undated articles stand in the place of the years before (corpus.store.identifiers)


@dataclass(frozen=True, slots=True)
class Edits:
    """What is to be changed.

    Args:
        values: the new value of each field of a draft that is named; ``None`` or ``()`` empties it.
        text: the new text, a paragraph a line; ``None`` leaves it.
        original: the bytes that the new text was read from.
    """

    values: Mapping[str, Any]
    text: str | None = None
    original: bytes = b""

    def over(self, draft: Draft) -> Draft:
        """Return the draft with what is to be changed in it."""
        changed = replace(draft, **self.values)
        return changed if self.text is None else replace(changed, text=self.text, original=self.original)


def parse_edits(typed: str) -> dict[str, Any]:
    """Return the values that ``typed`` names, by the names of a draft's fields; none for an empty text.

    Raises:
        QueryError: it names no field, one of them twice, or one with a value that it cannot have.
    """
    if not typed.strip():
        return {}
    marks = [(part.start(), part.end(), part["field"].lower()) for part in _PART.finditer(typed) if part["field"]]
    before = typed[: marks[0][0]] if marks else typed
    if before.strip():
        raise QueryError(
            f"“{before.strip()[:60]}” is not the name of a field. Write it as in `outlet: DW`; the fields are "
            f"{', '.join(FIELDS)}."
        )
    ends = [start for start, _, _ in marks[1:]] + [len(typed)]
    written: dict[str, str] = {}
    for (_, start, name), end in zip(marks, ends, strict=True):
        field = _OTHER_NAMES.get(name, name)
        if field in written:
            raise QueryError(f"“{field}:” stands there twice. Put a value that holds it in quotation marks.")
        written[field] = typed[start:end]
    return parse_values(written)


def parse_values(written: Mapping[str, str]) -> dict[str, Any]:
    """Return values as a person wrote them, by :data:`FIELDS`, as values by the names of a draft's fields.

    Raises:
        QueryError: a value is missing, or one that its field cannot have.
    """
    values: dict[str, Any] = {}
    for field, value in written.items():
        values.update(_value(field, _unquoted(" ".join(_UNSEEN.sub(" ", value).split()))))
    return values


def written(draft: Draft, field: str) -> str:
    """Return a field as a person would write it; empty where nothing is known."""
    match field:
        case "agency":
            return ", ".join(draft.agencies)
        case "published":
            published = draft.published
            time = f" {published.time:%H:%M}" if published and published.time else ""
            return f"{published.day.isoformat()}{time}" if published else ""
        case _:
            return getattr(draft, field) or ""


def read_text(name: str, data: bytes) -> Edits:
    """Return the change of an article's text to that of a file.

    Plain text is taken as it is, a paragraph a line; of any other format the article in it is taken.

    Raises:
        IngestError: it is empty, too large, of a format that is not read, or no text.
    """
    if name.lower().endswith(".txt"):
        return _text(decode(data)[0], data)
    for result in drafts_of(data, name):
        if isinstance(result, IngestError):
            raise result
        return _text(result.text, data)
    raise IngestError(f"{name[:80]} holds no article.")


def typed_text(text: str) -> Edits:
    """Return the change of an article's text to what a person typed.

    Raises:
        IngestError: there is nothing in it.
    """
    return _text(text, text.encode("utf-8", "surrogatepass"))


def _text(text: str, original: bytes) -> Edits:
    joined = join(line.text for line in lines(text))
    if not joined:
        raise IngestError("There is no text in it; the article was left as it was.")
    return Edits({}, joined, original)


def _value(field: str, value: str) -> dict[str, Any]:
    if not value:
        raise QueryError(f"“{field}:” needs a value. `{field}: -` empties it.")
    longest = LONGEST_URL if field == "url" else LONGEST
    if len(value) > longest:
        raise QueryError(f"“{field}:” has {len(value):,} characters; it may have {longest:,}.")
    is_empty = value in (EMPTY, "–", "—")
    match field:
        case "title":
            if is_empty:
                raise QueryError("An article needs a title. Write the one it should have.")
            return {"title": value}
        case "agency":
            names = () if is_empty else tuple(name.strip() for name in value.split(",") if name.strip())
            return {"agencies": tuple(dict.fromkeys(names))}
        case "published":
            return {"published": None if is_empty else _published(value)}
        case "url":
            if not is_empty and not _URL.fullmatch(value):
                raise QueryError(f"“{value[:80]}” is no web address. It begins with `https://`.")
            return {"url": None if is_empty else value}
        case "language":
            if not is_empty and not _LANGUAGE.fullmatch(value.lower()):
                raise QueryError(f"“{value[:40]}” is no language code. It has two letters, such as `en` or `de`.")
            return {"language": None if is_empty else value.lower()}
        case _:
            return {field: None if is_empty else value}


def _published(value: str) -> Published:
    try:
        published = parse_published(value)
    except IngestError as error:
        raise QueryError(str(error)) from None
    if published.day.year < _FIRST_YEAR:
        raise QueryError(f"{published.day.isoformat()} is before all newspapers. Write a date as `2015-09-15`.")
    return published


def _unquoted(value: str) -> str:
    marked = len(value) > 1 and (value[0], value[-1]) in (('"', '"'), ("“", "”"))
    return value[1:-1].strip() if marked else value
