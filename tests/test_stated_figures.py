"""Figures: joined to series, filtered, conflicting; as people ask for them."""

from __future__ import annotations

import datetime as dt

import pytest

from corpus.errors import NotFoundError, QueryError
from corpus.models import SHARED, Scope
from tests.conftest import draft, put

FIRST = "The flood in Ruritania has killed 120 people, the police said on Monday."
SECOND = "More than 300 people died in the floods in Ruritania, according to the Red Cross."
THIRD = "The flood in Ruritania has killed 90 people, the army said on Monday."


async def figures(archive, words, scope=SHARED):
    return await archive.figures(archive.parse(words), scope)


async def test_a_series_is_in_the_order_of_its_days_with_who_says_so(archive):
    await put(archive, draft(SECOND, day="2024-02-28"))
    await put(archive, draft(FIRST, day="2024-02-20"))
    found = (await figures(archive, "deaths Ruritania")).series[0]
    assert [(one.value, one.bound) for one in found.entries] == [(120, "exactly"), (300, "more than")]
    assert found.entries[0].first == dt.date(2024, 2, 19)
    assert found.entries[0].is_dated
    assert found.entries[1].said_by == "the Red Cross"
    assert not found.entries[1].is_dated
    assert all(one.passage.text in (FIRST, SECOND) for one in found.entries)


async def test_figures_that_cannot_both_be_right_are_marked(archive):
    await put(archive, draft(FIRST))
    await put(archive, draft(THIRD))
    entries = (await figures(archive, "killed Ruritania")).series[0].entries
    assert {one.reference for one in entries} == {conflict for one in entries for conflict in one.conflicts}


async def test_filters(archive):
    await put(archive, draft(FIRST, day="2024-02-20", outlet="Lister Post"))
    await put(archive, draft(SECOND, day="2023-02-20", outlet="Quell Gazette"))
    for words, value in (
        ("killed by: Red Cross", 300),
        ("killed from: Lister Post", 120),
        ("killed during:2024", 120),
        ("killed in 2024", 120),
        ("killed before:2024", 300),
    ):
        found = await figures(archive, words)
        assert [one.value for series in found.series for one in series.entries] == [value], words


async def test_what_is_about_something_else_is_left_out(archive):
    await put(archive, draft("The flood killed 12 people. The 40 schools of the town stayed open."))
    values = [one.value for series in (await figures(archive, "schools")).series for one in series.entries]
    assert values == [40]
    assert not (await figures(archive, "volcano")).series


async def test_a_question_without_a_subject_is_refused(archive):
    with pytest.raises(QueryError, match="what is counted"):
        await figures(archive, "how many")


async def test_a_figure_has_a_source(archive):
    await put(archive, draft(FIRST))
    reference = (await figures(archive, "killed Ruritania")).series[0].entries[0].reference
    assert (await archive.source(reference.lower(), SHARED)).passage.text == FIRST


async def test_another_servers_figures_are_not_seen(archive):
    await put(archive, draft(FIRST), Scope(1))
    reference = (await figures(archive, "killed", Scope(1))).series[0].entries[0].reference
    assert not (await figures(archive, "killed", Scope(2))).series
    with pytest.raises(NotFoundError):
        await archive.source(reference, Scope(2))
