from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.matching import Known, match

PEOPLE = [
    Known(1, "Karim al-Haddad", "person", ("Haddad", "Karim al-Haddad", "al-Haddad"), 9),
    Known(2, "Ibrahim Haddad", "person", ("Ibrahim",), 1),
    Known(3, "Nina Petrova", "person", ("Nina Petrova",), 4),
    Known(4, "Oleg Petrova", "person", ("Oleg Petrova",), 2),
    Known(5, "Sergei Orlov", "person", ("Orlov", "Sergei Orlov"), 3),
    Known(6, "Russia", "place", ("Russia",), 7),
    Known(7, "Syrian Democratic Forces", "organisation", ("SDF", "Syrian Democratic Forces"), 2),
    Known(8, "United States", "place", ("US", "United States"), 5),
]


@pytest.mark.parametrize(
    ("typed", "number", "why"),
    [
        ("Karim al-Haddad", 1, "exact"),
        ("haddad", 1, "exact"),
        ("President Haddad", 1, "surname"),
        ("Orlov, Sergei", 5, "given name and surname"),
        ("S. Orlov", 5, "initial and surname"),
        ("Sergey Orlov", 5, "another spelling of the same name"),
        ("Orlvo", 5, "typing error: “Orlvo” ~ “Orlov”"),
        ("Орлов", 5, "by transliteration from Cyrillic"),
        ("حداد", 1, "by transliteration from Arabic"),
        ("Россия", 6, "the Cyrillic name"),
        ("Russland", 6, "its name in another language"),
        ("sdf", 7, "exact"),
        ("U.S.A.", 8, "abbreviation"),
    ],
)
def test_the_answer_says_why(typed: str, number: int, why: str) -> None:
    found = match(typed, PEOPLE)
    assert (found.status, [item.id for item in found.found], found.why) == ("found", [number], why)


def test_a_shared_surname_asks_back() -> None:
    found = match("Petrova", PEOPLE)
    assert found.status == "ambiguous"
    assert found.did_you_mean == ("Nina Petrova", "Oleg Petrova")


def test_a_given_name_decides_between_namesakes() -> None:
    assert match("Oleg Petrova", PEOPLE).found[0].id == 4


def test_a_conflicting_given_name_is_somebody_else() -> None:
    found = match("Laila Haddad", PEOPLE)
    assert found.status == "not_found"
    assert "Karim al-Haddad" in found.did_you_mean


def test_nobody_is_meant_by_a_surname_that_the_archive_never_gave_them() -> None:
    assert [item.id for item in match("Haddad", PEOPLE).found] == [1]
    assert [item.id for item in match("Ibrahim Haddad", PEOPLE).found] == [2]


@pytest.mark.parametrize("typed", ["Prussia", "Russian", "Rasputin", "Boris Orlov", "", "?", "the president", "SDP"])
def test_what_is_not_there_becomes_nobody(typed: str) -> None:
    assert match(typed, PEOPLE).status == "not_found"


@pytest.mark.parametrize(("typed", "status"), [("ORLOV", "found"), ("Orlof", "not_found"), ("Орлов", "not_found")])
def test_exact_compares_spellings_only(typed: str, status: str) -> None:
    found = match(typed, PEOPLE, exact=True)
    assert found.status == status
    assert not found.did_you_mean


def test_an_empty_archive_finds_nobody() -> None:
    assert match("Orlov", []).status == "not_found"


@settings(deadline=None)  # the machine is shared
@given(st.text(max_size=60) | st.text(alphabet="OorlvSergi. -'’ПутинأسدΠ漢ブ", max_size=30), st.booleans())
def test_any_words_get_an_answer(typed: str, exact: bool) -> None:
    found = match(typed, PEOPLE, exact=exact)
    assert (len(found.found) == 1) == (found.status == "found")
    assert bool(found.found) == (found.status != "not_found")


@settings(deadline=None)  # the machine is shared
@given(st.text(alphabet="OorlvSergi-'ПутинأسدΠ漢", min_size=1, max_size=30), st.text(max_size=30))
def test_any_known_name_is_found_by_itself(name: str, spelling: str) -> None:
    known = [Known(1, name, "person", (spelling,) if spelling else ())]
    assert match(name, known, exact=True).found == (known[0],)
    assert len(match(name, known).found) <= 1
