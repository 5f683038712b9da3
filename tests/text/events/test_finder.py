"""Which sentences tell an event, on which day, and how that is said."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.text.document import Document
from corpus.text.events import Event, events_about, find_events, sentences_about
from tests.text.timing import grows_linearly

THURSDAY = dt.date(2015, 9, 17)


def events(text: str, published: dt.date | None = THURSDAY) -> list[Event]:
    return find_events(Document(text, published))


def only(text: str) -> Event:
    [event] = events(text)
    return event


def test_a_day_in_the_sentence_dates_its_event():
    event = only("The ministers met in Vienna on Tuesday.")
    assert (event.first, event.kind, event.dated_by) == (dt.date(2015, 9, 15), "happened", "expression")


def test_what_was_due_is_scheduled():
    event = only("The ministers were due to meet on Wednesday.")
    assert (event.kind, event.first) == ("scheduled", dt.date(2015, 9, 23))


def test_what_was_said_on_a_day_is_said():
    assert only("The bridge is safe, the mayor said on Monday.").kind == "said"


def test_since_runs_up_to_the_day_of_writing():
    event = only("Planes have bombed the valley since August 2015.")
    assert (event.first, event.last, event.precision) == (dt.date(2015, 8, 1), THURSDAY, "interval")


def test_until_knows_only_the_bound():
    event = only("The bridge was closed until Tuesday.")
    assert (event.precision, event.last) == ("before", dt.date(2015, 9, 15))


def test_background_is_no_event():
    assert events("The two sides have fought for decades.", None) == []


def test_a_day_that_something_is_measured_against_is_no_event():
    text = "Prices rose on Monday to the highest level since April 1997."
    assert [event.first for event in events(text)] == [dt.date(2015, 9, 14)]


def test_a_printed_date_is_no_event():
    assert events("September 17, 2015") == []


def test_the_lead_lends_its_day_to_the_report():
    text = (
        "Mine closes\nThe mine closed on Tuesday, its owner said.\nA fire broke out.\nTwo hundred miners left the pit."
    )
    last = events(text)[-1]
    assert (last.first, last.dated_by) == (dt.date(2015, 9, 15), "lead")
    assert "lead" in last.how


def test_the_day_of_publication_dates_only_headline_and_lead_and_says_so():
    text = "\n".join(["Mine closes", "The owner closed the mine.", *["The miners walked out of the gate."] * 4])
    found = events(text)
    assert {event.dated_by for event in found} == {"publication"}
    assert all("publication" in event.how and event.timex is None for event in found)
    assert max(event.sentence.start for event in found) < len(text) - 60


def test_without_a_publication_date_only_expressions_date():
    found = events("The town fell on 3 May 1915. The king fled.", None)
    assert [event.first for event in found] == [dt.date(1915, 5, 3)]


def test_participants_are_the_names_of_the_sentence():
    text = "It rained in Geneva on Monday.\nSergei Lavrov met John Kerry in Vienna on Tuesday."
    assert events(text)[-1].participants == ("Sergei Lavrov", "John Kerry", "Vienna")


def test_a_timeline_of_a_person_follows_surname_and_pronoun():
    text = (
        "Anna Petrova resigned on Monday. She left on Tuesday. Petrova wept on Wednesday. The king slept on Thursday."
    )
    document = Document(text, THURSDAY)
    assert [event.first.day for event in events_about(document, find_events(document), "Anna Petrova")] == [14, 15, 16]


def test_of_a_statement_the_speaker_takes_part_and_not_who_is_spoken_of():
    text = "The mayor said on Tuesday that Petrova had failed."
    document = Document(text, THURSDAY)
    assert events_about(document, find_events(document), "Petrova") == []
    assert len(events_about(document, find_events(document), "the mayor")) == 1


def test_initials_and_topics_find_their_sentences():
    document = Document("The WTO met. Grain exports rose. Exports of grain fell. The king slept.")
    texts = [span.of(document.text) for span in sentences_about(document, "World Trade Organization")]
    assert texts == ["The WTO met."]
    assert len(sentences_about(document, "grain exports")) == 2


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120), st.one_of(st.none(), st.dates()), st.text(max_size=12))
def test_any_text_gives_valid_events(text, published, name):
    document = Document(text, published)
    found = find_events(document)
    for event in found:
        assert event.sentence in document.sentences
        assert event.first <= event.last
    assert set(events_about(document, found, name)) <= set(found)


@pytest.mark.parametrize("piece", ["May 1, ", "on Tuesday he said. ", "``", "highest "])
def test_time_grows_with_the_length_of_the_text(piece):
    def read(text: str) -> object:
        document = Document(text, THURSDAY)
        document.__dict__["names"] = []  # not what is timed here
        return find_events(document)

    grows_linearly(read, piece, 20_000)


@pytest.mark.parametrize("published", [dt.date.min, dt.date.max])
def test_the_ends_of_the_calendar_are_no_surprise(published):
    assert find_events(Document("The ministers met on Monday. They will meet next week.", published)) is not None
