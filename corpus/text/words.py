"""Words: what full text is indexed and searched by.

FTS5's ``unicode61`` tokenizer takes a run of letters for one word, which leaves Chinese and Japanese text, and
the words inside a Korean one, unfindable. Their runs are therefore cut into overlapping pairs of characters
before they are indexed, and a query's runs likewise, so that any two neighbouring characters find each other.
It also takes accents off Latin letters only; here all letters lose them, so that ΑΘΗΝΑ finds Αθήνα.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

import Stemmer

# Words that say nothing about a news article's subject; a query consisting of them alone cannot be searched.
STOP_WORDS = frozenset(
    """a about above after again against all also am an and any are as at be because been before being below
    between both but by can could did do does doing down during each few for from further had has have having he
    her here hers herself him himself his how i if in into is it its itself just me more most my myself no nor not
    now of off on once only or other our ours out over own s said same say says she should so some such t than
    that the their theirs them themselves then there these they this those through to too under until up us very
    was we were what when where which while who whom whose why will with would you your yours""".split()
)
# Han, Hiragana, Katakana and Hangul: scripts whose words are not set apart, or not by blanks alone.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_RUN = re.compile(r"[^\W_]+")
_STEMMER = Stemmer.Stemmer("porter", 0)  # without its cache: looking a word up in it takes longer than stemming it
_STEMMED = range(3, 65)  # bytes of the words that FTS5 stems
# Where FTS5 follows Porter's later departures from his paper: "bli" becomes "ble" and "logi" "log" behind a syllable.
_DEPARTURE = re.compile(r"(.*[aeiouy][^aeiouy].*)(?:bli|logi)")
_ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
_MARKS = re.compile("[\u0300-\u036f]")  # accents that are characters of their own
_POSSESSIVE = re.compile(r"['’]s$")


def index_form(text: str) -> str:
    """Return ``text`` as it goes into the full-text index: without accents, unspaced scripts in pairs of characters."""
    text = text.replace("\0", " ")
    if text.isascii():
        return text
    bare = {ord(char): base for char in set(text) if not char.isascii() and (base := without_accents(char)) != char}
    return paired(text.translate(bare) if bare else text)


@lru_cache(maxsize=4096)
def without_accents(char: str) -> str:
    """Return a letter without its accents, one character; ("び" is a letter of its own, no "ひ" with an accent).

    >>> "".join(map(without_accents, "Αθήνα"))
    'Αθηνα'
    """
    base, *marks = unicodedata.normalize("NFKD", char)
    return base if all(map(unicodedata.combining, marks)) and not _UNSPACED.match(char) else char


def words(text: str) -> list[str]:
    """Return the words of ``text`` as they are compared: folded, without possessives, in order.

    >>> words("Putin’s aides met NATO")
    ['putin', 'aides', 'met', 'nato']
    """
    found: list[str] = []
    folded = fold(text)
    if folded.isascii():  # most text; several times as fast
        matches: list[str] = _WORD.findall(folded)
        return [match.removesuffix("'s") for match in matches] if "'" in folded else matches
    for match in _WORD.finditer(folded):
        word = _POSSESSIVE.sub("", match.group())
        if word.isascii():
            found.append(word)
        else:
            found.extend(paired(word).split())
    return found


def content_words(text: str) -> list[str]:
    """Return the words of ``text`` that say something, without repeats, in order."""
    return [word for word in dict.fromkeys(words(text)) if word not in STOP_WORDS]


def fold(text: str) -> str:
    """Return ``text`` in the form in which letters are compared: compatibility forms and case folded."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def paired(text: str) -> str:
    """Return ``text`` with its unspaced scripts cut into pairs of characters."""
    return _UNSPACED.sub(lambda run: f" {' '.join(_pairs(run.group()))} ", text)


def _pairs(run: str) -> list[str]:
    return [run] if len(run) == 1 else [run[i : i + 2] for i in range(len(run) - 1)]


def index_terms(text: str) -> list[str]:
    """Return the stems under which full text has a text, in order, repeats and all.

    They are those that FTS5's ``porter unicode61`` makes of :func:`index_form`, but for characters that are younger
    than its tables and for letters that fold to two: "Straße" and "STRASSE" are the same here.

    >>> index_terms("Apologies met an apology")
    ['apolog', 'met', 'an', 'apolog']
    """
    form = index_form(text)
    if form.isascii():  # twice as fast
        return list(map(_term, form.translate(_ASCII).split()))
    return list(map(_term, _RUN.findall(_MARKS.sub("", form.casefold()))))


def index_counts(text: str) -> dict[str, int]:
    """Return how often full text has a text under each term."""
    return dict(Counter(index_terms(text)))


# The words of an article are mostly those of the articles before it.
@lru_cache(maxsize=1 << 15)
def _term(word: str) -> str:
    if not _STEMMED.start <= len(word.encode("utf-8", "surrogatepass")) < _STEMMED.stop:
        return word
    stem = _STEMMER.stemWord(word)
    departure = _DEPARTURE.fullmatch(stem)
    if departure is None:
        return stem
    return _STEMMER.stemWord(f"{departure[1]}ble") if stem.endswith("bli") else f"{departure[1]}log"


def stems(found: list[str]) -> list[str]:
    """Return the stems of folded words, as the full-text index has them (Porter's algorithm)."""
    return _STEMMER.stemWords(found)
