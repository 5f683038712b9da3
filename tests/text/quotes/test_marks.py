from __future__ import annotations

import pytest

from corpus.text.quotes.marks import find_quoted
from corpus.text.spans import Span


def _inside(text: str) -> list[str]:
    return [quoted.inner.of(text) for quoted in find_quoted(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "He said “yes and no” twice.",
        'He said "yes and no" twice.',
        "He said ``yes and no'' twice.",
        "He said ''yes and no'' twice.",
        "He said «yes and no» twice.",
        "He said „yes and no“ twice.",
        "He said ‘yes and no’ twice.",
        "He said 'yes and no' twice.",
        'He said “yes and no" twice.',
    ],
)
def test_every_kind_of_marks(text):
    assert _inside(text) == ["yes and no"]


def test_a_mark_that_never_closes_runs_to_the_end_of_the_paragraph():
    text = "She said: “It began in May."
    [quoted] = find_quoted(text, Span(0, len(text)))
    assert quoted.inner.of(text) == "It began in May."
    assert not quoted.closed


def test_the_same_marks_inside_each_other_are_one_stretch():
    assert _inside("“He told me “no” and left,” she said.") == ["He told me “no” and left,"]


def test_an_opening_mark_inside_an_unclosed_one_starts_anew():
    assert _inside("“One. “Two.”") == ["One.", "Two."]


def test_apostrophes_are_no_marks():
    assert _inside("The workers’ union doesn’t know; rock ’n’ roll in the '90s wasn't it.") == []


def test_inches_are_no_marks():
    assert _inside('A 12" pipe and a 6" pipe burst.') == []


def test_a_genitive_does_not_close_single_marks():
    assert _inside("‘We burned the neighbours’ chairs,’ she said.") == ["We burned the neighbours’ chairs,"]


def test_the_label_of_a_transcript_is_not_said():
    text = '"SMITH: I saw it."'
    [quoted] = find_quoted(text, Span(0, len(text)))
    assert quoted.inner.of(text) == "I saw it."
    assert quoted.label is not None
    assert quoted.label.of(text) == "SMITH"


def test_a_title_is_led_up_to_and_capitalised():
    text = "She spoke on “Morning Report” and said “Good Morning to all of you.”"
    assert [quoted.title for quoted in find_quoted(text, Span(0, len(text)))] == [True, False]
