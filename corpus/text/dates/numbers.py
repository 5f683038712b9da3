"""Numbers as news writes them (``1,460``, ``twenty-five``, ``two and a half``), and lengths of time made of them."""

from __future__ import annotations

from corpus.text.dates.words import CARDINALS, ORDINALS, SCALES, TENS

_LETTERS = {"E": "DE", "C": "CE", "N": "D", "WE": "WE"}


def ordinal(word: str) -> int:
    """Return the number an ordinal word stands for, 0 for other words."""
    return ORDINALS.get(word, 0)


def value_of(words: list[str], classes: str) -> float | None:
    """Return the number ``words`` (lower case) spell; ``None`` for an unknown number ("several", "dozens").

    Of a range ("two to three") it is the first number.
    """
    total: float | None = None
    digits = ""
    for index, (word, letter) in enumerate(zip(words, classes, strict=True)):
        if letter in "DNY":
            if digits and words[index - 1] == "," and len(word) == 3:
                digits += word
            elif digits and words[index - 1] == ".":
                digits += "." + word
            elif digits and words[index - 1] == "/":
                digits = str(float(digits) + 0.5)
            elif digits or total is not None:
                continue
            else:
                digits = word
        elif letter == "C":
            if word in SCALES:
                total = (total or 1) * SCALES[word]
            elif word not in CARDINALS or (total is not None and not _joins(total, word)):
                return total
            else:
                total = (total or 0) + CARDINALS[word]
        elif letter == "t" or (letter == "&" and word == "or"):
            break
        elif letter == "G" and word == "half":
            total = (float(digits) if digits else total or 0) + 0.5
            digits = ""
        elif letter == "q":
            return None
    if digits:
        return float(digits[:15])
    if total is None and ("a" in classes or "another" in words):
        return 1
    return total


def _joins(total: float, word: str) -> bool:
    """Return whether ``word`` continues the number so far: "twenty-five", "hundred and five"."""
    return total >= 100 or (total in TENS.values() and CARDINALS[word] < 10)


def duration_value(count: float | None, code: str) -> str:
    """Return the TIMEX3 value of ``count`` units, ``X`` for an unknown number: ``P5Y``, ``PT30M``, ``PXW``."""
    if code == "E" and count is not None:
        return duration_value(10 * count, "Y")
    if code == "F":
        return duration_value(count and count * 2, "W")
    number = "X" if count is None else f"{count:g}" if count < 1e6 else str(int(count))
    if code.startswith("T"):
        return f"PT{number}{code[1]}"
    return f"P{number}{_LETTERS.get(code, code)}"
