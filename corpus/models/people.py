"""People: whom a name means, and what is known about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.models.articles import Article


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Whom a typed name means.

    Args:
        typed: as typed.
        status: "found" (one entity), "ambiguous" (several: ask back) or "not_found".
        entities: the store's ids and the names of whom it means or may mean.
        why: why it matched, as a phrase for people ("by transliteration"); "exact" when it simply is the name.
        did_you_mean: names that are close, when it was not found.
    """

    typed: str
    status: Literal["found", "ambiguous", "not_found"]
    entities: tuple[tuple[int, str], ...] = ()
    why: str = ""
    did_you_mean: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody was called, as written, with the publication day it was seen on."""

    text: str
    article: Article


@dataclass(frozen=True, slots=True)
class PersonCard:
    """What the archive knows about a person, organisation or place.

    Args:
        name: the fullest form seen.
        kind: which of the three.
        spellings: every form seen with how often, most frequent first.
        aliases: spellings that moderators gave to it.
        roles: titles and descriptions, newest first.
        quotes: how many quotations are theirs.
        articles: how many articles name them.
        first_seen, last_seen: the oldest and the newest dated article that does.
        why: why the typed name matched.
    """

    name: str
    kind: Literal["person", "organisation", "place"]
    spellings: tuple[tuple[str, int], ...]
    roles: tuple[Role, ...]
    quotes: int
    articles: int
    first_seen: Article | None
    last_seen: Article | None
    why: str
    aliases: tuple[str, ...] = ()
