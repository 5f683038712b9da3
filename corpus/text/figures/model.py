"""What the figure reader hands out."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.text.dates.timex import Timex
from corpus.text.figures.units import FigureType
from corpus.text.spans import Span

_SYMBOLS = {
    "more than": ">", "at least": ">", "less than": "<", "up to": "<", "about": "~", "nearly": "~",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount that a text states.

    Args:
        start: first character of the whole expression, bound and currency sign included ("more than $2 billion").
        end: behind its last character, the unit included.
        number: the number alone, scale included ("2 billion").
        value: the amount in the unit, scale worked in; the lower (or the earlier) one of two.
        high: the other end of a range, of a change from one value to another, or of a vague number
            ("hundreds": 1,000); ``None`` for a single value.
        bound: how the value bounds the amount: "exactly", "more than", "at least", "less than", "up to", "about",
            "nearly", "range", "from" (a change from ``value`` to ``high``), or the vague words themselves
            ("hundreds", "tens of thousands", "several").
        type: money, a percentage, a length of time, or any other quantity.
        unit: the unit as written ("$", "per cent", "miles per hour"); empty for what is merely counted.
        unit_norm: the unit's name in the singular ("dollar", "percentage"), or the singular of what is counted.
        counted: the phrase that says what is counted, as written ("Syrian refugees"); empty where it is left out.
        happened: what happened to those counted: "killed", "wounded", "missing", "displaced", …; otherwise empty.
        cause: the event that it is put down to, as written ("the Syrian civil war"); empty when none is named.
        place: where, as a name ("Syria" also for "Syrian"); empty when the text does not tell.
        said_by: whose figure it is, as written ("UN figures"); empty when the sentence names nobody.
        change: "up" or "down" where the figure tells by how much something rose or fell, otherwise empty.
        as_of: the date for which the sentence gives the figure; ``None``: as of the publication.
    """

    start: int
    end: int
    number: Span
    value: float
    high: float | None
    bound: str
    type: FigureType
    unit: str = ""
    unit_norm: str = ""
    counted: str = ""
    happened: str = ""
    cause: str = ""
    place: str = ""
    said_by: str = ""
    change: str = ""
    as_of: Timex | None = None

    @property
    def span(self) -> Span:
        """The whole expression."""
        return Span(self.start, self.end)

    @property
    def value_text(self) -> str:
        """The amount for programs: ``"220000"``, or both ends as ``"1000-2000"``."""
        return f"{self.value}" if self.high is None else f"{self.value}-{self.high}"

    def record(self) -> dict[str, object]:
        """Return the figure as a JSON object.

        ``value`` is a number, or both ends joined by a hyphen ("15.0-22.0"; whole numbers where the text has words,
        as in "1000-10000" for "thousands"); ``unit`` falls back on what is counted; ``change``
        is ``up``, ``down``, ``<``, ``>``, ``~`` or ``=``; ``concept`` is what the figure is about.
        """
        return {
            "start": self.start,
            "end": self.end,
            "type": self.type,
            "value": self.value if self.high is None else self.value_text,
            "low": self.value,
            "high": self.high,
            "bound": self.bound,
            "unit": self.unit or self.counted,
            "unit_norm": self.unit_norm,
            "counted": self.counted,
            "happened": self.happened,
            "cause": self.cause,
            "concept": " ".join(part for part in (self.counted, self.happened, self.cause) if part),
            "place": self.place,
            "said_by": self.said_by,
            "change": self.change or _SYMBOLS.get(self.bound, "="),
            "as_of": None if self.as_of is None else self.as_of.value,
        }
