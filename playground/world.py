"""The state of the playground's Discord, its clock, and the news of every change.

A ``World`` starts with the bot and ``PEOPLE``, all in two servers. Whoever listens (the gateway's sessions, a waiting
test) hears of every change as an ``Event``.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from playground import payloads
from playground.intents import PRIVILEGED, Intent
from playground.model import (
    Attachment,
    Channel,
    ChannelType,
    Guild,
    Interaction,
    Json,
    Member,
    Message,
    Overwrite,
    Role,
    User,
)
from playground.permissions import EVERYONE, EVERYTHING, Permission, in_channel
from playground.refusal import Refusal, missing_access, unknown

DISCORD_EPOCH = 1_420_070_400_000  # milliseconds; the first moment a snowflake can tell

# Who is there, and as what. The operator runs the bot (the application is theirs) and owns the servers.
PEOPLE = {"Ada": "member", "Ben": "member", "Mod": "moderator", "Manager": "administrator", "Admin": "operator"}

Found = TypeVar("Found")


@dataclass(frozen=True)
class Event:
    """One change. ``only`` limits it to some people's clients; ``message`` is there for redaction."""

    name: str
    data: Json
    guild: Guild | None = None
    channel: Channel | None = None
    message: Message | None = None
    only: frozenset[int] | None = None


@dataclass(frozen=True)
class Refused:
    """A request of the bot that was refused; a test asserts that there are none."""

    method: str
    path: str
    refusal: Refusal
    body: Json

    def __str__(self) -> str:
        return f"{self.method} {self.path}: {self.refusal} {self.refusal.errors or ''}".rstrip()


