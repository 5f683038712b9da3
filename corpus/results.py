"""Results: what stands in whatever the archive hands out, however deep."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

T = TypeVar("T")


def found_in(result: object, kind: type[T]) -> list[T]:
    """Return the values of one kind in the dataclasses, tuples and mappings of a result, each once, outermost first."""
    found: dict[T, None] = {}
    waiting: deque[Any] = deque([result])
    while waiting:
        value = waiting.popleft()
        if isinstance(value, kind):
            found[value] = None
        if is_dataclass(value):
            waiting.extend(getattr(value, field.name) for field in fields(value))
        elif isinstance(value, Mapping):
            waiting.extend(value.values())  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]  # of anything
        elif isinstance(value, Iterable) and not isinstance(value, str | bytes):
            waiting.extend(value)  # pyright: ignore[reportUnknownArgumentType]  # of anything
    return list(found)
