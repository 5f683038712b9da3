"""When something is posted: the wall clock of a zone, across every change of it."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from corpus.digests.schedule import Schedule

# Days on which 02:30 is special, within two years: the zone, the local day, and when the post is due in UTC.
SPECIAL_DAYS = (
    ("Europe/Berlin", "2024-03-31", "2024-03-31T01:00"),  # 02:00 becomes 03:00: at 03:00
    ("Europe/Berlin", "2024-10-27", "2024-10-27T00:30"),  # 02:30 comes twice: the first time
    ("Europe/Berlin", "2025-03-30", "2025-03-30T01:00"),
    ("Europe/Berlin", "2025-10-26", "2025-10-26T00:30"),
    ("America/New_York", "2024-03-10", "2024-03-10T07:00"),  # 02:00 becomes 03:00
    ("America/New_York", "2024-11-03", "2024-11-03T07:30"),  # 02:00 becomes 01:00: 02:30 comes once
    ("America/New_York", "2025-03-09", "2025-03-09T07:00"),
    ("America/New_York", "2025-11-02", "2025-11-02T07:30"),
    ("Asia/Kathmandu", "2024-03-31", "2024-03-30T20:45"),  # five hours and three quarters ahead, always
    ("Australia/Lord_Howe", "2024-04-07", "2024-04-06T16:00"),  # 02:00 becomes 01:30, by half an hour
    ("Australia/Lord_Howe", "2024-10-06", "2024-10-05T15:30"),  # 02:00 becomes 02:30: the gap's end
    ("Australia/Lord_Howe", "2025-04-06", "2025-04-05T16:00"),
    ("Australia/Lord_Howe", "2025-10-05", "2025-10-04T15:30"),
    ("Africa/Casablanca", "2024-03-10", "2024-03-10T01:30"),  # Ramadan: 03:00 becomes 02:00, 02:30 comes twice
    ("Africa/Casablanca", "2024-04-14", "2024-04-14T02:00"),  # and back: 02:00 becomes 03:00
    ("Africa/Casablanca", "2025-02-23", "2025-02-23T01:30"),
    ("Africa/Casablanca", "2025-04-06", "2025-04-06T02:00"),
)
ZONES = sorted({zone for zone, *_ in SPECIAL_DAYS})
FIRST, LAST = dt.date(2024, 1, 1), dt.date(2025, 12, 31)


def moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize("zone", ZONES)
def test_two_years_have_one_run_a_local_day(zone):
    schedule = Schedule("day", dt.time(2, 30), zone)
    days = (LAST - FIRST).days + 1
    runs = schedule.next_runs(dt.datetime.combine(FIRST, dt.time(0), ZoneInfo(zone)), days)
    assert [run.astimezone(ZoneInfo(zone)).date() for run in runs] == [FIRST + dt.timedelta(n) for n in range(days)]
    special = {day: due for other, day, due in SPECIAL_DAYS if other == zone}
    for run in runs:
        local = run.astimezone(ZoneInfo(zone))
        if due := special.get(local.date().isoformat()):
            assert run == moment(due), local
        else:
            assert local.time() == dt.time(2, 30)


@pytest.mark.parametrize(
    ("zone", "time", "after", "expected"),
    [
        # A day that Samoa left out has no run.
        ("Pacific/Apia", "02:30", "2011-12-29T12:00", ["2011-12-29T12:30", "2011-12-30T12:30"]),
        # A gap at midnight: the run of Sunday comes when Sunday begins, at 01:00.
        ("America/Sao_Paulo", "00:15", "2018-11-03T12:00", ["2018-11-04T03:00", "2018-11-05T02:15"]),
        ("UTC", "08:00", "2024-02-28T08:00", ["2024-02-29T08:00", "2024-03-01T08:00"]),
    ],
)
def test_other_days(zone, time, after, expected):
    schedule = Schedule("day", dt.time.fromisoformat(time), zone)
    assert schedule.next_runs(moment(after), len(expected)) == [moment(each) for each in expected]


def test_weekdays_and_weeks():
    friday = moment("2024-03-01T09:00")
    weekdays = Schedule("weekday", dt.time(8), "UTC").next_runs(friday, 6)
    assert [run.day for run in weekdays] == [4, 5, 6, 7, 8, 11]
    weeks = Schedule("week", dt.time(8), "Europe/Berlin", weekday=6).next_runs(friday, 5)
    assert [(run.day, run.hour) for run in weeks] == [(3, 7), (10, 7), (17, 7), (24, 7), (31, 6)]
