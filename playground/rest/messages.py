"""Messages, their reactions and their pins."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from playground import payloads, posting
from playground.intents import Intent, redacted
from playground.model import Json, Message
from playground.permissions import Permission, in_channel
from playground.refusal import Refusal, missing_permissions, unknown
from playground.rest.call import Call, Route
from playground.world import Event


def _message(call: Call) -> Message:
    channel = call.channel
    message = channel.messages.get(call.id("message"))
    if message is not None and message.ephemeral_for is call.user:
        return message
    return call.world.message(channel, call.id("message"))


def _seen(call: Call, message: Message) -> Json:
    """The message as the caller may read it: a bot needs the message content intent in its settings."""
    data = payloads.message(message, call.user)
    reads_all = not call.user.bot or Intent.MESSAGE_CONTENT in call.world.privileged_intents
    return data if reads_all else redacted(data, call.user.id)


async def history(call: Call) -> Any:
    """Messages of a channel, newest first, around, before or after one."""
    channel = call.channel
    if Permission.READ_MESSAGE_HISTORY not in in_channel(channel, call.user):
        return []
    limit = call.limit(50, 100)
    seen = [each for each in channel.messages.values() if each.ephemeral_for in (None, call.user)]
    if call.user.bot:
        seen = [each for each in seen if not each.ephemeral]
    if "before" in call.query:
        chosen = [each for each in seen if each.id < int(call.query["before"])][-limit:]
    elif "after" in call.query:
        chosen = [each for each in seen if each.id > int(call.query["after"])][:limit]
    elif "around" in call.query:
        middle = int(call.query["around"])
        earlier = [each for each in seen if each.id < middle][-(limit // 2) :]
        later = [each for each in seen if each.id >= middle][: limit - len(earlier)]
        chosen = earlier + later
    else:
        chosen = seen[-limit:]
    return [_seen(call, each) for each in reversed(chosen)]


async def fetch(call: Call) -> Any:
    """One message."""
    return _seen(call, _message(call))


async def create(call: Call) -> Any:
    """Send a message."""
    enforce = bool(call.table().get("enforce_nonce"))
    message = posting.send(call.world, call.channel, call.user, call.draft(), enforce_nonce=enforce)
    return _seen(call, message)


async def change(call: Call) -> Any:
    """Edit a message of one's own."""
    message = _message(call)
    if message.author is not call.user:
        raise Refusal(403, 50005, "Cannot edit a message authored by another user")
    posting.edit(call.world, message, call.draft())
    return _seen(call, message)


async def delete(call: Call) -> None:
    """Delete one's own message, or anybody's with Manage Messages."""
    message = _message(call)
    if message.author is not call.user:
        if message.channel.guild is None:
            raise Refusal(403, 50003, "Cannot execute action on a DM channel")
        posting.demand(message.channel, call.user, Permission.MANAGE_MESSAGES)
    posting.delete(call.world, message)


async def bulk_delete(call: Call) -> None:
    """Delete 2 to 100 messages at once."""
    channel = call.channel
    posting.demand(channel, call.user, Permission.MANAGE_MESSAGES)
    identifiers = [int(each) for each in call.table().get("messages", [])]
    if not 2 <= len(identifiers) <= 100:
        raise Refusal(
            400,
            50016,
            "Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 "
            "messages to delete",
        )
    for identifier in identifiers:
        if (message := channel.messages.pop(identifier, None)) is not None:
            message.deleted = True
    data: Json = {"ids": [str(each) for each in identifiers], "channel_id": str(channel.id)}
    if channel.guild is not None:
        data["guild_id"] = str(channel.guild.id)
    call.world.publish(Event("MESSAGE_DELETE_BULK", data, channel.guild, channel))


def _emoji(call: Call) -> str:
    key = call.path["emoji"]
    name, separator, identifier = key.partition(":")
    if not name or (separator and not identifier.isdecimal()) or (not separator and name.isascii()):
        raise unknown("Emoji")
    return key


