"""Merging: one event that several articles report.

The inputs are plain (:class:`Report`), so that the store can merge what it holds without reading texts again.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from corpus.text.words import content_words, stems

# Shares of content words, measured as the Jaccard index. Two reports of one event in different words share a good
# third of them; copies of one agency text differ in an edited word or two.
_SAME_EVENT = 0.35
_SAME_EVENT_WITH_NAMES = 0.22
SAME_TEXT = 0.8
_Bits = NDArray[np.uint64]
_Shares = NDArray[np.float64]
_AT_ONCE = 64  # reports compared with all earlier ones in one step, so that few numbers are in memory


@dataclass(frozen=True, slots=True)
class Report:
    """A sentence of an article that tells an event.

    Args:
        source: the caller's key for the article.
        text: the sentence.
        first: first day of the event.
        last: last day of it, inclusive.
        names: the names in the sentence, in the form in which the caller compares them.
    """

    source: int | str
    text: str
    first: dt.date
    last: dt.date
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MergedEvent:
    """One event with all its reports.

    Args:
        reports: positions in the input, the one with the narrowest date first, then in the order of the input.
        independent: how many different texts report it; near-identical copies of one text count once.
    """

    reports: tuple[int, ...]
    independent: int


def merge_events(reports: Sequence[Report]) -> list[MergedEvent]:
    """Merge the reports of the same event.

    Two reports are of one event when their days overlap, they come from different articles, and they share most of
    their content words, or fewer of them together with two names. Quadratic only among reports of the same days.

    Returns:
        The events by first day; each report is in exactly one of them.
    """
    order = sorted(range(len(reports)), key=lambda index: (reports[index].first, reports[index].last, index))
    told = [reports[index] for index in order]
    words = _word_bits(told)
    groups: list[list[int]] = []
    group_of: list[int] = []
    with_source: defaultdict[int | str, set[int]] = defaultdict(set)
    for place, near in enumerate(_shares(told, words)):
        taken = with_source[told[place].source]
        home = _home(told, place, near, group_of, taken)
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(place)
        group_of.append(home)
        taken.add(home)
    return [_merged(group, order, told, words) for group in groups]


def _word_bits(reports: Sequence[Report]) -> _Bits:
    """Return the stems of each report's words as bits, a row a report: what two share is then counted quickly."""
    numbers: dict[str, int] = {}
    found = [
        [numbers.setdefault(stem, len(numbers)) for stem in stems(content_words(report.text))] for report in reports
    ]
    bits = np.zeros((len(reports), 64 * (len(numbers) // 64 + 1)), bool)
    bits[np.repeat(np.arange(len(found)), list(map(len, found))), list(chain.from_iterable(found))] = True
    return np.packbits(bits, axis=1).view(np.uint64)


def _jaccard(words: _Bits, others: _Bits) -> _Shares:
    """Return the Jaccard index of each row's bits with each of some others' ones; 0 where neither has any."""
    common = np.zeros((len(words), len(others)), np.int64)
    for column, other in zip(words.T, others.T, strict=True):
        if column.any():
            common += np.bitwise_count(column[:, None] & other)
    sizes, other_sizes = (np.bitwise_count(rows).sum(axis=1, dtype=np.int64) for rows in (words, others))
    return common / np.maximum(sizes[:, None] + other_sizes - common, 1)


def _shares(reports: Sequence[Report], words: _Bits) -> Iterator[list[tuple[int, float]]]:
    """Yield, for each report, which earlier ones of the same days share enough words with it, and how much.

    Args:
        reports: by their first days.
        words: the words of each as bits.
    """
    first = np.array([report.first.toordinal() for report in reports])
    last = np.array([report.last.toordinal() for report in reports])
    for start in range(0, len(reports), _AT_ONCE):
        some = np.arange(start, min(start + _AT_ONCE, len(reports)))
        others = np.flatnonzero(last[: start + _AT_ONCE] >= first[start])
        shares = _jaccard(words[some], words[others])
        enough = (shares >= _SAME_EVENT_WITH_NAMES) & (last[others] >= first[some][:, None]) & (others < some[:, None])
        for share, kept in zip(shares, enough, strict=True):
            yield list(zip(others[kept].tolist(), share[kept].tolist(), strict=True))


def _home(
    reports: Sequence[Report],
    place: int,
    near: Iterable[tuple[int, float]],
    group_of: Sequence[int],
    taken: Collection[int],
) -> int | None:
    """Return the group in which a report is most like another, the first of several, if there is one.

    Args:
        reports: all of them.
        place: which one it is.
        near: the earlier ones that share enough words with it where two names are the same as well, and how much.
        group_of: the group of each earlier one.
        taken: the groups that its article is in already.
    """
    names = reports[place].names
    alike = (
        (-share, group_of[other])
        for other, share in near
        if group_of[other] not in taken and (share >= _SAME_EVENT or len(names & reports[other].names) > 1)
    )
    return min(alike, default=(0, None))[1]


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of the words of both that are common to them; 0 when either has none."""
    return len(a & b) / len(a | b) if a and b else 0.0


def _merged(group: Sequence[int], order: Sequence[int], reports: Sequence[Report], words: _Bits) -> MergedEvent:
    if len(group) == 1:
        return MergedEvent((order[group[0]],), 1)
    narrowest = sorted(group, key=lambda place: (reports[place].last - reports[place].first, order[place]))
    return MergedEvent(tuple(order[place] for place in narrowest), _independent(words[narrowest]))


def _independent(words: _Bits) -> int:
    """Return how many texts there are, of which near-identical ones count once."""
    same = _jaccard(words, words) >= SAME_TEXT
    different: list[int] = []
    for number, row in enumerate(same):
        if not row[different].any():
            different.append(number)
    return len(different)
