"""Paragraphs: the one shape in which text is stored, a paragraph a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from corpus.errors import IngestError

# All control characters but the tab; line breaks are gone when this is used.
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\ufeff]")
_OVERRIDE = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
MAX_LINES = 20_000
"""More lines than any article has; what has more would only be read slowly."""


class Line(NamedTuple):
    """A line of a file that is not blank.

    Args:
        text: the line without the blanks around it.
        gap: whether a blank line, or nothing, stands before it.
    """

    text: str
    gap: bool


def lines(text: str) -> list[Line]:
    """Return the lines of ``text`` that are not blank, in Unicode's composed form (NFC).

    Nothing inside a line is changed but that control characters are dropped: a quotation must stay findable in
    the file it came from, with its no-break spaces.

    Raises:
        IngestError: when there are more than `MAX_LINES`.
    """
    found: list[Line] = []
    gap = True
    for raw in unicodedata.normalize("NFC", text).splitlines():
        line = _CONTROL.sub("", raw).strip()
        if line:
            found.append(Line(line, gap))
            if len(found) > MAX_LINES:
                raise IngestError(
                    f"The text has more than {MAX_LINES:,} lines, which no article has;"
                    " split it into one file an article."
                )
        gap = not line
    return found


def join(paragraphs: Iterable[str]) -> str:
    """Return the text as it is stored."""
    return "\n".join(paragraphs)


def warnings(text: str) -> tuple[str, ...]:
    """Return what looks wrong with a stored ``text``, as whole sentences."""
    found: list[str] = []
    if len(text) < SHORT:
        found.append(f"The text is very short ({len(text)} characters); check that it is the whole article.")
    if _OVERRIDE.search(text):
        found.append("The text holds characters that change the direction of writing; check how it reads.")
    return tuple(found)


SHORT = 200
"""Characters; a news brief of two sentences has more."""
