"""Series: figures that count the same thing, in the order of the days they are for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from corpus.text.figures.cues import ANYBODY, CAUSES
from corpus.text.figures.model import Figure
from corpus.text.figures.nouns import singular_phrase

_WORD = re.compile(r"[\w-]+")
# How far "about" and "nearly" may be off; a round number in the news is seldom further from what it rounds.
_ROUGHLY = 0.15


class SeriesKey(NamedTuple):
    """What figures must share to be of one series.

    Args:
        counted: who or what is counted, in the singular; "people" also for lives, victims and the like.
        happened: what happened to them; empty when nothing did.
        cause: the kind of event ("war", "earthquake"); empty when none is named.
        place: where.
    """

    counted: str
    happened: str
    cause: str
    place: str


class Entry(NamedTuple):
    """A figure and where it stands.

    Args:
        figure: the figure.
        article: the caller's own name for the article.
        published: when the article was published; ``None`` when unknown.
    """

    figure: Figure
    article: str | int
    published: dt.date | None

    @property
    def first(self) -> dt.date | None:
        """The first day the figure is for; the day of publication where the text gives no date."""
        return self.figure.as_of.first if self.figure.as_of is not None else self.published

    @property
    def last(self) -> dt.date | None:
        """The last day the figure is for."""
        return self.figure.as_of.last if self.figure.as_of is not None else self.published


@dataclass(frozen=True, slots=True)
class Series:
    """Figures that count the same thing.

    Args:
        key: what they share.
        label: what they count, in words of the articles.
        entries: ordered by the day they are for, whenever they were published; undated ones last.
        conflicts: pairs that are for the same time and cannot both be right, bounds considered.
    """

    key: SeriesKey
    label: str
    entries: tuple[Entry, ...]
    conflicts: tuple[tuple[Entry, Entry], ...]


def series_key(figure: Figure) -> SeriesKey | None:
    """Return what a figure counts, as far as other figures must agree; ``None`` when it counts nothing nameable.

    Money, percentages, measures and lengths of time belong to no series: what they are amounts of is not said beside
    them.
    """
    if figure.type != "QUANTITY" or figure.unit:
        return None
    counted = singular_phrase(figure.counted)
    if not figure.happened:
        return SeriesKey(counted, "", "", figure.place) if counted else None
    words = set(counted.split()) - {figure.place.lower()}
    if not words or words & ANYBODY:
        counted = "people"
    cause = next((CAUSES[word] for word in reversed(_WORD.findall(figure.cause.lower())) if word in CAUSES), "")
    return SeriesKey(counted, figure.happened, cause, figure.place)


def join_series(entries: Iterable[Entry | tuple[Figure, str | int, dt.date | None]]) -> list[Series]:
    """Return the series that the figures form, the longest first.

    Args:
        entries: figures with the article each stands in and the day it was published.
    """
    groups: dict[SeriesKey, list[Entry]] = {}
    for entry in entries:
        key = series_key(entry[0])
        if key is not None:
            groups.setdefault(key, []).append(Entry(*entry))
    joined = [_series(key, group) for key, group in groups.items()]
    return sorted(joined, key=lambda series: -len(series.entries))


def _series(key: SeriesKey, entries: list[Entry]) -> Series:
    ordered = sorted(entries, key=lambda entry: (entry.first or dt.date.max, entry.published or dt.date.max))
    conflicts = tuple(pair for pair in combinations(ordered, 2) if _conflict(*pair))
    return Series(key, _label(key, ordered), tuple(ordered), conflicts)


def _label(key: SeriesKey, entries: list[Entry]) -> str:
    counted = max((entry.figure.counted for entry in entries), key=len) or key.counted
    causes = [entry.figure.cause for entry in entries]
    cause = max(causes, key=lambda words: (key.place[:4] in words, len(words)), default="")
    parts = [counted, key.happened]
    if cause:
        parts.append(f"({cause})")
    elif key.place:
        parts.append(f"({key.place})")
    return " ".join(part for part in parts if part)


def _conflict(one: Entry, other: Entry) -> bool:
    if one.first is None or (one.first, one.last) != (other.first, other.last):
        return False
    (low, high), (other_low, other_high) = _limits(one.figure), _limits(other.figure)
    return high < other_low or other_high < low


def _limits(figure: Figure) -> tuple[float, float]:
    """Return the lowest and the highest amount that a figure allows."""
    value = figure.value
    match figure.bound:
        case "more than" | "at least":
            return value, float("inf")
        case "less than" | "up to":
            return float("-inf"), value
        case "about":
            return value * (1 - _ROUGHLY), value * (1 + _ROUGHLY)
        case "nearly":
            return value * (1 - _ROUGHLY), value
        case "from":
            latest = figure.high if figure.high is not None else value
            return latest, latest
        case "exactly":
            return value, value
        case _:
            return value, figure.high if figure.high is not None else float("inf")
