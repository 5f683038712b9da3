"""Calendar units as intervals."""

from __future__ import annotations

import datetime as dt

import pytest

from corpus.text.dates import holidays, periods


def test_a_leap_february_has_29_days():
    assert periods.month(2016, 2).last == dt.date(2016, 2, 29)


def test_the_week_of_new_year_belongs_to_the_year_of_its_thursday():
    assert periods.week(dt.date(2016, 1, 1)).value == "2015-W53"


def test_a_winter_ends_in_the_year_it_is_named_after():
    winter = periods.season(1951, "WI")
    assert (winter.first, winter.last, winter.value) == (dt.date(1950, 12, 1), dt.date(1951, 2, 28), "1951-WI")


def test_adding_months_keeps_to_the_days_a_month_has():
    assert periods.add(dt.date(2015, 1, 31), "month", 1) == dt.date(2015, 2, 28)


@pytest.mark.parametrize("made", [
    periods.day(2013, 2, 30), periods.month(0, 1), periods.month(2013, 13), periods.year(0), periods.quarter(2013, 5),
    periods.half(2013, 3), periods.add(dt.date.max, "day", 1), periods.week(dt.date.max), periods.decade(99_990),
    periods.season(10_000, "SU"), periods.shifted(dt.date.min, "century", -1),
])  # fmt: skip
def test_what_the_calendar_does_not_have_is_none(made):
    assert made is None


@pytest.mark.parametrize(("name", "year", "day"), [
    ("easter", 2015, dt.date(2015, 4, 5)), ("easter", 2024, dt.date(2024, 3, 31)),
    ("thanksgiving", 2015, dt.date(2015, 11, 26)), ("labor day", 2015, dt.date(2015, 9, 7)),
    ("memorial day", 2015, dt.date(2015, 5, 25)), ("christmas", 1914, dt.date(1914, 12, 25)),
])  # fmt: skip
def test_holidays_fall_on_their_days(name, year, day):
    assert holidays.day_of(name, year).first == day
