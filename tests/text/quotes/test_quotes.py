from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.text.document import Document
from corpus.text.quotes import Quotation, find_quotes
from tests.text.timing import grows_linearly


def _one(text: str) -> Quotation:
    [quotation] = find_quotes(text)
    return quotation


def _pieces(text: str) -> list[list[str]]:
    return [[span.of(text).rstrip(".,?!") for span in q.spans] for q in find_quotes(text)]


def test_a_document_and_its_text_give_the_same():
    text = "“The wall is cracked,” Ines Dahl said."
    assert find_quotes(text) == find_quotes(Document(text)) == Document(text).quotes


def test_a_text_without_speech_has_no_quotations():
    assert find_quotes("The wall fell on Monday. Two cars were damaged.") == []
    assert find_quotes("") == []


def test_the_parts_of_a_direct_quotation():
    text = "“They [the crews] sail tonight,” Mayor Ines Dahl told reporters on Tuesday."
    quotation = _one(text)
    assert quotation.kind == "direct"
    assert quotation.cue is not None
    assert quotation.cue.of(text) == "told"
    assert quotation.speaker is not None
    assert quotation.speaker.of(text).endswith("Ines Dahl")
    assert quotation.speaker_name == "Ines Dahl"
    assert quotation.level == "named"
    assert quotation.addressee is not None
    assert quotation.addressee.of(text) == "reporters"
    assert quotation.said is not None
    assert quotation.said.of(text) == "on Tuesday"
    assert [insertion.of(text) for insertion in quotation.insertions] == ["[the crews]"]
    assert quotation.hull == (quotation.start, quotation.end)


def test_mixed_and_indirect_speech():
    text = "Ines Dahl said the wall was “cracked beyond repair.” She warned that it would fall."
    mixed, indirect = find_quotes(text)
    assert mixed.kind == "mixed"
    assert mixed.spans[0].of(text) == "the wall was “cracked beyond repair.”"
    assert indirect.kind == "indirect"
    assert indirect.spans[0].of(text) == "that it would fall"
    assert indirect.speaker_name == "Ines Dahl"
    assert indirect.level == "resolved"
    assert indirect.antecedent is not None
    assert indirect.antecedent.of(text) == "Ines Dahl"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The wall will fall, Ines Dahl said.", "The wall will fall"),
        ("The wall, Ines Dahl said, will fall.", ["The wall", "will fall"]),
        ("According to Ines Dahl, the wall will fall.", "the wall will fall"),
        ("The wall will fall, according to Ines Dahl.", "The wall will fall"),
        ("Ines Dahl said on Monday that the wall will fall.", "that the wall will fall"),
        ("Ines Dahl said in a letter that the wall will fall.", "that the wall will fall"),
        ("Ines Dahl told the council the wall will fall.", "the wall will fall"),
        ("Ines Dahl pledged to mend the wall.", "to mend the wall"),
        ("Ines Dahl made the point that the wall will fall.", "that the wall will fall"),
    ],
)
def test_what_is_reported_indirectly(text, content):
    assert _pieces(text) == [content if isinstance(content, list) else [content]]


def test_a_second_report_ends_the_first():
    text = "Ines Dahl said the wall is cracked, adding that it will fall, and warned that nobody is safe."
    assert _pieces(text) == [["the wall is cracked"], ["that it will fall"], ["that nobody is safe"]]


def test_what_somebody_did_not_say_is_not_reported():
    assert find_quotes("Ines Dahl did not say that the wall will fall.") == []
    assert find_quotes("Ines Dahl has never claimed that the wall will fall.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The report was long.",
        "The fleet maintained a base at the port.",
        "She said nothing.",
        "They read the letter.",
        "The direct questions about the wall went on for an hour.",
        "He gave speeches and promises to everybody.",
    ],
)
def test_nouns_and_deeds_are_no_reports(text):
    assert [q for q in find_quotes(text) if len(q.spans[0].of(text).split()) > 1] == []


def test_a_quotation_over_three_paragraphs_is_one():
    text = "“The first winter was hard.\n“The second was worse.\n“We burned the chairs,” Nina Holt said."
    assert _pieces(text) == [["The first winter was hard", "The second was worse", "We burned the chairs"]]
    assert _one(text).speaker_name == "Nina Holt"


def test_a_paragraph_of_its_own_words_ends_a_quotation():
    text = "“The first winter was hard,” Nina Holt said.\nThe town agreed.\n“We burned the chairs,” a baker said."
    assert [q.speaker_name for q in find_quotes(text) if q.kind == "direct"] == ["Nina Holt", None]


@pytest.mark.parametrize(
    ("text", "relay"),
    [
        ("“We sail tonight,” Ines Dahl was quoted as saying by the port radio.", "the port radio"),
        ("Ines Dahl was quoted by the port radio as saying “we sail tonight.”", "the port radio"),
        ("According to the port radio, Ines Dahl said “we sail tonight.”", "the port radio"),
        ("Ines Dahl said “we sail tonight,” the port radio reported.", "the port radio"),
    ],
)
def test_who_relays(text, relay):
    by_dahl = [q for q in find_quotes(text) if q.speaker_name == "Ines Dahl"]
    assert [q.relay and q.relay.of(text) for q in by_dahl] == [relay]


def test_the_innermost_words_belong_to_whom_the_office_names_as_its_own():
    text = "Hale’s office said that Hale and Dahl discussed “a joint plan for the port.”"
    [quotation] = find_quotes(text)
    assert quotation.speaker_name == "Hale’s office"


def test_a_name_after_the_pronoun_is_not_its_antecedent():
    text = "“We sail tonight,” she said. Ines Dahl did not answer calls."
    assert find_quotes(text)[0].level == "not determined"


_WORDS = """he she Ines Dahl Kremlin spokesman said told asked adding “ ” " ' ‘ ’ « » `` '' , . ? ! : ; — ( ) [ ] on
    Tuesday that who and according to was quoted as saying by The minister office 's ’s put it made the comments
    SMITH: not did \n al-Nasser U.S. of İ ß""".split(" ")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(_WORDS)).map(" ".join),
        st.lists(st.sampled_from(_WORDS)).map("".join),
    )
)
def test_any_text_gives_valid_spans(text):
    for quotation in find_quotes(text):
        assert quotation.spans
        end = 0
        for span in quotation.spans:
            assert end <= span.start < span.end <= len(text)
            end = span.end
        parts = (quotation.cue, quotation.speaker, quotation.antecedent, quotation.addressee, quotation.relay)
        for part in (*parts, quotation.said, *quotation.insertions):
            assert part is None or 0 <= part.start < part.end <= len(text)
        assert (quotation.speaker_name is None) == (quotation.level == "not determined")
        assert (quotation.antecedent is None) == (quotation.level != "resolved")


@pytest.mark.parametrize("piece", ["he said “a” ", "Smith, ", "'a ", "it was quoted "])
def test_time_grows_with_the_length_only(piece):
    grows_linearly(find_quotes, piece, short=60_000)
