"""Filling in a registered command as Discord's client does: only what is registered, visible and fits can be sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playground import payloads, posting
from playground.model import Attachment, Channel, CommandType, Json, Message, Role, User
from playground.permissions import Permission, in_channel
from playground.rules import commands
from playground.world import World

Upload = Path | str | tuple[str, bytes]
_TYPE_NAMES = {
    commands.STRING: "text",
    commands.INTEGER: "a whole number",
    commands.BOOLEAN: "true or false",
    commands.USER: "a user",
    commands.CHANNEL: "a channel",
    commands.ROLE: "a role",
    commands.MENTIONABLE: "a user or a role",
    commands.NUMBER: "a number",
    commands.ATTACHMENT: "a file",
}


class ImpossibleError(Exception):
    """What Discord's client would not let a person do; its text says why and what could be done."""


def visible(world: World, user: User, channel: Channel) -> list[Json]:
    """The commands this user is offered in this channel; a server's own hide global ones of the same name."""
    found: dict[tuple[int, str], Json] = {}
    guild_id = channel.guild.id if channel.guild else None
    for scope in (None, guild_id) if guild_id else (None,):
        for command in world.commands.get(scope, []):
            if is_installed(world, command, user, channel) and _may_run(command, user, channel):
                found[command["type"], command["name"]] = command
    return list(found.values())


def is_installed(world: World, command: Json, user: User, channel: Channel) -> bool:
    """Whether the server has the bot, or the user has it as an app of their own and the command may be used so."""
    if channel.guild is None or world.bot.id in channel.guild.members:
        return True
    return user.id in world.installed_by and 1 in (command.get("integration_types") or ())


def _may_run(command: Json, user: User, channel: Channel) -> bool:
    allowed = in_channel(channel, user)
    if Permission.USE_APPLICATION_COMMANDS not in allowed:
        return False
    contexts = command.get("contexts")
    if channel.guild is None:
        return command.get("dm_permission") is not False if contexts is None else 1 in contexts
    if contexts is not None and 0 not in contexts:
        return False
    needed = command["default_member_permissions"]
    if needed is None or Permission.ADMINISTRATOR in allowed:
        return True
    return int(needed) != 0 and int(needed) & int(allowed) == int(needed)


def find(world: World, user: User, channel: Channel, kind: CommandType, name: str) -> Json:
    """A command the user is offered.

    Raises:
        ImpossibleError: there is none of that name, or not for them here.
    """
    offered = [command for command in visible(world, user, channel) if command["type"] == kind]
    for command in offered:
        if command["name"] == name:
            return command
    names = ", ".join(command["name"] for command in offered) or "none"
    raise ImpossibleError(f"{user.name} is offered no command {name!r} here. Commands: {names}.")


@dataclass
class Filling:
    """A command being filled in: ``leaf`` holds the options, ``path`` the group and sub-command to it."""

    command: Json
    leaf: Json
    path: list[Json]

    @property
    def name(self) -> str:
        """The command with its sub-command."""
        return " ".join([self.command["name"], *(part["name"] for part in self.path)])


def open_command(world: World, user: User, channel: Channel, name: str) -> Filling:
    """Find ``"quote"`` or ``"article add"``.

    Raises:
        ImpossibleError: there is no such command or sub-command; the sentence lists those there are.
    """
    first, *rest = name.removeprefix("/").split() or [""]
    command = find(world, user, channel, CommandType.SLASH, first)
    leaf, path = command, []
    for word in rest:
        leaf = next((each for each in _subcommands(leaf) if each["name"] == word), None)
        if leaf is None:
            break
        path.append(leaf)
    if leaf is None or _subcommands(leaf):
        names = ", ".join(f"/{call}" for call in calls(command))
        raise ImpossibleError(f"There is no command /{' '.join([first, *rest])}. There are {names}.")
    return Filling(command, leaf, path)


def _subcommands(holder: Json) -> list[Json]:
    nested = (commands.SUBCOMMAND, commands.GROUP)
    return [option for option in holder.get("options") or () if option["type"] in nested]


