"""Runs of whole sentences."""

from __future__ import annotations

from corpus.finding.windows import windows
from corpus.text import sentences


def test_windows_are_as_long_as_allowed_and_cover_everything():
    text = " ".join(f"Sentence number {number} has exactly seven words." for number in range(40))
    spans = sentences.split(text)
    runs = windows(text, spans, longest=30)
    assert {number for first, last in runs for number in range(first, last + 1)} == set(range(40))
    assert all(len(text[spans[first].start : spans[last].end].split()) == 28 for first, last in runs)


def test_a_sentence_longer_than_a_window_stands_alone():
    text = "Short one. " + "word " * 200 + "end. Another short one."
    spans = sentences.split(text)
    assert (1, 1) in windows(text, spans, longest=120)


def test_no_window_goes_over_a_gap():
    text = f"One here. Two here.\n{sentences.GAP}\nThree here. Four here."
    spans = sentences.split(text)
    assert windows(text, spans) == [(0, 1), (2, 3)]


def test_no_sentences_no_windows():
    assert windows("", []) == []
