"""Years, their parts, and what is made of them: "the third quarter", "last winter", "the late 1930s", "264 BC"."""

from __future__ import annotations

import datetime as dt

from corpus.text.dates import days, periods
from corpus.text.dates.context import Context, Meaning, approximately, dated, is_part, placed, unresolved, word_after
from corpus.text.dates.grammar import Found
from corpus.text.dates.numbers import ordinal
from corpus.text.dates.words import DECADES, SEASONS
from corpus.text.dates.written import YEARS_AWAY, relative_year, year_written


def before_christ(found: Found, context: Context) -> Meaning | list[Meaning] | None:
    """``264 BC``, ``the 3rd century BC``, ``AD 64``. Python's calendar has no days before the year 1."""
    del context
    words = found.words
    letters = "".join(word for word in words if word.isalpha() and word not in ("the", "to", "of"))
    ours = letters.startswith("ad") or (letters.endswith(("ad", "ce")) and not letters.endswith("bce"))
    numbers = [index for index, word in enumerate(words) if word.isdigit()]
    if "u" in found.classes:
        number = int(words[numbers[0]]) if numbers else max(map(ordinal, words))
        if "century" not in words or not 1 <= number <= 99:
            return None
        return dated(periods.century(100 * (number - 1))) if ours else unresolved(f"BC{number - 1:02d}")
    meanings = [
        dated(periods.year(int(words[index]))) if ours else unresolved(f"BC{int(words[index]):04d}")
        for index in numbers
    ]
    if len(numbers) == 1:
        return meanings[0]
    first = found.first
    return placed((meanings[0], first, first), (meanings[1], first + numbers[1], found.last))


def quarter(found: Found, context: Context) -> Meaning | None:
    """``the third quarter of 2009``; ``the 19th century`` has the same shape."""
    classes, words = found.classes, found.words
    unit = next((word for word in words if word in ("quarter", "century", "decade")), "")
    number = next((ordinal(word) for word in words if ordinal(word)), None)
    if "final" in words:
        number = 4
    if classes[0] == "z":
        number, unit = int(words[1]), "quarter"
        if not found.tokens.touching(found.first) or number > 4:
            return None
    elif number is None:
        number = next((int(word) for word in words if word.isdigit()), 0)
    if unit == "century":
        return dated(periods.century(100 * (number - 1))) if 1 < number < 40 else None
    if unit != "quarter" or number > 4:
        return None
    year, anchor = _year_of_part(found, context, number * 3)
    if year is None:
        return unresolved(f"XXXX-Q{number}")
    return dated(periods.quarter(year, number), anchor=anchor)


def _year_of_part(found: Found, context: Context, last_month: int) -> tuple[int | None, dt.date | None]:
    """Return the year of a quarter or half: as written, else the last that has begun unless the tense is future."""
    written = year_written(found, context)
    if written is not None:
        return written, None
    relative = relative_year(found, context)
    now = context.now
    if relative is not None:
        return relative, now
    if now is None:
        return None, None
    if "'" in found.classes:  # "last year's third quarter"
        return now.year + max((YEARS_AWAY.get(word, 0) for word in found.words[:2]), key=abs), now
    if context.tense != "future" and last_month - 2 > now.month and not context.narrative:
        return now.year - 1, now
    return now.year, now


def half(found: Found, context: Context) -> Meaning | None:
    """``the second half of 1936``; "the first part" and "the second half" of a game are no dates."""
    classes, words = found.classes, found.words
    if "half" not in words or "f" not in classes:
        return None
    number = 2 if "latter" in words else next((ordinal(word) for word in words if ordinal(word)), 0)
    if number not in (1, 2):
        return None
    if "M" in classes:
        return days.month(found, context)
    if classes.endswith("u") and words[-1] != "year":
        return None
    year, anchor = _year_of_part(found, context, number * 6)
    return dated(periods.half(year, number), anchor=anchor) if year else None


def fiscal(found: Found, context: Context) -> Meaning | None:
    """``fiscal 1989``, ``the current fiscal year``: a company's own year lies near the calendar's of that number."""
    written = year_written(found, context)
    if written is not None:
        return approximately(dated(periods.year(written)))
    anchor = context.now
    if anchor is None or found.words[-1] != "year":
        return None
    away = sum(YEARS_AWAY.get(word, 0) for word in found.words)
    return approximately(dated(periods.year(anchor.year + away), anchor=anchor))


def season(found: Found, context: Context) -> Meaning | None:
    """``the spring of 1789``, ``last summer``; "fall" and "spring" are seasons only where the words around say so."""
    classes, words = found.classes, found.words
    at = classes.index("S")
    code = SEASONS[words[at]]
    written = found.tokens.words[found.first + at].strip()
    year, anchor = year_written(found, context), None
    if words[at] in ("fall", "spring") and classes[-1] == "S" and not _is_season(found, classes[:at], written):
        return None
    if year is None:
        relative = relative_year(found, context)
        year = relative if relative is not None else _year_of_season(words[:at], code, context)
        anchor = context.now
    if year is None:
        return unresolved(f"XXXX-{code}")
    return dated(periods.season(year, code), anchor=anchor)


