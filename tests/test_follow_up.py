"""What a question in a reply keeps of the one it replies to."""

from __future__ import annotations

import pytest

from corpus.follow_up import follow_up
from corpus.query import Query


@pytest.mark.parametrize(
    ("typed", "earlier", "whole"),
    [
        ("and in 2021?", "How many dockers struck in Halden by 2015?", "How many dockers struck in Halden in 2021"),
        ("And Olaf Brenn?", "What did Mara Quist say about wages?", "What did Olaf Brenn say about wages"),
        ("and in Orrin?", "How many dockers struck in Halden?", "How many dockers struck in Orrin"),
        ("and in orrin", "how many dockers struck in the harbour?", "how many dockers struck in orrin"),
        ("and about fish?", "What did Quist say about wages? from:DW", 'What did Quist say about fish from:"DW"'),
        ("when did she resign?", "Who is Mara Quist?", "when did she resign Mara Quist"),
        ("and what did Brenn say?", "What did Mara Quist say about the cranes?", "and what did Brenn say cranes"),
        ("by:Brenn", 'cranes by:"Mara Quist" after:2015', 'cranes by:"Brenn" after:2015-12-31'),
        (
            "during:2021",
            "How many dockers struck in Halden in 2015?",
            "How many dockers struck in Halden after:2020-12-31 before:2022-01-01",
        ),
    ],
)
def test_what_is_lacking_is_kept(typed, earlier, whole):
    found = follow_up(Query.parse(typed), Query.parse(earlier))
    assert found.query.text == whole
    assert found.taken
    again = Query.parse(found.query.text)
    assert (again.words, again.outlet, again.speaker, again.days) == (
        found.query.words,
        found.query.outlet,
        found.query.speaker,
        found.query.days,
    )


@pytest.mark.parametrize(
    ("typed", "earlier"),
    [
        ("What did Brenn say about wages in 2020?", "Who won in Belmar in 2022?"),
        ("Who is Olaf Brenn?", "What did Mara Quist say about the cranes in 2015?"),
    ],
)
def test_a_whole_question_keeps_nothing(typed, earlier):
    query = Query.parse(typed)
    found = follow_up(query, Query.parse(earlier))
    assert found.query == query
    assert not found.taken


@pytest.mark.parametrize("typed", ["", "?", "and", "A " * 499, "in " * 333, "2015 " * 199, "“" * 999, "x" * 1000])
def test_any_words_in(typed):
    for earlier in ("", typed, "Who is Mara Quist?"):
        for one, other in ((typed, earlier), (earlier, typed)):
            assert len(follow_up(Query.parse(one), Query.parse(other)).query.text) <= 1000
