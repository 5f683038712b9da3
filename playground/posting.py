"""Sending, changing and deleting messages: the one way in for the bot's requests and for people."""

from __future__ import annotations

import mimetypes
from datetime import timedelta
from typing import Any

from playground import payloads
from playground.model import EPHEMERAL, LOADING, SUPPRESS_EMBEDS, Attachment, Channel, Interaction, Json, Message, User
from playground.permissions import Permission, in_channel
from playground.refusal import Refusal, cannot_message_user, invalid_form, missing_permissions
from playground.rules.messages import Draft, mentions, refuse_empty
from playground.world import Event, World

REPLY = 19
COMMAND_REPLY = 20
NONCE_LIFE = timedelta(minutes=5)  # Discord says "the past few minutes"


def demand(channel: Channel, user: User, *needed: Permission) -> None:
    """Refuse with 50013 unless the user has all these permissions in the channel."""
    allowed = in_channel(channel, user)
    if any(permission not in allowed for permission in needed):
        raise missing_permissions()


def send(world: World, channel: Channel, author: User, draft: Draft, *, enforce_nonce: bool = False) -> Message:
    """A new message in the channel, or with ``enforce_nonce`` the one the same nonce made before."""
    if channel.guild is None and author.bot:
        other = next(user for user in channel.recipients if user is not author)
        if not other.takes_direct_messages:
            raise cannot_message_user()
    speak = Permission.SEND_MESSAGES_IN_THREADS if channel.parent else Permission.SEND_MESSAGES
    needed = [speak]
    if draft.embeds and author.bot:
        needed.append(Permission.EMBED_LINKS)
    if draft.files:
        needed.append(Permission.ATTACH_FILES)
    demand(channel, author, *needed)
    if enforce_nonce and draft.nonce is not None:
        for message in reversed(channel.messages.values()):
            if world.clock() - message.created_at > NONCE_LIFE:
                break
            if message.nonce == draft.nonce and message.author is author:
                return message
    message = Message(world.new_id(), channel, author, world.clock(), nonce=draft.nonce)
    message.flags = (draft.flags or 0) & ~EPHEMERAL
    replied_to = _refer(message, draft)
    fill(world, message, draft, replied_to)
    refuse_empty(message)
    publish_new(world, message)
    return message


def _refer(message: Message, draft: Draft) -> User | None:
    """Set the message's reference; returns the author of what it answers."""
    if draft.reference is None:
        return None
    if Permission.READ_MESSAGE_HISTORY not in in_channel(message.channel, message.author):
        raise Refusal(403, 160002, "Cannot reply without permission to read message history")
    target_id = int(draft.reference["message_id"])
    target = message.channel.messages.get(target_id)
    if target is None:
        if draft.reference.get("fail_if_not_exists", True):
            problem = {"code": "REPLIES_UNKNOWN_MESSAGE", "message": "Unknown message"}
            raise invalid_form({"message_reference": {"_errors": [problem]}})
        return None
    message.kind = REPLY
    message.reference = {"type": 0, "message_id": str(target_id), "channel_id": str(message.channel.id)}
    if message.channel.guild is not None:
        message.reference["guild_id"] = str(message.channel.guild.id)
    return target.author


def respond(world: World, interaction: Interaction, draft: Draft, *, loading: bool = False) -> Message:
    """A new message of the bot that answers an interaction, or follows its answer."""
    message = Message(
        world.new_id(), interaction.channel, world.bot, world.clock(), kind=COMMAND_REPLY, interaction=interaction
    )
    message.flags = draft.flags or 0
    fill(world, message, draft)
    if loading:
        message.flags |= LOADING
    else:
        refuse_empty(message)
    if message.flags & EPHEMERAL:
        message.ephemeral_for = interaction.user
    publish_new(world, message)
    return message


def edit(world: World, message: Message, draft: Draft) -> None:
    """Change a message; parts the draft does not name stay."""
    before = dict(vars(message))
    fill(world, message, draft)
    if draft.flags is not None:
        message.flags = message.flags & ~SUPPRESS_EMBEDS | draft.flags & SUPPRESS_EMBEDS
    was_loading = message.loading
    message.flags &= ~LOADING
    try:
        refuse_empty(message)
    except Refusal:
        vars(message).update(before)
        raise
    if not was_loading:  # the first answer after "is thinking" does not count as an edit
        message.edited_at = world.clock()
    publish(world, "MESSAGE_UPDATE", message)


