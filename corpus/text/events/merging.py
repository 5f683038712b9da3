"""Merging: one event that several articles report.

The inputs are plain (:class:`Report`), so that the store can merge what it holds without reading texts again.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.text.words import content_words, stems

# Shares of content words, measured as the Jaccard index. Two reports of one event in different words share a good
# third of them; copies of one agency text differ in an edited word or two.
_SAME_EVENT = 0.35
_SAME_EVENT_WITH_NAMES = 0.22
SAME_TEXT = 0.8
_Bits = NDArray[np.uint64]
_Counts = NDArray[np.int64]
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
    group_of = np.zeros(len(told), int)
    with_source: defaultdict[int | str, list[int]] = defaultdict(list)
    for place, (others, shares) in enumerate(_shares(told, words)):
        home = _home(told, place, others, shares, group_of, with_source[told[place].source])
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(place)
        group_of[place] = home
        with_source[told[place].source].append(home)
    return [_merged(group, order, told, words) for group in groups]


def _word_bits(reports: Sequence[Report]) -> _Bits:
    """Return the stems of each report's words as bits, a row a report: what two share is then counted quickly."""
    numbers: dict[str, int] = {}
    words = [
        sum(1 << numbers.setdefault(stem, len(numbers)) for stem in set(stems(content_words(report.text))))
        for report in reports
    ]
    width = len(numbers) // 64 + 1
    return np.frombuffer(b"".join(word.to_bytes(8 * width, "little") for word in words), np.uint64).reshape(-1, width)


def _jaccard(words: _Bits, others: _Bits) -> _Shares:
    """Return the Jaccard index of each row's bits with each of some others' ones; 0 where neither has any."""
    common = np.zeros((len(words), len(others)), np.int64)
    for column, other in zip(words.T, others.T, strict=True):
        common += np.bitwise_count(column[:, None] & other)
    sizes, other_sizes = (np.bitwise_count(rows).sum(axis=1, dtype=np.int64) for rows in (words, others))
    return common / np.maximum(sizes[:, None] + other_sizes - common, 1)


def _shares(reports: Sequence[Report], words: _Bits) -> Iterator[tuple[_Counts, _Shares]]:
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
            yield others[kept], share[kept]


def _home(
    reports: Sequence[Report],
    place: int,
    others: _Counts,
    shares: _Shares,
    group_of: _Counts,
    taken: Sequence[int],
) -> int | None:
    """Return the group in which a report is most like another, the first of several, if there is one.

    Args:
        reports: all of them.
        place: which one it is.
        others: the earlier ones that share enough words with it where two names are the same as well.
        shares: how much each of them shares.
        group_of: the group of each report so far.
        taken: the groups that its article is in already.
    """
    alike = shares >= _SAME_EVENT
    names = reports[place].names
    if len(names) > 1:
        known: list[int] = others.tolist()
        alike |= np.array([len(names & reports[other].names) > 1 for other in known], bool)
    groups = group_of[others]
    if taken:
        alike &= ~np.isin(groups, taken)
    if not alike.any():
        return None
    return int(groups[alike & (shares == shares[alike].max())].min())


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of the words of both that are common to them; 0 when either has none."""
    return len(a & b) / len(a | b) if a and b else 0.0


def _merged(group: Sequence[int], order: Sequence[int], reports: Sequence[Report], words: _Bits) -> MergedEvent:
    narrowest = sorted(group, key=lambda place: (reports[place].last - reports[place].first, order[place]))
    return MergedEvent(tuple(order[place] for place in narrowest), _independent(words[narrowest]))


def _independent(words: _Bits) -> int:
    """Return how many texts there are, of which near-identical ones count once."""
    if len(words) == 1:
        return 1
    same = _jaccard(words, words) >= SAME_TEXT
    different: list[int] = []
    for number, row in enumerate(same):
        if not row[different].any():
            different.append(number)
    return len(different)
