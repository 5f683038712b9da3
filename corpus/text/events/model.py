"""Event: a sentence with the days on which what it tells took place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from corpus.text.dates import Precision, Timex
from corpus.text.spans import Span

EventKind = Literal["happened", "said", "state", "scheduled"]
"""What a sentence tells of a day: that something happened, was said, was so, or was due."""

DatedBy = Literal["expression", "lead", "publication"]
"""What dates an event: an expression in its sentence, the day the article's lead names, or only the publication."""


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event.

    Args:
        sentence: the sentence that tells it; offsets into the document's text.
        timex: the expression that dates it, which stands in the sentence or, where ``dated_by`` is ``"lead"``, in
            the lead; ``None`` when only the publication day does.
        first: the first day it may have happened on.
        last: the last such day, inclusive.
        precision: how finely the day is told. ``before`` and ``after``: ``first`` and ``last`` are that bound.
        kind: what the sentence tells of the day.
        dated_by: what dates it.
        how: how the date was found, for people.
        participants: the names in the sentence, in order, as the article has them in full.
    """

    sentence: Span
    timex: Timex | None
    first: dt.date
    last: dt.date
    precision: Precision
    kind: EventKind
    dated_by: DatedBy
    how: str
    participants: tuple[str, ...] = ()
