"""Spreading: the best windows of the articles, none of which shows a sentence again.

The windows that are ranked overlap. One that shares a sentence with a better one is cut there and goes on in the other
direction; leaving it out instead would hide what stands right before or behind the best passage (1 % of the questions
have their evidence there).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from corpus.finding.ranking import Window
from corpus.finding.windows import stretched
from corpus.passages import Page


def spread(windows: Iterable[Window], pages: Mapping[int, Page]) -> Iterator[Window]:
    """Yield the windows whose best sentence no window before shows, each without the sentences shown before.

    Args:
        windows: best first.
        pages: their articles.
    """
    shown: dict[int, list[Window]] = {}
    for window in windows:
        before = shown.setdefault(window.version, [])
        if any(other.first <= window.best <= other.last for other in before):
            continue
        low = max((other.last + 1 for other in before if other.last < window.best), default=0)
        high = min((other.first - 1 for other in before if other.first > window.best), default=None)
        page = pages[window.version]
        high = len(page.sentences) - 1 if high is None else high
        if window.first < low or window.last > high:
            part = (max(window.first, low), min(window.last, high))
            first, last = stretched(page.text, page.sentences, part, (low, high))
            window = window._replace(first=first, last=last)
        before.append(window)
        yield window
