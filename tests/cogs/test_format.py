"""Text for Discord: shown exactly as it stands, pinging nobody, within the limits."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs._format import block_quote, count, escape, joined, safe_url, shorten


def as_shown(text: str) -> str:
    """What Discord shows and copies: a backslash before punctuation disappears."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text).strip("\u2068\u2069\u202c")


@given(st.text(alphabet="ab 1.\n*_~`|<>[]()#-+\\@!&:/“”é", max_size=60))
def test_escaped_text_is_shown_as_it_stands(text):
    assert as_shown(escape(text)) == text


@pytest.mark.parametrize("text", ["@everyone", "@here", "<@123>", "<@&5>", "<#1>", "<t:0:R>", "[x](http://y.example)"])
def test_nothing_in_article_text_is_a_mention_or_a_link(text):
    assert escape(text).startswith("\\")


@pytest.mark.parametrize("text", ["# heading", "- item", "1. item", "> quoted", "  # heading"])
def test_nothing_at_the_start_of_a_line_becomes_layout(text):
    assert "\\" in escape(text)


def test_a_web_address_stays_clickable():
    assert escape("see https://a.example/b_c_d*e") == "see https://a.example/b_c_d*e"


def test_a_direction_override_ends_with_the_text():
    assert escape("\u202eabc").endswith("\u202c\u2069")


def test_each_paragraph_of_a_block_quote_is_quoted():
    assert block_quote("One.\n\nTwo.") == "> One.\n> Two."


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/b?c=d", True),
        ("javascript:alert(1)", False),
        ("ftp://a.example", False),
        ("https://", False),
        ("http://[broken", False),
        (None, False),
        ("https://a.example/" + "x" * 600, False),
    ],
)
def test_only_addresses_of_the_web_become_links(url, safe):
    assert (safe_url(url) is not None) == safe


def test_a_link_cannot_close_its_own_brackets():
    assert ")" not in safe_url("https://a.example/(b)")


def test_counts_and_lists_read_naturally():
    assert [count(1, "article"), count(2, "article"), count(1204, "reply", "replies")] == [
        "1 article", "2 articles", "1,204 replies",
    ]  # fmt: skip
    assert [joined([]), joined(["a"]), joined(["a", "b"]), joined(["a", "b", "c"], "or")] == [
        "", "a", "a and b", "a, b or c",
    ]  # fmt: skip
    assert shorten("abcdef", 4) == "abc…"
