"""What people type to set a digest."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.digests.reading import read_wish
from corpus.errors import QueryError
from corpus.models import Selection

NOW = dt.datetime(2024, 3, 1, tzinfo=dt.UTC)


def read(text: str, **parts: str):
    return read_wish(text, "Europe/Lisbon", NOW, parts)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("daily 08:00", "every day at 08:00 Europe/Lisbon"),
        ("8", "every day at 08:00 Europe/Lisbon"),
        ("every Monday at 8 Berlin time", "every Monday at 08:00 Europe/Berlin"),
        ("weekly tuesday 9pm new york", "every Tuesday at 21:00 America/New_York"),
        ("weekdays 7:30 Europe/Berlin", "every weekday at 07:30 Europe/Berlin"),
        ("mon-fri 12 am Asia/Kathmandu", "every weekday at 00:00 Asia/Kathmandu"),
        ("on Thursdays at noon in London", "every Thursday at 12:00 Europe/London"),
        ("each morning at 6.15, Kathmandu", "every day at 06:15 Asia/Kathmandu"),
        ("EVERY SUNDAY 8 O'CLOCK", "every Sunday at 08:00 Europe/Lisbon"),
        ("at midnight UTC+2", "every day at 00:00 Etc/GMT-2"),
    ],
)
def test_times_in_plain_words(typed, understood):
    assert str(read(typed).schedule) == understood


@pytest.mark.parametrize(
    ("typed", "selection"),
    [
        ("daily 8 about the red line", Selection("the red line")),
        ('daily 8 about "red line" by Sergei Lavrov', Selection('"red line"', "Sergei Lavrov")),
        ("daily 8 from DW about: Syria", Selection("Syria", outlet="DW")),
        ('daily 8 about "heard by accident"', Selection('"heard by accident"')),
        ('daily 8 by "Rose from Kyiv"', Selection(person="Rose from Kyiv")),
    ],
)
def test_what_it_is_about(typed, selection):
    assert read(typed).selection == selection


def test_what_is_given_apart_goes_before_the_text():
    wish = read("daily 8", zone="Berlin", topic="Syria", person="Lavrov", outlet="DW")
    assert wish.selection == Selection("Syria", "Lavrov", "DW")
    assert wish.schedule.zone == "Europe/Berlin"


def test_silence_and_grace():
    wish = read("daily 8 silent when nothing new grace 12h Berlin")
    assert (wish.is_silent, wish.grace, wish.schedule.zone) == (True, dt.timedelta(hours=12), "Europe/Berlin")
    assert (read("daily 8").is_silent, read("daily 8").grace) == (False, dt.timedelta(hours=6))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "what time"),
        ("daily", "what time"),
        ("weekly 8:00", "which day"),
        ("daily 25:00", "no time of the day"),
        ("daily 8:75", "no time of the day"),
        ("daily 13pm", "no time of the day"),
        ("monday and thursday 8", "and thursday"),
        ("daily 8 Atlantis", "atlantis"),
        ("daily 8 about", "“about”"),
        ("daily 8 grace 99h", "hours late"),
        ("8 " * 200, "characters"),
    ],
)
def test_what_cannot_be_understood_says_how_to_write_it(typed, said):
    with pytest.raises(QueryError, match=said):
        read(typed)


@settings(max_examples=40)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_with_a_sentence(text):
    said = ""
    try:
        read(text)
    except QueryError as error:
        said = str(error)
    assert said.endswith((".", "`")) or not said
