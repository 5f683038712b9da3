"""Expressions with a date of their own: "25 January 2010", "May 6", "the late 1930s", "the third quarter"."""

from __future__ import annotations

import datetime as dt
import re

from corpus.text.dates import periods
from corpus.text.dates.context import Context, Meaning, approximately, dated, unresolved, word_after
from corpus.text.dates.grammar import Found
from corpus.text.dates.numbers import ordinal, value_of
from corpus.text.dates.periods import Period
from corpus.text.dates.words import (
    DECADES,
    MONTHS,
    PARTS_OF_DAY,
    SEASONS,
    SHORT_MONTHS_ONLY_WITH_NUMBERS,
    ZONES,
)

# A year stands after these, before a mark, or at the end; "1500 people" does not.
_BEFORE_YEARS = frozenset(
    """in of since from by until till to before after during for early late mid through and between the or than
    around about circa back ( - – — / at year on as fiscal spring summer autumn fall winter""".split()
)


def iso_date(found: Found, context: Context) -> Meaning | None:
    """``2010-01-25``, ``7/8/07`` (the American order unless only the other one is possible), ``25.1.2010``."""
    del context
    numbers = [word for word in found.words if word.isdigit()]
    if found.words == ["9", "/", "11"]:
        return dated(periods.day(2001, 9, 11))
    if len(numbers) < 3 or (len(numbers[-1]) == 1 and "/" not in found.words):
        return None
    if len(numbers[0]) == 4:
        year, month, day = (int(number) for number in numbers)
    else:
        month, day, year = int(numbers[0]), int(numbers[1]), full_year(numbers[2])
        if "." in found.words or "-" in found.words or month > 12:
            month, day = day, month
    return dated(periods.day(year, month, day))


def full_year(digits: str) -> int:
    """Return the year two or four digits stand for; two digits are of the century up to 2030."""
    number = int(digits)
    if len(digits) != 2:
        return number
    return number + (2000 if number < 30 else 1900)


def day_of_month(found: Found, context: Context) -> Meaning | list[Meaning] | None:
    """A day: with or without weekday and year; an impossible one (30 February) is taken for nothing."""
    classes = found.classes
    at = classes.index("M")
    month = MONTHS[found.words[at]]
    days = [index for index, letter in enumerate(classes) if letter == "D"]
    index = min(days, key=lambda place: abs(place - at))
    if classes[index + 1 : index + 2] == "h" and not found.tokens.touching(found.first + index):
        return None
    number = int(found.words[index])
    if (month, number) == (9, 11) and "Y" not in classes and word_after(found) in ("attack", "attacks", "terrorist"):
        return dated(periods.day(2001, 9, 11))
    year, anchor = _year_in(found, context, month, number)
    if year is None:
        return unresolved(f"XXXX-{month:02d}-{number:02d}")
    return dated(periods.day(year, month, number), anchor=anchor) or []


def _year_in(found: Found, context: Context, month: int, day: int | None = None) -> tuple[int | None, dt.date | None]:
    """Return the year written in ``found``, or the one its month belongs to, and what that was told by."""
    written = year_written(found, context)
    if written is not None:
        return written, None
    relative = _relative_year(found, context)
    if relative is not None:
        return relative, context.now
    range_end = _YEAR_OF_RANGE.match(found.tokens.classes, found.last + 1)
    if day is not None and range_end is not None:
        return int(found.tokens.words[range_end.end() - 1]), None
    if any(letter == "L" for letter in found.classes):
        return _year_of_last(found, context, month), context.now
    if context.frame is not None and not context.narrative:
        return context.frame.year, context.frame.first
    return context.year_of_month(month, day), context.now


# "12 January" gets its year from "12 January to 4 August 1952".
_YEAR_OF_RANGE = re.compile(r"[-&t](?:e?Dh?f?M\.?|M\.?Dh?),?Y")


def year_written(found: Found, context: Context) -> int | None:
    """Return the year that stands in ``found`` in digits, or ``None``."""
    classes = found.classes
    at = classes.rfind("Y")
    if at >= 0:
        return int(found.words[at])
    at = classes.rfind("'")
    if at >= 0 and classes[at + 1 : at + 2] in ("D", "N") and len(found.words[at + 1]) == 2:
        year = full_year(found.words[at + 1])
        near = context.now.year if context.narrative and context.now else year
        return year + 100 * round((near - year) / 100)
    return None


_YEARS_AWAY = {
    **dict.fromkeys(("last", "past", "previous", "preceding", "prior", "latest"), -1),
    **dict.fromkeys(("next", "coming", "following", "upcoming"), 1),
}


def _relative_year(found: Found, context: Context) -> int | None:
    """Return the year of "of that year", "last year" and the like at the end of ``found``."""
    words = found.words
    if words[-1] != "year" or len(words) < 2:
        return None
    base = context.then if words[-2] in ("that", "same", "the") else context.now
    if base is None:
        return None
    return base.year + _YEARS_AWAY.get(words[-2], 0)


