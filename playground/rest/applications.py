"""The bot's own account, its application and the commands it registers."""

from __future__ import annotations

from typing import Any

from playground import payloads
from playground.intents import application_flags
from playground.model import Json
from playground.refusal import Refusal
from playground.rest.call import Call, Route
from playground.rules import commands
from playground.world import World


async def me(call: Call) -> Any:
    """Who is logged in."""
    return payloads.own_user(call.user)


async def my_guilds(call: Call) -> Any:
    """The servers the caller is in."""
    guilds = [each for each in call.world.guilds.values() if call.user.id in each.members]
    return [payloads.guild(each) for each in guilds]


async def application(call: Call) -> Any:
    """The bot's application; its owner is the operator, unless a team owns it."""
    world = call.world
    return {
        "id": str(world.application_id),
        "name": world.bot.name,
        "description": "",
        "icon": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "owner": payloads.user(world.user_named("Admin")),
        "team": _team(world),
        "flags": application_flags(world.privileged_intents),
        "interactions_endpoint_url": None,
        "integration_types_config": {"0": {}, "1": {}},
    }


def _team(world: World) -> Json | None:
    """The team that owns the application; its first member owns the team."""
    if not world.team:
        return None
    members = [
        {"user": payloads.user(user), "role": role, "membership_state": 2, "permissions": ["*"], "team_id": "1"}
        for user, role in world.team.items()
    ]
    return {"id": "1", "name": "Team", "icon": None, "owner_user_id": members[0]["user"]["id"], "members": members}


async def gateway(call: Call) -> Any:
    """Where the gateway is."""
    limit = {"total": 1000, "remaining": 999, "reset_after": 86_400_000, "max_concurrency": 1}
    return {"url": call.world.gateway_url, "shards": 1, "session_start_limit": limit}


def _scope(call: Call) -> int | None:
    if call.id("application") != call.world.application_id:
        raise Refusal(403, 20012, "You are not authorized to perform this action on this application")
    if "guild" not in call.path:
        return None
    return call.world.guild(call.id("guild"), call.user).id


async def registered(call: Call) -> Any:
    """The commands, everywhere or in one server."""
    return call.world.commands.get(_scope(call), [])


async def register(call: Call) -> Any:
    """Overwrite the commands; one that keeps its name keeps its id."""
    scope = _scope(call)
    return register_commands(call.world, scope, call.body)


def register_commands(world: World, scope: int | None, body: Any) -> list[Json]:
    """Check and store the commands of a scope (a server's id, or None for everywhere)."""
    checked = commands.check(body)
    ids = {(each["type"], each["name"]): each["id"] for each in world.commands.get(scope, [])}
    stored: list[Json] = []
    for command in checked:
        identifier = ids.get((command["type"], command["name"]), str(world.new_id()))
        permissions = command.get("default_member_permissions")
        stored.append(
            command
            | {
                "id": identifier,
                "application_id": str(world.application_id),
                "version": str(world.new_id()),
                "description": command.get("description") or "",
                "default_member_permissions": None if permissions is None else str(permissions),
            }
            | ({} if scope is None else {"guild_id": str(scope)})
        )
    world.commands[scope] = stored
    return stored


_COMMANDS = "/applications/{application:[0-9]+}"
ROUTES = [
    Route("GET", "/users/@me", me),
    Route("GET", "/users/@me/guilds", my_guilds),
    Route("GET", "/oauth2/applications/@me", application),
    Route("GET", "/applications/@me", application),
    Route("GET", "/gateway/bot", gateway),
    Route("GET", "/gateway", gateway),
    Route("GET", _COMMANDS + "/commands", registered),
    Route("PUT", _COMMANDS + "/commands", register),
    Route("GET", _COMMANDS + "/guilds/{guild:[0-9]+}/commands", registered),
    Route("PUT", _COMMANDS + "/guilds/{guild:[0-9]+}/commands", register),
]
