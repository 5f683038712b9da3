"""The playground's objects as the JSON Discord would send. Pure functions, one an object."""

from __future__ import annotations

from datetime import datetime

from playground.model import Attachment, Channel, ChannelType, Guild, Interaction, Json, Member, Message, Role, User
from playground.permissions import in_channel


def time(moment: datetime | None) -> str | None:
    """ISO 8601, as Discord writes it."""
    return moment.isoformat() if moment else None


def user(who: User) -> Json:
    """A user as others see them."""
    return {
        "id": str(who.id),
        "username": who.name if who.bot else who.name.lower(),
        "global_name": None if who.bot else who.name,
        "discriminator": "0",
        "avatar": None,
        "bot": who.bot,
        "public_flags": 0,
    }


def own_user(who: User) -> Json:
    """A user as they see themselves."""
    return user(who) | {"verified": True, "mfa_enabled": True, "locale": who.locale, "flags": 0, "email": None}


def member(who: Member) -> Json:
    """A member without their user, as it stands on messages."""
    return {
        "nick": who.nick,
        "avatar": None,
        "roles": [str(role) for role in sorted(who.roles)],
        "joined_at": time(who.joined_at),
        "premium_since": None,
        "communication_disabled_until": None,
        "pending": False,
        "deaf": False,
        "mute": False,
        "flags": 0,
    }


def full_member(who: Member) -> Json:
    """A member with their user."""
    return member(who) | {"user": user(who.user)}


