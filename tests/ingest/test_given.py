from __future__ import annotations

import datetime as dt

import pytest

from corpus.errors import IngestError
from corpus.ingest.given import NO_DATE, NO_TITLE, Given, parse_published
from corpus.models import Draft, Published


def test_what_is_given_goes_before_what_was_found():
    found = Draft("Found", "Text.", b"", outlet="Herald", warnings=(NO_DATE, NO_TITLE, "Other."))
    given = Given(title="Given", published=parse_published("2013-09-09"))
    draft = given.over(found)
    assert draft.title == "Given"
    assert draft.outlet == "Herald"
    assert draft.published == Published(dt.date(2013, 9, 9), "given")
    assert draft.warnings == ("Other.",)


@pytest.mark.parametrize("text", ["2013-09-09", "9 September 2013", "September 9, 2013"])
def test_a_typed_date_is_read(text):
    assert parse_published(text).day == dt.date(2013, 9, 9)


@pytest.mark.parametrize("text", ["", "yesterday", "2013-02-30", "09/10/2013"])
def test_what_is_no_clear_date_is_an_error(text):
    with pytest.raises(IngestError, match="YYYY-MM-DD"):
        parse_published(text)
