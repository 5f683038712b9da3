from __future__ import annotations

import pytest

from corpus.errors import IngestError
from corpus.ingest import decoding

TEXT = "“Café Müller” opened again on Monday, the mayor said, and nobody in the old town was surprised by it."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_with_and_without_mark(encoding):
    assert decoding.decode(TEXT.encode(encoding)) == (TEXT, ())


def test_an_old_encoding_is_guessed_and_told():
    text, warnings = decoding.decode(TEXT.encode("cp1252"))
    assert "Café Müller" in text
    assert len(warnings) == 1
    assert "not in UTF-8" in warnings[0]


def test_a_page_says_its_encoding_itself():
    data = f'<html><head><meta charset="windows-1251"></head><body>{"Путин"}</body></html>'.encode("cp1251")
    text, warnings = decoding.decode(data)
    assert "Путин" in text
    assert warnings == ()


def test_a_page_that_is_wrong_about_its_encoding_is_guessed():
    text, warnings = decoding.decode(b'<meta charset="no-such-code">' + TEXT.encode("cp1252"))
    assert "opened again" in text
    assert warnings


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04...", "ZIP"),
        (b"\x89PNG\r\n", "picture"),
        (b"\x1f\x8b\x08", "compressed"),
        (b"{\\rtf1 text}", "Rich Text"),
        (b"text\x00text", "binary"),
        (b"\xff\xfea", "broken"),
        (b"x" * (decoding.MAX_BYTES + 1), "20.0 MB"),
    ],
)
def test_what_is_no_text_is_an_error_with_a_remedy(data, what):
    with pytest.raises(IngestError, match=what) as caught:
        decoding.decode(data)
    assert caught.value.problem.endswith(".")
    assert ";" in caught.value.problem


@pytest.mark.parametrize("data", [bytes(range(1, 256)) * 50, b"\x80" * 5000, b"\xc3" * 5000, b"ok " * 90_000 + b"\xff"])
def test_bytes_in_no_clear_encoding_are_text_with_a_warning_or_an_error(data):
    try:
        text, warnings = decoding.decode(data)
    except IngestError as error:
        problem = error.problem
    else:
        assert text
        problem = warnings[0]
    assert "UTF-8" in problem