async def add_reaction(call: Call) -> None:
    """React."""
    message = _message(call)
    key = _emoji(call)
    posting.demand(message.channel, call.user, Permission.READ_MESSAGE_HISTORY)
    if key not in message.reactions:
        posting.demand(message.channel, call.user, Permission.ADD_REACTIONS)
    posting.react(call.world, message, call.user, key, add=True)


async def remove_reaction(call: Call) -> None:
    """Take back one's own reaction, or with Manage Messages somebody else's."""
    message = _message(call)
    who = call.path.get("user", "@me")
    if who == "@me" or int(who) == call.user.id:
        user = call.user
    else:
        posting.demand(message.channel, call.user, Permission.MANAGE_MESSAGES)
        user = call.world.users.get(int(who))
        if user is None:
            raise unknown("User")
    posting.react(call.world, message, user, _emoji(call), add=False)


async def clear_reactions(call: Call) -> None:
    """Take away everybody's reactions, of one emoji or of all."""
    message = _message(call)
    posting.demand(message.channel, call.user, Permission.MANAGE_MESSAGES)
    place = message.channel
    data: Json = {"channel_id": str(place.id), "message_id": str(message.id)}
    if place.guild is not None:
        data["guild_id"] = str(place.guild.id)
    if "emoji" in call.path:
        key = _emoji(call)
        message.reactions.pop(key, None)
        event = Event("MESSAGE_REACTION_REMOVE_EMOJI", data | {"emoji": payloads.emoji(key)}, place.guild, place)
    else:
        message.reactions.clear()
        event = Event("MESSAGE_REACTION_REMOVE_ALL", data, place.guild, place)
    call.world.publish(event)


async def reacted(call: Call) -> Any:
    """Who reacted with an emoji."""
    users = _message(call).reactions.get(_emoji(call), [])
    after = int(call.query.get("after", 0))
    chosen = sorted(each for each in users if each > after)[: call.limit(25, 100)]
    return [payloads.user(call.world.users[each]) for each in chosen]


async def pins(call: Call) -> Any:
    """The pinned messages, newest pin first."""
    pinned = [each for each in call.channel.messages.values() if each.pinned_at is not None]
    pinned.sort(key=lambda each: each.pinned_at or each.created_at, reverse=True)
    items = [{"pinned_at": payloads.time(each.pinned_at), "message": _seen(call, each)} for each in pinned]
    return {"items": items, "has_more": False}


async def pin(call: Call) -> None:
    """Pin a message."""
    _set_pin(call, call.world.clock())


async def unpin(call: Call) -> None:
    """Unpin a message."""
    _set_pin(call, None)


def _set_pin(call: Call, moment: datetime | None) -> None:
    message = _message(call)
    if not in_channel(message.channel, call.user) & (Permission.MANAGE_MESSAGES | Permission.PIN_MESSAGES):
        raise missing_permissions()
    message.pinned_at = moment
    posting.publish(call.world, "MESSAGE_UPDATE", message)


_ALL = "/channels/{channel:[0-9]+}/messages"
_ONE = _ALL + "/{message:[0-9]+}"
ROUTES = [
    Route("GET", _ALL + "/pins", pins),
    Route("PUT", _ALL + "/pins/{message:[0-9]+}", pin),
    Route("DELETE", _ALL + "/pins/{message:[0-9]+}", unpin),
    Route("POST", _ALL + "/bulk-delete", bulk_delete),
    Route("GET", _ALL, history),
    Route("POST", _ALL, create),
    Route("GET", _ONE, fetch),
    Route("PATCH", _ONE, change),
    Route("DELETE", _ONE, delete),
    Route("PUT", _ONE + "/reactions/{emoji}/@me", add_reaction),
    Route("DELETE", _ONE + "/reactions/{emoji}/{user}", remove_reaction),
    Route("DELETE", _ONE + "/reactions/{emoji}", clear_reactions),
    Route("DELETE", _ONE + "/reactions", clear_reactions),
    Route("GET", _ONE + "/reactions/{emoji}", reacted),
]
