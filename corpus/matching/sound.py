"""Sound: forms of a word in which different romanisations of one name agree.

Three forms, from strict to loose. The *folded* word is romanised and without marks. The *skeleton* folds what
outlets romanise differently (``ou``/``u``, ``w``/``v``, ``sch``/``sh``/``sz``, doubled letters). The *consonants*
are all that Arabic and Hebrew write for sure: they are compared only with words of those scripts, of Korean and
of Japanese kana, whose syllables add vowels of their own.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from corpus.text.names.folding import bare

Script = Literal["latin", "arabic", "hebrew", "syllabic", "other"]

_SCRIPT_NAMES: dict[str, str] = {
    "CYRILLIC": "Cyrillic",
    "ARABIC": "Arabic",
    "GREEK": "Greek",
    "HEBREW": "Hebrew",
    "HANGUL": "Korean",
    "KATAKANA": "Japanese",
    "HIRAGANA": "Japanese",
    "CJK": "Chinese",
    "ARMENIAN": "Armenian",
    "GEORGIAN": "Georgian",
    "DEVANAGARI": "Devanagari",
}

_STEPS = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        (r"sch|sh|sz|sj", "s"),
        (r"ph", "f"),
        (r"(?<=o)ff?$", "v"),
        (r"kh", "h"),
        (r"ck|q|c(?!h)", "k"),
        (r"w", "v"),
        (r"oua", "ua"),
        (r"ou|oo|o", "u"),
        (r"ie(?=.)|ee|ea|ei|ej|ey|ai|ay", "e"),
        (r"[iy][jy]|yi|y|j(?=$|[^aeiou])", "i"),
        (r"(.)\1+", r"\1"),
        (r"i+", "i"),
        (r"(?<=...)e$", ""),
    )
)
_CH = ("s", "h", "k")

_ARABIC = {
    **dict.fromkeys("بپڤفو", "B"),
    **dict.fromkeys("تطث", "t"),
    **dict.fromkeys("جغگ", "g"),
    **dict.fromkeys("حخه", "h"),
    **dict.fromkeys("دذض", "d"),
    "ر": "r",
    **dict.fromkeys("زظژ", "z"),
    **dict.fromkeys("سص", "s"),
    **dict.fromkeys("شچ", "x"),
    **dict.fromkeys("كکق", "k"),
    "ل": "l",
    "م": "m",
    "ن": "n",
}
_HEBREW = {
    **dict.fromkeys("בפףו", "B"),
    **dict.fromkeys("תט", "t"),
    "ג": "g",
    **dict.fromkeys("חה", "h"),
    "ד": "d",
    "ר": "r",
    "ז": "z",
    **dict.fromkeys("סצץ", "s"),
    "ש": "xs",
    **dict.fromkeys("כךק", "k"),
    "ל": "l",
    **dict.fromkeys("מם", "m"),
    **dict.fromkeys("נן", "n"),
}
_LATIN_STEPS = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        (r"sch|sh|sz|ch", "x"),
        (r"kh", "h"),
        (r"gh|j|g", "g"),
        (r"ph|[bpfv]", "B"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"ck|[qc]", "k"),
        (r"(?<=.)h$", ""),
    )
)
_GREEK = (
    ("ου", "u"),
    ("μπ", "b"),
    ("ντ", "d"),
    ("γκ", "g"),
    ("τζ", "dz"),
    ("αι", "e"),
    ("ει", "i"),
    ("οι", "i"),
    ("β", "v"),
)
_MARKS = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]")


def script_of(word: str) -> Script:
    """Return how the script of ``word`` writes vowels, by its first letter."""
    return _script(next((letter for letter in word if letter.isalpha()), "a"))


def script_name(word: str) -> str:
    """Return what people call the script of ``word``: ``"Cyrillic"``; ``""`` for Latin."""
    letter = next((letter for letter in word if letter.isalpha()), "a")
    return _SCRIPT_NAMES.get(
        unicodedata.name(letter, "LATIN").partition(" ")[0], "" if letter < "\u0250" else "another script"
    )


def _script(letter: str) -> Script:
    if letter < "\u0250":
        return "latin"
    if "\u0590" <= letter <= "\u05ff":
        return "hebrew"
    if "\u0600" <= letter <= "\u06ff" or "\ufb50" <= letter <= "\ufefc":
        return "arabic"
    if "\u3040" <= letter <= "\u30ff" or "\u1100" <= letter <= "\u11ff" or "\uac00" <= letter <= "\ud7af":
        return "syllabic"
    return "other"


def romanised(word: str) -> str:
    """Return ``word`` with what one letter at a time would get wrong: pairs of letters that stand for one sound."""
    if "\u0530" <= word[:1] <= "\u058f":
        return word.lower().replace("ու", "u")
    if not ("\u0370" <= word[:1] <= "\u03ff" or "\u1f00" <= word[:1] <= "\u1fff"):
        return word
    plain = _MARKS.sub("", unicodedata.normalize("NFD", word.lower()))
    for pair, sound in _GREEK:
        plain = plain.replace(pair, sound)
    return plain


@lru_cache(maxsize=1 << 12)
def skeletons(word: str) -> frozenset[str]:
    """Return the skeletons of a folded word: several when ``ch`` may be French, German or English.

    >>> skeletons("poutine") & skeletons("putin") == skeletons("putin")
    True
    """
    forms = {word.replace("tsch", "ch").replace("tch", "ch")}
    if "ch" in word:
        forms = {form.replace("ch", sound) for form in forms for sound in _CH}
    return frozenset(_skeleton(form) for form in forms)


def _skeleton(form: str) -> str:
    for pattern, into in _STEPS:
        form = pattern.sub(into, form)
    return form


def alike(one: str, other: str) -> bool:
    """Return whether two skeletons agree; ``e`` stands for ``a`` or ``i``, which short vowels turn into."""
    if len(one) != len(other):
        return False
    for a, b in zip(one, other, strict=True):
        if a != b and not ((a == "e" and b in "ai") or (b == "e" and a in "ai")):
            return False
    return True


@lru_cache(maxsize=1 << 12)
def consonants(word: str, script: Script = "latin") -> frozenset[str]:
    """Return the forms of ``word`` without vowels; an initial vowel stays as ``A``.

    Args:
        word: in its own script for Arabic and Hebrew, else romanised.
        script: the script it is written in. A Latin word's forms are to be compared with those of a word in
            another script, after ``for_script``.
    """
    if script in ("arabic", "hebrew"):
        return _semitic(_MARKS.sub("", unicodedata.normalize("NFKC", word)), script)
    if script == "syllabic":
        # ッ doubles a consonant; chi and tsu stand for ti and tu; Korean adds eu behind a bare consonant.
        plain = bare(word.replace("ッ", "").replace("っ", ""))
        plain = plain.replace("chi", "ti").replace("tsu", "tu").replace("eu", "")
        return frozenset((for_script(_latin_consonants(plain), "syllabic"),))
    return frozenset((_latin_consonants(word),))


def for_script(form: str, script: Script) -> str:
    """Return the consonants of a Latin word as ``script`` would write them."""
    if script == "syllabic":
        return form.replace("l", "r").replace("W", "B").replace("z", "s").replace("x", "s")
    return form.replace("W", "B")


def _latin_consonants(word: str) -> str:
    word = re.sub(r"(.)\1", r"\1", word)
    for pattern, into in _LATIN_STEPS:
        word = pattern.sub(into, word)
    first, rest = word[:1], re.sub(r"[aeiouyw']", "", word[1:])
    if first in "aeiou" or first == "y":
        first = "A"
    elif first == "w":
        first = "W"
    return first + rest


def _semitic(word: str, script: Script) -> frozenset[str]:
    forms = {word}
    if script == "arabic" and word.startswith("ال") and len(word) > 4:
        forms.add(word[2:])
    elif script == "hebrew" and word.startswith("אל") and len(word) > 4:
        forms.add(word[2:].lstrip("-־"))
    made: set[str] = set()
    for form in forms:
        made |= _spelled(form, _ARABIC if script == "arabic" else _HEBREW)
    # An initial vowel that the Latin form has lost (Ibrahimi, Brahimi) is let go where enough is left to compare.
    made |= {form[1:] for form in made if form[0] == "A" and len(form) > 4}
    return frozenset(made)


def _spelled(word: str, table: dict[str, str]) -> set[str]:
    forms = {""}
    for index, letter in enumerate(word):
        sounds = table.get(letter, "")
        if letter == "\u05d5" and index:
            sounds = ""
        elif letter == "\u0648" and index:
            # Waw inside a word is a vowel in Arabic, and may be a v in Persian.
            forms |= {form + "B" for form in forms}
            sounds = ""
        elif index == 0 and not sounds and letter.isalpha():
            sounds = "A"
        if letter in "הة" and index == len(word) - 1:
            sounds = ""
        if sounds:
            forms = {form + sound for form in forms for sound in sounds}
        if len(forms) > 16:
            break
    return {form for form in forms if form}
