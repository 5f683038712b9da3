from __future__ import annotations

import pytest

from corpus.errors import FeedError
from corpus.feeds import Filter, read_filter
from corpus.feeds.model import Item
from corpus.feeds.recognising import is_wanted, marks

LONG = (
    "The harbour of Port Ellen was opened again on Monday, two weeks after the storm that had sunk three of its boats."
)


def item(
    url: str = "https://herald.example/1", title: str = "Harbour", summary: str = "", id_: str | None = "a"
) -> Item:
    return Item(url, title, summary, id=id_)


def share(one: Item, other: Item) -> bool:
    return not marks([one])[0].isdisjoint(marks([other])[0])


def test_an_entry_is_known_by_any_of_its_marks():
    first = item(summary=LONG)
    assert share(first, item(id_="b", summary=LONG, url="https://herald.example/2"))
    assert share(first, item(id_="b", title="Pier", url="http://www.herald.example/1/?utm_source=x"))
    assert share(first, item(title="Pier", url="https://herald.example/2"))
    assert not share(first, item(id_="b", title="Pier", url="https://herald.example/2"))


def test_few_words_are_no_mark():
    assert not share(item(id_="a"), item(id_="b", url="https://herald.example/2"))


def test_the_home_page_is_no_mark():
    home = "https://herald.example/"
    assert not share(item(home, id_=None), item(home, "Pier", id_=None))


def test_what_different_entries_share_is_no_mark():
    first, second = marks([item(id_="same", title="One"), item("https://herald.example/2", "Two", id_="same")])
    assert first.isdisjoint(second)
    assert first
    assert second


def test_an_entry_that_is_there_twice_keeps_its_marks():
    first, second = marks([item(), item()])
    assert first == second != frozenset()


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(), True),
        (Filter(("harbour",)), True),
        (Filter(("HARBOUR", "x")), True),
        (Filter(("port ellen",)), True),
        (Filter(("harb",)), False),
        (Filter(("pier",)), False),
        (Filter((), ("storm",)), False),
        (Filter(("harbour",), ("storm",)), False),
        (Filter((), ("a*b(",)), True),
    ],
)
def test_words_filter(wanted, expected):
    assert is_wanted(item(summary=LONG), wanted) is expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("+Syria", Filter(("Syria",))),
        ("Syria, Iraq", Filter(("Syria", "Iraq"))),
        ('+Syria +"chemical  weapons" -football', Filter(("Syria", "chemical weapons"), ("football",))),
        ("−football “second league”", Filter(("second league",), ("football",))),
        ("+a +a", Filter(("a",))),
        (" OFF ", Filter()),
    ],
)
def test_filters_are_read(typed, expected):
    assert read_filter(typed) == expected


@pytest.mark.parametrize("typed", ["", " ", '""', "word " * 31])
def test_wrong_filters_are_named(typed):
    with pytest.raises(FeedError, match="one to 30 words"):
        read_filter(typed)
