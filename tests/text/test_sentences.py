from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.sentences import paragraphs, split
from tests.text.timing import grows_linearly


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        # titles, ranks and offices
        "Mr. Doe met Dr. Roe.",
        "Lt. Gen. Ray Odom and Sgt. Bell came.",
        "Sen. Ann Lee, D-Mass., and Gov. Jay Poe (D-Calif.) spoke.",
        # initials and countries
        "J. K. Doe and George W. Roe wrote it.",
        "Dr. James P. Roe came.",
        "U.S. President Ann Lee met the U.S. Senate.",
        "The U.S.-led force left.",
        # numbers, dates and labels
        "It rose 3.5 percent to 2.1 million.",
        "It began in Sept. 2015, at 3.30 p.m. on Jan. 5.",
        "See No. 5 in Fig. 2 on p. 12 of vol. 3.",
        "Acme Inc. and Widget Corp. merged.",
        # stops inside words
        "Visit www.example.com for more.",
        "Yahoo! shares rose.",
        # ellipses that do not end
        "He paused ... and went on … to say more.",
        # a question inside a sentence
        '"Is it true?" she asked.',
    ],
)
def test_one_sentence_is_left_whole(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("He left.", "She stayed."),
        ("Who was it?", "It was him!"),
        ("What?!", "No way."),
        ("“We will see.”", "He left."),
        ('He said "No!"', "Then he left."),
        ("(He left.)", "She stayed."),
        ("«He left.»", "She stayed."),
        ("He left.[1][2]", "She stayed."),
        ("He lives in the U.S.", "The flight was late."),
        ("It closed at 5 p.m.", "The market fell."),
        ("It was 5 a.m. EST.", "Rain fell."),
        ("He paused...", "Then he left."),
        ("He paused…", "Then he left."),
        ("It was plan B.", "It worked."),
        ("So did I.", "Then we left."),
        ("It is the party's.", "He knows."),
        ("She said she wasn't.", "But he was."),
        ("They include shops, banks, etc.", "Most are big."),
        ("The answer was no.", "It stays so."),
        ("The value is 3.", "The next is 4."),
        ("It arrived on the 5th.", "Shares fell 2 percent."),
        ("他来了。", "她走了。"),
        ("「他来了。」", "她走了。"),
        ("彼は来た！", "彼女は行った。"),
        ("هل وصل الرئيس؟", "نعم."),
        ("وہ آیا۔", "وہ گئی۔"),
        ("वह गया।", "वह आई।"),
    ],
)
def test_two_sentences_are_cut_between(first, second):
    assert sentences(f"{first} {second}") == [first, second]


def test_chinese_sentences_need_no_blank_between():
    assert sentences("他来了。她走了。") == ["他来了。", "她走了。"]


def test_tokenised_text_keeps_its_closing_quotation_mark():
    assert sentences("He said , `` It is over . '' Then he left .") == [
        "He said , `` It is over . ''",
        "Then he left .",
    ]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\n\n", "\u2028", "\u2029", "\u0085"])
def test_a_line_break_ends_a_sentence(line_break):
    assert sentences(f"A headline{line_break}A sentence.") == ["A headline", "A sentence."]


def test_paragraphs_are_the_lines_that_are_not_blank():
    text = "  One. Two. \n\n \t\nThree.\n"
    assert [span.of(text) for span in paragraphs(text)] == ["One. Two.", "Three."]


def test_nothing_in_nothing_out():
    assert split("") == split(" \n\t ") == paragraphs("\n") == []


@given(st.one_of(st.text(), st.text(alphabet="aB1 .!?…。؟'\"”)]\n[")))
def test_sentences_are_in_order_and_leave_out_blanks_only(text):
    spans = split(text)
    end = 0
    for span in spans:
        assert not text[end : span.start].strip()
        assert span.start < span.end
        assert span.of(text) == span.of(text).strip()
        end = span.end
    assert not text[end:].strip()


@pytest.mark.parametrize("piece", [".", "a. ", "A.", '."', "[1]", ". ''"])
def test_time_grows_with_the_length_only(piece):
    grows_linearly(split, piece)
