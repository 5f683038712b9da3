"""Comparing a quotation with a text: what is the same, what differs, and what must never pass for the same."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.checking.comparison import compare
from corpus.ingest import Given, read
from corpus.text.negation import is_negation
from corpus.text.sentences import GAP, split
from corpus.text.wording import read_wording
from tests.conftest import ROOT

TEXT = (
    "The harbour of Port Lister will not be closed this winter, the mayor said on Monday.\n"
    "“We have spent 1,200,000 crowns on the wall,” Ada Quill told reporters. “It is high enough (for now). "
    "Nobody who lives here wants a second one. The old wall stays as it is.”\n"
    "Erdoğan’s envoy, who did not speak, left 3½ hours later. About 40 per cent of the boats had already gone.\n"
    "Is the wall safe? Engineers [of the county] have never said so."
)
SAME = ("exact", "typography only", "shortened")


def verdict(quotation: str, text: str = TEXT) -> str:
    found = compare(read_wording(quotation), read_wording(text), split(text))
    return "none" if found is None else found.verdict


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("Nobody who lives here wants a second one", "exact"),
        ("We have spent 1,200,000 crowns on the wall", "exact"),
        ("we have spent 1200000 crowns – on the wall", "typography only"),
        ("The harbour of Port-Lister will not be closed", "typography only"),
        ("Erdogan's envoy, who did not speak, left", "typography only"),
        ("About 40 per cent of the boats … gone", "shortened"),
        ("It is high enough. Nobody who lives here wants a second one", "shortened"),
        ("It is high enough (for now). The old wall stays as it is", "shortened"),
        ("We have spent 1,200,000 crowns on the wall. It is high enough", "shortened"),
        ("Engineers have never said so", "shortened"),
        ("The old harbour stays as it is", "altered"),
        ("The harbour of Port Lister, the mayor said on Monday", "negation changed"),
        ("About 40 per cent of the boats had gone", "altered"),
        ("We have spent 1,300,000 crowns on the wall", "number changed"),
        ("We have spent 1.2 crowns on the wall", "number changed"),
        ("About forty per cent of the boats had already gone", "altered"),
        ("Nobody who lives here wants a second one the old wall stays", "altered"),
        ("left 31/2 hours later. About 40 per cent", "number changed"),
        ("The harbour of Port Lister will be closed this winter", "negation changed"),
        ("The harbour of Port Lister will … be closed this winter", "negation changed"),
        ("The old wall never stays as it is", "negation changed"),
        ("Engineers have ever said so", "negation changed"),
        ("the wall of the county is what engineers know best", "none"),
        ("ferries to the islands were cancelled on Sunday", "none"),
    ],
)
def test_what_became_of_it(quotation, expected):
    assert verdict(quotation) == expected


def test_a_question_is_not_the_statement():
    assert verdict("The old wall stays as it is?") == "altered"
    assert verdict("Is the wall safe?") == "exact"


def test_what_is_cut_off_from_its_negation_is_not_exact():
    found = compare(read_wording("be closed this winter"), read_wording(TEXT), split(TEXT))
    assert (found.verdict, found.cut_off) == ("shortened", "not")


def test_a_quotation_over_a_gap_is_not_exact():
    assert verdict("The wall stands. The tide is low", f"The wall stands.\n{GAP}\nThe tide is low.") == "shortened"


def test_a_negation_of_another_clause_does_not_matter():
    assert verdict("left 3½ hours later") == "exact"


def test_the_difference_is_shown_word_by_word():
    found = compare(read_wording("The old harbour never stays as it is"), read_wording(TEXT), split(TEXT))
    assert [(piece.kind, piece.archive, piece.typed) for piece in found.pieces] == [
        ("same", "The old", "The old"),
        ("replaced", "wall", "harbour never"),
        ("same", "stays as it is", "stays as it is"),
    ]
    assert found.pieces[1].changes == ("negation",)


def test_the_pieces_are_slices_of_what_was_compared():
    quotation = "It is tall enough. The old wall stays where it is"
    found = compare(read_wording(quotation), read_wording(TEXT), split(TEXT))
    stretch = found.span.of(TEXT)
    for piece in found.pieces:
        assert piece.archive in stretch
        assert piece.typed in quotation


def test_prefixes_that_negate_are_negations():
    assert verdict("The old plan was impossible to carry out", "The old plan was possible to carry out.") == (
        "negation changed"
    )


@pytest.mark.parametrize(
    "text", ["Он не сказал этого нам вчера.", "Das ist nicht unser Haus am See.", "我们不支持这个计划。"]
)
def test_negations_of_other_languages(text):
    negation = next(token for token in read_wording(text).tokens if is_negation(token.form))
    without = text[: negation.start] + text[negation.end :]
    assert verdict(text, text) == "exact"
    assert verdict(without, text) == "negation changed"


NEGATIONS = st.sampled_from(["not", "never", "no", "cannot", "don't"])


@given(
    lengths=st.lists(st.integers(4, 9), min_size=1, max_size=4),
    negated=st.sets(st.integers(0, 30), max_size=6),
    negation=NEGATIONS,
    data=st.data(),
)
def test_a_passage_and_its_negation_never_have_the_same_verdict(lengths, negated, negation, data):
    names = iter(f"word{chr(97 + number % 26)}{chr(97 + number // 26)}" for number in range(100))
    sentences = []
    for number, length in enumerate(lengths):
        words = [next(names) for _ in range(length)]
        if number in negated:
            words.insert(data.draw(st.integers(0, length)), negation)
        sentences.append(words)
    text = " ".join(" ".join(words).capitalize() + "." for words in sentences)
    words = text.split()
    first = data.draw(st.integers(0, len(words) - 4))
    last = data.draw(st.integers(first + 4, len(words)))
    passage = words[first:last]
    places = [index for index, word in enumerate(passage) if is_negation(word.lower())]
    if places and data.draw(st.booleans()):
        taken = data.draw(st.sampled_from(places))
        denied = passage[:taken] + passage[taken + 1 :]
    else:
        at = data.draw(st.integers(0, len(passage)))
        denied = [*passage[:at], "not", *passage[at:]]
    assert verdict(" ".join(passage), text) in SAME
    assert verdict(" ".join(passage), text) != verdict(" ".join(denied), text)


def test_no_sentence_of_the_seeds_passes_when_it_is_denied():
    for file in sorted((ROOT / "seeds").glob("2*.md")):
        for draft in read(file, Given()):
            wording, sentences = read_wording(draft.text), split(draft.text)
            for sentence in sentences:
                words = sentence.of(draft.text).split()
                if len(words) < 6:
                    continue
                kept = compare(read_wording(" ".join(words)), wording, sentences)
                denied = compare(read_wording(" ".join([*words[:3], "not", *words[3:]])), wording, sentences)
                assert kept.verdict in ("exact", "typography only")
                assert denied.verdict == "negation changed"


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(quotation, text):
    found = compare(read_wording(quotation), read_wording(text), split(text)) if quotation.strip() else None
    if found is not None:
        assert found.span.of(text) or not found.pieces


@pytest.mark.parametrize("unit", ["a ", "no ", "(", "… ", "a… ", "“”", "1,000", "é", "普"])
def test_long_repetitions_take_no_time(unit):
    text = unit * (200_000 // len(unit))
    quotation = unit * (2_000 // len(unit))
    began = time.process_time()
    compare(read_wording("harbour wall " + quotation), read_wording(text), split(text))
    compare(read_wording(quotation), read_wording(text), split(text))
    assert time.process_time() - began < 20
