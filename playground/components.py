"""Pressing, choosing and filling in, as Discord's client sends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from playground import slash
from playground.model import LINK_BUTTON, SELECTS, Channel, ComponentType, Json, Message
from playground.rules import commands
from playground.rules.components import modal_inputs
from playground.slash import ImpossibleError
from playground.world import World


def press(message: Message, button: str | int) -> Json:
    """The data of a press, by label, custom_id or number from 1.

    Raises:
        ImpossibleError: there is none such, it is disabled, or it is a link.
    """
    buttons = [part for part in message.parts if part["type"] == ComponentType.BUTTON]
    part = _button(buttons, button)
    if part is None:
        labels = ", ".join(each.label for each in message.buttons) or "none"
        raise ImpossibleError(f"There is no button {button!r}. Buttons: {labels}.")
    if part.get("disabled"):
        raise ImpossibleError(f"The button {button!r} is disabled.")
    if part["style"] == LINK_BUTTON:
        raise ImpossibleError(f"The button {button!r} is a link to {part['url']}.")
    return {"component_type": part["type"], "custom_id": part["custom_id"], "id": part.get("id", 0)}


def _button(buttons: list[Json], wanted: str | int) -> Json | None:
    if isinstance(wanted, int):
        return buttons[wanted - 1] if 1 <= wanted <= len(buttons) else None
    for key in ("custom_id", "label"):
        for part in buttons:
            if part.get(key) == wanted:
                return part
    return next((part for part in buttons if (part.get("emoji") or {}).get("name") == wanted), None)


def choose(world: World, message: Message, chosen: Sequence[Any], custom_id: str | None) -> Json:
    """The data of a choice from a select.

    Raises:
        ImpossibleError: there is no such select or entry, it is disabled, or it wants more or fewer.
    """
    selects = [part for part in message.parts if part["type"] in SELECTS]
    part = next((each for each in selects if custom_id in (None, each["custom_id"])), None)
    if part is None:
        names = ", ".join(each["custom_id"] for each in selects) or "none"
        raise ImpossibleError(f"There is no such select. Selects: {names}.")
    if part.get("disabled"):
        raise ImpossibleError("That select is disabled.")
    data = _chosen(world, message.channel, part, chosen)
    return {"component_type": part["type"], "custom_id": part["custom_id"], "id": part.get("id", 0)} | data


def _chosen(world: World, channel: Channel, part: Json, chosen: Sequence[Any]) -> Json:
    least, most = part.get("min_values", 1), part.get("max_values", 1)
    if not least <= len(chosen) <= most:
        raise ImpossibleError(f"The select takes {least} to {most} entries, not {len(chosen)}.")
    if part["type"] != ComponentType.STRING_SELECT:
        kinds = {
            ComponentType.USER_SELECT: commands.USER,
            ComponentType.ROLE_SELECT: commands.ROLE,
            ComponentType.MENTIONABLE_SELECT: commands.MENTIONABLE,
            ComponentType.CHANNEL_SELECT: commands.CHANNEL,
        }
        option = {"type": kinds[part["type"]]}
        resolved: Json = {}
        values = [slash.option_value(world, channel, option, each, resolved) for each in chosen]
        return {"values": values, "resolved": resolved}
    entries = {entry["label"]: entry["value"] for entry in part["options"]}
    values = []
    for each in chosen:
        if each not in entries and each not in entries.values():
            raise ImpossibleError(f"The select has no entry {each!r}. Entries: {', '.join(entries)}.")
        values.append(entries.get(each, each))
    return {"values": values}


def submit(world: World, channel: Channel, modal: Json, values: Mapping[str, Any]) -> Json:
    """The data of a filled-in form; an input that is not given keeps the value it was shown with.

    Raises:
        ImpossibleError: a value is for no input, or an input does not take its value.
    """
    inputs = modal_inputs(modal)
    names = {part["label"] for part in inputs} | {part["custom_id"] for part in inputs}
    for name in values:
        if name not in names:
            labels = ", ".join(part["label"] for part in inputs)
            raise ImpossibleError(f"The form has no input {name!r}. Inputs: {labels}.")
    resolved: Json = {}
    filled: dict[str, Json] = {}
    for part in inputs:
        value = values.get(part["custom_id"], values.get(part["label"]))
        filled[part["custom_id"]] = _input(world, channel, part, value, resolved)
    outer: list[Json] = []
    for holder in modal["components"]:
        if holder["type"] == ComponentType.ROW:
            inner = [filled[part["custom_id"]] for part in holder["components"]]
            outer.append({"type": holder["type"], "id": len(outer) + 1, "components": inner})
        elif holder["type"] == ComponentType.LABEL:
            inner = filled[holder["component"]["custom_id"]]
            outer.append({"type": holder["type"], "id": len(outer) + 1, "component": inner})
    data: Json = {"custom_id": modal["custom_id"], "components": outer}
    return data | {"resolved": resolved} if resolved else data


def _input(world: World, channel: Channel, part: Json, value: Any, resolved: Json) -> Json:
    filled: Json = {"type": part["type"], "custom_id": part["custom_id"], "id": part.get("id", 0)}
    if part["type"] == ComponentType.TEXT_INPUT:
        text = str(part.get("value") or "" if value is None else value)
        least = part.get("min_length") or (1 if part.get("required", True) else 0)
        most = part.get("max_length") or 4000
        if (text and not least <= len(text) <= most) or (not text and part.get("required", True)):
            raise ImpossibleError(f"{part['label']!r} takes {least} to {most} characters, not {len(text)}.")
        return filled | {"value": text}
    chosen = [] if value is None else value if isinstance(value, (list, tuple)) else [value]
    if part["type"] == ComponentType.FILE_UPLOAD:
        files = [slash.upload(world, channel, each) for each in chosen]
        for file in files:
            resolved.setdefault("attachments", {})[str(file.id)] = slash.payloads.attachment(file)
        return filled | {"values": [str(file.id) for file in files]}
    data = _chosen(world, channel, part, chosen)
    resolved |= data.pop("resolved", {})
    return filled | data
