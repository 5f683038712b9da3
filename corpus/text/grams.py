"""Grams: pairs of neighbouring telling words, by which a passage is found wherever it stands.

Words that stand in every text, and negations, are skipped: "we will not support terrorism" and "we support their
terrorism" have the same gram, so that a passage is found, and told apart, when one of these was put in or taken out.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise, product
from zlib import crc32

from corpus.text.negation import is_negation
from corpus.text.wording import form_of, written_tokens
from corpus.text.words import STOP_WORDS

# 30 bits of hash in six letters: a million articles have some 10^8 grams, one in ten of which meets another.
_LETTERS = ["".join(letters) for letters in product("abcdefghijklmnopqrstuvwxyz234567", repeat=3)]


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
    return list(dict.fromkeys(_hash(f"{one} {other}") for one, other in pairwise(telling)))


def _hash(pair: str) -> str:
    bits = crc32(pair.encode("utf-8", "surrogatepass"))
    return _LETTERS[bits & 0x7FFF] + _LETTERS[bits >> 15 & 0x7FFF]
