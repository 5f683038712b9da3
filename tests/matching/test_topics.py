from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpus.matching import close_words

ARTICLES = {"earthquake": 4, "reconstruction": 2, "election": 9, "erection": 1, "through": 50, "strike": 3, "quake": 1}


def vocabulary(prefix: str) -> Iterator[tuple[str, int]]:
    return ((word, count) for word, count in ARTICLES.items() if word.startswith(prefix))


@pytest.mark.parametrize(
    ("typed", "close"),
    [
        ("eartquake", ["earthquake"]),
        ("erathquake", ["earthquake"]),
        ("aerthquake", ["earthquake"]),
        ("Reconstrction", ["reconstruction"]),
        ("recnostrucion", ["reconstruction"]),
        ("ejection", ["election", "erection"]),
        ("earthquake", []),
        ("throuh", []),
        ("qake", []),
        ("", []),
        ("parliament", []),
    ],
)
def test_only_words_of_the_archive_that_are_a_slip_away(typed: str, close: list[str]) -> None:
    assert close_words(typed, vocabulary) == close
