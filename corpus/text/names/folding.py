"""Folding: the form in which the words of names are compared."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_PARTICLE = re.compile(r"(?:(?:al|el|ad|as|ash|an|ar|at|az|ul)[-‑ ]|(?:d|l)['’])(?=\w{2})")
NOT_WORD = re.compile(r"[^a-z0-9]+")


def fold(word: str) -> str:
    """Return ``word`` romanised, lower-case and without its marks: ``"Élysée"`` → ``"elysee"``."""
    return word.lower() if word.isascii() else anyascii(word).lower()


@lru_cache(maxsize=1 << 14)
def bare(word: str) -> str:
    """Return ``word`` folded and without an article: ``"al-Assad"`` → ``"assad"``, ``"O'Brien"`` → ``"obrien"``."""
    folded = fold(word)
    if folded.isalpha():
        return folded
    folded = folded.replace("’", "'").replace("‑", "-")
    return NOT_WORD.sub("", _PARTICLE.sub("", folded, count=1))
