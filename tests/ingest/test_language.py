from __future__ import annotations

import pytest

from corpus.ingest import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The talks in the capital were to begin on Monday, and the minister was there.", "en"),
        ("Die Gespräche in der Hauptstadt sollten am Montag beginnen, und der Minister war da.", None),
        ("Les discussions devaient commencer lundi dans la capitale, et le ministre était là.", None),
        ("Переговоры в столице должны были начаться в понедельник.", None),
        ("12 34 56", None),
        ("", None),
    ],
)
def test_english_is_told_from_other_languages(text, code):
    assert language.guess(text) == code