def role(what: Role) -> Json:
    """A role."""
    return {
        "id": str(what.id),
        "name": what.name,
        "color": what.color,
        "colors": {"primary_color": what.color, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "position": what.position,
        "permissions": str(int(what.permissions)),
        "managed": False,
        "mentionable": what.mentionable,
        "flags": 0,
    }


def channel(what: Channel, viewer: User | None = None) -> Json:
    """A channel; for direct messages the recipients without the viewer."""
    last = what.last_message
    data: Json = {"id": str(what.id), "type": int(what.kind), "last_message_id": str(last.id) if last else None}
    if what.guild is None:
        data["recipients"] = [user(who) for who in what.recipients if who is not viewer]
        return data
    data |= {"name": what.name, "guild_id": str(what.guild.id), "rate_limit_per_user": 0}
    if what.parent is not None:
        data |= {
            "parent_id": str(what.parent.id),
            "owner_id": str(what.owner_id),
            "message_count": len(what.messages),
            "member_count": 1,
            "thread_metadata": {
                "archived": False,
                "auto_archive_duration": 1440,
                "archive_timestamp": time(what.guild.created_at),
                "locked": False,
            },
        }
        return data
    return data | {
        "position": what.position,
        "topic": what.topic,
        "nsfw": False,
        "parent_id": None,
        "permission_overwrites": [
            {
                "id": str(identifier),
                "type": int(overwrite.for_member),
                "allow": str(int(overwrite.allow)),
                "deny": str(int(overwrite.deny)),
            }
            for identifier, overwrite in what.overwrites.items()
        ],
    }


def guild(what: Guild) -> Json:
    """A server as REST returns it."""
    return {
        "id": str(what.id),
        "name": what.name,
        "icon": None,
        "splash": None,
        "owner_id": str(what.owner_id),
        "roles": [role(each) for each in what.roles.values()],
        "emojis": [],
        "stickers": [],
        "features": [],
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "afk_timeout": 300,
        "premium_tier": 0,
        "nsfw_level": 0,
        "preferred_locale": what.locale,
        "system_channel_id": None,
        "system_channel_flags": 0,
    }


def guild_create(what: Guild, viewer: User) -> Json:
    """A server as the gateway opens it to the viewer."""
    visible = [each for each in what.channels.values() if in_channel(each, viewer)]
    return guild(what) | {
        "unavailable": False,
        "large": False,
        "joined_at": time(what.members[viewer.id].joined_at),
        "member_count": len(what.members),
        "members": [full_member(each) for each in what.members.values()],
        "channels": [channel(each) for each in visible if each.kind is ChannelType.TEXT],
        "threads": [channel(each) for each in visible if each.parent is not None],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def attachment(what: Attachment) -> Json:
    """A file."""
    data: Json = {
        "id": str(what.id),
        "filename": what.filename,
        "size": what.size,
        "url": what.url,
        "proxy_url": what.url,
        "content_type": what.content_type,
    }
    return data if what.description is None else data | {"description": what.description}


def emoji(key: str) -> Json:
    """An emoji from the key it has in a reaction's address: the character, or ``name:id``."""
    name, _, identifier = key.partition(":")
    return {"id": identifier or None, "name": name}


def message(what: Message, viewer: User | None = None, *, referenced: bool = True) -> Json:
    """A message, with the one it answers unless that is not wanted."""
    place = what.channel
    data: Json = {
        "id": str(what.id),
        "channel_id": str(place.id),
        "type": what.kind,
        "content": what.content,
        "author": user(what.author),
        "timestamp": time(what.created_at),
        "edited_timestamp": time(what.edited_at),
        "tts": False,
        "mention_everyone": what.pings.everyone,
        "mentions": [user(each) for each in what.mentions],
        "mention_roles": [str(each) for each in what.mention_roles],
        "attachments": [attachment(each) for each in what.attachments],
        "embeds": what.embeds,
        "components": what.components,
        "pinned": what.pinned_at is not None,
        "flags": what.flags,
        "reactions": [
            {
                "emoji": emoji(key),
                "count": len(users),
                "me": viewer is not None and viewer.id in users,
                "me_burst": False,
                "count_details": {"burst": 0, "normal": len(users)},
                "burst_colors": [],
            }
            for key, users in what.reactions.items()
        ],
    }
    if place.guild is not None:
        data["guild_id"] = str(place.guild.id)
        if (author := place.guild.members.get(what.author.id)) is not None:
            data["member"] = member(author)
    if what.nonce is not None:
        data["nonce"] = what.nonce
    if what.reference is not None:
        data["message_reference"] = what.reference
        if referenced:
            target = place.messages.get(int(what.reference["message_id"]))
            data["referenced_message"] = target and message(target, viewer, referenced=False)
    if what.interaction is not None:
        data["application_id"] = data["webhook_id"] = str(what.author.id)
        data["interaction_metadata"] = {
            "id": str(what.interaction.id),
            "type": int(what.interaction.kind),
            "user": user(what.interaction.user),
            "authorizing_integration_owners": what.interaction.owners,
        }
        if "name" in what.interaction.data:
            data["interaction"] = {
                "id": str(what.interaction.id),
                "type": int(what.interaction.kind),
                "name": what.interaction.data["name"],
                "user": user(what.interaction.user),
            }
    return data


def interaction(what: Interaction, bot: User, size_limit: int) -> Json:
    """An interaction as the gateway tells the bot of it."""
    place = what.channel
    data: Json = {
        "id": str(what.id),
        "application_id": str(bot.id),
        "type": int(what.kind),
        "token": what.token,
        "version": 1,
        "data": what.data,
        "channel_id": str(place.id),
        "channel": channel(place, bot) | {"permissions": str(int(in_channel(place, what.user)))},
        "locale": what.user.locale,
        "app_permissions": str(int(in_channel(place, bot))),
        "attachment_size_limit": size_limit,
        "entitlements": [],
        "authorizing_integration_owners": what.owners,
        "context": 0 if place.guild else 1,
    }
    if what.message is not None:
        data["message"] = message(what.message, bot)
    if place.guild is None:
        return data | {"user": user(what.user)}
    who = full_member(place.guild.members[what.user.id])
    return data | {
        "guild_id": str(place.guild.id),
        "guild_locale": place.guild.locale,
        "guild": {"id": str(place.guild.id), "locale": place.guild.locale, "features": []},
        "member": who | {"permissions": str(int(in_channel(place, what.user)))},
    }
