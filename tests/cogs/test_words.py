"""The catalogue: complete, the same in every language, used; and how its words are put together."""

from __future__ import annotations

import ast
import contextvars
import datetime as dt
import re
from typing import get_args, get_type_hints

import pytest
from babel import Locale

from cogs import _words
from cogs._words import CATALOGUE, day, english, listed, month, number, speak, word
from corpus.checking.model import Verdict
from corpus.models import Correction, DatedEvent, PersonCard, Published
from corpus.text.dates.timex import Precision
from tests.conftest import ROOT

ENGLISH = CATALOGUE["en"]
OTHERS = sorted(set(CATALOGUE) - {"en"})
PLACEHOLDER = re.compile(r"\{(\w+)\}")
DAY = dt.date(2015, 6, 29)


def spoken(reader, function, *arguments, server="en", **named):
    """Return what a function gives in a language, which holds for this call only."""

    def run():
        speak(reader, server)
        return function(*arguments, **named)

    return contextvars.copy_context().run(run)


def used_keys():
    """Return a pattern for each key that the code asks for: the key itself, or the parts it is made of."""
    for path in (ROOT / "cogs").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "word":
                key = call.args[0]
                for one in (key.body, key.orelse) if isinstance(key, ast.IfExp) else (key,):
                    assert isinstance(one, (ast.Constant, ast.JoinedStr)), f"{path.name}:{call.lineno}"
                    parts = one.values if isinstance(one, ast.JoinedStr) else [one]
                    yield "".join(re.escape(p.value) if isinstance(p, ast.Constant) else r"[\w ]+" for p in parts)


def test_every_key_that_is_used_is_there_in_english_and_none_is_left_over():
    patterns = set(used_keys())
    assert len(patterns) > 150
    assert not [pattern for pattern in patterns if not any(re.fullmatch(pattern, key) for key in ENGLISH)]
    assert not [key for key in ENGLISH if not any(re.fullmatch(pattern, key) for pattern in patterns)]


def test_what_the_archive_hands_out_has_its_words():
    def kinds(of, field):
        return get_args(get_type_hints(of)[field])

    wanted = {f"precision.{one}" for one in get_args(Precision)}
    wanted |= {f"event.{one}" for one in kinds(DatedEvent, "kind") if one != "happened"}
    wanted |= {f"who.{one}" for one in kinds(PersonCard, "kind")}
    wanted |= {f"source.{one}" for one in kinds(Published, "how")}
    wanted |= {f"check.{one}" for one in get_args(Verdict)}
    wanted |= {f"check.{one}.says" for one in get_args(Verdict) if one != "cannot check"}
    wanted |= {f"corrected.{what}.{one}" for one in kinds(Correction, "kind") for what in ("word", "on", "banner")}
    assert len(wanted) > 30
    assert not wanted - set(ENGLISH)


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_the_keys_and_placeholders_of_english(language):
    words = CATALOGUE[language]
    assert set(words) == set(ENGLISH)
    for key, text in words.items():
        original = ENGLISH[key]
        assert isinstance(text, str) == isinstance(original, str), key
        if isinstance(text, str) and isinstance(original, str):
            assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(original)), key
            assert text.count("**") % 2 == 0, key


@pytest.mark.parametrize("language", sorted(CATALOGUE))
def test_what_is_counted_has_every_form_that_the_language_counts_with(language):
    plural = Locale(language).plural_form
    needed = {plural(count) for count in range(200)} | {"other"}
    for key, forms in CATALOGUE[language].items():
        if not isinstance(forms, str):
            assert set(forms) == needed, key
            values = set(PLACEHOLDER.findall(ENGLISH[key]["other"])) - {"count"}
            assert all(set(PLACEHOLDER.findall(text)) - {"count"} == values for text in forms.values()), key


@pytest.mark.parametrize("language", sorted(CATALOGUE))
def test_words_on_buttons_and_forms_fit(language):
    longest = {"button.": 34, "report.title": 45, "report.question": 45, "report.example": 100}
    for key, text in CATALOGUE[language].items():
        for start, most in longest.items():
            if key.startswith(start) and key != "button.stranger":
                assert len(text) <= most, key


