"""Grams: pairs of neighbouring telling words, by which a passage is found wherever it stands.

Words that stand in every text, and negations, are skipped: "we will not support terrorism" and "we support their
terrorism" have the same gram, so that a passage is found, and told apart, when one of these was put in or taken out.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np

from corpus.text.negation import is_negation
from corpus.text.wording import form_of, written_tokens
from corpus.text.words import STOP_WORDS

# 30 bits of hash in six letters: a million articles have some 10^8 grams, one in ten of which meets another.
_ALPHABET = np.frombuffer(b"abcdefghijklmnopqrstuvwxyz234567", np.uint8)
_LETTERS = 6
_SHIFTS = np.array((10, 5, 0, 25, 20, 15), np.uint32)  # of the five bits that each letter stands for


def telling_words(text: str) -> list[str]:
    """Return the forms of the words of a text that tell something, in order, possessives taken off."""
    return [form for form in map(_telling, written_tokens(text)) if form is not None]


@lru_cache(maxsize=1 << 15)
def _telling(written: str) -> str | None:
    form, is_word = form_of(written)
    form = form.removesuffix("'s")
    return form if is_word and form not in STOP_WORDS and not is_negation(form) else None


def grams(text: str) -> list[str]:
    """Return the grams of a text as words of six letters, without repeats, in order."""
    return grams_of(telling_words(text))


def grams_of(telling: Iterable[str]) -> list[str]:
    """Return the grams of a text whose telling words these are."""
    # Not joined by a blank, which the form of a word may hold: that of "ﷺ" has three.
    words = "\0".join(telling).encode("utf-8", "surrogatepass").split(b"\0")
    hashes = np.array(list(map(crc32, map(b" ".join, pairwise(words)))), np.uint32)
    letters = _ALPHABET[hashes[:, None] >> _SHIFTS & 31].tobytes().decode("ascii")
    return list(dict.fromkeys(letters[at : at + _LETTERS] for at in range(0, len(letters), _LETTERS)))
