"""Wording: what counts as the same words, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.grams import grams
from corpus.text.wording import read_wording


def forms(text):
    return read_wording(text).forms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Putin’s “war-torn” land", 'putin\'s "war torn" land'),
        ("220,000", "220000"),
        ("220\u202f000", "220000"),
        ("Erdoğan, Élysée", "Erdogan Elysee"),
        ("cafe\u0301", "café"),
        ("co\u00adoperate", "cooperate"),
        ("１２３", "123"),
        ("−5", "-5"),
    ],
)
def test_the_same_words(one, other):
    assert forms(one) == forms(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("we’re", "were"),
        ("1.5", "15"),
        ("-5 degrees", "5 degrees"),
        ("10²", "102"),
        ("3½", "31/2"),
        ("90%", "90"),
        ("$5", "5"),
        ("re-sign", "resign"),
        ("की", "का"),
        ("が", "か"),
        ("й", "и"),
        ("safe?", "safe"),
    ],
)
def test_not_the_same_words(one, other):
    assert forms(one) != forms(other)


def test_ellipses_mark_cuts_between_words():
    assert read_wording("… one [...] two (…) three. . . four …").cuts == {1, 2, 3}


def test_grams_skip_what_stands_in_every_text_and_negations():
    assert grams("We will not support the terrorism") == grams("support terrorism")
    assert grams("It is what it is not") == []
    assert len(grams("the prophet ﷺ arrived")) == 2  # between three words, one of which is told with blanks in it


@given(st.text())
def test_any_text_can_be_read(text):
    wording = read_wording(text)
    assert all(wording.tokens[index].end <= wording.tokens[index + 1].start for index in range(len(wording.tokens) - 1))
    assert all(token.start < token.end for token in wording.tokens)
    assert all(gram.isalnum() and gram.isascii() and len(gram) == 6 for gram in grams(text))
