"""Forms: sentences of our own with places for words and names, read once by the text functions.

What stands in a form (quotations, events, figures, mentions of names) is found by the real text functions in a sample
of it. An article then takes the form with other words, and what was found moves with them: so a million articles cost
the storing of a million readings, and the reading of a thousand sentences. Each sentence comes in several variants,
with other numbers, years and roles.
"""

from __future__ import annotations

import calendar
import datetime as dt
import random
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from corpus.text.dates import Timex
from corpus.text.document import Document
from corpus.text.grams import telling_words
from corpus.text.names import Mention
from corpus.text.spans import Span

SENTENCES = Path(__file__).with_name("sentences.txt")
VARIANTS = 12
UNDATED = 0.6  # of the variants of a sentence that gives a weekday do not: real news dates every fourth sentence
DATED = 0.35  # of the variants without a date are events of their day of publication: every second sentence is one
_SLOT = re.compile(r"\{(\w+)\}")
_PUBLISHED = dt.date(2015, 6, 17)
_DAY, _MONTH = dt.date(2015, 6, 16), dt.date(2015, 3, 1)
_SAMPLE = {
    "P": "Elena Marwick",
    "S": "Marwick",
    "Q": "Tobias Renfield",
    "O": "Harlow Institute",
    "L": "Brantford",
    "K": "Wexmoor",
    "day": "Tuesday",
    "month": "March",
}
_EDGES = ("start", "end")
_LEAD = "Foreign Minister Elena Marwick met reporters in Brantford.\n"
_WORDS = "harvest bridge river school market garden forest engine letter window village harbour".split()
_ROLES = (
    "Foreign Minister",
    "President",
    "Prime Minister",
    "Defence Minister",
    "opposition leader",
    "UN envoy",
    "Interior Minister",
    "spokeswoman",
)


@dataclass(frozen=True, slots=True)
class Written:
    """A form with its words put in, and what stands in it.

    Args:
        text: the sentences.
        spans: where they stand in the article, as all offsets here.
        mentions: each with kind and fullest name of whom it names.
        quotes, events, figures: as the text functions have them.
        telling: its telling words, of which word pairs are made.
    """

    text: str
    spans: list[Span]
    mentions: list[tuple[Any, str, Mention]]
    quotes: list[Any]
    events: list[Any]
    figures: list[Any]
    telling: list[str]


class Form:
    """A sentence, or two, with slots.

    Args:
        text: with ``{w}`` for a word, and the names of ``_SAMPLE`` for names, a weekday and a month.
        is_dated: whether what only the day of publication dates is an event.
    """

    def __init__(self, text: str, *, is_dated: bool) -> None:
        self.parts: list[str] = _SLOT.split(text)  # literal, slot, literal, slot, …, literal
        words = iter(_WORDS * 3)
        sample = [
            part if not index % 2 else next(words) if part == "w" else _SAMPLE[part]
            for index, part in enumerate(self.parts)
        ]
        self.words = self.parts[1::2].count("w")
        self.starts = [len(_LEAD)]
        for part in sample:
            self.starts.append(self.starts[-1] + len(part))
        document = Document(_LEAD + "".join(sample), _PUBLISHED)
        behind = len(_LEAD)
        makers = _Makers(self.starts)
        self.sentences = [makers.maker(span) for span in document.sentences if span.start >= behind]
        self.mentions = [
            (entity.kind, makers.maker(entity.name), makers.maker(mention))
            for entity in document.names
            for mention in entity.mentions
            if mention.start >= behind
        ]
        self.quotes = [makers.maker(quote) for quote in document.quotes if quote.start >= behind]
        self.events = [
            makers.maker(event)
            for event in document.events
            if event.sentence.start >= behind and (event.dated_by == "expression" or is_dated)
        ]
        self.figures = [makers.maker(figure) for figure in document.figures if figure.start >= behind]
        self.telling = self._telling(sample)

    def _telling(self, sample: Sequence[str]) -> list[tuple[str, int]]:
        """Return the telling words of the form: a literal one with -1, or its slot's index."""
        found: list[tuple[str, int]] = []
        for index, part in enumerate(sample):
            if index % 2:
                found.append(("", index))
            else:
                found.extend((word, -1) for word in telling_words(part))
        return found

    def fill(self, at: int, names: Mapping[str, str], words: Sequence[str], published: dt.date) -> Written:
        """Put names and words in.

        Args:
            at: where the form begins in its article.
            names: for each name slot.
            words: at least as many as there are word slots.
            published: the day of publication, from which the weekday and the month follow.
        """
        given = iter(words)
        filled = [
            part if not index % 2 else next(given) if part == "w" else names[part]
            for index, part in enumerate(self.parts)
        ]
        if not filled[0]:
            filled[1] = filled[1][:1].upper() + filled[1][1:]
        starts = [at]
        for part in filled:
            starts.append(starts[-1] + len(part))
        state = _Filled(starts, {_SAMPLE[slot]: name for slot, name in names.items()}, published)
        telling: list[str] = []
        for word, index in self.telling:
            if index < 0:
                telling.append(word)
            else:
                telling.extend(filled[index].lower().split())
        return Written(
            "".join(filled),
            [make(state) for make in self.sentences],
            [(kind, name(state), make(state)) for kind, name, make in self.mentions],
            [make(state) for make in self.quotes],
            [make(state) for make in self.events],
            [make(state) for make in self.figures],
            telling,
        )


