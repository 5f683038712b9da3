"""What the temporal expressions of a text are resolved to."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.text.dates import Timex, day_of_writing, find_timexes
from corpus.text.document import Document
from tests.text.timing import grows_linearly

OWN = Path(__file__).resolve().parents[2] / "quality" / "dates_expressions.jsonl"
WEDNESDAY = dt.date(2015, 9, 16)
PIECES = [
    "on Tuesday", "May", "May 1, ", "last week", "the", "12", "2013", "-", "/", ":", "'", "s", "s'", "\n", "Feb 30",
    "13/13/2013", "two", "a few", "years", "ago", "later", "century", "BC", "B.C.", "of", "next", "the end of",
    "9999", "0000", "one million years", "999999999999999999999 years", "p.m.", "12:61", "25:00", "quarter", "Q9",
    "every", "anniversary", "İstanbul", "١٢", "𝟙", "\u00a0", "\x00", "winter", "fiscal", "'99", "1st", "Christmas",
]  # fmt: skip


def rows() -> list[dict[str, object]]:
    return [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]


def only(text: str, published: dt.date | None = WEDNESDAY) -> Timex:
    [timex] = find_timexes(text, published)
    return timex


@pytest.mark.parametrize("row", rows(), ids=lambda row: str(row["text"])[:50])
def test_own_sentences_are_read_as_a_person_reads_them(row):
    found = find_timexes(row["text"], dt.date.fromisoformat(row["published"]))
    assert [[row["text"][t.start : t.end], t.type, t.value] for t in found] == row["timexes"]


def test_there_are_at_least_eighty_expressions_of_our_own():
    assert sum(len(row["timexes"]) for row in rows()) >= 80


def test_a_weekday_of_publication_is_that_day():
    assert only("The council met on Wednesday.").first == WEDNESDAY


def test_the_resolution_is_explained():
    timex = only("They met on Tuesday.")
    assert timex.how == "“Tuesday” before Wed 16 Sep 2015 is Tue 15 Sep 2015"
    assert timex.anchor == WEDNESDAY


def test_months_and_years_are_explained_without_their_days():
    assert only("It began in March 2011.").how == "“March 2011” is March 2011"
    assert only("It began in 2011.").how == "“2011” is 2011"


def test_an_interval_has_both_its_days():
    timex = only("It rained in June 2014.")
    assert (timex.first, timex.last, timex.precision) == (dt.date(2014, 6, 1), dt.date(2014, 6, 30), "month")


def test_a_part_of_a_year_is_narrowed_and_called_approximate():
    timex = only("It began in early 2015.")
    assert timex.precision == "approximate"
    assert timex.last is not None
    assert timex.last < dt.date(2015, 6, 1)


def test_earlier_this_month_ends_with_the_publication():
    assert only("Earlier this month the town fell.").last == WEDNESDAY


def test_without_a_publication_date_history_supplies_the_year():
    text = "On 4 May 1942 the fleets met. On 8 May the battle ended. In December nothing moved; in January it thawed."
    values = [timex.value for timex in find_timexes(text)]
    assert values == ["1942-05-04", "1942-05-08", "1942-12", "1943-01"]


def test_without_any_date_nothing_is_made_up():
    timex = only("They met on Tuesday.", None)
    assert (timex.value, timex.first, timex.last) == ("XXXX-WXX-2", None, None)


def test_history_is_not_resolved_against_the_day_it_was_published():
    text = " ".join(f"In {month} 1871 it went on." for month in "April May June July August".split())
    text += " On 3 September the army left. On 4 October it came back. In November it won. In December it lost."
    values = [timex.value for timex in find_timexes(text, dt.date(2010, 1, 1))]
    assert values[-4:] == ["1871-09-03", "1871-10-04", "1871-11", "1871-12"]


def test_a_date_printed_in_its_own_line_is_the_day_of_writing():
    text = "Rain in the hills\nFebruary 20 , 2009\nThe river rose today."
    assert day_of_writing(text, dt.date(2009, 1, 20)) == dt.date(2009, 2, 20)
    assert find_timexes(text, dt.date(2009, 1, 20))[-1].value == "2009-02-20"


def test_a_printed_date_of_another_time_is_not():
    assert day_of_writing("The armistice\nNovember 11, 1918\nIt was quiet.", WEDNESDAY) == WEDNESDAY


@pytest.mark.parametrize(
    "text", ["Feb 30", "30 February 2013", "13/13/2013", "0000-01-01", "2013-02-30", "31 June", "May 0, 0000"]
)
def test_days_that_are_not_in_the_calendar_are_no_expressions(text):
    assert not [timex for timex in find_timexes(text, WEDNESDAY) if timex.precision == "day"]


@pytest.mark.parametrize("published", [dt.date.min, dt.date.max, dt.date(2016, 2, 29)])
@pytest.mark.parametrize("text", [
    "next year", "last year", "ten centuries ago", "yesterday", "tomorrow", "next week", "last winter",
    "two days later", "a million years ago", "the past 5000 years", "the 1990s", "next month", "the weekend",
    "one year ago", "9999-12-31",
])  # fmt: skip
def test_the_ends_of_the_calendar_are_no_errors(text, published):
    for timex in find_timexes(text, published):
        assert timex.first is None or timex.last is None or timex.first <= timex.last


def test_spans_are_of_the_text_as_given():
    text = "İ on  Tuesday\u00a0night, 5\tMay 2014"
    assert [text[t.start : t.end] for t in find_timexes(text, WEDNESDAY)] == ["Tuesday\u00a0night", "5\tMay 2014"]


def test_a_document_reads_its_timexes_against_its_own_day():
    assert [timex.value for timex in Document("They met yesterday.", WEDNESDAY).timexes] == ["2015-09-15"]


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_gives_valid_spans_in_order(text, published):
    at = 0
    for timex in find_timexes(text, published):
        assert at <= timex.start < timex.end <= len(text)
        assert not text[timex.start].isspace()
        assert timex.value
        if timex.first and timex.last:
            assert timex.first <= timex.last
        at = timex.end


@pytest.mark.parametrize("piece", ["the ", "1 ", "May ", "May 1, ", "Monday,", "1-", "1'", "two-", "late "])
def test_time_grows_with_the_length_of_the_text(piece):
    grows_linearly(lambda text: find_timexes(text, WEDNESDAY), piece, 20_000)


def test_a_look_back_does_not_move_a_story():
    text = (
        "The army crossed the river on 2 June 1893. A truce was signed on 10 June. It undid a law of August 1892.\n"
        "On 24 June the assembly met. On 17 August it voted."
    )
    assert [timex.value for timex in find_timexes(text)][-2:] == ["1893-06-24", "1893-08-17"]
