"""What an application may register as commands, checked as Discord checks a bulk overwrite."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from playground.model import CommandType, Json
from playground.rules.form import Form, Path

# Discord's pattern is ^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$; \w is letters, digits and the underscore.
_NAME = re.compile(r"[-'\w]{1,32}")
LONGEST_COMMAND = 8000
MOST_OPTIONS = 25
MOST_CHOICES = 25
MOST_COMMANDS = {CommandType.SLASH: 100, CommandType.USER: 15, CommandType.MESSAGE: 15}
SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(1, 12)
WITH_CHOICES = frozenset({STRING, INTEGER, NUMBER})


def check(commands: Any) -> list[Json]:
    """The commands as sent.

    Raises:
        Refusal: 50035, its errors keyed by the index of the command.
    """
    form = Form()
    listed = [form.table((index,), command) for index, command in enumerate(form.items((), commands, 130))]
    for index, command in enumerate(listed):
        _command(form, (index,), command)
    names = Counter((command.get("type", 1), command.get("name")) for command in listed)
    for index, command in enumerate(listed):
        if names[command.get("type", 1), command.get("name")] > 1:
            message = "Application command names must be unique"
            form.add((index,), "APPLICATION_COMMANDS_DUPLICATE_NAME", message)
    for kind, most in MOST_COMMANDS.items():
        if sum(command.get("type", 1) == kind for command in listed) > most:
            message = f"Maximum number of application commands reached ({most})."
            form.add((), "APPLICATION_COMMAND_TOO_MANY", message)
    form.finish()
    return listed


def _command(form: Form, path: Path, command: Json) -> None:
    command.setdefault("type", CommandType.SLASH.value)
    if not form.choices((*path, "type"), command["type"], [kind.value for kind in CommandType]):
        return
    if command["type"] == CommandType.SLASH:
        _name(form, path, command)
        form.text((*path, "description"), command.get("description"), 1, 100)
        _options(form, path, command, depth=0)
        if _characters(command) > LONGEST_COMMAND:
            message = "Command exceeds maximum size (8000)"
            form.add(path, "APPLICATION_COMMAND_TOO_LARGE", message)
    else:
        form.text((*path, "name"), command.get("name"), 1, 32)
        if command.get("description"):
            message = "Context menu commands cannot have description"
            form.add((*path, "description"), "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", message)
        if command.get("options"):
            message = "Context menu commands cannot have options"
            form.add((*path, "options"), "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS", message)
    permissions = command.get("default_member_permissions")
    if permissions is not None and not str(permissions).isdecimal():
        message = f'Value "{permissions}" is not a permission bit set.'
        form.add((*path, "default_member_permissions"), "NUMBER_TYPE_COERCE", message)
    for key, allowed in (("contexts", (0, 1, 2)), ("integration_types", (0, 1))):
        for index, value in enumerate(form.items((*path, key), command.get(key), len(allowed))):
            form.choices((*path, key, index), value, allowed)


def _name(form: Form, path: Path, value: Json) -> None:
    name = form.text((*path, "name"), value.get("name"), 1, 32)
    if name and (not _NAME.fullmatch(name) or name != name.lower()):
        message = "Command name is invalid"
        form.add((*path, "name"), "APPLICATION_COMMAND_INVALID_NAME", message)


def _options(form: Form, path: Path, holder: Json, depth: int) -> None:
    options = form.items((*path, "options"), holder.get("options"), MOST_OPTIONS)
    tables = [form.table((*path, "options", index), option) for index, option in enumerate(options)]
    names = Counter(option.get("name") for option in tables)
    nested = [option.get("type") in (SUBCOMMAND, GROUP) for option in tables]
    optional_seen = False
    for index, option in enumerate(tables):
        option_path = (*path, "options", index)
        _name(form, option_path, option)
        form.text((*option_path, "description"), option.get("description"), 1, 100)
        if names[option.get("name")] > 1:
            message = "Option names must be unique"
            form.add(option_path, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", message)
        if not form.choices((*option_path, "type"), option.get("type"), range(1, 12)):
            continue
        if option["type"] in (SUBCOMMAND, GROUP):
            if not all(nested) or depth > 1 or (option["type"] == GROUP and depth > 0):
                message = "Sub-command and sub-command group option types are not allowed here"
                form.add((*option_path, "type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message)
            else:
                _options(form, option_path, option, depth + 1)
            continue
        if option.get("required") and optional_seen:
            message = "Required options must be placed before non-required options"
            form.add(option_path, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message)
        optional_seen = optional_seen or not option.get("required")
        _value_rules(form, option_path, option)


def _value_rules(form: Form, path: Path, option: Json) -> None:
    kind = option["type"]
    choices = form.items((*path, "choices"), option.get("choices"), MOST_CHOICES)
    if choices and (option.get("autocomplete") or kind not in WITH_CHOICES):
        message = "Choices are not allowed together with autocomplete or for this type"
        form.add((*path, "choices"), "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID", message)
    if option.get("autocomplete") and kind not in WITH_CHOICES:
        message = "Autocomplete is not allowed for this type"
        form.add((*path, "autocomplete"), "APPLICATION_COMMAND_AUTOCOMPLETE_INVALID_OPTION_TYPE", message)
    check_choices(form, (*path, "choices"), choices, kind)
    for key in ("min_value", "max_value"):
        if option.get(key) is not None:
            form.number((*path, key), option[key], -(2**53), 2**53)
    for key, least in (("min_length", 0), ("max_length", 1)):
        if option.get(key) is not None:
            form.number((*path, key), option[key], least, 6000)


def check_choices(form: Form, path: Path, choices: list[Any], kind: int) -> None:
    """Choices of an option of that type: names of 1 to 100 characters, values of the option's type."""
    for index, choice in enumerate(choices):
        choice_path = (*path, index)
        choice = form.table(choice_path, choice)
        form.text((*choice_path, "name"), choice.get("name"), 1, 100)
        if kind == STRING:
            form.text((*choice_path, "value"), choice.get("value"), 1, 100)
        else:
            form.number((*choice_path, "value"), choice.get("value"), -(2**53), 2**53)


def _characters(value: Json) -> int:
    """What counts towards the limit: names, descriptions and choices of the command and all below it."""
    own = len(str(value.get("name", ""))) + len(str(value.get("description", "")))
    choices = value.get("choices")
    options = value.get("options")
    for choice in choices if isinstance(choices, list) else ():
        own += len(str(choice.get("name", ""))) + len(str(choice.get("value", "")))
    return own + sum(
        _characters(option) for option in (options if isinstance(options, list) else ()) if isinstance(option, dict)
    )
