"""Where the words of a question stand in a text."""

from __future__ import annotations

import time

import pytest

from corpus.finding.matching import find_terms, fold, stems


def found(text, *words):
    terms = [frozenset(stems([word])) for word in words]
    return [(text[hit.start : hit.end], hit.term) for hit in find_terms(fold(text), terms)]


def test_inflected_words_are_found_in_the_order_of_the_text():
    assert found("Strikes loomed; a strike on two countries", "country", "strike") == [
        ("Strikes", 1),
        ("strike", 1),
        ("countries", 0),
    ]


def test_a_word_is_not_found_inside_another():
    assert found("The warden went forward", "war") == []


def test_diacritics_and_case_do_not_matter():
    assert found("Erdoğan met SEÑOR Muñoz", "erdogan", "munoz") == [("Erdoğan", 0), ("Muñoz", 1)]


def test_names_with_an_apostrophe():
    text = "O’Donnell’s show"
    assert [
        (hit.start, hit.end) for hit in find_terms(fold(text), [frozenset({"o'donnel"}), frozenset({"o'donnell"})])
    ] == [(0, 9)]


@pytest.mark.parametrize("text", ["İstanbul ’ŉ", "ﬁne ΑΣ ς", "한국 é", "x" * 50 + "ß"])
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("text", ["a" * 1_000_000, "a a " * 250_000, "(" * 1_000_000])
def test_a_megabyte_takes_no_time_to_speak_of(text):
    start = time.process_time()
    find_terms(fold(text), [frozenset({"aaaa"}), frozenset({"bomb"})])
    assert time.process_time() - start < 3
