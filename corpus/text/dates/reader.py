"""Reader: from a text to its timexes, in the order in which a person reads them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from corpus.text.dates import clock, days, grammar, lengths, relative, years
from corpus.text.dates.context import Context, Meaning
from corpus.text.dates.grammar import Found
from corpus.text.dates.timex import Timex
from corpus.text.dates.words import MONTHS, WEEKDAYS, Tokens

if TYPE_CHECKING:
    from corpus.text.document import Document

_Rule = Callable[[Found, Context], "Meaning | list[Meaning] | None"]
_RULES: dict[str, _Rule] = {
    **clock.RULES,
    **days.RULES,
    **years.RULES,
    **relative.RULES,
    **lengths.RULES,
}
# The full stop behind one of these ends the sentence; behind others it belongs to an abbreviation.
_WHOLE_NAMES = frozenset(name for name in (*MONTHS, *WEEKDAYS) if len(name) > 4 or name in ("may", "june", "july"))


_TOP = 1000  # characters in which an article prints its date
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_MONTHS = [next(name for name in MONTHS if MONTHS[name] == number).capitalize() for number in range(1, 13)]
_MONTH_NAMES = "|".join(name.capitalize() for name in MONTHS)
_PRINTED = re.compile(
    rf"^[ \t]*(?:\w{{3,9}},? +)?"
    rf"(?:(?:{_MONTH_NAMES})\.? +\d{{1,2}} ?, *|\d{{1,2}} +(?:{_MONTH_NAMES})\.? +)\d{{4}}[ \t]*$",
    re.MULTILINE,
)
_A_YEAR = dt.timedelta(days=366)


def find_timexes(document: Document | str, published: dt.date | None = None) -> list[Timex]:
    """Return the temporal expressions of a text, in order and without overlaps.

    Args:
        document: a text, or a document (which brings its own day of publication).
        published: the day of publication in the outlet's calendar; only read where ``document`` is a string.
            Without one, and in a text that tells history, expressions are resolved against the last date the
            text has spoken of.

    Returns:
        Timexes with character offsets into the text. An impossible date (30 February) is none.
    """
    if isinstance(document, str):
        text, written = document, day_of_writing(document, published)
    else:
        text, written = document.text, document.written
    tokens = Tokens(text)
    context = Context(written, narrative=is_narrative(tokens, written))
    found: list[Timex] = []

    def read(candidate: Found) -> bool:
        context.enter(candidate)
        meaning = _RULES[candidate.rule](candidate, context)
        if meaning is None:
            return False
        for each in meaning if isinstance(meaning, list) else [meaning]:
            found.append(_timex(candidate, each))
            if each.mentions:
                context.mention(each.mentions)
        return True

    grammar.scan(tokens, read)
    return found


def day_of_writing(text: str, published: dt.date | None) -> dt.date | None:
    """Return the day a text was written: the one it prints in a line of its own near its top, else ``published``.

    Archives mix up days and months and the day of capture with that of publication; the printed date wins unless it
    is more than a year away from ``published``, when it is likely to be a date of something else.
    """
    printed = _PRINTED.search(text[:_TOP])
    if printed is None:
        return published
    tokens = Tokens(printed.group())
    first = tokens.classes.find("W") + 1
    meaning = days.day_of_month(Found("", tokens, first, len(tokens.words) - 1), Context(None, narrative=False))
    day = meaning.first if isinstance(meaning, Meaning) else None
    if day is None or (published is not None and abs(day - published) > _A_YEAR):
        return published
    return day


def is_narrative(tokens: Tokens, published: dt.date | None) -> bool:
    """Return whether a text tells history: months and years nearly all long past, hardly a "today" or "Friday"."""
    if published is None:
        return True
    classes = tokens.classes
    if classes.count("B") > 3:
        return True
    months = classes.count("M")
    if months < 8 or months < 8 * (classes.count("R") + classes.count("W")):
        return False
    years = [int(word) for word, letter in zip(tokens.words, classes, strict=True) if letter == "Y"]
    long_past = sum(number < published.year - 1 for number in years)
    return len(years) >= 5 and long_past > 0.6 * len(years)


def _timex(candidate: Found, meaning: Meaning) -> Timex:
    first, last = meaning.tokens or (candidate.first, candidate.last)
    tokens = candidate.tokens
    if tokens.words[last].strip() == "." and tokens.words[last - 1].strip().lower() in _WHOLE_NAMES:
        last -= 1
    start, end = tokens.start(first), tokens.ends[last]
    return Timex(
        start,
        end,
        meaning.type,
        meaning.value,
        meaning.first,
        meaning.last,
        meaning.precision,
        _explained(tokens.text[start:end], meaning),
        meaning.anchor,
    )


def _explained(words: str, meaning: Meaning) -> str:
    """Return how ``words`` were resolved, for people."""
    said = f"“{words}”"
    if meaning.first is None and meaning.last is None:
        return said
    resolved = _interval(meaning)
    if meaning.anchor is None:
        return f"{said} is {resolved}"
    side = " seen from"
    if meaning.last and meaning.last < meaning.anchor:
        side = " before"
    elif meaning.first and meaning.first > meaning.anchor:
        side = " after"
    return f"{said}{side} {_day(meaning.anchor)} is {resolved}"


def _interval(meaning: Meaning) -> str:
    first, last = meaning.first, meaning.last
    if first is None:
        return f"until {_day(last)}" if last else ""
    if last is None:
        return f"from {_day(first)}"
    if first == last:
        return _day(first)
    if meaning.precision == "month":
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if meaning.precision == "year":
        return str(first.year)
    return f"{_day(first)} to {_day(last)}"


def _day(date: dt.date) -> str:
    # strftime speaks the language of the process, pads days, and is five times slower
    return f"{_DAYS[date.weekday()]} {date.day} {_MONTHS[date.month - 1][:3]} {date.year}"
