"""Typography: how the same words can be set differently."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_QUOTES = re.compile("[\"“”„‟«»‹›'‘’‚‛`´ʼ＇＂]+")
_DASHES = re.compile(r"\s*[-‐‑‒–—―−]+\s*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_GROUPING = re.compile(r"(?<=\d)[,\u00a0\u2009\u202f](?=\d{3}(?!\d))")
_PUNCTUATION = re.compile(r"""\s*[^\w\s"“”„‟«»‹›'‘’‚‛`´ʼ＇＂‐-―−-]+\s*""")


def _without_accents(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


# Each takes away one way of setting the same words.
_LEVELS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("invisible characters", lambda text: _INVISIBLE.sub("", text)),
    ("the grouping of digits", lambda text: _GROUPING.sub("", text)),
    ("quotation marks", lambda text: _QUOTES.sub("", text)),
    ("dashes", lambda text: _DASHES.sub(" ", text)),
    ("ligatures or full-width letters", lambda text: unicodedata.normalize("NFKC", text)),
    ("capitals", str.lower),
    ("accents", _without_accents),
    ("punctuation", lambda text: _PUNCTUATION.sub(" ", text)),
    ("blanks", lambda text: " ".join(text.split())),
)


def differences(archive: str, typed: str) -> tuple[str, ...]:
    """Return what is set differently in two texts of the same wording, as phrases for people.

    >>> differences("“We are ready”, he said", "'we are ready', he said")
    ('quotation marks', 'capitals')
    """
    needed = [name for index, (name, _) in enumerate(_LEVELS) if _leveled(archive, index) != _leveled(typed, index)]
    # Where two ways take away the same difference, neither is needed alone.
    return tuple(needed) or (("punctuation",) if archive != typed else ())


def _leveled(text: str, left_out: int) -> str:
    """Return ``text`` with every way of setting taken away but one."""
    for index, (_, level) in enumerate(_LEVELS):
        if index != left_out:
            text = level(text)
    return text