class _Filled(NamedTuple):
    """What a maker needs to know of a filled form: where its parts begin, the names in it, and its day."""

    starts: list[int]
    names: dict[str, str]
    published: dt.date


_Maker = Callable[[_Filled], Any]


class _Makers:
    """Turns what was found in a sample into functions that make the same for a filled form."""

    def __init__(self, starts: Sequence[int]) -> None:
        self._starts = starts

    def maker(self, found: Any) -> _Maker:
        """Return the maker of something that was found."""
        return self.of(found) or _same(found)

    def of(self, found: Any) -> _Maker | None:
        """Return the maker of something that was found; ``None`` if it has no place, name or day in it."""
        if isinstance(found, (Span, Timex)) and _start(found) < self._starts[0]:
            return lambda _: None  # in the lead of the sample
        if isinstance(found, (Span, Mention)):
            start, end = self._place(found.start), self._place(found.end)
            if isinstance(found, Span):
                return lambda filled: Span(start(filled), end(filled))
            role = self.of(found.role) or _nothing
            return lambda filled: Mention(start(filled), end(filled), role(filled))
        if isinstance(found, str):
            return (lambda filled: filled.names.get(found, found)) if found in _SAMPLE.values() else None
        if isinstance(found, dt.date):
            return lambda filled: _day(found, filled.published)
        if isinstance(found, tuple):
            return self._parts(tuple, list[Any](found), {})  # pyright: ignore[reportUnknownArgumentType]  # of anything
        if is_dataclass(found):
            names = [field.name for field in fields(found)]
            places = {number: self._place(getattr(found, name)) for number, name in enumerate(names) if name in _EDGES}
            return self._parts(lambda values: type(found)(*values), [getattr(found, name) for name in names], places)
        return None

    def _parts(self, join: Callable[[list[Any]], Any], values: list[Any], places: dict[int, _Maker]) -> _Maker | None:
        made = places | {
            number: maker
            for number, value in enumerate(values)
            if number not in places and (maker := self.of(value)) is not None
        }
        if not made:
            return None

        def make(filled: _Filled) -> Any:
            found = values.copy()
            for number, maker in made.items():
                found[number] = maker(filled)
            return join(found)

        return make

    def _place(self, at: int) -> Callable[[_Filled], int]:
        part = min(bisect_right(self._starts, at) - 1, len(self._starts) - 2)
        into = at - self._starts[part]
        if part % 2 and into:  # at the end of a slot
            part, into = part + 1, 0
        return lambda filled: filled.starts[part] + into


def _same(value: Any) -> _Maker:
    return lambda _: value


def _nothing(_: _Filled) -> None:
    return None


def _start(found: Span | Timex) -> int:
    return found.start


def _day(day: dt.date, published: dt.date) -> dt.date:
    """Return the day that one of the sample is in an article published then."""
    if day.year < 2014:  # a year written out
        return day
    first = month_before(published)
    if day == _MONTH:
        return first
    if day == dt.date(2015, 3, 31):
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return day + (published - _PUBLISHED)


def month_before(day: dt.date) -> dt.date:
    """Return the first day of the month three months before ``day``: what ``{month}`` stands for."""
    months = day.year * 12 + day.month - 4
    return dt.date(months // 12, months % 12 + 1, 1)


@lru_cache
def forms() -> list[list[Form]]:
    """Return the variants of each sentence; the first sentence is the one that articles begin with."""
    chance = random.Random("forms")
    return [
        [Form(_varied(line, chance), is_dated=chance.random() < DATED) for _ in range(VARIANTS)]
        for line in SENTENCES.read_text(encoding="utf-8").splitlines()
    ]


def _varied(line: str, chance: random.Random) -> str:
    if chance.random() < UNDATED:
        line = line.replace(" on {day}", "")
    makers = {
        "role": lambda: chance.choice(_ROLES),
        "n": lambda: str(chance.randrange(2, 99)),
        "big": lambda: f"{chance.randrange(1, 600)},{chance.randrange(100, 1000)}",
        "year": lambda: str(chance.randrange(1980, 2000)),
    }
    return _SLOT.sub(lambda slot: makers[slot[1]]() if slot[1] in makers else slot[0], line)
