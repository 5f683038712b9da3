"""Naming what is set differently."""

from __future__ import annotations

import pytest

from corpus.checking.typography import differences


@pytest.mark.parametrize(
    ("archive", "typed", "expected"),
    [
        ("“We are ready”, he said", '"We are ready", he said', ("quotation marks",)),
        ("war-torn land", "War torn land", ("dashes", "capitals")),
        ("Erdoğan said so", "Erdogan said so", ("accents",)),
        ("1,200,000 boats", "1200000 boats", ("the grouping of digits",)),
        ("ready, he said", "ready he said", ("punctuation",)),
        ("two  blanks", "two blanks", ("blanks",)),
        ("co\u00adoperate now", "cooperate now", ("invisible characters",)),
        ("ﬁnd the way", "find the way", ("ligatures or full-width letters",)),
        ("the same", "the same", ()),
    ],
)
def test_each_way_has_its_name(archive, typed, expected):
    assert differences(archive, typed) == expected