def _is_season(found: Found, prefix: str, written: str) -> bool:
    if word_after(found) in ("of", "in", "from", "to", "for", "by"):
        return False
    if any(letter in "LT" for letter in prefix):
        return True
    if found.before() not in ("in", "by", "during", "until", "since", "of", "for"):
        return written[0].isupper() and found.before() not in (".", "", "\n")
    return "e" in prefix or written == "spring"


def _year_of_season(prefix: list[str], code: str, context: Context) -> int | None:
    now = context.now
    if now is None:
        return None
    order = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}
    if code == "WI":
        year = now.year + (now.month >= 10)
        if "last" in prefix:
            return year - 1 if now.month >= 10 or now.month < 3 else year
        return year + 1 if "next" in prefix and now.month < 3 else year
    if "last" in prefix:
        return now.year if order[code] + 1 < now.month else now.year - 1
    if "next" in prefix:
        return now.year if order[code] > now.month and context.narrative else now.year + 1
    if not context.narrative and context.tense == "past" and order[code] - 1 > now.month:
        return now.year - 1
    return now.year


def decade(found: Found, context: Context) -> Meaning | None:
    """``the 1980s``, ``the late '60s``, ``the nineties``."""
    classes, words = found.classes, found.words
    if "c" in classes:
        return dated(periods.decade(1900 + DECADES[words[-1]])) if classes[0] == "e" else None
    at = classes.rindex("s") - 1
    if classes[at] == "'":
        at -= 1
    if at < 0 or not words[at].isdigit() or not found.tokens.touching(found.first + at):
        return None
    number = int(words[at])
    if number % 10 or len(words[at]) not in (2, 4):
        return None
    if len(words[at]) == 4:
        meaning = dated(periods.century(number) if number % 100 == 0 and number < 2000 else periods.decade(number))
    elif "e" not in classes and "'" not in classes and found.before() not in ("the", "early", "late", "-", "and", "or"):
        return None
    else:
        meaning = dated(periods.decade(1900 + number if number >= 20 else 2000 + number))
    return approximately(meaning, words) if is_part(classes) else meaning


def year_range(found: Found, context: Context) -> list[Meaning]:
    """``1914-18``, ``1939–1945``: two years."""
    del context
    classes, words = found.classes, found.words
    at = classes.index("Y")
    first, second = words[at], words[-1]
    start = int(first)
    end = int(first[: 4 - len(second)] + second) if len(second) <= 4 else 0
    if len(second) in (1, 3) or end <= start:
        return []
    dash = len(classes) - 1
    return placed(
        (dated(periods.year(start)), found.first + at, found.first + at),
        (dated(periods.year(end)), found.first + dash, found.last),
    )


# A year stands after these, before a mark, or at the end; "1500 people" does not.
_BEFORE_YEARS = frozenset(
    """in of since from by until till to before after during for early late mid through and between the or than
    around about circa back ( - – — / at year on as fiscal spring summer autumn fall winter""".split()
)


_COUNTED = frozenset("people men women children troops percent".split())


def year(found: Found, context: Context) -> Meaning | None:
    """A year by itself or a part of one; told from counts by the words around it."""
    classes, words = found.classes, found.words
    number = year_written(found, context)
    if number is None or ("u" in classes and "year" not in words):
        return None
    if "'" in classes:
        start = found.first + classes.index("'")
        begins_word = start == 0 or not found.tokens.touching(start - 1)
        if not (begins_word and found.tokens.touching(start)) or (number < 1930 and not context.narrative):
            return None
    elif classes == "Y" and not _is_year(found, number):
        return None
    if found.before() in ("$", "£", "€", "#", ".", ",") and classes == "Y" and found.tokens.touching(found.first - 1):
        return None
    meaning = dated(periods.year(number))
    return approximately(meaning, words) if is_part(classes) else meaning


def _is_year(found: Found, number: int) -> bool:
    following, before = found.after(), found.before()
    if (
        following == "%"
        or following in _COUNTED
        or (following in ("-", ":", "/", ".") and found.tokens.touching(found.last) and _digits_follow(found))
    ):
        return False
    if before in ("/", ":", "no", "room", "flight") and not found.before(2).isdigit():
        return False
    if (
        following[:1].islower()
        and following.endswith("s")
        and following not in ("is", "was", "has", "as", "its", "s", "this")
    ):
        return before in ("in", "since", "by", "of", "until", "the", "from") and 1800 <= number <= 2100
    if 1700 <= number <= 2100:
        return True
    return before in _BEFORE_YEARS


def _digits_follow(found: Found) -> bool:
    return found.after(2).isdigit()


RULES = {
    "before_christ": before_christ,
    "quarter": quarter,
    "half": half,
    "fiscal": fiscal,
    "season": season,
    "decade": decade,
    "year_range": year_range,
    "year": year,
}