def calls(command: Json, before: str = "") -> dict[str, str]:
    """Every way to call a command, such as ``article add``, with its description."""
    name = f"{before}{command['name']}"
    nested = _subcommands(command)
    if not nested:
        return {name: command["description"]}
    return {call: text for each in nested for call, text in calls(each, f"{name} ").items()}


def fill(
    world: World, user: User, channel: Channel, name: str, given: Mapping[str, Any], focused: str | None = None
) -> Json:
    """The data of an interaction for a command and its options.

    Args:
        world: where the command is registered.
        user: who calls it.
        channel: where.
        name: ``"quote"`` or ``"article add"``.
        given: values by option name; text is turned into the option's type, names into users, channels and roles.
        focused: the option being typed, for autocomplete; the required ones may then be missing.

    Raises:
        ImpossibleError: the client would not send this; the sentence lists the options.
    """
    filling = open_command(world, user, channel, name)
    known = {option["name"]: option for option in filling.leaf.get("options") or ()}
    resolved: Json = {}
    options: list[Json] = []
    for key, value in given.items():
        option = known.get(key)
        if option is None:
            raise ImpossibleError(f"/{filling.name} has no option {key!r}. {usage(filling)}")
        if key == focused:
            if not option.get("autocomplete"):
                raise ImpossibleError(f"The option {key!r} of /{filling.name} has no autocomplete.")
            options.append({"name": key, "type": option["type"], "value": value, "focused": True})
        elif value is not None:
            try:
                stored = option_value(world, channel, option, value, resolved)
            except (ValueError, LookupError, OSError) as error:
                raise ImpossibleError(f"/{filling.name} {key}: {error} {usage(filling)}") from error
            options.append({"name": key, "type": option["type"], "value": stored})
    missing = [key for key, option in known.items() if option.get("required") and given.get(key) is None]
    if missing and focused is None:
        raise ImpossibleError(f"/{filling.name} needs {', '.join(missing)}. {usage(filling)}")
    for part in reversed(filling.path):
        options = [{"name": part["name"], "type": part["type"], "options": options}]
    data: Json = {"id": filling.command["id"], "name": filling.command["name"], "type": 1, "options": options}
    return _complete(data, filling.command, resolved)


def fill_menu(world: World, user: User, channel: Channel, name: str, target: Message | User) -> Json:
    """The data of an interaction for an entry of the menu of a message or a user."""
    resolved: Json = {}
    if isinstance(target, Message):
        command = find(world, user, channel, CommandType.MESSAGE, name)
        resolved["messages"] = {str(target.id): payloads.message(target, world.bot)}
    else:
        command = find(world, user, channel, CommandType.USER, name)
        _resolve_user(target, channel, resolved)
    data: Json = {
        "id": command["id"],
        "name": command["name"],
        "type": command["type"],
        "target_id": str(target.id),
    }
    return _complete(data, command, resolved)


def _complete(data: Json, command: Json, resolved: Json) -> Json:
    if resolved:
        data["resolved"] = resolved
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    return data


def usage(filling: Filling) -> str:
    """One sentence that lists the options of a command."""
    options = filling.leaf.get("options") or ()
    if not options:
        return "It takes no options."
    parts = [
        f"{option['name']} ({_TYPE_NAMES[option['type']]}{', required' if option.get('required') else ''})"
        for option in options
    ]
    return f"Its options: {', '.join(parts)}."


