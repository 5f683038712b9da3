"""Version ids: scope and day as ranges."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from corpus.models import Days
from corpus.store.identifiers import id_range, id_range_of_day, scope_of

scope_numbers = st.integers(0, 1_048_575)
real_days = st.dates(dt.date(1000, 1, 1), dt.date.max)


@given(scope_numbers, real_days, real_days)
def test_an_article_lies_in_exactly_the_ranges_that_hold_its_day(scope, day, other):
    first_id, last_id = id_range_of_day(scope, day)
    for version in (first_id, last_id):
        assert scope_of(version) == scope
        assert version < 2**63
        low, high = id_range(scope, Days(other, None))
        assert (low <= version <= high) == (day >= other)
        low, high = id_range(scope, Days(None, other))
        assert (low <= version <= high) == (day <= other)


@given(scope_numbers, scope_numbers)
def test_scopes_never_overlap(scope, other):
    low, high = id_range(scope)
    other_low, other_high = id_range(other)
    assert (low <= other_high and other_low <= high) == (scope == other)


@given(scope_numbers)
def test_undated_articles_are_in_the_scope_but_in_no_range_of_days(scope):
    undated = id_range_of_day(scope, None)
    everything = id_range(scope)
    assert everything.low <= undated.low
    assert undated.high <= everything.high
    assert undated.high < id_range(scope, Days(None, dt.date.max)).low
