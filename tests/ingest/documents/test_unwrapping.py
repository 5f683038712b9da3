from __future__ import annotations

import textwrap

from corpus.ingest.documents.unwrapping import unwrap

LONG = "The harbour of Port Ellen was opened again on Monday, two weeks after a storm had sunk three of its boats."
OTHER = "Nobody had expected so many passengers, harbour master Joan Reid said on Monday when the first ferry came in."


def test_wrapped_paragraphs_are_joined():
    wrapped = textwrap.fill(LONG, 50) + "\n\n" + textwrap.fill(OTHER, 50)
    assert unwrap(wrapped) == f"{LONG}\n{OTHER}"


def test_a_short_last_line_ends_a_paragraph_without_a_blank_line():
    wrapped = textwrap.fill(LONG, 60) + "\n" + textwrap.fill(OTHER, 60)
    assert unwrap(wrapped) == f"{LONG}\n{OTHER}"


def test_lines_of_verse_stay_lines():
    assert unwrap("The sea is wide\nThe boat is small") == "The sea is wide\nThe boat is small"


def test_a_broken_word_is_joined():
    wrapped = "It was the largest delegation of the inter-\nnational committee that ever came to the island by sea."
    assert "the international committee" in unwrap(wrapped)


def test_a_word_that_has_a_hyphen_elsewhere_keeps_it():
    wrapped = "The well-known pilot said on Monday that a well-\nknown storm does less harm than others do to the pier."
    assert "a well-known storm" in unwrap(wrapped)


def test_nothing_is_nothing():
    assert unwrap(" \n\n ") == ""
