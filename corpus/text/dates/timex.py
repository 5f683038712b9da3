"""Timex: one temporal expression, what it was resolved to, and how."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
"""The four types of TIMEX3 (ISO-TimeML)."""

Precision = Literal[
    "day",
    "week",
    "month",
    "quarter",
    "season",
    "year",
    "decade",
    "century",
    "interval",
    "approximate",
    "before",
    "after",
    "duration",
    "recurring",
    "vague",
]
"""How finely an expression tells when.

``day`` … ``century``: the calendar unit it names. ``interval``: a stretch with two ends ("since September",
"the past five years"). ``approximate``: a part of a unit without sharp ends ("early 2015", "weeks ago").
``before`` and ``after``: one end is open ("until Friday"). ``duration``: a length without a place in time.
``recurring``: a repetition. ``vague``: "recently", "in the future"."""


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression of a text.

    Args:
        start: offset of its first character.
        end: offset behind its last character.
        type: its TIMEX3 type.
        value: its TIMEX3 value, such as ``2015-09-15``, ``2015-W38``, ``P5Y``, ``PAST_REF``; empty when unknown.
        first: the first day it denotes; ``None`` when that end is open or unknown.
        last: the last day it denotes, inclusive; ``None`` likewise.
        precision: how finely it tells when.
        how: for people: the expression and what it was resolved to and against.
        anchor: the day it was resolved against; ``None`` for an expression that is complete in itself.
    """

    start: int
    end: int
    type: Kind
    value: str
    first: dt.date | None
    last: dt.date | None
    precision: Precision
    how: str
    anchor: dt.date | None = None
