"""Holidays that news English names as if they were dates."""

from __future__ import annotations

import datetime as dt

from corpus.text.dates import periods
from corpus.text.dates.periods import Period

_FIXED = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "halloween": (10, 31),
    "new year day": (1, 1),
    "new year eve": (12, 31),
    "the new year": (1, 1),
    "independence day": (7, 4),
    "veterans day": (11, 11),
}
_MOVING_MONTHS = {"thanksgiving": 11, "thanksgiving day": 11, "easter": 4, "labor day": 9, "memorial day": 5}


def named(words: list[str]) -> str | None:
    """Return the holiday that ``words`` (lower case) name, as the other functions know it."""
    name = " ".join(word for word in words if word.isalpha() and word not in ("s", "of"))
    if name in _FIXED or name in _MOVING_MONTHS:
        return name
    first = words[0]
    return first if first in _FIXED or first in _MOVING_MONTHS else None


def month_of(name: str) -> int:
    """Return the month (1 to 12) a holiday mostly falls in."""
    return _FIXED[name][0] if name in _FIXED else _MOVING_MONTHS[name]


def day_of(name: str, year: int) -> Period | None:
    """Return the day of a holiday in ``year``."""
    if name in _FIXED:
        return periods.day(year, *_FIXED[name])
    if not 1583 <= year <= 9999:
        return None
    match name:
        case "easter":
            day = _easter(year)
        case "labor day":
            day = _monday(dt.date(year, 9, 7))
        case "memorial day":
            day = _monday(dt.date(year, 5, 31))
        case _:
            day = _thanksgiving(year)
    return periods.of_day(day)


def _monday(latest: dt.date) -> dt.date:
    """Return the last Monday up to ``latest``."""
    return latest - dt.timedelta(days=latest.weekday())


def _thanksgiving(year: int) -> dt.date:
    """The fourth Thursday of November (United States)."""
    first = dt.date(year, 11, 1)
    return first + dt.timedelta(days=(3 - first.weekday()) % 7 + 21)


def _easter(year: int) -> dt.date:
    """Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    moon = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * moon) // 451
    month, day = divmod(h + moon - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)
