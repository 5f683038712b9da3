"""Health: what an area of the bot adds to ``!health``.

An area registers itself in its cog's ``setup``: ``bot.health_lines["Feeds"] = lines``.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

HealthLines: TypeAlias = Callable[[int | None], Awaitable[Sequence[str]]]
"""Takes Discord's id of the server whose part is shown, or ``None`` for all there is, which only the operator sees;
returns lines for people in Discord's markdown, none where there is nothing to tell."""
