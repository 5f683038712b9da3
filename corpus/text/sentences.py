"""Sentences: where a news text may be cut without changing what it says.

A line break always ends a sentence: the stored text of an article has one paragraph a line. Within a line
a sentence ends at ``.``, ``!``, ``?``, ``…`` or a full stop of another script, with the closing marks behind
it, unless the stop belongs to an abbreviation, an initial or a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.text.spans import Span

# Abbreviations that news English writes with a stop and goes on after.
_ABBREVIATIONS = frozenset(
    """a.m adm al apr atty aug ave blvd brig capt cf cmdr co col corp cpl d.c dec del dept det dr e.g est etc
    feb fig fr ft gen gov hon i.e inc jan jr jul jun lt ltd maj mar messrs mgr mr mrs ms mt no nov oct p.m pfc
    pres prof pvt rep res rev sec sen sep sept sgt sr st supt treas u.k u.n u.s vol vs""".split()
)
# After these a capital letter does begin a new sentence more often than not.
_MAY_END = frozenset("a.m p.m co corp d.c est etc inc jr ltd sr u.k u.n u.s".split())
_STARTERS = frozenset(
    """a after all although an and as at but by during for from he her his however i if in it its last many
    most mr mrs ms on one our she since so some that the their there these they this those to we what when
    while with you""".split()
)
_LINE = re.compile(r"[^\r\n\u0085\u2028\u2029]+")
_STOP = re.compile(r"""(?:[.!?…]{1,8}[)\]"'”’»]{0,8}(?=\s|$))|[。！？｡]["'”’»」』)\]]{0,8}|[۔؟।](?=\s|$)""")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘«—–]+$")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")


def split(text: str) -> list[Span]:
    """Return the sentences of ``text`` in order, as character spans without surrounding blanks.

    >>> [s.of("Mr. Smith left. He ran.") for s in split("Mr. Smith left. He ran.")]
    ['Mr. Smith left.', 'He ran.']
    """
    return [span for line in _LINE.finditer(text) for span in _split_line(text, line.start(), line.end())]


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of ``text``: its lines that are not blank, without surrounding blanks."""
    spans = (_trim(text, line.start(), line.end()) for line in _LINE.finditer(text))
    return [span for span in spans if span is not None]


def _split_line(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for stop in _STOP.finditer(text, start, end):
        if _goes_on(text, at, stop, end):
            continue
        span = _trim(text, at, stop.end())
        if span is not None:
            yield span
        at = stop.end()
    span = _trim(text, at, end)
    if span is not None:
        yield span


def _goes_on(text: str, at: int, stop: re.Match[str], end: int) -> bool:
    """Return whether the sentence goes on behind this stop."""
    after = stop.end()
    while after < end and text[after].isspace():
        after += 1
    if after >= end:
        return False
    following = text[after]
    if following.islower():
        return True
    if text[stop.start()] != "." or text[stop.start() : stop.start() + 2] == "..":
        return False
    # 40 characters reach back over any abbreviation, and keep the search linear.
    found = _LAST_WORD.search(text, max(at, stop.start() - 40), stop.start())
    if found is None:
        return False
    word = found.group().lower()
    if word in _MAY_END:
        next_word = re.match(r"[^\W\d_]+", text[after : after + 20])
        return next_word is None or next_word.group().lower() not in _STARTERS
    if word in _ABBREVIATIONS:
        return True
    return _INITIALS.fullmatch(word) is not None and word != "i"


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
