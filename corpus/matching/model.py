"""What is matched, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.text.names import Kind

Status = Literal["found", "ambiguous", "not_found"]


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of the archive, as far as matching needs to know it.

    Args:
        id: the caller's own number.
        name: the fullest form.
        kind: what it is.
        spellings: the forms seen, surnames alone among them; ``name`` need not be repeated.
        mentions: how often it is mentioned; breaks ties in the order of suggestions, never between two fits.
    """

    id: int
    name: str
    kind: Kind
    spellings: tuple[str, ...] = ()
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a typed name means.

    Args:
        typed: the words as typed.
        status: ``"found"`` (one), ``"ambiguous"`` (several fit equally well: ask back) or ``"not_found"``.
        found: the entities, best first; one when found, several when ambiguous, none when not found.
        why: how it matched, as a phrase for people; empty when not found.
        did_you_mean: names that are close, best first; offered, never taken.
    """

    typed: str
    status: Status
    found: tuple[Known, ...] = ()
    why: str = ""
    did_you_mean: tuple[str, ...] = ()