def option_value(world: World, channel: Channel, option: Json, given: Any, resolved: Json) -> Any:
    """The value as it is sent; what it names goes into ``resolved``."""
    kind = option["type"]
    if kind == commands.ATTACHMENT:
        attachment = upload(world, channel, given)
        resolved.setdefault("attachments", {})[str(attachment.id)] = payloads.attachment(attachment)
        return str(attachment.id)
    if kind == commands.CHANNEL:
        found = given if isinstance(given, Channel) else channel_named(channel, str(given))
        data = payloads.channel(found) | {"permissions": str(int(in_channel(found, world.bot)))}
        resolved.setdefault("channels", {})[str(found.id)] = data
        return str(found.id)
    if kind in (commands.USER, commands.ROLE, commands.MENTIONABLE):
        return _user_or_role(world, channel, kind, given, resolved)
    if option.get("choices"):
        for choice in option["choices"]:
            if given in (choice["value"], choice["name"]) or str(given) == str(choice["value"]):
                return choice["value"]
        names = ", ".join(choice["name"] for choice in option["choices"])
        raise ValueError(f"{given!r} is none of its choices: {names}.")
    if kind == commands.STRING:
        return _text(option, str(given))
    if kind == commands.BOOLEAN:
        return _truth(given)
    return _number(option, given)


def _text(option: Json, given: str) -> str:
    least, most = option.get("min_length") or 0, option.get("max_length") or 6000
    if not least <= len(given) <= most:
        raise ValueError(f"The text has {len(given)} characters; {least} to {most} are allowed.")
    return given


def _truth(given: Any) -> bool:
    answer = {"true": True, "yes": True, "false": False, "no": False}.get(str(given).casefold())
    if answer is None:
        raise ValueError(f"{given!r} is neither true nor false.")
    return answer


def _number(option: Json, given: Any) -> int | float:
    whole = option["type"] == commands.INTEGER
    try:
        number = int(str(given)) if whole else float(given)
    except (TypeError, ValueError):
        raise ValueError(f"{given!r} is not {_TYPE_NAMES[option['type']]}.") from None
    least, most = option.get("min_value"), option.get("max_value")
    if (least is not None and number < least) or (most is not None and number > most):
        raise ValueError(f"{number} is outside {least} to {most}.")
    return number


def _user_or_role(world: World, channel: Channel, kind: int, given: Any, resolved: Json) -> str:
    name = str(given).removeprefix("@")
    if not isinstance(given, Role) and kind != commands.ROLE:
        try:
            user = given if isinstance(given, User) else world.users.get(_id(name)) or world.user_named(name)
        except LookupError:
            if kind == commands.USER:
                raise
        else:
            return _resolve_user(user, channel, resolved)
    roles = channel.guild.roles.values() if channel.guild else ()
    named = (each for each in roles if name in (each.name, str(each.id)))
    role = given if isinstance(given, Role) else next(named, None)
    if role is None:
        raise LookupError(f"There is no role {name!r} here.")
    resolved.setdefault("roles", {})[str(role.id)] = payloads.role(role)
    return str(role.id)


def _resolve_user(user: User, channel: Channel, resolved: Json) -> str:
    identifier = str(user.id)
    resolved.setdefault("users", {})[identifier] = payloads.user(user)
    if channel.guild is not None and user.id in channel.guild.members:
        permissions = {"permissions": str(int(in_channel(channel, user)))}
        member = payloads.member(channel.guild.members[user.id]) | permissions
        resolved.setdefault("members", {})[identifier] = member
    return identifier


def _id(text: str) -> int:
    """The id that a page sends for what its person chose by name; 0 where the text is none."""
    return int(text) if text.isdecimal() else 0


def channel_named(channel: Channel, name: str) -> Channel:
    """A channel of the same server by name, ``#`` or not, or by id.

    Raises:
        LookupError: there is none of that name.
    """
    channels = channel.guild.channels.values() if channel.guild else ()
    for each in channels:
        if name.removeprefix("#") in (each.name, str(each.id)):
            return each
    names = ", ".join(f"#{each.name}" for each in channels) or "none"
    raise LookupError(f"There is no channel {name!r}. Channels: {names}.")


def upload(world: World, channel: Channel, given: Upload | Attachment) -> Attachment:
    """A file, by its path or as a name and its bytes, uploaded to the channel.

    Raises:
        OSError: the file cannot be read.
    """
    if isinstance(given, Attachment):
        return given
    if isinstance(given, tuple):
        name, content = given
    else:
        path = Path(given).expanduser()
        name, content = path.name, path.read_bytes()
    return posting.attach(world, channel, name, content, None, None)
