"""Words in Russian, Hebrew and Arabic find their other forms."""

from __future__ import annotations

import pytest

from corpus.errors import QueryError
from corpus.finding.inflections import forms
from corpus.models import SHARED
from tests.conftest import draft, put

RUSSIAN = "Мэр Орсы Анна Берг открыла новую гавань в понедельник. Рыбаки привезли сети и лодки."
HEBREW = "ראש העיר פתחה את הנמל בחיפה ביום שני. הדייגים הביאו רשתות וסירות."
ARABIC = "افتتحت رئيسة البلدية الميناء في بيروت يوم الاثنين. وجلب الصيادون الشباك والقوارب."


@pytest.fixture
async def news(archive):
    for text in (RUSSIAN, HEBREW, ARABIC):
        await put(archive, draft(text))
    return archive


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("открытие новой гавани", RUSSIAN),
        ("гаванью", RUSSIAN),
        ("лодками", RUSSIAN),
        ("рыбаков", RUSSIAN),
        ("חיפה", HEBREW),
        ("נמל", HEBREW),
        ("לנמל", HEBREW),
        ("סירות", HEBREW),
        ("ميناء", ARABIC),
        ("بالميناء", ARABIC),
        ("صيادون", ARABIC),
        ("قوارب", ARABIC),
    ],
)
async def test_a_word_finds_its_other_forms(news, query, text):
    found = await news.search(news.parse(query), SHARED)
    assert [passage.text for passage in found.passages] == [text]


@pytest.mark.parametrize(
    ("question", "short_text"),
    [
        ("Кто открыл гавани Орсы?", "Мэр Орсы Анна Берг открыла новую гавань в понедельник."),
        ("Сколько лодок привезли рыбаки?", "Рыбаки привезли сети и лодки."),
        ("מה הביאו דייגים?", "הדייגים הביאו רשתות וסירות."),
        ("من افتتح ميناء بيروت؟", "افتتحت رئيسة البلدية الميناء في بيروت يوم الاثنين."),
    ],
)
async def test_a_question_in_other_forms_is_answered(news, question, short_text):
    answer = await news.ask(news.parse(question), SHARED)
    assert answer.evidence[0].text == short_text


@pytest.mark.parametrize("question", ["Кто напал на Анну Берг?", "מתי נפגש ראש העיר באיראן?", "متى زار بوتين بيروت؟"])
async def test_what_no_article_tells_in_any_form_is_refused(news, question):
    assert (await news.ask(news.parse(question), SHARED)).status == "not in the archive"


@pytest.mark.parametrize("words", ["Кто и о чём?", "מה על מי?", "من في ماذا؟"])
async def test_question_words_alone_cannot_be_looked_for(news, words):
    with pytest.raises(QueryError):
        await news.ask(news.parse(words), SHARED)


@pytest.mark.parametrize("word", ["harbour", "Ωρωπός", "港", "дом1", "и", "של", "من", ""])
def test_other_scripts_and_short_words_have_no_other_forms_that_are_shorter(word):
    assert all(len(form) >= 3 for form in forms(word))
    assert not word.isascii() or forms(word) == ()


def test_another_word_is_not_found(news):
    assert "горы" not in forms("город")
    assert "בית" not in forms("ביתר")
