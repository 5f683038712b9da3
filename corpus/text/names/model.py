"""What is found: entities and where they are mentioned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from corpus.text.spans import Span

Kind = Literal["person", "organisation", "place"]
Gender = Literal["m", "f"]


class Mention(NamedTuple):
    """One place where an entity is named.

    Args:
        start: first character of the name, behind any title.
        end: behind its last character, before a possessive ``'s``.
        role: the title or role written right before the name ("Russian Foreign Minister"), if any.
    """

    start: int
    end: int
    role: Span | None = None

    @property
    def span(self) -> Span:
        """The name."""
        return Span(self.start, self.end)

    @property
    def full(self) -> Span:
        """The name together with the title or role before it."""
        return Span(self.start if self.role is None else self.role.start, self.end)


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, an organisation or a place as one article knows it.

    Args:
        name: the fullest form of the name, without titles.
        kind: what it is.
        spellings: the forms seen, most frequent first; ``name`` is among them unless it was put together from two
            places ("Assad's late father Hafez" makes ``Hafez Assad``).
        roles: titles and roles as written, in order of appearance, without repeats.
        gender: ``"m"`` or ``"f"`` where a title, a family word or a common given name tells.
        mentions: in the order of the text; no two mentions of an article overlap.
    """

    name: str
    kind: Kind
    spellings: tuple[str, ...]
    roles: tuple[str, ...]
    gender: Gender | None
    mentions: tuple[Mention, ...]
