"""Dates as they are printed at the head of a page, stand in a URL, or come in a record.

Only whole lines are read ("Published: 12 March 2014, 10:15 GMT"); dates in running text are none of this
module's business. Days and times are those of the outlet's own calendar: a time zone is read over, never
converted.
"""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import NamedTuple

_MONTHS = {
    name: number
    for number, names in enumerate(
        """jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|
        oct october|nov november|dec december""".split("|"),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = r"(?P<{}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DATE = re.compile(
    rf"""(?<![\w/])(?:
        {_MONTH.format("month1")}\s{{1,3}}(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<year1>\d{{4}})
      | (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,3}}(?:of\s)?{_MONTH.format("month2")},?\s{{1,3}}(?P<year2>\d{{4}})
      | (?P<year3>\d{{4}})[-/.](?P<month3>\d{{1,2}})[-/.](?P<day3>\d{{1,2}})(?:T(?=\d)|(?!\d))
      | (?P<first>\d{{1,2}})(?P<mark>[-/.])(?P<second>\d{{1,2}})(?P=mark)(?P<year4>\d{{4}})
    )(?!/|(?<!T)\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_TIME = re.compile(
    r"""(?<![\d.:])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?:[:.]\d{2}(?:\.\d{1,6})?)?)?
        \s?(?:(?P<half>[ap])\.?m\b\.?|(?P<h>h(?:rs|ours)?\b))?""",
    re.IGNORECASE | re.VERBOSE,
)
_ZONE = re.compile(r"\b(?:GMT|UTC|Z|BST|IST|MSK|[A-Z]{1,4}T|CEST?|EEST?|WEST?)\b|[+-]\d{1,2}:?\d{2}\b|[+-]\d\b")
_LABEL = re.compile(
    r"\b(?P<label>(?:first |last )?(?:published|posted|updated|modified|edited|issued|created|release|date|dated"
    r"|publication date))\b",
    re.IGNORECASE,
)
_LATER = frozenset("updated modified edited".split())
_FILLER = re.compile(
    r"\b(?:on|at|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|local time)\b|[\s,;:|·•()\[\].–—/-]",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
_IN_URL = re.compile(r"[/_-](\d{4})([/_-]?)(\d{1,2})\2(\d{1,2})(?![\d])")
_ISO = re.compile(r"\d{4}-\d\d-\d\d|\d{8}(?!\d)")
# Longer lines than this are no date lines; it also bounds the work.
_LONGEST = 150


class DateLine(NamedTuple):
    """What a line that is nothing but a date tells.

    Args:
        day: the day; ``None`` when it can be read in two ways, such as 09/10/2013.
        time: the time of day, where there is one.
        labelled: whether the line says that this is a date of publication, or gives a time of day.
        later: whether it is the date of a later version ("Updated").
        wrong_weekday: the weekday in the line when the day is not one.
    """

    day: dt.date | None
    time: dt.time | None
    labelled: bool
    later: bool
    wrong_weekday: str | None


def read_line(line: str) -> DateLine | None:
    """Return what ``line`` tells when it is a date line, else ``None``.

    >>> read_line("Published: September 14, 2021 at 2:31 pm")[:2]
    (datetime.date(2021, 9, 14), datetime.time(14, 31))
    """
    if len(line) > _LONGEST:
        return None
    dates = list(_DATE.finditer(line))
    if not dates:
        return None
    rest = _DATE.sub(" ", line)
    labels = [(m.start(), m["label"].lower().split()[-1]) for m in _LABEL.finditer(line)]
    times = [m for m in _TIME.finditer(_DATE.sub(lambda m: " " * len(m.group()), line)) if _is_time(m)]
    for found in times:
        rest = rest.replace(found.group(), " ", 1)
    if _FILLER.sub("", _ZONE.sub("", _LABEL.sub("", rest))):
        return None
    chosen = next((m for m in dates if _label_before(m.start(), labels) not in _LATER), dates[0])
    day, possible = _day(chosen)
    if not possible:
        return None
    # The time behind "Updated" is that of a later version.
    ends = [m.start() for m in dates] + [at for at, name in labels if name in _LATER]
    end = min((at for at in ends if at > chosen.start()), default=len(line))
    time = _time_near(chosen, times, end)
    weekday = _WEEKDAY.search(rest)
    named = None if weekday is None else weekday.group().lower()
    return DateLine(
        day,
        time,
        bool(labels) or time is not None,
        _label_before(chosen.start(), labels) in _LATER,
        named.capitalize() if named and day and not WEEKDAYS[day.weekday()].lower().startswith(named) else None,
    )


def in_url(url: str) -> dt.date | None:
    """Return the day that stands in a URL, as in ``/2013/09/09/`` or ``/20210914-``; ``None`` if there is none."""
    for found in _IN_URL.finditer(url[:2000]):
        try:
            day = dt.date(int(found[1]), int(found[3]), int(found[4]))
        except ValueError:
            continue
        if day.year >= 1800:
            return day
    return None


def read_stamp(stamp: str) -> tuple[dt.date, dt.time | None] | None:
    """Return day and time of a stamp as records carry them; ``None`` if it is none.

    Args:
        stamp: ISO 8601 ("2013-09-09", "2013-09-09T10:15:00Z"), RFC 2822 ("Mon, 9 Sep 2013 10:15:00 +0100"), or
            a date as `read_line` knows it. Midnight to the second means that no time is known.
    """
    stamp = stamp.strip()[:_LONGEST]
    try:
        # The standard library takes any long number for a date of ISO 8601.
        moment = dt.datetime.fromisoformat(stamp if _ISO.match(stamp) else "")
    except ValueError:
        try:
            moment = parsedate_to_datetime(stamp)
        except (ValueError, TypeError, IndexError, OverflowError):
            line = read_line(stamp)
            return None if line is None or line.day is None else (line.day, line.time)
    time = moment.time()
    return moment.date(), None if time == dt.time() else time.replace(second=0, microsecond=0)


def future_warning(day: dt.date, today: dt.date) -> str | None:
    """Return a warning when ``day``, an article's in its outlet's calendar, is later than ``today`` can be anywhere."""
    if day <= today + dt.timedelta(days=1):
        return None
    return f"The date found, {day}, is in the future; give the day of publication."


def _day(found: re.Match[str]) -> tuple[dt.date | None, bool]:
    """Return the day, if it can only be one, and whether there is a way to read it at all."""
    try:
        if found["year1"]:
            return dt.date(int(found["year1"]), _MONTHS[found["month1"].lower()], int(found["day1"])), True
        if found["year2"]:
            return dt.date(int(found["year2"]), _MONTHS[found["month2"].lower()], int(found["day2"])), True
        if found["year3"]:
            return dt.date(int(found["year3"]), int(found["month3"]), int(found["day3"])), True
        first, second, year = int(found["first"]), int(found["second"]), int(found["year4"])
        if first == second or found["mark"] == "." or first > 12:
            return dt.date(year, second, first), True
        if second > 12:
            return dt.date(year, first, second), True
    except ValueError:
        return None, False
    # Britain writes the day first and America the month, so this may be either.
    return None, True


def _is_time(found: re.Match[str]) -> bool:
    if not (found["minute"] or found["half"] or found["h"]):
        return False
    return int(found["hour"]) < 24 and int(found["minute"] or 0) < 60


def _time_near(chosen: re.Match[str], times: list[re.Match[str]], end: int) -> dt.time | None:
    """Return the time that belongs to the chosen date: the first between it and ``end``, else the last before it."""
    behind = [m for m in times if chosen.end() <= m.start() < end]
    before = [m for m in times if m.end() <= chosen.start()]
    for found in behind[:1] or before[-1:]:
        hour = int(found["hour"])
        if found["half"]:
            hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
        return dt.time(hour, int(found["minute"] or 0))
    return None


def _label_before(start: int, labels: list[tuple[int, str]]) -> str | None:
    return next((name for at, name in reversed(labels) if at < start), None)
