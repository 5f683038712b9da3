"""Time zones and languages as people write them."""

from __future__ import annotations

import contextlib
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import QueryError
from corpus.locales import find_locale, name_of
from corpus.time_zones import find_time_zone, near_time_zones
from tests.conftest import NOW


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Berlin", "Europe/Berlin"),
        (" europe/berlin ", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("St. Johns", "America/St_Johns"),
        ("CET", "CET"),
        ("CEST", "CET"),
        ("EST", "America/New_York"),
        ("UTC+2", "Etc/GMT-2"),
        ("gmt-5", "Etc/GMT+5"),
        ("-05:00", "Etc/GMT+5"),
        ("UTC", "UTC"),
        ("Z", "UTC"),
        ("Germany", "Europe/Berlin"),
        ("Deutschland", "Europe/Berlin"),
        ("Wien", "Europe/Vienna"),
        ("Москва", "Europe/Moscow"),
        ("القاهرة", "Africa/Cairo"),
        ("India", "Asia/Kolkata"),
        ("W. Europe Standard Time", "Europe/Berlin"),
    ],
)
def test_a_zone_is_found_however_it_is_written(typed, zone):
    assert find_time_zone(typed, NOW) == zone


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Berln", "Europe/Berlin"),
        ("Spain", "Europe/Madrid, Atlantic/Canary"),
        ("IST", "Asia/Kolkata"),
        ("UTC+5:45", "Asia/Kathmandu"),
        ("UTC+25", "Nowhere"),
        ("xyzzy", "largest city"),
        ("", "largest city"),
        ("x" * 100_000, "no time zone"),
    ],
)
def test_what_is_no_zone_or_several_gets_the_close_ones(typed, told):
    with pytest.raises(QueryError, match=told):
        find_time_zone(typed, NOW)


@given(st.text(max_size=40))
def test_any_text_is_a_zone_or_a_sentence(typed):
    with contextlib.suppress(QueryError):
        assert zoneinfo.ZoneInfo(find_time_zone(typed, NOW))


def test_zones_that_begin_like_what_is_typed():
    assert near_time_zones("ber", 5)[0] == "Europe/Berlin"
    assert near_time_zones("", 5) == []


@pytest.mark.parametrize(
    ("typed", "locale", "name"),
    [
        ("de", "de", "German"),
        ("German", "de", "German"),
        ("deutsch", "de", "German"),
        ("русский", "ru", "Russian"),
        ("en-GB", "en_GB", "English (United Kingdom)"),
        ("en_gb", "en_GB", "English (United Kingdom)"),
    ],
)
def test_a_language_is_found_however_it_is_written(typed, locale, name):
    assert find_locale(typed) == locale
    assert name_of(locale) == name


@pytest.mark.parametrize("typed", ["", "klingon", "xx", "../de", "de\0", "d" * 10_000])
def test_what_is_no_language_says_so(typed):
    with pytest.raises(QueryError, match="no language"):
        find_locale(typed)
