"""Sentences as a row of tokens in which everything between quotation marks is a single token.

A full stop inside quotation marks does not end the sentence that quotes: ``"It is over. Go home," she said.`` is
one row of four tokens: the quotation, *she*, *said*, the stop.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.text.document import Document
from corpus.text.quotes.lexicon import ADVERBS, DAYS, OPENERS, PREPOSITIONS, SPEECH
from corpus.text.quotes.marks import Quoted, find_quoted

QUOTE = "“”"
"""What stands for a quoted stretch in the row."""

_LONGEST = 400
"""How many tokens a sentence may have; what is longer is a list or a table, and is cut to keep reading linear."""

_TOKEN = re.compile(
    r"[^\W_]+(?:(?:['’](?!(?:s|S|ve|re|d|ll|m)\b)|[.&@/\-‐‑])[^\W_]+)*"  # a word, don't, O'Brien, al-Assad
    r"|['’](?:s|S|ve|re|d|ll|m)\b|\.\.+|--+|[^\s\w]|_"
)


class Token(NamedTuple):
    """A word, a punctuation mark or a quoted stretch.

    Args:
        start: offset of its first character.
        end: offset behind its last one.
        low: its letters in lower case; ``QUOTE`` for a quoted stretch.
        capital: whether it has a capital letter, as names have: "Smith", "al-Moallem".
        quoted: the quoted stretch, where it is one.
    """

    start: int
    end: int
    low: str
    capital: bool
    quoted: Quoted | None = None

    @property
    def is_word(self) -> bool:
        """Return whether the token is a word outside quotation marks."""
        return self.low[0].isalnum()


@dataclass(slots=True)
class Row:
    """One sentence.

    Args:
        tokens: its tokens, in order.
        paragraph: the number of its paragraph, from 0.
        first: whether it is the first of its paragraph.
    """

    tokens: list[Token]
    paragraph: int
    first: bool

    @property
    def start(self) -> int:
        """Offset of the first token."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset behind the last token."""
        return self.tokens[-1].end


def rows(document: Document) -> Iterator[Row]:
    """Yield the sentences of the document in order.

    A reporting clause behind a quotation's own stop is no sentence of its own: ``"Why now?" Clinton asked.``
    """
    waiting: Row | None = None
    for row in _sentences(document):
        if waiting is not None:
            if row.paragraph == waiting.paragraph and is_bare(waiting.tokens) and _only_reports(row.tokens):
                waiting.tokens.extend(row.tokens)
                yield waiting
                waiting = None
                continue
            yield waiting
            waiting = None
        if row.tokens[-1].quoted is not None:
            waiting = row
        else:
            yield row
    if waiting is not None:
        yield waiting


def _only_reports(tokens: Sequence[Token]) -> bool:
    """Return whether the sentence is "Clinton asked." or "Mr. Schriefer said on Monday."."""
    for at, token in enumerate(tokens[1:7], start=1):
        if token.low in SPEECH:
            following = tokens[at + 1].low if at + 1 < len(tokens) else "."
            return following in {".", ",", ":"} or following in PREPOSITIONS or following in DAYS
        if token.low in {",", ":"} or token.quoted is not None:
            return False
    return False


def _sentences(document: Document) -> Iterator[Row]:
    text = document.text.replace("’", "'")
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters grow: İ
        lowered = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    ends = [sentence.end for sentence in document.sentences]
    for number, paragraph in enumerate(document.paragraphs):
        tokens: list[Token] = []
        at = paragraph.start
        for stretch in find_quoted(document.text, paragraph):
            _words(tokens, text, lowered, at, stretch.outer.start)
            tokens.append(Token(*stretch.outer, QUOTE, text[stretch.inner.start].isupper(), stretch))
            at = stretch.outer.end
        _words(tokens, text, lowered, at, paragraph.end)
        closing = {token.end: at for at, token in enumerate(tokens, start=1)}
        start = 0
        for end in ends[bisect_left(ends, paragraph.start) : bisect_right(ends, paragraph.end)]:
            # An end inside quotation marks is none of the sentence that quotes.
            stop = closing.get(end, 0)
            while start < stop:
                cut = min(stop, start + _LONGEST)
                yield Row(tokens[start:cut], number, start == 0)
                start = cut
        while start < len(tokens):
            cut = min(len(tokens), start + _LONGEST)
            yield Row(tokens[start:cut], number, start == 0)
            start = cut


def _words(tokens: list[Token], text: str, lowered: str, start: int, end: int) -> None:
    for match in _TOKEN.finditer(lowered, start, end):
        low = match.group()
        start, stop = match.span()
        tokens.append(Token(start, stop, low, text[start:stop] != low))


def is_bare(tokens: Sequence[Token]) -> bool:
    """Return whether nothing but quoted stretches and punctuation stands here."""
    return not any(token.is_word for token in tokens)


def is_adverb(token: Token) -> bool:
    """Return whether the word can stand before a subject or between it and its verb; names in -ly are none."""
    if token.low in ADVERBS:
        return True
    return token.low.endswith("ly") and (not token.capital or token.low in OPENERS)
