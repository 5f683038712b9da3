"""Context: what an expression is resolved against, and what a resolution is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.text.dates import tense
from corpus.text.dates.grammar import Found
from corpus.text.dates.periods import Period, Unit
from corpus.text.dates.tense import Tense
from corpus.text.dates.timex import Kind, Precision


@dataclass(slots=True)
class Meaning:
    """What a candidate means; ``None`` instead of it says that the candidate is no temporal expression.

    Args:
        type: the TIMEX3 type.
        value: the TIMEX3 value.
        first: the first day, or ``None``.
        last: the last day, or ``None``.
        precision: see :data:`corpus.text.dates.timex.Precision`.
        anchor: the day it was resolved against.
        tokens: first and last token where the expression is only a part of the candidate.
        mentions: the period the text now speaks of, for the expressions that follow; ``None`` leaves it.
    """

    type: Kind
    value: str
    first: dt.date | None = None
    last: dt.date | None = None
    precision: Precision = "vague"
    anchor: dt.date | None = None
    tokens: tuple[int, int] | None = None
    mentions: Period | None = None


_LOOK_BACK, _LOOK_AHEAD = 100, 730  # days from where the story stands
_BESIDE = 366  # days between two looks at the same time
_LATE, _EARLY = 11, 2  # months of the year
_FAR = 8  # months
# A year behind one of these is said in passing: "the constitution of 1790", "for the first time since 1614".
_ASIDE = frozenset("of since the than until from as".split())


_FEWEST_DAYS = dt.timedelta(days=6)  # of a period that has an early and a late part


class Context:
    """Where the reader is: the publication day, and the period the text has last spoken of.

    Args:
        published: the day of publication, ``None`` when unknown.
        narrative: the text tells of times of its own (history), so that expressions are resolved against what
            it has last spoken of rather than against the day of publication.
    """

    def __init__(self, published: dt.date | None, *, narrative: bool) -> None:
        self.published = published
        self.narrative = narrative
        self.spoken: Period | None = None  # last period of any size
        self.spoken_day: Period | None = None  # last one that is a single day
        self.story: Period | None = None  # where a narrative stands, looks back left out
        self.frame: Period | None = None  # the year a sentence begins with: "In 2011, …"
        self._spoken_at = -1
        self._found: Found | None = None
        self._tense: Tense | None = None

    def enter(self, found: Found) -> None:
        """Say which candidate the reader has reached."""
        self._found = found
        self._tense = None
        if self.frame is not None and not self.same_sentence:
            self.frame = None

    @property
    def same_sentence(self) -> bool:
        """Whether the last period was spoken of in the sentence the reader is in."""
        if self._found is None or self._spoken_at < 0:
            return False
        gap = self._found.tokens.classes[max(self._spoken_at, self._found.first - 60) : self._found.first]
        return "|" not in gap and "." not in gap

    @property
    def tense(self) -> Tense:
        """The tense of the words around the expression."""
        if self._tense is None:
            found = self._found
            self._tense = tense.around(found.tokens, found.first, found.last) if found else "unknown"
        return self._tense

    def mention(self, period: Period) -> None:
        """Remember what the text now speaks of."""
        found = self._found
        if self.narrative and period.unit == "year" and found and found.classes == "Y" and found.before() in _ASIDE:
            return
        if not self._is_aside(period):
            self.story = period
        self.spoken = period
        if found is not None:
            self._spoken_at = found.last
            if (
                period.unit == "year"
                and found.before(2) in (".", "", "\n")
                and found.before() in ("in", "during", "by")
            ):
                self.frame = period
        if period.unit == "day":
            self.spoken_day = period

    @property
    def now(self) -> dt.date | None:
        """The day that "today", "last week" and bare months are counted from."""
        if self.narrative:
            return self.spoken.first if self.spoken else None
        return self.published

    @property
    def then(self) -> dt.date | None:
        """The day that "the following day" and "that year" are counted from."""
        if self.spoken:
            return self.spoken.first
        return self.published

    def year_of_month(self, month: int, day: int | None = None) -> int | None:
        """Return the year that a month or a day of a month without a year belongs to."""
        now = self.now
        if now is None:
            return None
        if self.narrative:
            return self._year_in_narrative(now, month, day or 1)
        if self.tense == "unknown":
            # a paper of January speaks of last December, one of December of next January
            away = month - now.month
            return now.year - 1 if away > _FAR else now.year + 1 if away < -_FAR else now.year
        here = (month, day or (now.day if month == now.month else 1))
        this = (now.month, now.day)
        if self.tense == "past":
            return now.year if here <= this else now.year - 1
        return now.year if here >= this or (day is None and month == now.month) else now.year + 1

    def _is_aside(self, period: Period) -> bool:
        """Return whether a narrative only looks back or ahead to ``period``.

        It does when the period lies well away from where the story stands, and nothing told since lies beside it.
        """
        if self.story is None or self.spoken is None:
            return False
        ahead = (period.first - self.story.first).days
        if ahead >= -_LOOK_BACK and (ahead <= _LOOK_AHEAD or period.unit == "year"):
            return False
        return self.spoken is self.story or abs((self.spoken.first - period.first).days) > _BESIDE

    def _year_in_narrative(self, now: dt.date, month: int, day: int) -> int:
        spoken = self.spoken
        story = self.story
        if story is not None and story is not spoken and not self.same_sentence:
            told, back = (_distance(base.first, month, day) for base in (story, spoken or story))
            if told <= back or (spoken is not None and spoken.unit == "year"):
                return self._going_on(story, story.first, month)
        return self._going_on(spoken, now, month)

    def _going_on(self, spoken: Period | None, now: dt.date, month: int) -> int:
        if spoken is not None and spoken.unit in ("day", "month") and now.month >= _LATE and month <= _EARLY:
            return now.year + 1  # "In December … In January": a story goes on
        return now.year


def _distance(base: dt.date, month: int, day: int) -> int:
    """Return how many days lie between ``base`` and a day of its year."""
    return abs((month - base.month) * 30 + day - base.day)


def dated(period: Period | None, *, value: str = "", anchor: dt.date | None = None) -> Meaning | None:
    """Return the DATE that ``period`` is, or ``None`` when there is none."""
    if period is None:
        return None
    precision: Precision = "interval" if period.unit == "half" else period.unit
    return Meaning("DATE", value or period.value, period.first, period.last, precision, anchor, mentions=period)


def approximately(meaning: Meaning | None, words: Sequence[str] = ()) -> Meaning | None:
    """Return the same meaning without sharp ends, narrowed to the part that ``words`` name ("early 2015").

    "Early", "mid-" and "late" are taken for the first, second and last third; "earlier" and "later" end and begin
    with the anchor.
    """
    if meaning is None:
        return None
    meaning.precision = "approximate"
    first, last, anchor = meaning.first, meaning.last, meaning.anchor
    if first is None or last is None or last - first < _FEWEST_DAYS:
        return meaning
    third = (last - first) / 3
    told = set(words)
    if anchor is not None and first <= anchor <= last and told & {"earlier", "later"}:
        meaning.first, meaning.last = (first, anchor) if "earlier" in told else (anchor, last)
    elif told & {"early", "start", "beginning", "outset", "earlier"}:
        meaning.last = first + third
    elif told & {"mid", "middle"}:
        meaning.first, meaning.last = first + third, last - third
    elif told & {"late", "end", "close", "latter", "later", "remainder", "rest"}:
        meaning.first = last - third
    return meaning


def unresolved(value: str) -> Meaning:
    """Return a DATE whose place in time is not known."""
    return Meaning("DATE", value)


def word_after(found: Found) -> str:
    """Return the token behind ``found`` in lower case."""
    return found.after().lower()


def unit_of(code: str) -> Unit | None:
    """Return the period a TIMEX3 unit letter stands for; ``None`` for hours and shorter."""
    units: dict[str, Unit] = {
        "D": "day",
        "N": "day",
        "W": "week",
        "F": "week",
        "M": "month",
        "Q": "quarter",
        "Y": "year",
        "E": "decade",
        "C": "century",
    }
    return units.get(code)


def is_part(prefix: str) -> bool:
    """Return whether the classes before a unit speak of a part of it: "early", "the end of"."""
    return any(letter in "EGx" for letter in prefix)


def placed(*pieces: tuple[Meaning | None, int, int]) -> list[Meaning]:
    """Return the meanings that are there, each with its first and last token."""
    kept: list[Meaning] = []
    for meaning, first, last in pieces:
        if meaning is not None:
            meaning.tokens = (first, last)
            kept.append(meaning)
    return kept
