"""What a question is understood to ask for."""

from __future__ import annotations

import pytest

from corpus.finding.question import understand


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("how many people had died by 2015?", "quantity"),
        ("Number of refugees in the camp?", "quantity"),
        ("who is Dmitry Peskov?", "person"),
        ("when did Putin meet Assad in Moscow?", "date"),
        ("where were the talks held?", "place"),
        ("The talks were held in which city?", "place"),
        ("why did Russia suspend deliveries?", "reason"),
        ("what did Muallem say about Geneva", "speech"),
        ("Which company bought the newspaper?", "name"),
        ("The minister who resigned last week moved to what country?", "place"),
        ("terrorism", "other"),
        ("", "other"),
    ],
)
def test_kind(question, kind):
    assert understand(question).kind == kind


def names(question):
    understood = understand(question)
    return [" ".join(understood.terms[number].word for number in name) for name in understood.names]


def test_names_are_runs_of_capitalised_words():
    assert names("When did Sergei Lavrov meet Walid al-Muallem in Geneva?") == [
        "sergei lavrov",
        "walid",
        "muallem",
        "geneva",
    ]


def test_the_first_word_of_a_question_is_no_name_by_itself():
    assert names("Approximately how many ships sank?") == []
    assert names("Negotiators met where?") == []
    assert names("Vladimir Putin met whom?") == ["vladimir putin"]


def test_months_and_weekdays_are_no_names():
    assert names("What happened in September 2013 on a Monday?") == []


def test_a_verb_is_looked_for_in_all_its_forms():
    (term,) = [term for term in understand("when did they meet").terms if term.word == "meet"]
    assert "met" in term.stems


def test_a_country_is_related_to_its_people_but_not_the_same_word():
    (term,) = understand("Syria").terms
    assert "syrian" in term.related
    assert "syrian" not in term.stems


def test_initials_are_found_with_and_without_stops():
    (term,) = understand("U.N.").terms
    assert {"un", "u.n"} <= term.stems


@pytest.mark.parametrize("text", ["a" * 1_000, "? " * 500, "(" * 1_000, "“" * 1_000, "A. " * 300, "’s ’s", "\u202e\0"])
def test_any_text_is_read(text):
    understand(text)
