"""Channels, threads and direct messages."""

from __future__ import annotations

from typing import Any

from playground import payloads, posting
from playground.model import Channel, ChannelType
from playground.permissions import Permission
from playground.refusal import Refusal, unknown
from playground.rest.call import Call, Route
from playground.rules.form import Form
from playground.world import Event


async def fetch(call: Call) -> Any:
    """One channel."""
    return payloads.channel(call.channel, call.user)


async def change(call: Call) -> Any:
    """Rename a channel or change its topic."""
    channel = call.channel
    posting.demand(channel, call.user, Permission.MANAGE_CHANNELS)
    body, form = call.table(), Form()
    if "name" in body:
        channel.name = form.text(("name",), body["name"], 1, 100)
    if "topic" in body:
        channel.topic = form.text(("topic",), body["topic"] or "", 0, 1024) or None
    form.finish()
    call.world.publish(Event("CHANNEL_UPDATE", payloads.channel(channel), channel.guild, channel))
    return payloads.channel(channel)


async def delete(call: Call) -> Any:
    """Delete a channel."""
    channel = call.channel
    posting.demand(channel, call.user, Permission.MANAGE_CHANNELS)
    call.world.remove_channel(channel)
    return payloads.channel(channel)


async def typing(call: Call) -> None:
    """Show that somebody is writing."""
    channel = call.channel
    posting.demand(channel, call.user, Permission.SEND_MESSAGES)
    data = {
        "channel_id": str(channel.id),
        "user_id": str(call.user.id),
        "timestamp": int(call.world.clock().timestamp()),
    }
    if channel.guild is not None:
        data["guild_id"] = str(channel.guild.id)
        data["member"] = payloads.full_member(channel.guild.members[call.user.id])
    call.world.publish(Event("TYPING_START", data, channel.guild, channel))


async def open_direct(call: Call) -> Any:
    """Open the direct messages with a user."""
    recipient = str(call.table().get("recipient_id", ""))
    user = call.world.users.get(int(recipient)) if recipient.isdecimal() else None
    if user is None:
        raise unknown("User")
    if user is call.user:
        raise Refusal(400, 50033, "Invalid Recipient(s)")
    return payloads.channel(call.world.direct_channel(call.user, user), call.user)


async def start_thread(call: Call) -> Any:
    """Start a thread, at a message if the address names one."""
    parent = call.channel
    posting.demand(parent, call.user, Permission.CREATE_PUBLIC_THREADS)
    form = Form()
    name = form.text(("name",), call.table().get("name"), 1, 100)
    form.finish()
    identifier = call.id("message") if "message" in call.path else call.world.new_id()
    if "message" in call.path:
        call.world.message(parent, identifier)
        if identifier in call.world.channels:
            raise Refusal(400, 160004, "A thread has already been created for this message")
    thread = Channel(identifier, ChannelType.PUBLIC_THREAD, name, parent.guild, parent=parent, owner_id=call.user.id)
    call.world.channels[thread.id] = thread
    if parent.guild is not None:
        parent.guild.channels[thread.id] = thread
    data = payloads.channel(thread)
    call.world.publish(Event("THREAD_CREATE", data | {"newly_created": True}, parent.guild, thread))
    return data


ROUTES = [
    Route("GET", "/channels/{channel:[0-9]+}", fetch),
    Route("PATCH", "/channels/{channel:[0-9]+}", change),
    Route("DELETE", "/channels/{channel:[0-9]+}", delete),
    Route("POST", "/channels/{channel:[0-9]+}/typing", typing),
    Route("POST", "/channels/{channel:[0-9]+}/threads", start_thread),
    Route("POST", "/channels/{channel:[0-9]+}/messages/{message:[0-9]+}/threads", start_thread),
    Route("POST", "/users/@me/channels", open_direct),
]
