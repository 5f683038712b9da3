from __future__ import annotations

import datetime as dt
import io
import json

import pytest

from corpus.errors import IngestError
from corpus.ingest import records
from corpus.ingest.given import Given, parse_published
from corpus.models import Draft, Published

TEXT = (
    "Port Ellen opened its harbour again on Monday, two weeks after the storm. \n\n"
    "Sign up for our newsletter\n\nIt rained.\n\nSign up for our newsletter"
)


def read(*lines, given=Given()):  # noqa: B008  # frozen
    encoded = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return list(records.read(enumerate(encoded, start=1), given))


def one(record):
    (draft,) = read(record)
    assert isinstance(draft, Draft)
    return draft


def problem(record):
    (error,) = read(record)
    assert isinstance(error, IngestError)
    assert error.line == 1
    return error.problem


def test_a_record_is_an_article():
    draft = one(
        {
            "id": "n-1",
            "title": "Harbour  reopens",
            "outlet": "Daily Herald",
            "published": "2019-05-14T07:30:00Z",
            "url": "https://herald.example/1",
            "text": TEXT,
        }
    )
    assert draft.key == "n-1"
    assert draft.title == "Harbour reopens"
    assert draft.outlet == "Daily Herald"
    assert draft.url == "https://herald.example/1"
    assert draft.published == Published(dt.date(2019, 5, 14), "metadata", "2019-05-14T07:30:00Z", dt.time(7, 30))
    assert draft.text.split("\n") == [
        "Port Ellen opened its harbour again on Monday, two weeks after the storm.",
        "Sign up for our newsletter",  # inside, only a person can tell what is furniture
        "It rained.",
    ]


def test_all_but_the_text_may_be_missing_or_null():
    bare = one({"text": TEXT})
    null = one({"id": None, "title": None, "outlet": None, "published": None, "url": None, "clean": True, "text": TEXT})
    assert (bare.key, bare.outlet, bare.published, bare.url) == (None, None, None, None)
    assert (null.title, null.text, null.warnings) == (bare.title, bare.text, bare.warnings)


def test_clean_false_keeps_the_text_to_the_letter():
    text = "  Menu \r\n\r\nSign up for our newsletter\t\u00a0\nCafe\u0301.\n"
    draft = one({"text": text, "clean": False})
    assert draft.text == text
    assert draft.title == "Menu"
    assert one({"title": "T", "text": text, "clean": False}).title == "T"


def test_numbers_are_ids_too():
    assert one({"id": 7, "text": TEXT}).key == "7"


def test_a_bad_record_names_its_line_and_the_others_load():
    results = read({"text": TEXT}, b"{broken", b"", {"text": TEXT})
    assert [type(result) for result in results] == [Draft, IngestError, Draft]
    assert isinstance(results[1], IngestError)
    assert results[1].line == 2
    assert ";" in results[1].problem


@pytest.mark.parametrize(
    ("record", "what"),
    [
        ({"title": "T"}, "no text"),
        ({"text": " \n "}, "no text"),
        ({"text": 5}, '"text" must be text'),
        ({"text": TEXT, "title": ["T"]}, '"title" must be text'),
        ({"text": TEXT, "published": "soon"}, "2013-09-09"),
        ({"text": TEXT, "published": 1234567890}, '"published" must be text'),
        ({"text": TEXT, "clean": "no"}, "true or false"),
        ({"text": "\ud800", "clean": False}, "surrogate"),
        ({"text": "a\x00b", "clean": False}, "NUL"),
        ({"text": "Menu\nShare"}, "no article"),
        ([TEXT], "no object"),
        (b'{"text": "\xff"}', "UTF-8"),
        (b"[" * 100_000, "nested"),
        (b'{"text": ' + b"9" * 5_000 + b"}", "number"),
    ],
)
def test_a_bad_record_says_what_to_do(record, what):
    assert what in problem(record)


def test_unknown_keys_are_told_once():
    results = read({"text": TEXT}, {"text": TEXT, "source": 1, "author": 2}, {"text": TEXT, "source": 1})
    told = [w for result in results for w in getattr(result, "warnings", ()) if "not used" in w]
    assert told == ["Keys that are not used (line 2): author, source."]


def test_what_is_given_holds_for_every_record():
    given = Given(outlet="Given", published=parse_published("2013-09-09"))
    for draft in read({"text": TEXT, "outlet": "Own"}, {"text": TEXT}, given=given):
        assert isinstance(draft, Draft)
        assert draft.outlet == "Given"
        assert draft.published == Published(dt.date(2013, 9, 9), "given")


def test_a_title_for_many_articles_is_an_error():
    with pytest.raises(IngestError, match="many articles"):
        read({"text": TEXT}, given=Given(title="T"))


def test_a_file_that_is_something_else_is_given_up():
    found = []
    with pytest.raises(IngestError, match="None of the first 20 lines"):
        found.extend(records.read(((n, b"a,b,c") for n in range(1, 10_000)), Given()))


def test_many_bad_lines_among_good_ones_do_not_stop_the_file():
    results = read({"text": TEXT}, *[b"bad"] * 50, {"text": TEXT})
    assert sum(isinstance(result, Draft) for result in results) == 2


def test_lines_are_split_and_too_long_ones_cut(monkeypatch):
    monkeypatch.setattr(records, "MAX_BYTES", 10)
    file = io.BytesIO(b"short\n" + b"x" * 35 + b"\nnext\n")
    found = list(records.split(file))
    assert [number for number, _ in found] == [1, 2, 3]
    assert [line for _, line in found] == [b"short\n", b"x" * 11, b"next\n"]
    results = list(records.read(found[1:2], Given()))
    assert isinstance(results[0], IngestError)
    assert "MB" in results[0].problem


def test_a_byte_order_mark_is_no_part_of_the_first_record():
    (draft,) = read(b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode())
    assert isinstance(draft, Draft)
