from __future__ import annotations

import pytest

from corpus.ingest import canonical
from corpus.ingest.urls import is_host, site


@pytest.mark.parametrize(
    "variant",
    [
        "https://herald.example/2024/harbour",
        "http://herald.example/2024/harbour",
        " https://www.herald.example/2024/harbour/ ",
        "HTTPS://WWW.Herald.EXAMPLE:443/2024/harbour",
        "http://herald.example:80/2024/harbour#comments",
        "https://herald.example./2024/harbour",
        "https://herald.example/2024/harbour?utm_source=feed&utm_medium=rss&fbclid=abc",
        "https://herald.example/2024/harbour/amp/",
        "https://herald.example/2024/harbour.amp",
        "https://herald.example/amp/2024/harbour",
        "https://herald.example/2024/harbour?amp=1",
        "https://herald.example/2024/harbour?outputType=amp",
        "https://amp.herald.example/2024/harbour",
        "https://m.herald.example/2024/./x/../harbour",
        "https://www-herald-example.cdn.ampproject.org/c/s/www.herald.example/2024/harbour",
        "https://www.google.com/amp/s/herald.example/2024/harbour",
    ],
)
def test_variants_of_an_address_are_one(variant):
    assert canonical(variant) == "https://herald.example/2024/harbour"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://herald.example/?p=1", "https://herald.example/?p=2"),
        ("https://herald.example/A", "https://herald.example/a"),
        ("https://herald.example:8080/a", "https://herald.example/a"),
        ("https://herald.example/a", "https://news.herald.example/a"),
        ("https://herald.example/example", "https://herald.example/ex"),
        ("https://herald.example/camp", "https://herald.example/c"),
    ],
)
def test_other_pages_stay_others(one, other):
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://bücher.example/größe?b=2&a=1", "https://xn--bcher-kva.example/gr%C3%B6%C3%9Fe?a=1&b=2"),
        (
            "https://xn--bcher-kva.example/gr%c3%b6%c3%9fe?a=1&b=2",
            "https://xn--bcher-kva.example/gr%C3%B6%C3%9Fe?a=1&b=2",
        ),
        ("http://[2001:DB8::1]:80/a", "https://[2001:db8::1]/a"),
        ("https://herald.example", "https://herald.example"),
        ("https://herald.example/", "https://herald.example"),
        ("not an address", "not an address"),
        ("ftp://herald.example/a", "ftp://herald.example/a"),
        ("http://[", "http://["),
        ("", ""),
    ],
)
def test_one_spelling(address, expected):
    assert canonical(address) == expected
    assert canonical(expected) == expected


def test_the_site_is_the_host_without_its_variants():
    assert site("http://www.Herald.example/a") == "herald.example"
    assert site("nothing") == ""


@pytest.mark.parametrize(
    ("name", "url", "expected"),
    [
        ("herald.example", "https://www.herald.example/a", True),
        ("herald.example:8080", "https://herald.example:8080/a", True),
        ("Daily Herald", "https://www.herald.example/a", False),
        ("Daily Herald", None, False),
        ("Daily Herald", "http://[", False),
        (None, "https://www.herald.example/a", True),
    ],
)
def test_a_host_is_no_name(name, url, expected):
    assert is_host(name, url) is expected
