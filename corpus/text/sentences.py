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
    """a.m adm al approx apr atty aug ave blvd brig capt cf cmdr co col corp cpl d.c dec del dept det dr e.g etc
    feb fr ft gen gov hon i.e inc jan jr jul jun lt ltd maj mar messrs mgr mr mrs ms mt nov oct p.m pfc
    pres prof pvt rep res rev sec sen sep sept sgt sr st supt treas u.k u.n u.s vs""".split()
)
# After these a capital letter does begin a new sentence more often than not.
_MAY_END = frozenset("a.m p.m co corp d.c etc inc jr ltd sr u.k u.n u.s".split())
# Abbreviations in front of a number only: "No. 5", but "No. Never."
_BEFORE_NUMBERS = frozenset("art ch est fig figs no nos p pp vol".split())
_STARTERS = frozenset(
    """a after all although an and as at but by during for from he her his however i if in it its last many
    most mr mrs ms on one our she since so some that the their there these they this those to we what when
    while with you""".split()
)
# Stands in a line of its own where something of the original page was taken out between two paragraphs. A form
# feed is blank to every reader of text, and no cleaned text holds one otherwise.
GAP = "\f"
# A dot, anything but "\n", is passed three times as fast as a class of five signs.
_LINE, _RARE_BREAKS, _ANY_LINE = re.compile(".+"), "\r\u0085\u2028\u2029", re.compile(r"[^\r\n\u0085\u2028\u2029]+")
# A character class in front lets the engine skip to the next stop. Two apostrophes behind a blank are how tokenised
# text closes a quotation, and a number in brackets is a reference.
_STOP = re.compile(r"""[.!?…。！？｡۔؟।]{1,8}(?:[)\]"'”’»」』]{1,8}| ''(?=\s|$))?(?:\[[0-9]{1,3}\]){0,4}""")
_NEEDS_BLANK = frozenset(".!?…۔؟।")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘«—–]+$")
_LETTERS = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")


def split(text: str) -> list[Span]:
    """Return the sentences of ``text`` in order, as character spans without surrounding blanks.

    >>> [s.of("Mr. Smith left. He ran.") for s in split("Mr. Smith left. He ran.")]
    ['Mr. Smith left.', 'He ran.']
    """
    return [span for line in lines(text) for span in _split_line(text, line.start(), line.end())]


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of ``text``: its lines that are not blank, without surrounding blanks."""
    spans = (_trim(text, line.start(), line.end()) for line in lines(text))
    return [span for span in spans if span is not None]


def lines(text: str) -> Iterator[re.Match[str]]:
    """Return the lines of ``text`` that are not empty, without their ends."""
    return (_ANY_LINE if any(sign in text for sign in _RARE_BREAKS) else _LINE).finditer(text)


def _split_line(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for stop in _STOP.finditer(text, start, end):
        if _is_inside(text, stop, end) or _goes_on(text, at, stop, end):
            continue
        span = _trim(text, at, stop.end())
        if span is not None:
            yield span
        at = stop.end()
    span = _trim(text, at, end)
    if span is not None:
        yield span


def _is_inside(text: str, stop: re.Match[str], end: int) -> bool:
    """Return whether a stop stands inside a word or a number: "3.5", "example.com"."""
    return text[stop.start()] in _NEEDS_BLANK and stop.end() < end and not text[stop.end()].isspace()


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
    if word in _BEFORE_NUMBERS and not (len(word) == 1 and found.group().isupper()):
        return following.isdigit()
    if word in _MAY_END:
        return not _begins(text, after)
    if word in _ABBREVIATIONS:
        return True
    if _INITIALS.fullmatch(word) is None or word == "i":
        return False
    before = text[max(at, found.start() - 20) : found.start()]
    if before.endswith(("'", "’")) and before[-2:-1].isalnum():
        return False  # the s of "the party's." or the t of "it wasn't."
    # A lone letter behind a small word is a label rather than an initial: "It was plan B. It worked."
    last = _LAST_WORD.search(before.rstrip())
    labelled = last is not None and last.group()[0].islower()
    return len(word) > 1 or not labelled or not _begins(text, after)


def _begins(text: str, at: int) -> bool:
    """Return whether the word at ``at`` is one that sentences begin with."""
    word = _LETTERS.match(text, at, at + 20)
    return word is not None and word.group().lower() in _STARTERS


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
