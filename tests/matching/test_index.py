from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.matching import NameIndex

NAMES = [(7, "Karim al-Haddad"), (7, "Haddad"), (12, "Nina Petrova"), (30, "Sergei Orlov"), (41, "United States")]


@pytest.fixture(params=["built", "read back"])
def index(request: pytest.FixtureRequest) -> NameIndex:
    built = NameIndex.build(NAMES)
    return built if request.param == "built" else NameIndex.from_bytes(built.to_bytes())


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("Sergey Orlof", 30),
        ("orlov sergei", 30),
        ("Орлов", 30),
        ("Petrvoa", 12),
        ("حداد", 7),
        ("オルロフ", 30),
        ("USA", 41),
        ("Vereinigte Staaten", 41),
    ],
)
def test_the_name_meant_comes_first(index: NameIndex, typed: str, number: int) -> None:
    assert index.candidates(typed)[0] == number


def test_each_id_comes_once_and_no_more_than_asked_for(index: NameIndex) -> None:
    assert index.candidates("Karim Haddad") == [7]
    assert len(index.candidates("Sergei Petrova Haddad", limit=2)) == 2


def test_a_name_added_later_is_found(index: NameIndex) -> None:
    index.add(2**40, "Tobias Meyn")
    assert index.candidates("Tobias Mein") == [2**40]
    assert not index.is_due


@pytest.mark.parametrize("typed", ["", "?", "qqq"])
def test_nothing_like_it(index: NameIndex, typed: str) -> None:
    assert index.candidates(typed) == []


def test_an_empty_index() -> None:
    empty = NameIndex.from_bytes(NameIndex.build([]).to_bytes())
    assert (len(empty), empty.candidates("Orlov")) == (0, [])


@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: b"x" * 100, lambda data: data[:-1]])
def test_other_bytes_are_refused(damage) -> None:
    with pytest.raises(ValueError, match="build it anew"):
        NameIndex.from_bytes(damage(NameIndex.build(NAMES).to_bytes()))


@settings(deadline=None)  # the machine is shared
@given(st.lists(st.tuples(st.integers(0, 2**60), st.text(max_size=80)), max_size=8), st.text(max_size=80))
def test_any_names_and_any_question(names: list[tuple[int, str]], typed: str) -> None:
    found = NameIndex.build(names).candidates(typed, limit=3)
    assert len(found) <= 3
    assert set(found) <= {number for number, _ in names}
