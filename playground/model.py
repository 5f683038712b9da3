"""What the playground's Discord is made of: people, servers, channels, messages, interactions.

Plain objects, changed in place: a ``Message`` held by a test shows its latest state. Embeds and components stay
the JSON they were sent as. Ids are integers here and decimal strings on the wire.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Any

from playground.permissions import NOTHING, Permission

Json = dict[str, Any]


class ChannelType(IntEnum):
    """Discord's channel types, as far as they occur here."""

    TEXT = 0
    DIRECT = 1
    PUBLIC_THREAD = 11


class InteractionType(IntEnum):
    """What a person did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class CommandType(IntEnum):
    """How a command is started: by typing it, or from the menu of a user or of a message."""

    SLASH = 1
    USER = 2
    MESSAGE = 3


class ComponentType(IntEnum):
    """Discord's component types, as far as they occur here."""

    ROW = 1
    BUTTON = 2
    STRING_SELECT = 3
    TEXT_INPUT = 4
    USER_SELECT = 5
    ROLE_SELECT = 6
    MENTIONABLE_SELECT = 7
    CHANNEL_SELECT = 8
    TEXT_DISPLAY = 10
    LABEL = 18
    FILE_UPLOAD = 19


SELECTS = frozenset({3, 5, 6, 7, 8})
# Source: Discord's developer documentation, "Reference", Locales.
LOCALES = frozenset(
    "bg cs da de el en-GB en-US es-419 es-ES fi fr hi hr hu id it ja ko lt nl no pl pt-BR ro ru sv-SE th tr uk vi "
    "zh-CN zh-TW".split()
)
EPHEMERAL = 1 << 6
LOADING = 1 << 7
SUPPRESS_EMBEDS = 1 << 2
LINK_BUTTON = 5


@dataclass(eq=False)
class User:
    """Somebody with an account; ``token`` is what a client of theirs logs in with."""

    id: int
    name: str
    token: str
    bot: bool = False
    takes_direct_messages: bool = True
    locale: str = "en-US"

    @property
    def mention(self) -> str:
        """The text that mentions them."""
        return f"<@{self.id}>"


@dataclass(eq=False)
class Role:
    """A role of a server; the one with the server's id is @everyone."""

    id: int
    name: str
    permissions: Permission = NOTHING
    position: int = 0
    mentionable: bool = False
    color: int = 0


@dataclass(eq=False)
class Member:
    """A user in a server."""

    user: User
    joined_at: datetime
    roles: set[int] = field(default_factory=set[int])
    nick: str | None = None


@dataclass(frozen=True)
class Overwrite:
    """What a channel allows or denies one role or one member, over what the server says."""

    allow: Permission = NOTHING
    deny: Permission = NOTHING
    for_member: bool = False


@dataclass(eq=False)
class Channel:
    """A text channel, a thread (with ``parent``) or direct messages (without ``guild``)."""

    id: int
    kind: ChannelType
    name: str = ""
    guild: Guild | None = None
    position: int = 0
    topic: str | None = None
    parent: Channel | None = None
    owner_id: int | None = None
    overwrites: dict[int, Overwrite] = field(default_factory=dict[int, Overwrite])
    recipients: tuple[User, ...] = ()
    messages: dict[int, Message] = field(default_factory=dict[int, "Message"])

    @property
    def mention(self) -> str:
        """The text that links to it."""
        return f"<#{self.id}>"

    @property
    def last_message(self) -> Message | None:
        """The newest message everyone sees."""
        return next((each for each in reversed(self.messages.values()) if not each.ephemeral), None)


@dataclass(eq=False)
class Guild:
    """A server."""

    id: int
    name: str
    owner_id: int
    created_at: datetime
    roles: dict[int, Role] = field(default_factory=dict[int, Role])
    channels: dict[int, Channel] = field(default_factory=dict[int, Channel])
    members: dict[int, Member] = field(default_factory=dict[int, Member])
    bans: set[int] = field(default_factory=set[int])
    available: bool = True
    locale: str = "en-US"

    @property
    def everyone(self) -> Role:
        """The role every member has."""
        return self.roles[self.id]


