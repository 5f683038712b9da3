"""Telling speech from the other things that stand in quotation marks: titles of works, nicknames, scare quotes."""

from __future__ import annotations

import re

from corpus.text.spans import Span

_WORD = re.compile(r"[^\W_]+(?:['’‐‑-][^\W_]+)*")
_FEW = 3
"""Fewer words than this, and nobody reporting them: a scare quote or a term."""
_LONGEST_TITLE = 14
_NAMED = frozenset("term so-called dubbed nicknamed named titled entitled known called as codenamed".split())
"""Words in front of what something is called, which nobody says."""
_SMALL = frozenset("a an and as at but by for from in into of on or the to with vs s is".split())


def is_speech(text: str, span: Span, before: str) -> bool:
    """Return whether quoted words that no reporting clause claims, and that are no title, are something said.

    Args:
        text: the text.
        span: the words.
        before: the word in front of the marks, in lower case.
    """
    return before not in _NAMED and len(_WORD.findall(text, *span)) >= _FEW


def is_title(text: str, span: Span) -> bool:
    """Return whether the words are capitalised like a title: “State of the Union”."""
    words = _WORD.findall(text, *span)
    if len(words) > _LONGEST_TITLE or text[span.end - 1] in "!?":
        return False
    return all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words) and words != []
