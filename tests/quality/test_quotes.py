"""What nobody said, in our own passages: titles of works, scare quotes, deeds."""

from __future__ import annotations

from corpus.evaluation import Gold
from corpus.text.document import Document


def test_what_nobody_said_is_not_quoted():
    passages = [row["text"] for row in Gold().own_rows("quotes_speakers.jsonl") if not row["quotes"]]
    spoken = [text for text in passages if any(quote.kind != "indirect" for quote in Document(text).quotes)]
    assert passages
    assert not spoken
