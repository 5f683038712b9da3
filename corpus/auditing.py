"""Auditing: who changes something."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who changes something.

    Args:
        user: Discord's id; ``None`` for the bot itself and for the shell.
        name: as shown in ``!audit``.
    """

    user: int | None
    name: str


BOT = Actor(None, "Cuttings")
