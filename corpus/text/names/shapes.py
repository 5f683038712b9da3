"""Shapes: what a single capitalised word looks like."""

from __future__ import annotations

import re

from corpus.text.names import gazetteer, vocabulary
from corpus.text.names.runs import Word

_GROUP = re.compile(r"G-?\d\d?").fullmatch
NOT_BODIES = frozenset(
    """I AM PM TV DNA HIV AIDS CEO CFO COO CTO GDP OK FAQ PDF URL USB CD DVD GPS HD PC PR HR IT ID Q A LGBT
    LGBTQ RSS VIP SUV BST GMT EST EDT PST PDT ET CET UTC AD BC BCE CE II III IV VI VII VIII IX XI XII XV
    COVID SARS MP MPS MEP R D L RE PS TBA TBC NSFW DIY JPEG RT VAT IQ WMD IED ICU PTSD OPINION READ
    WATCH UPDATE BREAKING PHOTO VIDEO NEWS MORE THE AND FOR NOT BUT ALL""".split()
)


def is_acronym(value: str) -> bool:
    """Return whether this is an abbreviation that a body may be called by: ``EU``, ``U.N.``, ``G20``."""
    plain = value.replace(".", "")
    if not 2 <= len(plain) <= 6 or not plain.isupper() or plain in NOT_BODIES:
        return False
    return plain.isalpha() or _GROUP(plain) is not None


def is_head(word: Word) -> bool:
    """Return whether the name of a body or a place may end in this word."""
    return word.text in vocabulary.ORGANISATION_HEADS or word.text in vocabulary.PLACE_HEADS


def is_given(word: Word) -> bool:
    """Return whether this is a common given name or an initial."""
    return word.text in vocabulary.GIVEN or (len(word.text) == 2 and word.text[1] == ".")


def describes(word: Word) -> bool:
    """Return whether a word says what somebody is ("House Intelligence Republican Mike Pompeo")."""
    return (
        word.text in gazetteer.PEOPLES
        or word.text in gazetteer.KNOWN
        or word.text in vocabulary.ORGANISATION_HEADS
        or word.text.lower() in vocabulary.ROLE_WORDS
    )