def _year_of_last(found: Found, context: Context, month: int) -> int | None:
    """Return the year of "last May", "next May"."""
    now = context.now
    if now is None:
        return None
    if found.words[0] in ("next", "coming", "upcoming", "following") or "next" in found.words[:2]:
        return now.year if month > now.month else now.year + 1
    return now.year if month < now.month else now.year - 1


def month(found: Found, context: Context) -> Meaning | None:
    """A month, or a part of one ("the end of May")."""
    classes = found.classes
    at = classes.index("M")
    name = found.words[at]
    number = MONTHS[name]
    bare = classes in ("M", "M.")
    if bare and name in SHORT_MONTHS_ONLY_WITH_NUMBERS and not _is_month(found):
        return None
    year, anchor = _year_in(found, context, number)
    if year is None:
        return unresolved(f"XXXX-{number:02d}")
    meaning = dated(periods.month(year, number), anchor=anchor)
    return approximately(meaning, found.words[:at]) if _is_part(classes[:at]) else meaning


_BEFORE_MONTHS = frozenset("in since by until till of from during after before between through mid-".split())


def _is_month(found: Found) -> bool:
    """Return whether "May" or "March" standing alone is a month rather than a name or a verb."""
    before, after = found.before(), found.after()
    if before == "to":
        return "M" in found.tokens.classes[max(found.first - 4, 0) : found.first]
    if before in _BEFORE_MONTHS:
        return True
    if before in ("a", "the", "this", "last", "next"):
        return after[:1].islower() and after not in ("on", "for", "of", "to", "in")
    return before in ("and", "or", ",", "-") and found.tokens.classes[max(found.first - 2, 0)] == "M"


def _is_part(prefix: str) -> bool:
    return any(letter in "EGx" for letter in prefix)


def month_list(found: Found, context: Context) -> list[Meaning]:
    """``June and July 1789``: two months of one year."""
    del context
    classes = found.classes
    year = int(found.words[classes.rindex("Y")])
    second = classes.rindex("M")
    first_meaning = dated(periods.month(year, MONTHS[found.words[0]]))
    second_meaning = dated(periods.month(year, MONTHS[found.words[second]]))
    return _placed((first_meaning, found.first, found.first), (second_meaning, found.first + second, found.last))


def _placed(*pieces: tuple[Meaning | None, int, int]) -> list[Meaning]:
    kept: list[Meaning] = []
    for meaning, first, last in pieces:
        if meaning is not None:
            meaning.tokens = (first, last)
            kept.append(meaning)
    return kept


def day_list(found: Found, context: Context) -> list[Meaning]:
    """``May 6 and 7``, ``August 4-6, 2012``, ``12 and 14 July``: several days of one month."""
    classes = found.classes
    at = classes.index("M")
    month = MONTHS[found.words[at]]
    days = [index for index, letter in enumerate(classes) if letter == "D"]
    year, anchor = _year_in(found, context, month, int(found.words[days[0]]))
    if year is None:
        return []
    pieces: list[tuple[Meaning | None, int, int]] = []
    for index in days:
        first = last = index
        if classes[last + 1 : last + 2] == "h":
            last += 1
        if index == days[0] and at < index:
            first = at
        if index == days[-1]:
            last = len(classes) - 1
        if first and classes[first - 1] == "e":
            first -= 1
        meaning = dated(periods.day(year, month, int(found.words[index])), anchor=anchor)
        pieces.append((meaning, found.first + first, found.first + last))
    return _placed(*pieces)


def clock(found: Found, context: Context) -> Meaning | list[Meaning] | None:
    """A time of day with the day where the text tells it; "5 p.m. on May 2" is two expressions."""
    classes, words = found.classes, found.words
    start = _clock_start(classes)
    hour, minute, zone = _read_clock(words[start:], classes[start:])
    if hour is None:
        return None
    day = _day_beside(found, context)
    date = day.first if day else None
    prefix = date.isoformat() if date else "XXXX-XX-XX"
    value = f"{prefix}T{hour:02d}:{minute:02d}{zone}"
    time = Meaning("TIME", value, date, date, "day" if date else "vague", context.now, mentions=day)
    between = max(classes.find("i"), classes.find(",") if classes[-1] != "," else -1)
    if between < 0 or day is None:
        return time
    split = found.first + between
    beside = dated(day, anchor=context.now)
    if start > between:
        return _placed((beside, found.first, split - 1), (time, split + 1, found.last))
    return _placed((time, found.first, split - 1), (beside, split + 1, found.last))


