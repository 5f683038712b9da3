from __future__ import annotations

import datetime as dt

import pytest

from corpus.ingest import dates


@pytest.mark.parametrize(
    ("line", "day", "time"),
    [
        ("June 29, 2015", "2015-06-29", None),
        ("29 June 2015", "2015-06-29", None),
        ("2015-06-29", "2015-06-29", None),
        ("2015-06-29T10:15:00Z", "2015-06-29", "10:15"),
        ("Sept. 9, 2013", "2013-09-09", None),
        ("9th of May 2012", "2012-05-09", None),
        ("15.03.2023", "2023-03-15", None),
        ("29/06/2015", "2015-06-29", None),
        ("06/29/2015", "2015-06-29", None),
        ("September 14, 2021 at 2:31 pm", "2021-09-14", "14:31"),
        ("Mon 9 Sep 2013 10.15 BST", "2013-09-09", "10:15"),
        ("Published: 12 March 2014", "2014-03-12", None),
        ("First published on Thu 1 Aug 2019 06.00 BST", "2019-08-01", "06:00"),
        ("Wednesday, 15 March, 2023, 20:15 +0300", "2023-03-15", "20:15"),
        ("Published 12:05 a.m. EST, March 3, 2014", "2014-03-03", "00:05"),
        ("Issued on: 29/06/2015 - 10:15 Modified: 30/06/2015 - 12:30", "2015-06-29", "10:15"),
        ("Updated March 4, 2014 | Published March 3, 2014", "2014-03-03", None),
        ("Tuesday, Sept. 3, 2013 | Updated 4:15 p.m. EDT", "2013-09-03", None),
    ],
)
def test_printed_dates_are_read_in_the_outlets_own_calendar(line, day, time):
    found = dates.read_line(line)
    assert found is not None
    assert found.day == dt.date.fromisoformat(day)
    assert found.time == (dt.time.fromisoformat(time) if time else None)
    assert found.wrong_weekday is None


@pytest.mark.parametrize(
    "line",
    [
        "On June 29, 2015, he resigned.",
        "The June 29, 2015 attack",
        "February 30, 2012",
        "May 2013",
        "2013",
        "31/31/2015",
        "12/13/20145",
        "",
        "June 29, 2015 " * 20,
    ],
)
def test_what_is_more_than_a_date_or_none_is_no_date_line(line):
    assert dates.read_line(line) is None


def test_a_date_that_reads_in_two_ways_is_not_guessed():
    found = dates.read_line("09/10/2013")
    assert found is not None
    assert found.day is None


def test_a_weekday_that_does_not_fit_is_told():
    found = dates.read_line("Tue 9 Sep 2013")
    assert found is not None
    assert found.wrong_weekday == "Tue"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://paper.example/20210914-summit-opens/", "2021-09-14"),
        ("https://paper.example/2013/09/09/summit", "2013-09-09"),
        ("https://paper.example/world-2013-9-9", "2013-09-09"),
        ("https://paper.example/2013/09/summit", None),
        ("https://paper.example/article-1234567890", None),
        ("https://paper.example/2013/13/45/", None),
    ],
)
def test_a_url_tells_a_day_only_when_all_of_it_stands_there(url, day):
    assert dates.in_url(url) == (dt.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("stamp", "day", "time"),
    [
        ("2013-09-09", "2013-09-09", None),
        ("2013-09-09T10:15:30Z", "2013-09-09", "10:15"),
        # Late in the evening in New York is the next day in UTC, but not for the outlet.
        ("2013-09-09T23:30:00-04:00", "2013-09-09", "23:30"),
        ("2013-09-09T00:00:00+00:00", "2013-09-09", None),
        ("Mon, 9 Sep 2013 10:15:00 +0100", "2013-09-09", "10:15"),
        ("9 September 2013", "2013-09-09", None),
    ],
)
def test_stamps_of_records_are_read_without_converting_them(stamp, day, time):
    assert dates.read_stamp(stamp) == (
        dt.date.fromisoformat(day),
        dt.time.fromisoformat(time) if time else None,
    )


@pytest.mark.parametrize("stamp", ["", "soon", "2013-02-30", "09/10/2013", "1" * 1000])
def test_what_is_no_stamp_is_none(stamp):
    assert dates.read_stamp(stamp) is None
