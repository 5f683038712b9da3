"""Numbers: where a text writes a number, in digits or in words, and what it amounts to.

This is the grammar only. Whether a number counts something, or is a year, a rank or part of a name, is for
:mod:`corpus.text.figures.finder` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby

_ONES: dict[str, int] = dict(
    zip(
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split(),
        range(1, 20),
        strict=True,
    )
)
_TENS: dict[str, int] = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7,
    "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
_SHORT_SCALES = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9, "tn": 10**12,
    "trn": 10**12,
}  # fmt: skip
_FRACTIONS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6, "tenth": 1 / 10}
_VAGUE = {"dozens": 12, "scores": 20, "hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9}
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
# Nothing in the news is larger; more scale words in a row are no number.
_LARGEST = 10.0**15
# Longer ones are serial numbers, and Python refuses to read thousands of digits.
_LONGEST = 24

# The second form is Indian: "1,50,000".
_DIGITS = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
    r"(?:[⁄/][0-9]+(?![⁄/0-9]))?[½¼¾⅓⅔]?|[½¼¾⅓⅔]"
)
_DIGIT_RUN = re.compile(r"[0-9½¼¾⅓⅔][0-9,.]*")
_STARTERS = {*_ONES, *_TENS, *_SCALES, *_VAGUE, "tens", "half", "third", "quarter"} - {"lakh", "crore"}


def _tree(words: Iterable[str]) -> str:
    """Return a pattern for ``words`` that branches letter by letter, which is read five times as fast as a list."""
    branches: list[str] = []
    for first, group in groupby(sorted(words), key=lambda word: word[:1]):
        rests = [word[1:] for word in group]
        tails = [rest for rest in rests if rest]
        optional = "?" if len(tails) < len(rests) else ""
        branches.append(f"{first}(?:{_tree(tails)}){optional}" if tails else first)
    return "|".join(branches)


_WORD = re.compile(rf"(?:{_tree({form for word in _STARTERS for form in (word, word.capitalize())})})(?!\w)")
# Looking for what stands before a word first lets the engine skip from blank to blank.
_WORD_INSIDE = re.compile(rf"""[\s(\["“‘'—–/-]({_WORD.pattern})""")
_NEXT = re.compile(r"( and |-and-|[ -])(an? |a-)?([A-Za-z]+)")
_SCALE = re.compile(
    r"[ -]?(hundred|thousand|lakh|million|crore|billion|trillion|dozen)(?![A-Za-z])", re.IGNORECASE | re.ASCII
)
_SHORT_SCALE = re.compile(r" ?(mln|bln|trn|mn|bn|tn|[kmb])(?![\w²³/])", re.IGNORECASE)
_VAGUE_OF = re.compile(r" of (hundreds|thousands|millions|billions|trillions)(?!\w)")
_MULTIPLIER = re.compile(
    r"(?<!\w)(a|half a|a half|several|many|a few|few|a couple of|a couple|some|per|the) $", re.IGNORECASE
)
_OF_PLAIN = re.compile(r" of [a-z]")
_NO_HALF = re.compile(r"(?:first|second|other|[ -]an?|-)[ -]?$")
_HALF_SCALE = re.compile(r" an? (dozen|hundred|thousand|million|billion|trillion)(?!\w)")
_OF_SCALE = re.compile(r" of an? (thousand|million|billion|trillion)(?!\w)")
_HALF_A = re.compile(r" an?(?= )")
_HALF_OF = re.compile(r" (?:of|its|their|his|her|these|those|our|all|the(?! (?:size|price|cost|time|distance))) ")
_RATIO = re.compile(
    r" (?:out of|in) (?:every )?(one|two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,6})(?=\s[A-Za-z])"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written.

    Args:
        start, end: its characters.
        value: what it amounts to; the lower end where it is vague.
        high: the upper end of a vague number ("hundreds": 1,000); otherwise ``None``.
        scale: the word or letter it was multiplied by, as a factor; 1 when there is none.
        words: whether it is written in words.
        vague: the words that leave it open ("hundreds of", "several"); empty when it is exact.
    """

    start: int
    end: int
    value: float
    high: float | None = None
    scale: float = 1
    words: bool = False
    vague: str = ""


def find_numbers(text: str) -> list[Number]:
    """Return the numbers of ``text`` in order, without overlaps; ordinals and glued names are left out."""
    found = sorted((*_in_digits(text), *_in_words(text)), key=lambda number: number.start)
    numbers: list[Number] = []
    for number in found:
        if not numbers or number.start >= numbers[-1].end:
            numbers.append(number)
    return numbers


def scaled_by_letter(text: str, number: Number) -> Number:
    """Return an amount of money with the short scale behind it read ("$15bn", "£2m", "$4b")."""
    short = _SHORT_SCALE.match(text, number.end) if number.scale == 1 else None
    if short is None:
        return number
    factor = _SHORT_SCALES[short.group(1).lower()]
    return Number(number.start, short.end(), _times(number.value, factor), scale=factor, words=number.words)


def _in_digits(text: str) -> Iterator[Number]:
    done = 0
    for run in _DIGIT_RUN.finditer(text):
        start = run.start()
        if start < done or run.end() - start > _LONGEST:
            continue
        match = _DIGITS.match(text, start)
        if match is None or match.end() - start > _LONGEST:
            continue
        end = done = match.end()
        value = _digits_value(match.group())
        if value is None:
            continue
        if text[start - 1 : start] == "." and text[max(0, start - 2) : start - 1] in {"", " ", "("}:
            start, value = start - 1, float(f"0.{match.group()}") if match.group().isdigit() else value
        scale = _SCALE.match(text, end)
        factor = 1.0
        while scale is not None and factor < _LARGEST:
            word = scale.group(1).lower()
            factor *= _SCALES[word]
            end = scale.end()
            scale = _SCALE.match(text, end)
        if factor == 1 and text[end : end + 2].lower() in {"bn", "mn", "tn"} and not text[end + 2 : end + 3].isalnum():
            factor, end = _SHORT_SCALES[text[end : end + 2].lower()], end + 2
        yield Number(start, end, _times(value, factor), scale=factor)


def _digits_value(digits: str) -> float | None:
    extra = _VULGAR.get(digits[-1], 0.0)
    plain = digits.rstrip("½¼¾⅓⅔").replace(",", "")
    if not plain:
        return extra
    top, slash, bottom = plain.replace("⁄", "/").partition("/")
    value = float(top) if "." in top else int(top)
    if slash:
        return value / int(bottom) if int(bottom) else None
    return value + extra if extra else value


def _in_words(text: str) -> Iterator[Number]:
    done = 0
    opening = _WORD.match(text)
    inside = (match.span(1) for match in _WORD_INSIDE.finditer(text))
    for start, end in chain([opening.span()] if opening is not None else [], inside):
        if start < done:
            continue
        number = _read_words(text, start, end)
        if number is not None:
            done = number.end
            yield number


def _read_words(text: str, start: int, end: int) -> Number | None:
    word = text[start:end].lower()
    if word in _VAGUE or word == "tens":
        return _vague(text, start, end, word)
    if word in _FRACTIONS:
        return _fraction(text, start, end, word)
    total, current, scale = 0.0, 0.0, 1.0
    before = ""
    if word in _SCALES:
        multiplier = _MULTIPLIER.search(text, max(0, start - 12), start)
        if multiplier is None or multiplier.group(1) in {"per", "the"}:
            return None
        before = multiplier.group(1).lower()
        start = multiplier.start()
        current = 0.5 if "half" in before else 1.0
    last = word
    total, current, scale = _add(word, total, current, scale)
    while total + current < _LARGEST:
        following = _NEXT.match(text, end)
        if following is None:
            break
        joint, article, word = following.group(1), following.group(2), following.group(3).lower()
        singular = word.removesuffix("s")
        if word not in _SCALES and singular in _FRACTIONS and last in _ONES and joint in {" ", "-"}:
            return Number(start, following.end(), _ONES[last] * _FRACTIONS[singular], words=True)
        if not _may_follow(last, joint, article, word):
            break
        total, current, scale = _add(word, total, current, scale)
        last, end = word, following.end()
    value = total + current
    ratio = _RATIO.match(text, end) if value <= 10 else None
    if ratio is not None:
        base = _ONES.get(ratio.group(1)) or int(ratio.group(1))
        if value < base:
            return Number(start, ratio.end(), value / base, words=True)
    if before in {"several", "many", "a few", "few", "a couple of", "a couple"}:
        return Number(start, end, whole(value * 2), whole(value * 10), scale, words=True, vague=before)
    return Number(start, end, whole(value), scale=scale, words=True)


def _may_follow(last: str, joint: str, article: str | None, word: str) -> bool:
    if word == "half":
        return "and" in joint and article is not None
    if word in _SCALES:
        return "and" not in joint and article is None
    if article is not None:
        return False
    if last in _TENS and word in _ONES:
        return _ONES[word] < 10 and joint in {" ", "-"}
    return last in _SCALES and last != "dozen" and (word in _ONES or word in _TENS)


def _add(word: str, total: float, current: float, scale: float) -> tuple[float, float, float]:
    """Return total, current group and largest scale with one more word read."""
    if word in _SCALES:
        factor = _SCALES[word]
        if factor < 1000:
            return total, (current or 1.0) * factor, max(scale, factor)
        return total + (current or 1.0) * factor, 0.0, max(scale, factor)
    return total, current + (_ONES.get(word) or _TENS.get(word) or _FRACTIONS[word]), scale


def _vague(text: str, start: int, end: int, word: str) -> Number | None:
    of = _VAGUE_OF.match(text, end)
    if of is not None:
        base = (10 if word == "tens" else _VAGUE[word]) * _VAGUE.get(of.group(1), 10**12)
        words = f"{word} of {of.group(1)}"
        return Number(start, of.end(), base, base * 10, base, words=True, vague=words)
    if word == "tens" or (word == "scores" and _OF_PLAIN.match(text, end) is None):
        return None
    base = _VAGUE[word]
    return Number(start, end, base, base * 10 if base >= 100 else None, base, words=True, vague=word)


def _fraction(text: str, start: int, end: int, word: str) -> Number | None:
    of_scale = _OF_SCALE.match(text, end)
    if of_scale is not None and text[max(0, start - 3) : start].strip().lower() in {"a", ""}:
        factor = _SCALES[of_scale.group(1)]
        return Number(start, of_scale.end(), whole(_FRACTIONS[word] * factor), scale=factor, words=True)
    if word != "half":
        if text[max(0, start - 3) : start].strip().lower() == "a" and text[end : end + 4] == " of ":
            return Number(start - 2, end, _FRACTIONS[word], words=True)
        return None
    if _NO_HALF.search(text, max(0, start - 8), start) is not None:
        return None
    scale = _HALF_SCALE.match(text, end)
    if scale is not None:
        factor = _SCALES[scale.group(1)]
        return Number(start, scale.end(), factor // 2, scale=factor, words=True)
    article = _HALF_A.match(text, end)
    if article is not None:
        return Number(start, article.end(), 0.5, words=True)
    return Number(start, end, 0.5, words=True) if _HALF_OF.match(text, end) is not None else None


def _times(value: float, factor: float) -> float:
    """Return the product, without the dust that binary fractions leave ("2.2 million" is 2,200,000)."""
    return whole(round(value * factor, 6)) if factor != 1 else value


def whole(value: float) -> float:
    """Return ``value`` as an integer where it is one."""
    return int(value) if value == int(value) else value
