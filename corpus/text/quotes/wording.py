"""Telling speech from the other things that stand in quotation marks: titles of works, nicknames, scare quotes."""

from __future__ import annotations

import re
from corpus.text.spans import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FEW = 3
"""Fewer words than this, and nobody reporting them: a scare quote or a term."""
_LONGEST_TITLE = 14
_SMALL = frozenset("a an and as at but by for from in into of on or the to with vs s is".split())


def is_speech(text: str, token: Token) -> bool:
    """Return whether a quoted stretch that no reporting clause claims is something somebody said.

    Args:
        text: the text.
        token: the stretch.
    """
    quoted = token.quoted
    return quoted is not None and not quoted.title and len(_WORD.findall(text, *quoted.inner)) >= _FEW


def is_title(text: str, span: Span) -> bool:
    """Return whether the words are capitalised like a title: “State of the Union”."""
    words = _WORD.findall(text, *span)
    if len(words) > _LONGEST_TITLE or text[span.end - 1] in "!?":
        return False
    return all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words) and words != []
