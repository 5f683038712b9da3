"""What an embed may hold, and the 6000 characters all embeds of a message share."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from playground.rules.form import Form, Path

MOST_EMBEDS = 10
MOST_FIELDS = 25
MOST_CHARACTERS = 6000
PICTURE = ("http", "https", "attachment")


def check(form: Form, value: Any) -> list[dict[str, Any]]:
    """The embeds as Discord stores them, errors added to the form."""
    embeds = form.items(("embeds",), value, MOST_EMBEDS)
    stored = [_embed(form, ("embeds", index), embed) for index, embed in enumerate(embeds)]
    if sum(_characters(embed) for embed in stored) > MOST_CHARACTERS:
        message = "Embed size exceeds maximum size of 6000"
        form.add(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", message)
    return stored


def has_content(embed: dict[str, Any]) -> bool:
    """Whether anything of it would be seen."""
    return any(embed.get(key) for key in ("title", "description", "author", "fields", "footer", "image", "thumbnail"))


def _embed(form: Form, path: Path, value: Any) -> dict[str, Any]:
    embed = form.table(path, value)
    stored: dict[str, Any] = {"type": "rich"}
    for key, longest in (("title", 256), ("description", 4096)):
        if text := form.text((*path, key), embed.get(key), 0, longest):
            stored[key] = text
    form.url((*path, "url"), embed.get("url"))
    if embed.get("url"):
        stored["url"] = embed["url"]
    if embed.get("timestamp") is not None:
        try:
            datetime.fromisoformat(embed["timestamp"])
        except (TypeError, ValueError):
            message = "Could not parse a date. Should be ISO8601."
            form.add((*path, "timestamp"), "DATE_TIME_TYPE_PARSE", message)
        stored["timestamp"] = embed["timestamp"]
    if embed.get("color") is not None and form.number((*path, "color"), embed["color"], 0, 0xFFFFFF):
        stored["color"] = embed["color"]
    for key, text_key, longest in (("footer", "text", 2048), ("author", "name", 256)):
        if embed.get(key) is not None:
            part = form.table((*path, key), embed[key])
            stored[key] = {text_key: form.text((*path, key, text_key), part.get(text_key), 1, longest)}
            form.url((*path, key, "url"), part.get("url"))
            form.url((*path, key, "icon_url"), part.get("icon_url"), PICTURE)
            stored[key] |= {name: part[name] for name in ("url", "icon_url") if part.get(name)}
    for key in ("image", "thumbnail"):
        if embed.get(key) is not None:
            part = form.table((*path, key), embed[key])
            form.url((*path, key, "url"), part.get("url"), PICTURE)
            if part.get("url"):
                stored[key] = {"url": part["url"]}
    fields = form.items((*path, "fields"), embed.get("fields"), MOST_FIELDS)
    if fields:
        stored["fields"] = [_field(form, (*path, "fields", index), field) for index, field in enumerate(fields)]
    return stored


def _field(form: Form, path: Path, value: Any) -> dict[str, Any]:
    field = form.table(path, value)
    return {
        "name": form.text((*path, "name"), field.get("name"), 1, 256),
        "value": form.text((*path, "value"), field.get("value"), 1, 1024),
        "inline": bool(field.get("inline", False)),
    }


def _characters(embed: dict[str, Any]) -> int:
    """What counts towards the limit: title, description, footer, author and fields."""
    fields = embed.get("fields", ())
    return (
        len(embed.get("title", ""))
        + len(embed.get("description", ""))
        + len(embed.get("footer", {}).get("text", ""))
        + len(embed.get("author", {}).get("name", ""))
        + sum(len(field["name"]) + len(field["value"]) for field in fields)
    )
