"""Matching what people type against the names of the archive.

::

    >>> from corpus.matching import Known, match
    >>> people = [Known(1, "Vladimir Putin", "person", ("Putin", "Vladimir Putin"))]
    >>> match("Путин", people).why
    'by transliteration from Cyrillic'
    >>> match("Rasputin", people).status
    'not_found'
"""

from __future__ import annotations

from corpus.matching.exonyms import prepare
from corpus.matching.index import NameIndex
from corpus.matching.matcher import match
from corpus.matching.model import Known, Match, Status
from corpus.matching.topics import Vocabulary, close_words

__all__ = ["Known", "Match", "NameIndex", "Status", "Vocabulary", "close_words", "match", "prepare"]