class World:
    """Everything there is, and the only place that makes ids.

    Args:
        bot_name: what the bot is called.
        clock: now, with a time zone; tests pass one they move themselves.
        cdn_base: where attachments are served, such as ``http://127.0.0.1:8000/cdn``.
        gateway_url: where the gateway is.
        privileged_intents: those switched on in the application's settings.
    """

    def __init__(
        self,
        bot_name: str = "Cuttings",
        *,
        clock: Callable[[], datetime] | None = None,
        cdn_base: str = "",
        gateway_url: str = "",
        privileged_intents: Intent = PRIVILEGED,
    ) -> None:
        self.clock = clock or (lambda: datetime.now(UTC))
        self.cdn_base = cdn_base
        self.gateway_url = gateway_url
        self.privileged_intents = privileged_intents
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.attachments: dict[int, Attachment] = {}
        self.interactions: dict[str, Interaction] = {}  # by token
        self.commands: dict[int | None, list[Json]] = {}
        self.refusals: list[Refused] = []
        self.requests_in_flight = 0
        self._listeners: list[Callable[[Event], None]] = []
        self._last_id = 0
        self._changed = asyncio.Event()
        self.bot = self._add_user(bot_name, bot=True)
        self.application_id = self.bot.id
        self.installed_by: set[int] = set()  # users who have the application as one of their own, wherever they are
        self.team: dict[User, str] = {}  # the roles of those who own the application together; without any, Admin does
        people = [self._add_user(name) for name in PEOPLE]
        self.add_guild("Newsroom", people)
        self.add_guild("Second desk", people)

    # Ids and time

    def new_id(self) -> int:
        """A snowflake: later ones are larger, even while the clock stands still."""
        milliseconds = int(self.clock().timestamp() * 1000) - DISCORD_EPOCH
        self._last_id = max(self._last_id + 1, milliseconds << 22)
        return self._last_id

    # People, servers and channels

    def _add_user(self, name: str, *, bot: bool = False) -> User:
        identifier = self.new_id()
        user = User(identifier, name, token=f"{name.lower()}.{secrets.token_urlsafe(24)}", bot=bot)
        self.users[identifier] = user
        return user

    def add_guild(self, name: str, people: list[User]) -> Guild:
        """A server with the bot and these people, of whom Mod moderates, Manager manages and the last one owns it."""
        now = self.clock()
        guild = Guild(self.new_id(), name, owner_id=people[-1].id, created_at=now)
        guild.roles[guild.id] = Role(guild.id, "@everyone", EVERYONE)
        self.guilds[guild.id] = guild
        bots = self.add_role(guild, self.bot.name, EVERYONE, position=1)
        moderators = self.add_role(
            guild,
            "Moderators",
            Permission.MANAGE_MESSAGES | Permission.KICK_MEMBERS | Permission.MODERATE_MEMBERS,
            position=2,
        )
        managers = self.add_role(guild, "Managers", moderators.permissions | Permission.MANAGE_GUILD, position=3)
        admins = self.add_role(guild, "Admins", EVERYTHING, position=4)
        given = {"Mod": {moderators.id}, "Manager": {managers.id}, "Admin": {admins.id}, self.bot.name: {bots.id}}
        for user in [self.bot, *people]:
            guild.members[user.id] = Member(user, now, given.get(user.name, set()))
        self.add_channel(guild, "general", topic="Talk to the bot here")
        self.add_channel(guild, "digests", topic="Where scheduled posts may go")
        backstage = self.add_channel(guild, "moderators", topic="For moderators")
        backstage.overwrites[guild.id] = Overwrite(deny=Permission.VIEW_CHANNEL)
        for role in (bots, moderators, managers):
            backstage.overwrites[role.id] = Overwrite(allow=Permission.VIEW_CHANNEL)
        return guild

    def add_role(
        self, guild: Guild, name: str, permissions: Permission, *, position: int, mentionable: bool = False
    ) -> Role:
        """A new role of the server."""
        role = Role(self.new_id(), name, permissions, position, mentionable)
        guild.roles[role.id] = role
        return role

    def add_channel(self, guild: Guild, name: str, *, topic: str | None = None) -> Channel:
        """A new text channel, below the others. Nobody is told of it: the caller publishes."""
        channel = Channel(self.new_id(), ChannelType.TEXT, name, guild, position=len(guild.channels), topic=topic)
        guild.channels[channel.id] = self.channels[channel.id] = channel
        return channel

    def remove_channel(self, channel: Channel) -> None:
        """Delete a channel and tell everyone."""
        del self.channels[channel.id]
        if channel.guild is not None:
            del channel.guild.channels[channel.id]
        name = "THREAD_DELETE" if channel.parent else "CHANNEL_DELETE"
        self.publish(Event(name, payloads.channel(channel), channel.guild, channel))

    def restrict(self, channel: Channel, who: User | Role, *denied: Permission) -> None:
        """Deny a user or a role these permissions in a channel (none: allow everything again); tell everyone."""
        if denied:
            deny = Permission(sum(denied))
            channel.overwrites[who.id] = Overwrite(deny=deny, for_member=isinstance(who, User))
        else:
            channel.overwrites.pop(who.id, None)
        self.publish(Event("CHANNEL_UPDATE", payloads.channel(channel), channel.guild, channel))

    def direct_channel(self, one: User, other: User) -> Channel:
        """The direct messages of two users, made when they are first needed."""
        for channel in self.channels.values():
            if channel.guild is None and set(channel.recipients) == {one, other}:
                return channel
        channel = Channel(self.new_id(), ChannelType.DIRECT, recipients=(one, other))
        self.channels[channel.id] = channel
        return channel

    # Look-ups; what is not there or not visible is refused as Discord refuses it

    def user_by_token(self, token: str) -> User | None:
        """Whose token this is."""
        return next((user for user in self.users.values() if secrets.compare_digest(user.token, token)), None)

    def user_named(self, name: str) -> User:
        """A user by name, without regard to case.

        Raises:
            LookupError: nobody is called that; the sentence lists who is there.
        """
        for user in self.users.values():
            if user.name.casefold() == name.casefold():
                return user
        names = ", ".join(user.name for user in self.users.values())
        raise LookupError(f"Nobody here is called {name!r}. There are {names}.")

    def channel(self, channel_id: int, viewer: User | None = None) -> Channel:
        """A channel, which the viewer (if given) must be able to see."""
        channel = self.channels.get(channel_id)
        if channel is None:
            raise unknown("Channel")
        if viewer is not None and Permission.VIEW_CHANNEL not in in_channel(channel, viewer):
            raise missing_access()
        return channel

    def guild(self, guild_id: int, viewer: User | None = None) -> Guild:
        """A server, of which the viewer (if given) must be a member."""
        guild = self.guilds.get(guild_id)
        if guild is None:
            raise unknown("Guild")
        if viewer is not None and viewer.id not in guild.members:
            raise missing_access()
        return guild

    def message(self, channel: Channel, message_id: int) -> Message:
        """A message of the channel that everyone there sees."""
        message = channel.messages.get(message_id)
        if message is None or message.ephemeral:
            raise unknown("Message")
        return message

    # News

    def listen(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Call ``listener`` with every event from now on; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, event: Event) -> None:
        """Tell every listener, and wake whoever waits in ``until``."""
        for listener in tuple(self._listeners):
            listener(event)
        self.wake()

    def wake(self) -> None:
        """Let whoever waits in ``until`` look again."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def until(self, find: Callable[[], Found | None], within: float | None) -> Found:
        """Wait for ``find`` to return something true, asking again after every change.

        Args:
            find: what is waited for.
            within: how many seconds; None is without end.

        Raises:
            TimeoutError: it did not come in time.
        """
        async with asyncio.timeout(within):
            while not (found := find()):
                await self._changed.wait()
            return found

    async def quiet(self, seconds: float, at_most: float) -> None:
        """Wait until nothing changed, and no request of the bot was under way, for so many seconds.

        Where something always changes, ``at_most`` seconds end the wait.
        """
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(at_most):
                while await self._change_within(seconds) or self.requests_in_flight:
                    pass

    async def _change_within(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                await self._changed.wait()
        except TimeoutError:
            return False
        return True
