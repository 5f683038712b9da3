"""Which sentences of an article mention a name."""

from __future__ import annotations

import pytest

from corpus.text.document import Document
from corpus.text.events import Mentions

TEXT = """The Nordic Council met in Oslo on Monday. It agreed on a budget. Ola Björk arrived late.
He left at noon. The council's guest, OLA BJÖRK, spoke to reporters. NATO was not invited. Snow fell on the city."""


@pytest.mark.parametrize(
    ("name", "spellings", "found"),
    [
        ("Ola Björk", (), ["Ola Björk arrived", "He left", "The council's guest"]),
        ("Nordic Council", (), ["The Nordic Council", "It agreed"]),
        ("North Atlantic Treaty Organization", (), ["NATO was"]),
        ("North Atlantic Treaty", ("Nato",), ["NATO was"]),
        ("North Atlantic Treaty", (), []),
        ("Oslo", ("Kristiania",), ["The Nordic Council", "It agreed"]),
        ("Kristiania", ("OSLO",), ["The Nordic Council", "It agreed"]),
        ("snow", (), ["Snow fell"]),
        ("Sno", (), []),
    ],
)
def test_a_sentence_is_found_by_each_form_of_a_name_and_by_a_pronoun_behind_it(name, spellings, found):
    document = Document(TEXT)
    bounds = ([span.start for span in document.sentences], [span.end for span in document.sentences])
    starts = Mentions(name, spellings).starts(TEXT, bounds)
    assert starts == [TEXT.index(sentence) for sentence in found]
