"""Sentences as a row of tokens in which everything between quotation marks is a single token.

A full stop inside quotation marks does not end the sentence that quotes: ``"It is over. Go home," she said.`` is
one row of four tokens: the quotation, *she*, *said*, the stop.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from typing import NamedTuple

from corpus.text.document import Document
from corpus.text.quotes.lexicon import ADVERBS, DAYS, OPENERS, PREPOSITIONS, SPEECH
from corpus.text.quotes.marks import Quoted, find_quoted
from corpus.text.spans import Span

QUOTE = "“”"
"""What stands for a quoted stretch in the row."""

_LONGEST = 2_500
"""How many characters a sentence may have; what is longer is a list or a table, and is cut to keep reading linear."""

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


# A sentence has some 25 tokens, and calling the class itself takes twice as long.
_token = partial(tuple.__new__, Token)  # pyright: ignore[reportUnknownMemberType] - generic in typeshed


class Row:
    """One sentence. Its tokens are made when somebody asks for them: most sentences report nothing.

    Args:
        page: the text it stands in.
        span: where.
        stretches: the quoted stretches in it.
        paragraph: the number of its paragraph, from 0.
        first: whether it is the first of its paragraph.

    Attributes:
        words: the words and punctuation marks in lower case, and ``QUOTE`` for each quoted stretch: one for each token.
    """

    def __init__(self, page: Page, span: Span, stretches: list[Quoted], paragraph: int, *, first: bool) -> None:
        self._page = page
        self.start, self.end = span
        self.stretches = stretches
        self.paragraph = paragraph
        self.first = first
        self.words = self._cut()

    def _cut(self) -> list[str]:
        lowered = self._page.lowered
        words: list[str] = []
        at = self.start
        for stretch in self.stretches:
            words += _TOKEN.findall(lowered, at, stretch.outer.start)
            words.append(QUOTE)
            at = stretch.outer.end
        words += _TOKEN.findall(lowered, at, self.end)
        return words

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens, in order."""
        text, lowered = self._page.text, self._page.lowered
        stretches = iter(self.stretches)
        tokens: list[Token] = []
        end = self.start
        for low in self.words:
            if low == QUOTE:
                stretch = next(stretches)
                tokens.append(Token(*stretch.outer, QUOTE, text[stretch.inner.start].isupper(), stretch))
                end = stretch.outer.end
            else:
                start = lowered.find(low, end)  # only blanks lie between two tokens
                end = start + len(low)
                tokens.append(_token((start, end, low, text[start:end] != low, None)))
        return tokens

    def joined(self, following: Row) -> Row:
        """Return this sentence and the following one as one."""
        span = Span(self.start, following.end)
        return Row(self._page, span, [*self.stretches, *following.stretches], self.paragraph, first=self.first)


class Page:
    """A text with its lower-case twin, character for character.

    Args:
        text: the text.
    """

    def __init__(self, text: str) -> None:
        self.text = text.replace("’", "'")
        lowered = self.text.lower()
        if len(lowered) != len(text):  # a few letters grow: İ
            lowered = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in self.text)
        self.lowered = lowered


def rows(document: Document) -> Iterator[Row]:
    """Yield the sentences of the document in order.

    A reporting clause behind a quotation's own stop is no sentence of its own: ``"Why now?" Clinton asked.``
    """
    waiting: Row | None = None
    for row in _sentences(document):
        if waiting is not None:
            if row.paragraph == waiting.paragraph and _only_reports(row.tokens):
                yield waiting.joined(row)
                waiting = None
                continue
            yield waiting
            waiting = None
        if row.stretches and is_bare(row.tokens):
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
    page = Page(document.text)
    ends = [sentence.end for sentence in document.sentences]
    for number, paragraph in enumerate(document.paragraphs):
        stretches = find_quoted(document.text, paragraph)
        inside = ends[bisect_left(ends, paragraph.start) : bisect_right(ends, paragraph.end)]
        start, taken = paragraph.start, 0
        for end in _cuts(page.text, Span(*paragraph), inside, stretches):
            last = taken
            while last < len(stretches) and stretches[last].outer.start < end:
                last += 1
            row = Row(page, Span(start, end), stretches[taken:last], number, first=start == paragraph.start)
            start, taken = end, last
            if row.words:
                yield row


def _cuts(text: str, paragraph: Span, ends: list[int], stretches: list[Quoted]) -> Iterator[int]:
    """Yield where the sentences of a paragraph end; an end inside quotation marks is none of the outer sentence."""
    start, at, passed = paragraph.start, 0, 0
    for end in [*ends, paragraph.end]:
        while at < len(stretches) and stretches[at].outer.end <= end:
            at += 1
        quoting = at < len(stretches) and stretches[at].outer.start < end
        if quoting or end <= start:
            continue
        while end - start > _LONGEST:
            cut = text.find(" ", start + _LONGEST, start + 2 * _LONGEST)
            cut = start + _LONGEST if cut < 0 else cut
            while passed < len(stretches) and stretches[passed].outer.end <= cut:
                passed += 1
            if passed < len(stretches) and stretches[passed].outer.start < cut:
                cut = stretches[passed].outer.end
            if cut >= end:
                break
            yield cut
            start = cut
        yield end
        start = end


def is_bare(tokens: Sequence[Token]) -> bool:
    """Return whether nothing but quoted stretches and punctuation stands here."""
    return not any(token.is_word for token in tokens)


def is_adverb(token: Token) -> bool:
    """Return whether the word can stand before a subject or between it and its verb; names in -ly are none."""
    if token.low in ADVERBS:
        return True
    return token.low.endswith("ly") and (not token.capital or token.low in OPENERS)
