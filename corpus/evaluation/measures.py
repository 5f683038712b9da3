"""Measures: what is measured, what is aimed at, and what others reach."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.evaluation.gold import Gold


@dataclass(frozen=True, slots=True)
class Measure:
    """One number between 0 and 1.

    Args:
        key: its name in the file of floors and in JSON.
        what: what it says, for people.
        target: the value aimed at, if one is.
        others: what other systems reach on the same gold, for people.
        is_error: whether it counts what is wrong, so that less is better.
        needs_shared: whether it is measured on gold that is not in the project.
    """

    key: str
    what: str
    target: float | None = None
    others: str = ""
    is_error: bool = False
    needs_shared: bool = True

    def reaches(self, value: float, bound: float) -> bool:
        """Return whether ``value`` is as good as ``bound`` or better."""
        return value <= bound if self.is_error else value >= bound


@dataclass(frozen=True, slots=True)
class Taken:
    """A measure's value and, where the gold is the project's own, what of it was read wrongly, for people."""

    value: float
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """Measures that are taken together.

    Args:
        measures: in the order in which they are shown.
        own: takes those on the project's own gold; a value by key.
        shared: takes those on the gold that is not in the project.
        is_slow: whether that takes minutes, so that it is done only when asked for.
    """

    measures: tuple[Measure, ...]
    own: Callable[[Gold], Awaitable[Mapping[str, Taken]]] | None = None
    shared: Callable[[Gold], Awaitable[Mapping[str, float]]] | None = None
    is_slow: bool = False


def share(checks: Iterable[tuple[str, bool]]) -> Taken:
    """Return how many of the checks, each named and right or not, are right."""
    done = list(checks)
    wrong = tuple(name for name, is_right in done if not is_right)
    return Taken(1 - len(wrong) / len(done) if done else 1.0, wrong)


def overlap(checks: Iterable[tuple[str, int, int, int]]) -> Taken:
    """Return the F1 over texts, each with its name and how many items are right, found and wanted in it."""
    rights = total = 0
    wrong: list[str] = []
    for name, right, found, wanted in checks:
        rights += right
        total += found + wanted
        if not right == found == wanted:
            wrong.append(name)
    return Taken(2 * rights / total if total else 1.0, tuple(wrong))
