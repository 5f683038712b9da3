"""Whose report a question asks for."""

from __future__ import annotations

import pytest

from corpus.finding.attribution import attributes, from_outlet
from corpus.query import Query

OUTLETS = ["Halden Post", "Middle Quay Eye", "Le Soir de l'Ouest"]


@pytest.mark.parametrize(
    ("typed", "outlet", "words"),
    [
        ("according to the Halden Post how many walked out?", "Halden Post", "how many walked out?"),
        ("who walked out according to MQE?", "MQE", "who walked out ?"),
        ("who, as reported by halden post, walked out", "halden post", "who, , walked out"),
        ("who walked out according to Le Soir de l'Ouest", "Le Soir de l'Ouest", "who walked out"),
        ("who walked out according to Mara Quist", None, None),
        ("who walked out according to", None, None),
        ("Halden Post", None, None),
    ],
)
def test_an_outlet_in_plain_words(typed, outlet, words):
    asked = from_outlet(Query.parse(typed), OUTLETS)
    assert (asked and asked.outlet) == outlet
    assert (asked and asked.words) == words


def test_from_is_not_overruled():
    assert not attributes(Query.parse("who walked out according to MQE? from:DW"))
    assert attributes(Query.parse("who walked out according to MQE?"))


@pytest.mark.parametrize("text", ["according to " * 70, "according to " + "a" * 900, "according to ?" * 70])
def test_any_words_in(text):
    assert from_outlet(Query.parse(text), OUTLETS) is None