def day_number(found: Found, context: Context) -> Meaning | None:
    """``on the 19th``: a day of the month the text speaks of."""
    base = context.then if context.narrative else context.now
    if base is None or found.before() not in ("on", "by", "until", "of", "and", "from", "to", "before", "after"):
        return None
    if found.after()[:1].isalpha() and found.after() not in ("and", "to", "the", "at", "in", "but", "when", "was"):
        return None
    return dated(periods.day(base.year, base.month, int(found.words[1])), anchor=base)


def _clock_start(classes: str) -> int:
    colon = classes.find(":")
    if colon > 0:
        return colon - 1
    for index, letter in enumerate(classes):
        following = classes[index + 1 : index + 2]
        if letter in "DNYC" and following and following in "kaJZo":
            return index
    return 0


def _read_clock(words: list[str], classes: str) -> tuple[int | None, int, str]:
    hour = value_of(words[:1], classes[:1]) or 0
    minute = 0
    if classes[1:2] == ":":
        minute = int(words[2])
    elif len(words[0]) == 4 and words[0].isdigit():
        hour, minute = divmod(int(words[0]), 100)
    hour = int(hour)
    rest = words[1:6]
    if "pm" in rest or "p" in rest:
        hour += 12 if hour < 12 else 0
    elif ("am" in rest or "a" in rest) and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return None, 0, ""
    zone = next((ZONES[word] for word, letter in zip(words, classes, strict=True) if letter == "Z"), "")
    return hour, minute, zone


def _day_beside(found: Found, context: Context) -> Period | None:
    """Return the day written in the same expression, else the day the text speaks of."""
    # Imported here: days beside a clock may be relative ones, and those need this module's months.
    from corpus.text.dates import relative

    classes = found.classes
    if "M" in classes:
        at = classes.index("M")
        span = (at - 1, at + 1) if classes[at - 1 : at] == "D" else (at, at + 1)
        month = MONTHS[found.words[at]]
        places = [i for i in (at + 1, at - 1, at + 2, at - 2) if 0 <= i < len(classes) and classes[i] == "D"]
        del span
        if not places:
            return None
        number = int(found.words[places[0]])
        year, _ = _year_in(found, context, month, number)
        return periods.day(year, month, number) if year else None
    if "W" in classes:
        return relative.weekday_period(found, context)
    if "R" in classes:
        return relative.day_word_period(found, context)
    if context.spoken_day and (context.narrative or context.same_sentence):
        return context.spoken_day
    return periods.of_day(context.now) if context.now else None


def part_of_date(found: Found, context: Context) -> Meaning | None:
    """``the night of 10 August 1792``, ``Sunday dawn of 25 June``, ``the morning of Tuesday``."""
    classes = found.classes
    part = PARTS_OF_DAY[found.words[classes.index("P")]]
    day = _day_beside(found, context)
    if day is None:
        return None
    return Meaning("TIME", f"{day.value}T{part}", day.first, day.last, "day", context.now, mentions=day)


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
    return _placed((meanings[0], first, first), (meanings[1], first + numbers[1], found.last))


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
    relative = _relative_year(found, context)
    now = context.now
    if relative is not None:
        return relative, now
    if now is None:
        return None, None
    if "'" in found.classes:  # "last year's third quarter"
        return now.year + max((_YEARS_AWAY.get(word, 0) for word in found.words[:2]), key=abs), now
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
        return month(found, context)
    if classes.endswith("u") and words[-1] != "year":
        return None
    year, anchor = _year_of_part(found, context, number * 6)
    return dated(periods.half(year, number), anchor=anchor) if year else None


def fiscal(found: Found, context: Context) -> Meaning | None:
    """``fiscal 1989``, ``the current fiscal year``: the calendar does not tell a company's year; the label stays."""
    year = year_written(found, context)
    anchor = None
    if year is None:
        if found.words[-1] != "year" or context.now is None:
            return None
        anchor = context.now
        year = (
            anchor.year + {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(found.words[-3], 0)
            if len(found.words) > 2
            else anchor.year + {"last": -1, "previous": -1, "next": 1}.get(found.words[0], 0)
        )
    return approximately(dated(periods.year(year), anchor=anchor))


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
        relative = _relative_year(found, context)
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
    return approximately(meaning, words) if _is_part(classes) else meaning


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
    return _placed(
        (dated(periods.year(start)), found.first + at, found.first + at),
        (dated(periods.year(end)), found.first + dash, found.last),
    )


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
    return approximately(meaning, words) if _is_part(classes) else meaning


_COUNTED = frozenset("people men women children troops percent".split())


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
    "iso_date": iso_date,
    "day_of_month": day_of_month,
    "day_number": day_number,
    "day_list": day_list,
    "day_list_before": day_list,
    "month": month,
    "month_list": month_list,
    "clock": clock,
    "part_of_date": part_of_date,
    "before_christ": before_christ,
    "quarter": quarter,
    "half": half,
    "fiscal": fiscal,
    "season": season,
    "decade": decade,
    "year_range": year_range,
    "year": year,
}
