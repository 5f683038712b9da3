"""Periods: calendar units as intervals of days with their TIMEX3 values.

Every constructor returns ``None`` where the calendar has no such period (30 February, year 0), so that callers
never meet an exception from :mod:`datetime`.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal, NamedTuple

Unit = Literal["day", "week", "month", "quarter", "half", "season", "year", "decade", "century"]

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_ONE_DAY = dt.timedelta(days=1)


class Period(NamedTuple):
    """A calendar unit: its first and last day (inclusive), the unit, and its TIMEX3 value."""

    first: dt.date
    last: dt.date
    unit: Unit
    value: str

    @property
    def year(self) -> int:
        """The year in which it begins; for a winter the year it is named after."""
        return self.last.year if self.value.endswith("WI") else self.first.year


def day(year: int, month: int, number: int) -> Period | None:
    """Return the day, or ``None`` where there is no such day."""
    try:
        return of_day(dt.date(year, month, number))
    except ValueError:
        return None


def of_day(date: dt.date) -> Period:
    """Return ``date`` as a period."""
    return Period(date, date, "day", date.isoformat())


def week(date: dt.date) -> Period | None:
    """Return the ISO week (Monday to Sunday) that holds ``date``."""
    year, number, weekday = date.isocalendar()
    first, last = add_days(date, 1 - weekday), add_days(date, 7 - weekday)
    if first is None or last is None:
        return None
    return Period(first, last, "week", f"{year:04d}-W{number:02d}")


def weekend(date: dt.date) -> Period | None:
    """Return the Saturday and Sunday of the ISO week that holds ``date``."""
    whole = week(date)
    if whole is None:
        return None
    return Period(whole.last - _ONE_DAY, whole.last, "week", whole.value + "-WE")


def month(year: int, number: int) -> Period | None:
    """Return the month ``number`` (1 to 12) of ``year``."""
    if not (1 <= year <= 9999 and 1 <= number <= 12):
        return None
    last = calendar.monthrange(year, number)[1]
    return Period(dt.date(year, number, 1), dt.date(year, number, last), "month", f"{year:04d}-{number:02d}")


def quarter(year: int, number: int) -> Period | None:
    """Return the calendar quarter ``number`` (1 to 4) of ``year``."""
    return _months(year, 3 * number - 2, 3, "quarter", f"Q{number}") if 1 <= number <= 4 else None


def half(year: int, number: int) -> Period | None:
    """Return the first or second half of ``year``."""
    return _months(year, 6 * number - 5, 6, "half", f"H{number}") if 1 <= number <= 2 else None


def season(year: int, code: str) -> Period | None:
    """Return the meteorological season ``SP``, ``SU``, ``FA`` or ``WI``.

    A winter has the year in which it ends, as in "in the winter of 1951" beside "January 1951".
    """
    begins = year - 1 if code == "WI" else year
    found = _months(begins, _SEASON_MONTHS[code], 3, "season", code)
    return found and found._replace(value=f"{year:04d}-{code}")


def year(number: int) -> Period | None:
    """Return the year ``number`` of the common era."""
    if not 1 <= number <= 9999:
        return None
    return Period(dt.date(number, 1, 1), dt.date(number, 12, 31), "year", f"{number:04d}")


def decade(number: int) -> Period | None:
    """Return the decade that holds the year ``number``."""
    return _years(number // 10 * 10, 10, "decade", f"{number // 10:03d}")


def century(number: int) -> Period | None:
    """Return the century that holds the year ``number``, counted as the hundreds ("the 1800s")."""
    return _years(number // 100 * 100, 100, "century", f"{number // 100:02d}")


def around(date: dt.date, unit: Unit) -> Period | None:
    """Return the ``unit`` that holds ``date``."""
    found: Period | None
    match unit:
        case "day":
            found = of_day(date)
        case "week":
            found = week(date)
        case "month":
            found = month(date.year, date.month)
        case "quarter":
            found = quarter(date.year, (date.month + 2) // 3)
        case "half":
            found = half(date.year, (date.month + 5) // 6)
        case "season":
            found = None
        case "year":
            found = year(date.year)
        case "decade":
            found = decade(date.year)
        case "century":
            found = century(date.year)
    return found


def shifted(date: dt.date, unit: Unit, count: int) -> Period | None:
    """Return the ``unit`` that lies ``count`` units after (or before, when negative) the one of ``date``."""
    moved = add(date, unit, count)
    return None if moved is None else around(moved, unit)


def add(date: dt.date, unit: Unit, count: int) -> dt.date | None:
    """Return the date ``count`` units away; the day of the month is cut to what the month has."""
    match unit:
        case "day":
            return add_days(date, count)
        case "week":
            return add_days(date, 7 * count)
        case "month":
            return _add_months(date, count)
        case "quarter" | "season":
            return _add_months(date, 3 * count)
        case "half":
            return _add_months(date, 6 * count)
        case "year":
            return _add_months(date, 12 * count)
        case "decade":
            return _add_months(date, 120 * count)
        case "century":
            return _add_months(date, 1200 * count)


def add_days(date: dt.date, count: int) -> dt.date | None:
    """Return the date ``count`` days away, ``None`` outside the years 1 to 9999."""
    ordinal = date.toordinal() + count
    return dt.date.fromordinal(ordinal) if 1 <= ordinal <= dt.date.max.toordinal() else None


def _add_months(date: dt.date, count: int) -> dt.date | None:
    index = date.year * 12 + date.month - 1 + count
    target = month(index // 12, index % 12 + 1)
    return target and target.first.replace(day=min(date.day, target.last.day))


def _months(year_: int, first: int, count: int, unit: Unit, suffix: str) -> Period | None:
    start = month(year_, first)
    final = start and _add_months(start.first, count - 1)
    end = final and month(final.year, final.month)
    if start is None or end is None:
        return None
    return Period(start.first, end.last, unit, f"{year_:04d}-{suffix}")


def _years(first: int, count: int, unit: Unit, value: str) -> Period | None:
    start, end = year(max(first, 1)), year(first + count - 1)
    if start is None or end is None:
        return None
    return Period(start.first, end.last, unit, value)