@pytest.mark.parametrize(
    ("reader", "server", "expected"),
    [
        (None, "en", "29 June 2015"),
        ("en-US", "en", "29 June 2015"),  # the pages of one answer are written alike, whoever turns them
        ("en-US", "en_US", "June 29, 2015"),
        ("en-GB", "de", "29 June 2015"),
        ("de", "en", "29. Juni 2015"),
        ("ja", "de", "29. Juni 2015"),
        ("ja", "ko", "29 June 2015"),
        ("es-419", "en", "29 de junio de 2015"),
        ("ru", "en", "29 июня 2015\u202fг."),
        (None, "ar", "29 يونيو 2015"),
        (None, "de_XX", "29. Juni 2015"),
    ],
)
def test_the_readers_language_comes_first_then_the_servers_then_english(reader, server, expected):
    assert spoken(reader, day, DAY, server=server) == expected


def test_days_months_numbers_and_lists_are_written_as_in_the_language():
    assert spoken(None, day, DAY, weekday=True) == "Monday 29 June 2015"
    assert spoken("de", day, DAY, weekday=True) == "Montag, 29. Juni 2015"
    assert spoken("fr", month, DAY) == "juin 2015"
    assert spoken(None, number, 12041) == "12,041"
    assert spoken("de", number, 12041) == "12.041"
    assert spoken(None, listed, ["a", "b", "c"]) == "a, b and c"
    assert spoken("de", listed, ["a", "b", "c"], "or") == "a, b oder c"
    assert spoken("de", listed, ["a"]) == "a"
    assert spoken(None, listed, []) == ""


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", {1: "1 article", 2: "2 articles", 1204: "1,204 articles"}),
        ("fr", {0: "0 article", 1: "1 article", 2: "2 articles"}),
        ("ru", {1: "1 статья", 3: "3 статьи", 11: "11 статей", 21: "21 статья"}),
        ("ar", {1: "مقالة واحدة", 2: "مقالتان", 3: "3 مقالات", 11: "11 مقالة", 100: "100 مقالة"}),
    ],
)
def test_a_count_takes_the_form_of_its_language(language, written):
    for count, expected in written.items():
        assert spoken(None, word, "count.articles", count=count, server=language) == expected


def test_a_language_that_lacks_a_key_says_it_in_english_with_english_numbers(monkeypatch):
    lacking = {key: text for key, text in CATALOGUE["de"].items() if key not in ("count.articles", "answer.refused")}
    monkeypatch.setattr(_words, "CATALOGUE", {**CATALOGUE, "de": lacking})
    assert spoken("de", word, "count.articles", count=1204) == "1,204 articles"
    assert spoken("de", word, "answer.refused") == "The archive does not say."


def test_what_is_put_into_a_line_from_right_to_left_is_held_apart_once():
    line = spoken(None, word, "timeline.also", articles="A12", texts="x", server="ar")
    assert "\u2068A12\u2069" in line
    names = spoken(None, listed, ["Ada (AP)", "**Ben**"], server="ar")
    assert names == "\u2068Ada (AP)\u2069 و\u2068**Ben**\u2069"
    assert spoken(None, _words.isolated, "\u2068A12\u2069", server="ar") == "\u2068A12\u2069"
    assert spoken(None, _words.isolated, "2015-06-29", server="ar") == "\u20682015-06-29\u2069"
    footer = spoken(None, word, "quote.footer", quotations="8 اقتباسات", verbatim="كلمة بكلمة", server="ar")
    assert footer == "8 اقتباسات. كلمة بكلمة"
    for language in ("en", "de", "ru"):
        assert "\u2068" not in spoken(None, word, "timeline.also", articles="A12", texts="x", server=language)


def test_latin_letters_in_arabic_lines_are_held_apart():
    for key, text in CATALOGUE["ar"].items():
        for form in [text] if isinstance(text, str) else text.values():
            bare = re.sub("\u2068[^\u2069]*\u2069", "", PLACEHOLDER.sub("", form))
            assert not re.search("[A-Za-z]", bare), key


def test_pictures_speak_english_and_leave_the_language_as_it_was():
    def run():
        with english():
            inside = word("button.next")
        return inside, word("button.next")

    assert spoken("de", run) == ("Next", "Weiter")


def test_what_is_set_for_one_reader_does_not_hold_for_the_next():
    assert spoken("de", word, "button.next") == "Weiter"
    assert word("button.next") == "Next"
