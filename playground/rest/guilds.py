"""Servers, their members, roles and bans."""

from __future__ import annotations

from typing import Any

from playground import payloads
from playground.model import Guild, Json, Member
from playground.permissions import Permission, in_channel, in_guild
from playground.refusal import missing_permissions, unknown
from playground.rest.call import Call, Route
from playground.rules.form import Form
from playground.world import Event


def _guild(call: Call, *needed: Permission) -> Guild:
    guild = call.world.guild(call.id("guild"), call.user)
    allowed = in_guild(guild, call.user)
    if any(permission not in allowed for permission in needed):
        raise missing_permissions()
    return guild


def _member(call: Call, guild: Guild) -> Member:
    member = guild.members.get(call.id("user"))
    if member is None:
        raise unknown("Member" if call.id("user") in call.world.users else "User")
    return member


async def fetch(call: Call) -> Any:
    """One server."""
    guild = _guild(call)
    return payloads.guild(guild) | {"approximate_member_count": len(guild.members), "approximate_presence_count": 0}


async def channels(call: Call) -> Any:
    """The channels the caller sees."""
    guild = _guild(call)
    seen = [each for each in guild.channels.values() if each.parent is None and in_channel(each, call.user)]
    return [payloads.channel(each) for each in seen]


async def create_channel(call: Call) -> Any:
    """A new text channel."""
    guild = _guild(call, Permission.MANAGE_CHANNELS)
    form = Form()
    name = form.text(("name",), call.table().get("name"), 1, 100)
    form.finish()
    channel = call.world.add_channel(guild, name, topic=call.table().get("topic"))
    call.world.publish(Event("CHANNEL_CREATE", payloads.channel(channel), guild, channel))
    return payloads.channel(channel)


async def roles(call: Call) -> Any:
    """The roles."""
    return [payloads.role(each) for each in _guild(call).roles.values()]


async def members(call: Call) -> Any:
    """Members by id."""
    guild = _guild(call)
    after = int(call.query.get("after", 0))
    chosen = sorted(each for each in guild.members if each > after)[: call.limit(1, 1000)]
    return [payloads.full_member(guild.members[each]) for each in chosen]


async def member(call: Call) -> Any:
    """One member."""
    return payloads.full_member(_member(call, _guild(call)))


def _changed(call: Call, guild: Guild, who: Member) -> None:
    data: Json = payloads.full_member(who) | {"guild_id": str(guild.id)}
    call.world.publish(Event("GUILD_MEMBER_UPDATE", data, guild))


async def change_member(call: Call) -> Any:
    """Change a member's nickname or roles."""
    own = call.path["user"] in ("@me", str(call.user.id))
    body = call.table()
    guild = _guild(call, Permission.CHANGE_NICKNAME if own else Permission.MANAGE_NICKNAMES)
    who = guild.members[call.user.id] if own else _member(call, guild)
    if "nick" in body:
        who.nick = body["nick"] or None
    if "roles" in body:
        _guild(call, Permission.MANAGE_ROLES)
        who.roles = {int(each) for each in body["roles"] if int(each) in guild.roles}
    _changed(call, guild, who)
    return payloads.full_member(who)


def _remove(call: Call, guild: Guild, who: Member) -> None:
    del guild.members[who.user.id]
    data: Json = {"guild_id": str(guild.id), "user": payloads.user(who.user)}
    call.world.publish(Event("GUILD_MEMBER_REMOVE", data, guild))


async def kick(call: Call) -> None:
    """Remove a member."""
    guild = _guild(call, Permission.KICK_MEMBERS)
    _remove(call, guild, _member(call, guild))


async def ban(call: Call) -> None:
    """Ban a user, member or not."""
    guild = _guild(call, Permission.BAN_MEMBERS)
    if call.id("user") not in call.world.users:
        raise unknown("User")
    guild.bans.add(call.id("user"))
    if (who := guild.members.get(call.id("user"))) is not None:
        _remove(call, guild, who)


async def unban(call: Call) -> None:
    """Take a ban back."""
    guild = _guild(call, Permission.BAN_MEMBERS)
    if call.id("user") not in guild.bans:
        raise unknown("Ban")
    guild.bans.discard(call.id("user"))


async def add_role(call: Call) -> None:
    """Give a member a role."""
    _set_role(call, given=True)


async def remove_role(call: Call) -> None:
    """Take a role from a member."""
    _set_role(call, given=False)


def _set_role(call: Call, *, given: bool) -> None:
    guild = _guild(call, Permission.MANAGE_ROLES)
    who = _member(call, guild)
    if call.id("role") not in guild.roles:
        raise unknown("Role")
    who.roles = who.roles | {call.id("role")} if given else who.roles - {call.id("role")}
    _changed(call, guild, who)


_ONE = "/guilds/{guild:[0-9]+}"
_MEMBER = _ONE + "/members/{user:[0-9]+}"
ROUTES = [
    Route("GET", _ONE, fetch),
    Route("GET", _ONE + "/channels", channels),
    Route("POST", _ONE + "/channels", create_channel),
    Route("GET", _ONE + "/roles", roles),
    Route("GET", _ONE + "/members", members),
    Route("GET", _MEMBER, member),
    Route("PATCH", _ONE + "/members/{user:@me|[0-9]+}", change_member),
    Route("DELETE", _MEMBER, kick),
    Route("PUT", _MEMBER + "/roles/{role:[0-9]+}", add_role),
    Route("DELETE", _MEMBER + "/roles/{role:[0-9]+}", remove_role),
    Route("PUT", _ONE + "/bans/{user:[0-9]+}", ban),
    Route("DELETE", _ONE + "/bans/{user:[0-9]+}", unban),
]
