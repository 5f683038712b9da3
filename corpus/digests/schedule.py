"""Schedules: a time on the wall clock of a zone, and the moments in UTC at which it is reached."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Literal
from zoneinfo import ZoneInfo

Every = Literal["day", "weekday", "week"]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LONGEST_WAIT = dt.timedelta(days=8)  # between two runs: a week, and what a change of the clocks adds
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Schedule:
    """When something is posted.

    Args:
        every: each day, each day from Monday to Friday, or each week.
        time: on the wall clock, to the minute.
        zone: an IANA name such as ``Europe/Berlin``.
        weekday: for each week, from 0 for Monday.
    """

    every: Every
    time: dt.time
    zone: str
    weekday: int | None = None

    def __str__(self) -> str:
        day = "every weekday" if self.every == "weekday" else "every day"
        if self.weekday is not None:
            day = f"every {WEEKDAYS[self.weekday]}"
        return f"{day} at {self.time:%H:%M} {self.zone}"

    def next_run(self, after: dt.datetime) -> dt.datetime:
        """Return the first moment behind ``after`` (with a time zone), in UTC.

        A time that the clocks jump over is reached at the first moment behind the gap, one that they repeat the first
        time. A day that a zone leaves out altogether has no run.

        Raises:
            zoneinfo.ZoneInfoNotFoundError: there is no such zone any more.
        """
        return next(self._runs(after))

    def next_runs(self, after: dt.datetime, count: int) -> list[dt.datetime]:
        """Return the first ``count`` moments behind ``after``, in UTC."""
        return list(islice(self._runs(after), count))

    def local_day(self, moment: dt.datetime) -> dt.date:
        """Return the day that the zone's calendar shows at a moment."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def period(self) -> dt.timedelta:
        """Return how much time lies between two runs, about."""
        return 7 * _DAY if self.every == "week" else _DAY

    def _runs(self, after: dt.datetime) -> Iterator[dt.datetime]:
        # The clock may have jumped over the day's end: a run can lie on the day behind its own.
        day = self.local_day(after) - _DAY
        while True:
            if self._falls_on(day):
                moment = _moment(day, self.time, self.zone)
                if moment is not None and moment > after:
                    yield moment
            day += _DAY

    def _falls_on(self, day: dt.date) -> bool:
        if self.every == "week":
            return day.weekday() == self.weekday
        return self.every == "day" or day.weekday() < 5


@lru_cache(maxsize=4096)
def _moment(day: dt.date, time: dt.time, zone: str) -> dt.datetime | None:
    """Return when a day's wall clock first shows a time, or what follows it; ``None`` if the zone skips the day."""
    moment = dt.datetime.combine(day, time, ZoneInfo(zone)).astimezone(dt.UTC)
    if _shows(moment, zone) == dt.datetime.combine(day, time):
        return moment
    if all(_shows(_first(day, at, zone), zone).date() != day for at in (dt.time.min, dt.time.max)):
        return None
    return _end_of_gap(moment, zone)


def _first(day: dt.date, time: dt.time, zone: str) -> dt.datetime:
    return dt.datetime.combine(day, time, ZoneInfo(zone)).astimezone(dt.UTC)


def _shows(moment: dt.datetime, zone: str) -> dt.datetime:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def _end_of_gap(moment: dt.datetime, zone: str) -> dt.datetime:
    """Return when the clocks were last put forward within the day before ``moment``, to the second.

    A wall time in a gap, read with the offset before it (PEP 495, fold=0), is a moment behind the gap.
    """
    here = ZoneInfo(zone)
    offset = moment.astimezone(here).utcoffset()
    low, high = 0, int(_DAY.total_seconds())  # seconds before ``moment``: within, and beyond the change
    while high - low > 1:
        middle = (low + high) // 2
        same = (moment - dt.timedelta(seconds=middle)).astimezone(here).utcoffset() == offset
        low, high = (middle, high) if same else (low, middle)
    return moment - dt.timedelta(seconds=low)