@dataclass(eq=False)
class Attachment:
    """A file on a message."""

    id: int
    filename: str
    content: bytes
    content_type: str
    url: str
    description: str | None = None

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.content)


@dataclass(frozen=True)
class Pings:
    """Whom a message really notifies, after permissions and allowed mentions. False when nobody."""

    users: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()
    everyone: bool = False

    def __bool__(self) -> bool:
        return bool(self.users or self.roles or self.everyone)


@dataclass(frozen=True)
class Button:
    """A button as a person sees it; a link has a ``url`` and no ``custom_id``."""

    label: str
    custom_id: str | None
    url: str | None
    style: int
    disabled: bool


@dataclass(eq=False)
class Message:
    """A message; ``pings`` says whom it notified."""

    id: int
    channel: Channel
    author: User
    created_at: datetime
    content: str = ""
    kind: int = 0
    embeds: list[Json] = field(default_factory=list[Json])
    components: list[Json] = field(default_factory=list[Json])
    attachments: list[Attachment] = field(default_factory=list[Attachment])
    flags: int = 0
    edited_at: datetime | None = None
    reference: Json | None = None
    mentions: list[User] = field(default_factory=list[User])
    mention_roles: list[int] = field(default_factory=list[int])
    pings: Pings = field(default_factory=Pings)
    reactions: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    pinned_at: datetime | None = None
    nonce: str | None = None
    interaction: Interaction | None = None
    ephemeral_for: User | None = None
    deleted: bool = False

    @property
    def ephemeral(self) -> bool:
        """Whether only one person sees it."""
        return self.ephemeral_for is not None

    @property
    def loading(self) -> bool:
        """Whether it only says that the bot is thinking."""
        return bool(self.flags & LOADING)

    @property
    def reply_to(self) -> int | None:
        """The id of the message it answers."""
        return int(self.reference["message_id"]) if self.reference else None

    @property
    def text(self) -> str:
        """All the words of it, a line each: content, then every embed's texts in reading order."""
        parts = [self.content]
        for embed in self.embeds:
            parts += [embed.get("author", {}).get("name"), embed.get("title"), embed.get("description")]
            for entry in embed.get("fields", ()):
                parts += [entry["name"], entry["value"]]
            parts.append(embed.get("footer", {}).get("text"))
        return "\n".join(part for part in parts if part)

    @property
    def parts(self) -> list[Json]:
        """Its buttons and selects, in reading order, as JSON."""
        return [part for row in self.components for part in row.get("components", ())]

    @property
    def buttons(self) -> list[Button]:
        """Its buttons, in reading order."""
        return [
            Button(
                part.get("label") or (part.get("emoji") or {}).get("name") or "",
                part.get("custom_id"),
                part.get("url"),
                part.get("style", 2),
                part.get("disabled", False),
            )
            for part in self.parts
            if part["type"] == ComponentType.BUTTON
        ]


@dataclass(eq=False)
class Interaction:
    """Something a person did with a command, a component or a modal, and what became of it.

    ``message`` is the one the component sits on. ``response`` is the bot's answer as a message (still thinking
    while ``response.loading``); ``choices`` and ``modal`` are the other kinds of answers. ``owners`` are those for whom
    the application is installed here: the server ("0", in direct messages "0") and the user ("1").
    """

    id: int
    token: str
    kind: InteractionType
    user: User
    channel: Channel
    created_at: datetime
    data: Json
    message: Message | None = None
    answer_type: int | None = None
    response: Message | None = None
    followups: list[Message] = field(default_factory=list[Message])
    choices: list[Json] | None = None
    modal: Json | None = None
    owners: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def answered(self) -> bool:
        """Whether the bot acknowledged it."""
        return self.answer_type is not None
