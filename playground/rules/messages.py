"""What a message may hold, whoever sends it, and whom it may ping."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from playground.model import EPHEMERAL, SUPPRESS_EMBEDS, Channel, Json, Message, Pings, User
from playground.permissions import Permission, in_channel
from playground.refusal import empty_message, too_large
from playground.rules import components, embeds
from playground.rules.form import Form

LONGEST_CONTENT = 2000
MOST_FILES = 10
LARGEST_FILE = 10 * 1024 * 1024  # bytes; a server without boosts
SENDABLE_FLAGS = SUPPRESS_EMBEDS | EPHEMERAL | 1 << 12  # and "silent"

_MENTION = re.compile(r"<@!?(?P<user>\d{1,20})>|<@&(?P<role>\d{1,20})>|@(?P<all>everyone|here)")
_CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)


@dataclass(frozen=True)
class File:
    """An uploaded file, as it came."""

    filename: str
    content: bytes
    content_type: str
    description: str | None = None


@dataclass
class Draft:
    """A checked body. A part that was not sent is None, so that an edit leaves it alone."""

    content: str | None = None
    embeds: list[Json] | None = None
    components: list[Json] | None = None
    kept_attachments: list[int] | None = None
    files: list[File] = field(default_factory=list[File])
    flags: int | None = None
    nonce: str | None = None
    allowed_mentions: Json | None = None
    reference: Json | None = None


def check(body: Json, files: dict[int, File], *, longest: int = LONGEST_CONTENT) -> Draft:
    """The body of a new message or of an edit.

    Raises:
        Refusal: 50035 with every error of it, or 40005 for a file over the limit.
    """
    form = Form()
    draft = Draft(allowed_mentions=_allowed_mentions(form, body.get("allowed_mentions")))
    if "content" in body:
        content = body["content"]
        draft.content = form.text(("content",), "" if content is None else content, 0, longest)
    if "embeds" in body:
        draft.embeds = embeds.check(form, body["embeds"])
    if "components" in body:
        draft.components = components.check(form, body["components"])
    if body.get("flags") is not None and form.number(("flags",), body["flags"], 0, 2**31):
        draft.flags = body["flags"] & SENDABLE_FLAGS
    if body.get("nonce") is not None:
        draft.nonce = str(body["nonce"])
        form.text(("nonce",), draft.nonce, 0, 25)
    if body.get("message_reference") is not None:
        draft.reference = form.table(("message_reference",), body["message_reference"])
        if not str(draft.reference.get("message_id", "")).isdecimal():
            form.required(("message_reference", "message_id"))
    _attachments(form, draft, body, files)
    form.finish()
    return draft


def _attachments(form: Form, draft: Draft, body: Json, files: dict[int, File]) -> None:
    described: Json = {}
    if "attachments" in body:
        listed = form.items(("attachments",), body["attachments"], MOST_FILES)
        draft.kept_attachments = []
        for index, entry in enumerate(listed):
            path = ("attachments", index)
            entry = form.table(path, entry)
            identifier = str(entry.get("id", ""))
            form.text((*path, "description"), entry.get("description"), 0, 1024)
            if not identifier.isdecimal():
                form.required((*path, "id"))
            elif int(identifier) in files:
                described[identifier] = entry
            else:
                draft.kept_attachments.append(int(identifier))
    if len(files) > MOST_FILES:
        form.add(("files",), "BASE_TYPE_MAX_LENGTH", f"Must be {MOST_FILES} or fewer in length.")
    for number, file in sorted(files.items()):
        if len(file.content) > LARGEST_FILE:
            raise too_large()
        entry = described.get(str(number), {})
        name = entry.get("filename") or file.filename
        draft.files.append(File(_stored_name(str(name)), file.content, file.content_type, entry.get("description")))


def _stored_name(name: str) -> str:
    """A file's name as Discord stores it: without a folder, with an underscore for what is unusual in names."""
    return re.sub(r"[^\w.-]", "_", PurePath(name).name) or "unknown"


def refuse_empty(message: Message) -> None:
    """Refuse what nobody would see anything of."""
    if not (
        message.content
        or any(embeds.has_content(embed) for embed in message.embeds)
        or message.attachments
        or message.components
    ):
        raise empty_message()


def _allowed_mentions(form: Form, value: Any) -> Json | None:
    if value is None:
        return None
    allowed = form.table(("allowed_mentions",), value)
    parse = form.items(("allowed_mentions", "parse"), allowed.get("parse"), 3)
    for index, kind in enumerate(parse):
        form.choices(("allowed_mentions", "parse", index), kind, ("everyone", "roles", "users"))
    for kind in ("users", "roles"):
        listed = form.items(("allowed_mentions", kind), allowed.get(kind), 100)
        if listed and kind in parse:
            message = f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.'
            form.add(("allowed_mentions",), "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message)
        for index, identifier in enumerate(listed):
            if not str(identifier).isdecimal():
                message = f'Value "{identifier}" is not snowflake.'
                form.add(("allowed_mentions", kind, index), "NUMBER_TYPE_COERCE", message)
    return allowed


@dataclass(frozen=True)
class Mentioned:
    """Whom a text names, and whom of these it notifies."""

    users: list[User]
    roles: list[int]
    pings: Pings


def mentions(
    text: str,
    channel: Channel,
    author: User,
    allowed: Json | None,
    users: dict[int, User],
    replied_to: User | None = None,
) -> Mentioned:
    """Work out the mentions of a text as Discord does: what is not allowed neither counts nor notifies.

    Args:
        text: the content; embeds never mention anybody, and neither does code.
        channel: where it is sent.
        author: who sends it; whether they may mention everyone depends on their permissions.
        allowed: the checked ``allowed_mentions``; None means all kinds.
        users: everyone, by id.
        replied_to: the author of the message it answers.
    """
    parse = {"everyone", "roles", "users"} if allowed is None else set(allowed.get("parse") or ())
    listed_users = {int(identifier) for identifier in (allowed or {}).get("users") or ()}
    listed_roles = {int(identifier) for identifier in (allowed or {}).get("roles") or ()}
    may_mention_all = Permission.MENTION_EVERYONE in in_channel(channel, author)
    named: dict[int, User] = {}
    roles: dict[int, None] = {}
    everyone = False
    for match in _MENTION.finditer(_CODE.sub("", text)):
        if match["user"]:
            user = users.get(int(match["user"]))
            if user is not None and ("users" in parse or user.id in listed_users):
                named[user.id] = user
        elif match["role"] and channel.guild is not None:
            role = channel.guild.roles.get(int(match["role"]))
            allowed_here = role is not None and ("roles" in parse or role.id in listed_roles)
            if role is not None and allowed_here and (role.mentionable or may_mention_all):
                roles[role.id] = None
        elif match["all"] and "everyone" in parse and may_mention_all:
            everyone = True
    ping_reply = "users" in parse if allowed is None else allowed.get("replied_user", False)
    if replied_to is not None and ping_reply:
        named[replied_to.id] = replied_to
    notified = frozenset(named) - {author.id}
    return Mentioned(list(named.values()), list(roles), Pings(notified, frozenset(roles), everyone))
