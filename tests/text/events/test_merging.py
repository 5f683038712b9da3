"""One event in several articles."""

from __future__ import annotations

import datetime as dt

from corpus.text.events import Report, merge_events

MAY = dt.date(2016, 5, 3)


def report(source: int, text: str, first: dt.date = MAY, last: dt.date | None = None, names: str = "") -> Report:
    return Report(source, text, first, last or first, frozenset(names.split()))


def test_two_reports_of_one_day_in_like_words_are_one_event():
    merged = merge_events(
        [
            report(1, "A ferry carrying pilgrims sank in the strait off Larnia."),
            report(2, "The ferry sank in the strait near Larnia with pilgrims aboard."),
        ]
    )
    assert [(event.reports, event.independent) for event in merged] == [((0, 1), 2)]


def test_wire_copy_counts_once_but_keeps_its_sources():
    text = "Rebels seized the airport at Tarn after a night of shelling."
    [event] = merge_events([report(1, text), report(2, text), report(3, text + " ")])
    assert (len(event.reports), event.independent) == (3, 1)


def test_other_days_are_other_events():
    text = "Rebels shelled the airport at Tarn."
    assert len(merge_events([report(1, text), report(2, text, dt.date(2016, 5, 9))])) == 2


def test_a_day_within_a_month_is_the_same_event_and_comes_first():
    text = "Rebels seized the airport at Tarn."
    [event] = merge_events([report(1, text, dt.date(2016, 5, 1), dt.date(2016, 5, 31)), report(2, text)])
    assert event.reports == (1, 0)


def test_sentences_of_one_article_are_never_merged():
    text = "Rebels seized the airport at Tarn."
    assert len(merge_events([report(1, text), report(1, text)])) == 2


def test_shared_names_need_fewer_shared_words():
    a, b = (
        "Ivanov met Petrova for talks on grain in Vienna.",
        "Petrova received Ivanov; both spoke about wheat in Vienna.",
    )
    assert len(merge_events([report(1, a), report(2, b)])) == 2
    assert len(merge_events([report(1, a, names="ivanov petrova"), report(2, b, names="ivanov petrova")])) == 1


def test_every_report_is_in_exactly_one_event():
    reports = [report(i % 5, f"Word{i % 3} fell at Tarn.", dt.date(2016, 5, 1 + i % 4)) for i in range(40)]
    places = [place for event in merge_events(reports) for place in event.reports]
    assert sorted(places) == list(range(40))


def test_nothing_merges_to_nothing():
    assert merge_events([]) == []
