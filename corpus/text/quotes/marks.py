"""Quotation marks: which stretches of a text stand between them.

Curly, straight, single, nested, low-high, guillemets and the ``…'' of wire copy. A stretch never runs past its
paragraph: speech over several paragraphs opens again in each, and its earlier ones stay unclosed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.text.quotes.wording import is_title
from corpus.text.spans import Span

# What may close each opening mark. Mixed pairs occur in real copy, so “ also closes with a straight mark.
_CLOSERS = {
    "“": ("”", '"'),
    "”": ("”", '"'),
    "„": ("“", "”"),
    "«": ("»",),
    "»": ("«",),
    '"': ('"', "”"),
    "``": ("''",),
    "''": ("''",),
    "‘": ("’",),
    "'": ("'",),
}
_SINGLE = frozenset("‘'")
# A character class in front lets the engine skip to the next mark; a lone ` is none.
_MARK = re.compile(r"[\"“”„«»‘’'`](?:(?<=`)`|(?<=')'|(?<!`))")
_LABEL = re.compile(r"([A-Z][A-Z.'’-]{1,20}(?: [A-Z][A-Z.'’-]{0,20}){0,2}):[ \u00a0]+(?=\S)")
_INSIDE_DOUBLE = re.compile(r"[\"“”„«»'`](?:(?<=`)`|(?<=')'|(?<![`']))")


class Quoted(NamedTuple):
    """A stretch in quotation marks.

    Args:
        outer: with its marks.
        inner: without them.
        closed: whether the closing mark is there; otherwise it runs to the end of the paragraph.
        single: whether the marks are single ones.
        label: in a transcript, the speaker in capitals in front of a colon ("SMITH: …"), which is no part of
            what is said.
        title: whether its words are capitalised like those of a title, and a word leads up to it.
        comma: whether a comma stands before the closing mark or right behind it: a sentence goes on.
    """

    outer: Span
    inner: Span
    closed: bool
    single: bool
    comma: bool
    title: bool
    label: Span | None


def find_quoted(text: str, paragraph: Span) -> list[Quoted]:
    """Return the outermost quoted stretches of one paragraph, in order."""
    found: list[Quoted] = []
    balanced = text.count("“", *paragraph) == text.count("”", *paragraph)
    mark, at, depth = "", -1, 0
    position = paragraph.start
    hopeless: set[str] = set()
    while True:
        match = (_INSIDE_DOUBLE if mark else _MARK).search(text, position, paragraph.end)
        if match is None:
            break
        sign, start, position = match.group(), match.start(), match.end()
        if not mark:
            if not _opens(text, sign, start, position, paragraph):
                continue
            if sign in _SINGLE:
                end = -1 if sign in hopeless else _single_end(text, sign, position, paragraph.end)
                if end < 0:
                    hopeless.add(sign)  # what does not close here closes nowhere further on, either
                elif end > position:
                    found.append(_quoted(text, Span(start, end + 1), Span(position, end), closed=True, single=True))
                    position = end + 1
                continue
            mark, at, depth = sign, start, 0
        elif sign == mark and sign == "“":
            if balanced:
                depth += 1
            else:
                _add(found, text, at, at + 1, start, start, closed=False)
                at = start
        elif sign in _CLOSERS[mark]:
            if depth:
                depth -= 1
                continue
            _add(found, text, at, at + len(mark), start, position, closed=True)
            mark = ""
    if mark:
        _add(found, text, at, at + len(mark), paragraph.end, paragraph.end, closed=False)
    return found


def _quoted(text: str, outer: Span, inner: Span, *, closed: bool, single: bool) -> Quoted:
    comma = text[inner.end - 1] == "," or text[outer.end : outer.end + 1] == ","
    led_up = outer.start > 1 and text[outer.start - 1] == " " and text[outer.start - 2].isalpha()
    title = led_up and is_title(text, inner)
    found = _LABEL.match(text, *inner)
    label = None if found is None else Span(*found.span(1))
    if found is not None:
        inner = Span(found.end(), inner.end)
    return Quoted(outer, inner, closed, single, comma, title, label)


def _add(
    found: list[Quoted], text: str, start: int, inner_start: int, inner_end: int, end: int, *, closed: bool
) -> None:
    inner = trimmed(text, inner_start, inner_end)
    if inner is not None:
        found.append(_quoted(text, Span(start, end), inner, closed=closed, single=False))


def _opens(text: str, sign: str, start: int, end: int, paragraph: Span) -> bool:
    """Return whether a mark met outside quotation marks opens a quotation."""
    if end >= paragraph.end or sign in {"’", "”"}:
        return False
    after = text[end]
    before = text[start - 1] if start > paragraph.start else " "
    if sign == '"':
        # A straight mark glued to the word before it is a closing one, or inches.
        return not after.isspace() and not before.isalnum()
    if sign == "''" or sign == "'":
        return after.isalpha() and not before.isalnum()
    if sign == "‘":
        return after.isalpha() and not before.isalnum()
    if sign == "»":
        return not after.isspace() and before.isspace()
    return True


def _single_end(text: str, sign: str, start: int, limit: int) -> int:
    """Return where a single quotation closes: at a mark behind a letter or a stop and before no letter."""
    closer = _CLOSERS[sign][0]
    at = text.find(closer, start, limit)
    while at >= 0:
        before, after = text[at - 1], text[at + 1] if at + 1 < limit else " "
        if not after.isalnum() and not before.isspace():
            # “the voters’ choice”: behind an s and before a word it is more likely a genitive, if another follows.
            later = text.find(closer, at + 1, limit)
            if not (before == "s" and after == " " and later >= 0 and text[later - 1] in ",.?!"):
                return at
        at = text.find(closer, at + 1, limit)
    return -1


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the stretch without blanks at its ends, or ``None`` when nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def has_mark(text: str, span: Span) -> bool:
    """Return whether a quotation mark other than an apostrophe stands in the stretch."""
    return _INSIDE_DOUBLE.search(text, *span) is not None or "‘" in span.of(text)
