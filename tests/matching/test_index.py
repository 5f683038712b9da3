from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.matching import NameIndex
from corpus.matching.index import candidates

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


def test_several_indexes_are_one() -> None:
    later = NameIndex.build([(2**40, "Tobias Meyn"), (41, "Serge Orlow")])
    assert candidates([NameIndex.build(NAMES), later], "Tobias Mein") == [2**40]
    assert candidates([NameIndex.build(NAMES), later], "Sergei Orlov") == [30, 41]


@pytest.mark.parametrize("typed", ["Segrei Orlov", "eSrgei Orlov", "Orlvo", "Olrov", "Orlov S", "OrlovSergei"])
def test_slips_anywhere(typed: str) -> None:
    assert NameIndex.build(NAMES).candidates(typed)[0] == 30


def test_names_that_begin_as_typed() -> None:
    index = NameIndex.build([(1, "Orlando Pane"), (2, "Igor Orlovsky"), (3, "Nina Orlova"), (4, "Igor Petrov")])
    assert index.candidates("Igor Orl", begun=True)[0] == 2
    assert set(index.candidates("Orlo", begun=True)[:2]) == {2, 3}


def test_of_names_alike_the_first_given_comes_first() -> None:
    bearers = [(number, f"{given} Orlov") for number, given in enumerate(("Sergei", "Anna", "Igor", "Nina"))]
    assert NameIndex.build(bearers).candidates("Orlov", limit=3) == [0, 1, 2]
    assert NameIndex.build(reversed(bearers)).candidates("Orlov", limit=3) == [3, 2, 1]


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
