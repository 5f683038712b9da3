"""Any text in, valid results out, in time that grows with the length only: every text function at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.text.document import Document
from corpus.text.spans import Span
from tests.text.timing import grows_linearly

READERS: dict[str, Callable[[Document], list[Span]]] = {
    "sentences": lambda document: list(document.sentences),
    "paragraphs": lambda document: list(document.paragraphs),
    "timexes": lambda document: [Span(timex.start, timex.end) for timex in document.timexes],
    "names": lambda document: sorted(
        Span(mention.start, mention.end) for entity in document.names for mention in entity.mentions
    ),
    "figures": lambda document: [figure.span for figure in document.figures],
}
EVERYTHING = ("sentences", "paragraphs", "timexes", "names", "quotes", "figures", "events")
PUBLISHED = dt.date(2015, 9, 17)
ARTICLE = """OSLO (Reuters) - At least 1,200 people fled on Tuesday, Foreign Minister Ada Quill, 61, told reporters
"We will go on," she said, adding that the $3.5 million in aid would be "enough for now" - according to the U.N
The two-and-a-half-year war, which began in March 2013, has killed between 300 and 400 civilians, he was quoted as
“It is ‘over’ [for us],” said Mr. al-Amin Jr., Norway's envoy. 'Who knows?' asked Ms. Roe late last week; half of them
"""
NASTY = {
    "one quotation mark": '"',
    "curly quotation marks": "“",
    "apostrophes": "'",
    "a a a": "a ",
    "capitals": "Ab ",
    "nested brackets": "([{",
    "closing brackets": ")]",
    "digits": "7",
    "commas": ",",
    "said said": "said ",
    "he said, she said": '"a," he said, ',
    "stops": ". ",
    "line breaks": "\n",
    "blanks": " ",
}
_WORDS = """he she Putin Assad said told “ ” " ' ‘ ’ « » , . ? ! … : ; - – — ( ) [ ] { } on Tuesday in 2015 May
    the of and who according to Foreign Minister Mr. U.S. two million $ 5 % killed people yesterday last week
    not it was I we his al- bin İ ß ﬁ 他 说 قال \u0301 \u200b \ufeff 😀 \x00 since between from until 15 12:30 P 's
    n't""".split()
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from([*_WORDS, "\n", " "])).map(" ".join),
    st.lists(st.sampled_from([*_WORDS, "\n", " "])).map("".join),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.none() | st.dates())
def test_any_text_is_read_without_an_exception(text, published):
    document = Document(text, published)
    for part in EVERYTHING:
        getattr(document, part)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_spans_lie_inside_the_text_in_order_and_apart(text):
    document = Document(text, PUBLISHED)
    for name, read in READERS.items():
        end = 0
        for span in read(document):
            assert end <= span.start < span.end <= len(text), name
            end = span.end


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_the_pieces_of_quotations_lie_inside_the_text_and_apart(text):
    quotes = Document(text, PUBLISHED).quotes
    for quote in quotes:
        assert quote.spans == tuple(sorted(quote.spans))
        for one, following in zip(quote.spans, quote.spans[1:], strict=False):
            assert one.end <= following.start
        assert 0 <= quote.start < quote.end <= len(text)
    assert [quote.start for quote in quotes] == sorted(quote.start for quote in quotes)


@pytest.mark.parametrize("end", range(0, len(ARTICLE) + 1, 3))
def test_a_text_may_break_off_anywhere(end):
    document = Document(ARTICLE[:end], PUBLISHED)
    for part in EVERYTHING:
        getattr(document, part)


def test_reading_twice_gives_the_same():
    text = "“We will see,” Mr. Doe said on Tuesday in Oslo. The fire killed at least 12 people."
    one, other = Document(text, PUBLISHED), Document(text, PUBLISHED)
    for part in EVERYTHING:
        assert getattr(one, part) == getattr(other, part)


@pytest.mark.parametrize("piece", NASTY.values(), ids=NASTY.keys())
def test_a_megabyte_takes_ten_times_as_long_as_a_tenth_of_it(piece):
    # one document for all the parts, as the later ones build on the earlier ones
    grows_linearly(lambda text: Document(text, PUBLISHED), piece, parts=EVERYTHING)
