from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import IngestError
from corpus.ingest import paragraphs
from corpus.ingest.paragraphs import Line


def test_a_paragraph_is_a_line_without_the_blanks_around_it():
    assert paragraphs.lines("\n\n  One.\r\nTwo.\t\n \u00a0\nThree.") == [
        Line("One.", True),
        Line("Two.", False),
        Line("Three.", True),
    ]


def test_characters_inside_a_line_stay():
    line = "He said:\u00a0 “No” – 5\u202f000 times"
    assert paragraphs.lines(line) == [Line(line, True)]


def test_control_characters_go_and_accents_are_composed():
    assert paragraphs.lines("Cafe\u0301\x00 \x1b[0m") == [Line("Café [0m", True)]


def test_more_lines_than_an_article_has_are_an_error():
    with pytest.raises(IngestError, match="lines"):
        paragraphs.lines("a\n" * (paragraphs.MAX_LINES + 1))


def test_short_texts_and_changed_directions_are_told():
    assert len(paragraphs.warnings("Short \u202etext.")) == 2
    assert paragraphs.warnings("A sentence like any other. " * 20) == ()


@given(st.text(max_size=300))
def test_any_text_becomes_lines_of_that_text(text):
    normal = unicodedata.normalize("NFC", text)
    for line in paragraphs.lines(text):
        assert line.text
        assert line.text == line.text.strip()
        assert len(line.text.splitlines()) == 1
        assert set(line.text) <= set(normal)
