"""Merging: one event that several articles report.

The inputs are plain (:class:`Report`), so that the store can merge what it holds without reading texts again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.text.words import content_words, stems

# Shares of content words, measured as the Jaccard index. Two reports of one event in different words share a good
# third of them; copies of one agency text differ in an edited word or two.
_SAME_EVENT = 0.35
_SAME_EVENT_WITH_NAMES = 0.22
SAME_TEXT = 0.8
_AT_ONCE = 16  # reports compared with all earlier ones in one step, so that few numbers are in memory


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
    for place, shares in enumerate(_shares(told, words)):
        alike = [(share, group_of[other]) for other, share in shares if share >= _needed(told[place], told[other])]
        home = _best_group(told, groups, place, alike)
        if home == len(groups):
            groups.append([])
        groups[home].append(place)
        group_of.append(home)
    return [_merged(group, order, told, words) for group in groups]


def _word_bits(reports: Sequence[Report]) -> list[int]:
    """Return the stems of each report's words as the bits of a number: what two share is counted in no time."""
    bits: dict[str, int] = {}
    return [
        sum(1 << bits.setdefault(stem, len(bits)) for stem in set(stems(content_words(report.text))))
        for report in reports
    ]


def _shares(reports: Sequence[Report], words: Sequence[int]) -> Iterator[list[tuple[int, float]]]:
    """Yield, for each report, which earlier ones of the same days share enough words with it, and how much.

    Args:
        reports: by their first days.
        words: the words of each as bits.
    """
    width = max((number.bit_length() for number in words), default=0) // 64 + 1
    rows = np.frombuffer(b"".join(number.to_bytes(8 * width, "little") for number in words), np.uint64)
    rows = rows.reshape(-1, width)
    sizes = np.bitwise_count(rows).sum(axis=1)
    first = np.array([report.first.toordinal() for report in reports])
    last = np.array([report.last.toordinal() for report in reports])
    for start in range(0, len(reports), _AT_ONCE):
        some = np.arange(start, min(start + _AT_ONCE, len(reports)))[:, None]
        others = np.flatnonzero(last[: start + _AT_ONCE] >= first[start])
        common = np.bitwise_count(rows[some] & rows[others]).sum(axis=2)
        shares = common / np.maximum(sizes[some] + sizes[others] - common, 1)
        enough = (shares >= _SAME_EVENT_WITH_NAMES) & (last[others] >= first[some]) & (others < some)
        for share, kept in zip(shares, enough, strict=True):
            yield list(zip(others[kept].tolist(), share[kept].tolist(), strict=True))


def _needed(one: Report, other: Report) -> float:
    """Return how much two reports of the same days must share to be of one event."""
    return _SAME_EVENT_WITH_NAMES if len(one.names & other.names) > 1 else _SAME_EVENT


def _best_group(
    reports: Sequence[Report], groups: Sequence[Sequence[int]], index: int, alike: Iterable[tuple[float, int]]
) -> int:
    """Return the number of the group, without its article, in which a report is most like another; or a new one."""
    for _, group in sorted(alike, key=lambda pair: (-pair[0], pair[1])):
        if all(reports[other].source != reports[index].source for other in groups[group]):
            return group
    return len(groups)


def _share(a: int, b: int) -> float:
    """Return the Jaccard index of two sets of words given as bits; 0 when either has none."""
    return (a & b).bit_count() / (a | b).bit_count() if a and b else 0.0


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of the words of both that are common to them; 0 when either has none."""
    return len(a & b) / len(a | b) if a and b else 0.0


def _merged(group: Sequence[int], order: Sequence[int], reports: Sequence[Report], words: Sequence[int]) -> MergedEvent:
    narrowest = sorted(group, key=lambda place: (reports[place].last - reports[place].first, order[place]))
    return MergedEvent(tuple(order[place] for place in narrowest), _independent(words[place] for place in narrowest))


def _independent(texts: Iterable[int]) -> int:
    seen: list[int] = []
    for text in texts:
        if not any(text == other or _share(text, other) >= SAME_TEXT for other in seen):
            seen.append(text)
    return len(seen)