def delete(world: World, message: Message) -> None:
    """Take a message away."""
    message.deleted = True
    message.channel.messages.pop(message.id, None)
    place = message.channel
    data: Json = {"id": str(message.id), "channel_id": str(place.id)}
    if place.guild is not None:
        data["guild_id"] = str(place.guild.id)
    only = frozenset({message.ephemeral_for.id}) if message.ephemeral_for else None
    world.publish(Event("MESSAGE_DELETE", data, place.guild, place, only=only))


def fill(world: World, message: Message, draft: Draft, replied_to: User | None = None) -> None:
    """Put the draft's parts into the message and work out whom it mentions."""
    if draft.content is not None:
        message.content = draft.content
    if draft.components is not None:
        message.components = draft.components
    if draft.kept_attachments is not None:
        message.attachments = [each for each in message.attachments if each.id in draft.kept_attachments]
    message.attachments = message.attachments + [
        attach(world, message.channel, file.filename, file.content, file.content_type, file.description)
        for file in draft.files
    ]
    if draft.embeds is not None:
        message.embeds = [_with_files(embed, message.attachments) for embed in draft.embeds]
    if draft.content is not None:
        found = mentions(
            message.content, message.channel, message.author, draft.allowed_mentions, world.users, replied_to
        )
        message.mentions, message.mention_roles, message.pings = found.users, found.roles, found.pings


def attach(
    world: World, channel: Channel, filename: str, content: bytes, content_type: str | None, description: str | None
) -> Attachment:
    """Store a file where the playground's content server finds it."""
    identifier = world.new_id()
    kind = content_type or mimetypes.guess_type(filename)[0] or "application/octet-stream"
    url = f"{world.cdn_base}/attachments/{channel.id}/{identifier}/{filename}"
    attachment = Attachment(identifier, filename, content, kind, url, description)
    world.attachments[identifier] = attachment
    return attachment


def _with_files(embed: Json, attachments: list[Attachment]) -> Json:
    """The embed with ``attachment://name`` turned into the file's address; without the picture if it is not there."""

    def resolved(url: str) -> str | None:
        if not url.startswith("attachment://"):
            return url
        name = url.removeprefix("attachment://")
        return next((each.url for each in attachments if each.filename == name), None)

    stored: dict[str, Any] = dict(embed)
    for key in ("image", "thumbnail"):
        if key in stored:
            url = resolved(stored[key]["url"])
            if url is None:
                del stored[key]
            else:
                stored[key] = {"url": url, "proxy_url": url}
    return stored


def publish_new(world: World, message: Message) -> None:
    """Put a finished message into its channel and tell everyone it is for."""
    message.channel.messages[message.id] = message
    publish(world, "MESSAGE_CREATE", message)


def publish(world: World, name: str, message: Message) -> None:
    """Tell everyone a message is for that it came or changed."""
    place = message.channel
    only = frozenset({message.ephemeral_for.id}) if message.ephemeral_for else None
    world.publish(Event(name, payloads.message(message), place.guild, place, message, only))


def react(world: World, message: Message, user: User, key: str, *, add: bool) -> None:
    """Add or take away a reaction and tell everyone; nothing happens if it is so already."""
    users = message.reactions.setdefault(key, [])
    if (user.id in users) is add:
        return
    users.append(user.id) if add else users.remove(user.id)
    if not users:
        del message.reactions[key]
    place = message.channel
    data: Json = {
        "user_id": str(user.id),
        "channel_id": str(place.id),
        "message_id": str(message.id),
        "message_author_id": str(message.author.id),
        "emoji": payloads.emoji(key),
        "type": 0,
        "burst": False,
    }
    if place.guild is not None:
        data["guild_id"] = str(place.guild.id)
        if add:
            data["member"] = payloads.full_member(place.guild.members[user.id])
    name = "MESSAGE_REACTION_ADD" if add else "MESSAGE_REACTION_REMOVE"
    world.publish(Event(name, data, place.guild, place))
