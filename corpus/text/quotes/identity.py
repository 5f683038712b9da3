"""Who a noun phrase stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from corpus.text.quotes.model import Level
from corpus.text.spans import Span

if TYPE_CHECKING:
    from corpus.text.names import Entity


class Identity(NamedTuple):
    """Who a noun phrase stands for.

    Args:
        name: the name; ``None`` when the article does not tell.
        level: how it is known.
        antecedent: the mention that names them, for a resolved one.
        entity: the person or body, where the names of the article hold one.
        where: the phrase's name in the text, to be an antecedent of what follows.
    """

    name: str | None = None
    level: Level = "not determined"
    antecedent: Span | None = None
    entity: Entity | None = None
    where: Span | None = None

    @property
    def person(self) -> bool:
        """Return whether it is somebody who can be "he" or "she"."""
        return self.entity is not None and self.entity.kind == "person"


UNKNOWN = Identity()
