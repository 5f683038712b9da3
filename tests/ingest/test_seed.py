from __future__ import annotations

import datetime as dt

import pytest

from corpus.errors import IngestError
from corpus.ingest import seed
from corpus.models import Draft, Published

GOOD = """---
title: "Harbour: open again"
outlet: Daily Herald
agency: [AFP, AP]
byline: Jane Doe
dateline: PORT ELLEN
published:
  date: 2019-05-14
  time: 07:30
  weekday: Tuesday
  how: printed
  why: Tuesday 14 May 2019
url: https://herald.example/1
language: en
---

Port Ellen opened its harbour again on Monday, two weeks after a storm had sunk three boats, the council said.

“We carried 212 passengers before noon,” harbour master Joan Reid said. "It was a long wait," she added on Monday.
"""


def read(text):
    return list(seed.read(text, text.encode(), "a.md"))


def front(*lines, body="Text of the article."):
    return "\n".join(["---", *lines, "---", body])


def test_a_good_file_is_read_whole():
    (draft,) = read(GOOD)
    assert draft == Draft(
        title="Harbour: open again",
        text=GOOD.split("---\n")[2].strip().replace("\n\n", "\n"),
        original=GOOD.encode(),
        outlet="Daily Herald",
        agencies=("AFP", "AP"),
        byline="Jane Doe",
        dateline="PORT ELLEN",
        published=Published(dt.date(2019, 5, 14), "printed", "Tuesday 14 May 2019", dt.time(7, 30)),
        url="https://herald.example/1",
        language="en",
        key="a.md",
    )


def test_only_the_title_must_be_there():
    (draft,) = read(front("title: T"))
    assert isinstance(draft, Draft)
    assert draft.published is None
    assert any(warning.startswith("No date found") for warning in draft.warnings)


def test_one_agency_needs_no_list():
    (draft,) = read(front("title: T", "agency: AFP"))
    assert isinstance(draft, Draft)
    assert draft.agencies == ("AFP",)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("No front matter.", 1, "begin with a line ---"),
        ("---\ntitle: T\nText.", None, "does not end"),
        (front("title: T", body=""), None, "no text under"),
        (front("outlet: O"), None, "no title"),
        (front("title:"), 2, "empty"),
        (front("title: 2015"), 2, "must be text"),
        (front("title: [T]"), 2, "must be text"),
        (front("title: T", "titel: T"), 3, "“titel” in the front matter is not known"),
        (front("title: T", "title: U"), 3, "twice"),
        (front("title: T", "url: herald"), 3, "web address"),
        (front("title: T", "language: English"), 3, "two small letters"),
        (front("title: T", "agency: [AFP, 7]"), 3, "agency must be text"),
        (front("title: T: U"), 2, "no YAML"),
        (front("- T"), 2, "key: value"),
        (front("[" * 5_000), None, "no YAML"),
        (front("title: T", "# " + "x" * 30_000), None, "shorten it"),
        (front("title: T", "published: 2019-05-14"), 3, "key: value"),
        (front("title: T", "published: {date: 2019-02-30, how: printed}"), 3, "not a day of the calendar"),
        (front("title: T", "published: {date: 14 May 2019, how: printed}"), 3, "YYYY-MM-DD"),
        (front("title: T", "published: {how: printed}"), 3, "YYYY-MM-DD"),
        (front("title: T", "published: {date: 2019-05-14}"), 3, "“how” in published must be one of"),
        (front("title: T", "published: {date: 2019-05-14, how: guessed}"), 3, "“how” in published must be one of"),
        (front("title: T", "published: {date: 2019-05-14, how: inferred}"), 3, "needs a reason"),
        (front("title: T", "published: {date: 2019-05-14, how: printed, time: noon}"), 3, "14:31"),
        (front("title: T", "published: {date: 2019-05-14, how: printed, weekday: Monday}"), 3, "is a Tuesday"),
        (front("title: T", "published: {date: 2019-05-14, how: printed, day: 3}"), 3, "not known"),
    ],
)
def test_a_broken_file_says_where_and_what_to_do(text, line, what):
    (error,) = read(text)
    assert isinstance(error, IngestError)
    assert what in error.problem
    assert error.line == line
    assert error.problem.endswith((".", ")."))


def test_all_problems_are_told_at_once_in_the_order_of_the_lines():
    errors = read(front("title: 7", "colour: red", "url: here", "published: {date: x, how: y}", body=""))
    assert [getattr(error, "line", 0) for error in errors] == [2, 3, 4, 5, 5, None]


@pytest.mark.parametrize(
    ("body", "doubtful"),
    [
        ("“He left,” she said.", False),
        ("“He left, she said.", True),
        ('"He left, she said.', True),
        ("He left,” she said.", True),
        ("“He left.\n“He came back,” she said.", False),
        ("“He left.\nHe came back,” she said.", True),
    ],
)
def test_a_quotation_that_is_not_closed_is_a_warning(body, doubtful):
    (draft,) = read(front("title: T", body=body))
    assert isinstance(draft, Draft)
    assert any("quotation mark" in warning for warning in draft.warnings) is doubtful
