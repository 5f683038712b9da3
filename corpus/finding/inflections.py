"""Inflections: the forms that a word of the question may have in an article in Russian, Hebrew or Arabic.

The index has the words of these languages as they are written: "Москве" and "במוסקבה" are other words to it than
"Москва" and "מוסקבה". The forms are made when a question is asked, so the index stays as it is: in Russian by the
stem (Snowball) with each ending of nouns and adjectives and the past of verbs, in Hebrew and Arabic by the
conjunctions, prepositions and articles that are written onto a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from Stemmer import Stemmer

SHORTEST = 3  # letters of what remains of a word: with less, it is another word as often as not
_CYRILLIC = re.compile("[\u0400-\u04ff]+")
_HEBREW = re.compile("[\u05d0-\u05ea]+")
_ARABIC = re.compile("[\u0620-\u064a]+")
_ENDINGS = """а е и й о у ы ь ю я ам ах ая ев ей ем ею ие ии ий им их ию ия ов ое ой ом ою ую ые ый ым ых ью ья ям ях
    ами его ему ией ими иям иях ого ому ыми ями л ла ли ло ал ала али ил ила или""".split()
# The letters of "and the in to from that as" and of "and the, in the …"; in Arabic "the and in to so as".
_HEBREW_PREFIXES = "ו ה ב ל מ ש כ וה וב ול ומ וש שה שב מה כש".split()
_ARABIC_PREFIXES = "ال و ب ل ف ك وال بال لل فال كال وب ول".split()


def forms(word: str) -> tuple[str, ...]:
    """Return the other forms of a word as typed, in small letters; none for a word in another script.

    >>> "москве" in forms("Москва"), "москва" in forms("Москвой"), forms("Moscow")
    (True, True, ())
    """
    word = word.lower()
    found: set[str] = set()
    if _CYRILLIC.fullmatch(word):
        stem = Stemmer("russian").stemWord(word)
        if len(stem) >= SHORTEST:
            found = {stem, *(stem + ending for ending in _ENDINGS)}
    elif _HEBREW.fullmatch(word):
        found = set(_prefixed(word, _HEBREW_PREFIXES))
    elif _ARABIC.fullmatch(word):
        found = set(_prefixed(word, _ARABIC_PREFIXES))
    return tuple(sorted(found - {word}))


def _prefixed(word: str, prefixes: Sequence[str]) -> Iterator[str]:
    """Yield a word, and the word without what may be a prefix, with each prefix."""
    bare = {word, *(word[len(prefix) :] for prefix in prefixes if word.startswith(prefix))}
    for one in bare:
        if len(one) >= SHORTEST:
            yield one
            yield from (prefix + one for prefix in prefixes)
