"""Days and months: "25 January 2010", "May 6 and 7", "the end of March"."""

from __future__ import annotations

import datetime as dt
import re

from corpus.text.dates import periods
from corpus.text.dates.context import Context, Meaning, approximately, dated, is_part, placed, unresolved, word_after
from corpus.text.dates.grammar import Found
from corpus.text.dates.words import MONTHS, SHORT_MONTHS_ONLY_WITH_NUMBERS
from corpus.text.dates.written import full_year, relative_year, year_written


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


def day_of_month(found: Found, context: Context) -> Meaning | list[Meaning] | None:
    """A day: with or without weekday and year; an impossible one (30 February) is taken for nothing."""
    classes = found.classes
    at = classes.index("M")
    month = MONTHS[found.words[at]]
    days = [index for index, letter in enumerate(classes) if letter == "D"]
    if not days:
        return None  # "0 May 1950" names no day
    index = min(days, key=lambda place: abs(place - at))
    if classes[index + 1 : index + 2] == "h" and not found.tokens.touching(found.first + index):
        return None
    number = int(found.words[index])
    if (month, number) == (9, 11) and "Y" not in classes and word_after(found) in ("attack", "attacks", "terrorist"):
        return dated(periods.day(2001, 9, 11))
    year, anchor = year_of_month(found, context, month, number)
    if year is None:
        return unresolved(f"XXXX-{month:02d}-{number:02d}")
    return dated(periods.day(year, month, number), anchor=anchor) or []


# "12 January" gets its year from "12 January to 4 August 1952".
_YEAR_OF_RANGE = re.compile(r"[-&t](?:e?Dh?f?M\.?|M\.?Dh?),?Y")


def year_of_month(
    found: Found, context: Context, month: int, day: int | None = None
) -> tuple[int | None, dt.date | None]:
    """Return the year written in ``found``, or the one its month belongs to, and what that was told by."""
    written = year_written(found, context)
    if written is not None:
        return written, None
    relative = relative_year(found, context)
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


def _year_of_last(found: Found, context: Context, month: int) -> int | None:
    """Return the year of "last May", "next May"."""
    now = context.now
    if now is None:
        return None
    if found.words[0] in ("next", "coming", "upcoming", "following") or "next" in found.words[:2]:
        return now.year if month > now.month else now.year + 1
    return now.year if month < now.month else now.year - 1


def day_number(found: Found, context: Context) -> Meaning | None:
    """``on the 19th``: a day of the month the text speaks of."""
    base = context.then if context.narrative else context.now
    if base is None or found.before() not in ("on", "by", "until", "of", "and", "from", "to", "before", "after"):
        return None
    if found.after()[:1].isalpha() and found.after() not in ("and", "to", "the", "at", "in", "but", "when", "was"):
        return None
    return dated(periods.day(base.year, base.month, int(found.words[1])), anchor=base)


def day_list(found: Found, context: Context) -> list[Meaning]:
    """``May 6 and 7``, ``August 4-6, 2012``, ``12 and 14 July``: several days of one month."""
    classes = found.classes
    at = classes.index("M")
    month = MONTHS[found.words[at]]
    days = [index for index, letter in enumerate(classes) if letter == "D"]
    year, anchor = year_of_month(found, context, month, int(found.words[days[0]]))
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
    return placed(*pieces)


def month(found: Found, context: Context) -> Meaning | None:
    """A month, or a part of one ("the end of May")."""
    classes = found.classes
    at = classes.index("M")
    name = found.words[at]
    number = MONTHS[name]
    bare = classes in ("M", "M.")
    if bare and name in SHORT_MONTHS_ONLY_WITH_NUMBERS and not _is_month(found):
        return None
    year, anchor = year_of_month(found, context, number)
    if year is None:
        return unresolved(f"XXXX-{number:02d}")
    meaning = dated(periods.month(year, number), anchor=anchor)
    return approximately(meaning, found.words[:at]) if is_part(classes[:at]) else meaning


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


def month_list(found: Found, context: Context) -> list[Meaning]:
    """``June and July 1789``: two months of one year."""
    del context
    classes = found.classes
    year = int(found.words[classes.rindex("Y")])
    second = classes.rindex("M")
    first_meaning = dated(periods.month(year, MONTHS[found.words[0]]))
    second_meaning = dated(periods.month(year, MONTHS[found.words[second]]))
    return placed((first_meaning, found.first, found.first), (second_meaning, found.first + second, found.last))


RULES = {
    "iso_date": iso_date,
    "day_of_month": day_of_month,
    "day_number": day_number,
    "day_list": day_list,
    "day_list_before": day_list,
    "month": month,
    "month_list": month_list,
}
