"""Unwrapping: lines that were broken to fit a page or a screen, back to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

# A line that ends a sentence and leaves this part of the line's width empty ends its paragraph, too.
_SHORT = 0.85
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]{0,3}$")
_BROKEN_WORD = re.compile(r"(?P<front>[^\W\d_]{2,})[-\u2010]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_NARROWEST = 40  # Characters; a text whose lines are all shorter is no wrapped prose.


def unwrap(text: str) -> str:
    """Return ``text`` with a paragraph a line.

    A paragraph ends at a blank line, and at a line that ends a sentence well before the width of the others. A word
    broken at a line's end is joined; its hyphen stays when the text has the word with a hyphen elsewhere.
    """
    lines = [line.strip().replace("\u00ad", "") for line in text.splitlines()]
    width = _width(lines)
    if width < _NARROWEST:
        return "\n".join(line for line in lines if line)
    words = Counter(_WORD.findall(text))
    return "\n".join(_paragraphs(lines, width, words))


def _width(lines: list[str]) -> int:
    """Return how many characters a full line has: nine of ten are no longer."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _paragraphs(lines: list[str], width: int, words: Counter[str]) -> Iterator[str]:
    paragraph: list[str] = []
    for line in lines:
        if paragraph and (not line or _ends_paragraph(paragraph[-1], width)):
            yield _join(paragraph, words)
            paragraph = []
        if line:
            paragraph.append(line)
    if paragraph:
        yield _join(paragraph, words)


def _ends_paragraph(line: str, width: int) -> bool:
    # A line much shorter than the rest with no sentence is a heading, a byline or a date.
    return len(line) < width * _SHORT and (bool(_SENTENCE_END.search(line)) or len(line) < width * _SHORT / 2)


def _join(lines: list[str], words: Counter[str]) -> str:
    joined = lines[0]
    for line in lines[1:]:
        broken = _BROKEN_WORD.search(joined)
        behind = _WORD.match(line)
        if broken is None or behind is None or not line[0].islower():
            joined += " " + line
        elif words[f"{broken['front']}-{behind.group()}"]:
            joined += line
        else:
            joined = joined[:-1] + line
    return joined
