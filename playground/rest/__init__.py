"""The REST API: ``routes()`` lists every route, ``call.py`` is what stands around each of them."""

from __future__ import annotations

from playground.rest import applications, channels, clients, guilds, interactions, messages
from playground.rest.call import Route


def routes() -> list[Route]:
    """Every route below ``/api/v10``, the more specific ones of a kind first."""
    return [
        *applications.ROUTES,
        *channels.ROUTES,
        *messages.ROUTES,
        *guilds.ROUTES,
        *interactions.ROUTES,
        *clients.ROUTES,
    ]
