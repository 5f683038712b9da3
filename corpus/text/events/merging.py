"""Merging: one event that several articles report.

The inputs are plain (:class:`Report`), so that the store can merge what it holds without reading texts again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.text.words import content_words, stems

# Shares of content words, measured as the Jaccard index. Two reports of one event in different words share a good
# third of them; copies of one agency text differ in an edited word or two.
_SAME_EVENT = 0.35
_SAME_EVENT_WITH_NAMES = 0.22
SAME_TEXT = 0.8


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
    words = _word_bits(reports)
    order = sorted(range(len(reports)), key=lambda index: (reports[index].first, reports[index].last, index))
    groups: list[list[int]] = []
    open_groups: list[list[int]] = []
    for index in order:
        report = reports[index]
        open_groups = [group for group in open_groups if any(reports[i].last >= report.first for i in group)]
        home = _best_group(index, open_groups, reports, words)
        if home is None:
            groups.append([index])
            open_groups.append(groups[-1])
        else:
            home.append(index)
    return [_merged(group, reports, words) for group in groups]


def _word_bits(reports: Sequence[Report]) -> list[int]:
    """Return the stems of each report's words as the bits of a number: what two share is counted in no time."""
    bits: dict[str, int] = {}
    return [
        sum(1 << bits.setdefault(stem, len(bits)) for stem in set(stems(content_words(report.text))))
        for report in reports
    ]


def _best_group(index: int, groups: list[list[int]], reports: Sequence[Report], words: list[int]) -> list[int] | None:
    best, best_share = None, 0.0
    for group in groups:
        if any(reports[i].source == reports[index].source for i in group):
            continue
        share = max(_alike(index, i, reports, words) for i in group)
        if share > best_share:
            best, best_share = group, share
    return best


def _alike(a: int, b: int, reports: Sequence[Report], words: list[int]) -> float:
    """Return how alike two reports are, 0 when they are not of one event."""
    share = _share(words[a], words[b])
    if share < _SAME_EVENT_WITH_NAMES:
        return 0.0
    if reports[a].first > reports[b].last or reports[b].first > reports[a].last:
        return 0.0
    needed = _SAME_EVENT_WITH_NAMES if len(reports[a].names & reports[b].names) > 1 else _SAME_EVENT
    return share if share >= needed else 0.0


def _share(a: int, b: int) -> float:
    """Return the Jaccard index of two sets of words given as bits; 0 when either has none."""
    return (a & b).bit_count() / (a | b).bit_count() if a and b else 0.0


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of the words of both that are common to them; 0 when either has none."""
    return len(a & b) / len(a | b) if a and b else 0.0


def _merged(group: list[int], reports: Sequence[Report], words: list[int]) -> MergedEvent:
    ordered = sorted(group, key=lambda i: (reports[i].last - reports[i].first, i))
    return MergedEvent(tuple(ordered), _independent(words[i] for i in ordered))


def _independent(texts: Iterable[int]) -> int:
    seen: list[int] = []
    for text in texts:
        if not any(text == other or _share(text, other) >= SAME_TEXT for other in seen):
            seen.append(text)
    return len(seen)
