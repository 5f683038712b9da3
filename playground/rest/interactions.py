"""The bot's answers to interactions; the token in the address is the only log-in."""

from __future__ import annotations

from typing import Any

from playground import interactions, payloads, posting
from playground.model import Interaction, Message
from playground.refusal import unknown
from playground.rest.call import Call, Route


async def callback(call: Call) -> Any:
    """The first answer."""
    interaction = call.world.interactions.get(call.path["token"])
    if interaction is None or interaction.id != call.id("interaction"):
        raise unknown("interaction")
    interactions.answer(call.world, interaction, call.table(), call.files)
    wants_body = call.query.get("with_response", "").lower() in ("1", "true")
    return interactions.summary(interaction) if wants_body else None


def _interaction(call: Call) -> Interaction:
    if call.id("application") != call.world.application_id:
        raise unknown("Webhook")
    return interactions.by_token(call.world, call.path["token"])


def _message(call: Call) -> Message:
    return interactions.message_of(_interaction(call), call.path["message"])


async def follow_up(call: Call) -> Any:
    """One more message."""
    message = interactions.follow_up(call.world, _interaction(call), call.draft())
    return payloads.message(message, call.user)


async def fetch(call: Call) -> Any:
    """One of the interaction's messages."""
    return payloads.message(_message(call), call.user)


async def change(call: Call) -> Any:
    """Edit one of the interaction's messages."""
    message = _message(call)
    posting.edit(call.world, message, call.draft())
    return payloads.message(message, call.user)


async def delete(call: Call) -> None:
    """Delete one of the interaction's messages."""
    posting.delete(call.world, _message(call))


_HOOK = "/webhooks/{application:[0-9]+}/{token}"
ROUTES = [
    Route("POST", "/interactions/{interaction:[0-9]+}/{token}/callback", callback, public=True),
    Route("POST", _HOOK, follow_up, public=True),
    Route("GET", _HOOK + "/messages/{message}", fetch, public=True),
    Route("PATCH", _HOOK + "/messages/{message}", change, public=True),
    Route("DELETE", _HOOK + "/messages/{message}", delete, public=True),
]
