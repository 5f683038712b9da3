"""Rows of buttons and selects under a message, and what a modal holds."""

from __future__ import annotations

from typing import Any

from playground.model import LINK_BUTTON, SELECTS, ComponentType
from playground.rules.form import Form, Path

MOST_ROWS = 5
MOST_BUTTONS = 5
MOST_OPTIONS = 25
IN_LABEL = SELECTS | {ComponentType.TEXT_INPUT, ComponentType.FILE_UPLOAD}


def check(form: Form, value: Any) -> list[dict[str, Any]]:
    """The rows of a message; each component gets its number as Discord gives it."""
    rows = form.items(("components",), value, MOST_ROWS)
    seen: set[str] = set()
    number = 0
    for index, row in enumerate(rows):
        path: Path = ("components", index)
        row = form.table(path, row)
        if not form.choices((*path, "type"), row.get("type"), [ComponentType.ROW.value]):
            continue
        number += 1
        row["id"] = row.get("id") or number
        inner = form.items((*path, "components"), row.get("components"), MOST_BUTTONS, least=1)
        kinds = {part.get("type") for part in inner if isinstance(part, dict)}
        if kinds & SELECTS and len(inner) > 1:
            form.add((*path, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The width of a row is exceeded.")
        for position, part in enumerate(inner):
            number += 1
            part_path = (*path, "components", position)
            part = form.table(part_path, part)
            part["id"] = part.get("id") or number
            if form.choices((*part_path, "type"), part.get("type"), sorted({ComponentType.BUTTON.value} | SELECTS)):
                _component(form, part_path, part, seen)
    return rows


def _component(form: Form, path: Path, part: dict[str, Any], seen: set[str]) -> None:
    if part["type"] == ComponentType.BUTTON:
        _button(form, path, part, seen)
    else:
        _select(form, path, part, seen)


def _custom_id(form: Form, path: Path, part: dict[str, Any], seen: set[str]) -> None:
    custom_id = form.text((*path, "custom_id"), part.get("custom_id"), 1, 100)
    if custom_id and custom_id in seen:
        message = "Component custom id cannot be duplicated"
        form.add((*path, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", message)
    seen.add(custom_id)


def _button(form: Form, path: Path, part: dict[str, Any], seen: set[str]) -> None:
    label = form.text((*path, "label"), part.get("label"), 0, 80)
    if not label and not part.get("emoji"):
        message = "A button must have a label or an emoji."
        form.add(path, "BUTTON_COMPONENT_INVALID_LABEL_OR_EMOJI", message)
    if not form.choices((*path, "style"), part.get("style"), range(1, 6)):
        return
    if part["style"] != LINK_BUTTON:
        if part.get("url"):
            form.add(path, "BUTTON_COMPONENT_URL_FORBIDDEN", "A url may only be set on a link button.")
        _custom_id(form, path, part, seen)
        return
    if part.get("custom_id"):
        message = "A custom id and url cannot both be specified"
        form.add(path, "BUTTON_COMPONENT_CUSTOM_ID_URL", message)
    if not part.get("url"):
        form.required((*path, "url"))
    elif len(str(part["url"])) > 512:
        form.add((*path, "url"), "BASE_TYPE_MAX_LENGTH", "Must be 512 or fewer in length.")
    else:
        form.url((*path, "url"), part["url"], ("http", "https", "discord"))


def _select(form: Form, path: Path, part: dict[str, Any], seen: set[str]) -> None:
    _custom_id(form, path, part, seen)
    form.text((*path, "placeholder"), part.get("placeholder"), 0, 150)
    most = MOST_OPTIONS
    if part["type"] == ComponentType.STRING_SELECT:
        options = form.items((*path, "options"), part.get("options"), MOST_OPTIONS, least=1)
        values: set[str] = set()
        for index, option in enumerate(options):
            option_path = (*path, "options", index)
            option = form.table(option_path, option)
            form.text((*option_path, "label"), option.get("label"), 1, 100)
            value = form.text((*option_path, "value"), option.get("value"), 1, 100)
            form.text((*option_path, "description"), option.get("description"), 0, 100)
            if value in values:
                message = "The specified option value is already used"
                form.add((*option_path, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message)
            values.add(value)
        most = min(most, max(1, len(options)))
    least_chosen = part.get("min_values", 1)
    most_chosen = part.get("max_values", 1)
    if form.number((*path, "min_values"), least_chosen, 0, most) and form.number(
        (*path, "max_values"), most_chosen, max(1, least_chosen), most
    ):
        return


def check_modal(form: Form, data: dict[str, Any]) -> None:
    """The modal's title, its id, and one to five inputs, each in a row or under a label."""
    form.text(("title",), data.get("title"), 1, 45)
    form.text(("custom_id",), data.get("custom_id"), 1, 100)
    seen: set[str] = set()
    for index, outer in enumerate(form.items(("components",), data.get("components"), MOST_ROWS, least=1)):
        path: Path = ("components", index)
        outer = form.table(path, outer)
        allowed = [ComponentType.ROW.value, ComponentType.TEXT_DISPLAY.value, ComponentType.LABEL.value]
        if not form.choices((*path, "type"), outer.get("type"), allowed):
            continue
        if outer["type"] == ComponentType.TEXT_DISPLAY:
            form.text((*path, "content"), outer.get("content"), 1, 4000)
        elif outer["type"] == ComponentType.ROW:
            for position, part in enumerate(
                form.items((*path, "components"), outer.get("components"), most=1, least=1)
            ):
                part_path = (*path, "components", position)
                part = form.table(part_path, part)
                if form.choices((*part_path, "type"), part.get("type"), [ComponentType.TEXT_INPUT.value]):
                    form.text((*part_path, "label"), part.get("label"), 1, 45)
                    _text_input(form, part_path, part, seen)
        else:
            form.text((*path, "label"), outer.get("label"), 1, 45)
            form.text((*path, "description"), outer.get("description"), 0, 100)
            part_path = (*path, "component")
            part = form.table(part_path, outer.get("component"))
            if form.choices((*part_path, "type"), part.get("type"), sorted(IN_LABEL)):
                if part["type"] == ComponentType.TEXT_INPUT:
                    _text_input(form, part_path, part, seen)
                elif part["type"] in SELECTS:
                    _select(form, part_path, part, seen)
                else:
                    _custom_id(form, part_path, part, seen)


def _text_input(form: Form, path: Path, part: dict[str, Any], seen: set[str]) -> None:
    _custom_id(form, path, part, seen)
    form.choices((*path, "style"), part.get("style"), (1, 2))
    form.text((*path, "placeholder"), part.get("placeholder"), 0, 100)
    form.text((*path, "value"), part.get("value"), 0, 4000)
    for key, least in (("min_length", 0), ("max_length", 1)):
        if part.get(key) is not None:
            form.number((*path, key), part[key], least, 4000)


def modal_inputs(modal: dict[str, Any]) -> list[dict[str, Any]]:
    """The inputs of a modal with the label a person sees, in order."""
    inputs: list[dict[str, Any]] = []
    for outer in modal["components"]:
        if outer["type"] == ComponentType.ROW:
            inputs += outer["components"]
        elif outer["type"] == ComponentType.LABEL:
            inputs.append(outer["component"] | {"label": outer["label"]})
    return inputs
