"""The gateway: sessions over WebSockets, with everything a client needs to log in, stay and come back.

A session outlives its socket, so that a client may RESUME and get what it missed. People's clients (a page in a
browser) log in just as the bot does, with the token of a person.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import zlib
from collections import deque
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from playground import payloads
from playground.faults import Faults
from playground.intents import PRIVILEGED, Intent, application_flags, needed, redacted
from playground.model import Guild, Json, User
from playground.permissions import Permission, in_channel
from playground.world import Event, World

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, VOICE_STATE = range(5)
RESUME, RECONNECT, REQUEST_MEMBERS, INVALID_SESSION, HELLO, HEARTBEAT_ACK = range(6, 12)
UNKNOWN_ERROR, AUTHENTICATION_FAILED, DISALLOWED_INTENTS = 4000, 4004, 4014
DECODE_ERROR, NOT_AUTHENTICATED = 4002, 4003
HEARTBEAT_INTERVAL = 41_250  # milliseconds, what Discord says
# An acknowledgement that comes at once races discord.py's own heartbeat thread, which then reports a lag of 30 s.
ACKNOWLEDGE_AFTER = 0.05  # seconds
KEPT_EVENTS = 1000  # for RESUME


class Connection:
    """One socket. Frames leave in the order they were given, compressed if the client asked for it."""

    def __init__(self, socket: web.WebSocketResponse, *, compressed: bool) -> None:
        self._socket = socket
        self._frames: asyncio.Queue[str | int] = asyncio.Queue()
        self._compressor = zlib.compressobj() if compressed else None
        self.session: Session | None = None
        self.closed_by_us = False

    def send(self, operation: int, data: Any = None, *, event: str | None = None, number: int | None = None) -> None:
        """Queue one frame."""
        self._frames.put_nowait(json.dumps({"op": operation, "d": data, "s": number, "t": event}))

    def close(self, code: int) -> None:
        """Close once everything queued before has left."""
        self.closed_by_us = True
        self._frames.put_nowait(code)

    def abort(self, request: web.Request) -> None:
        """Lose the connection without a word."""
        if request.transport is not None:
            request.transport.abort()

    async def write(self) -> None:
        """Send what is queued until the connection ends."""
        while True:
            frame = await self._frames.get()
            try:
                if isinstance(frame, int):
                    await self._socket.close(code=frame)
                    return
                if self._compressor is None:
                    await self._socket.send_str(frame)
                else:
                    packed = self._compressor.compress(frame.encode())
                    await self._socket.send_bytes(packed + self._compressor.flush(zlib.Z_SYNC_FLUSH))
            except ConnectionError:
                return


class Session:
    """One log-in, with the events it was sent."""

    def __init__(self, user: User, intents: Intent) -> None:
        self.id = secrets.token_hex(16)
        self.user = user
        self.intents = intents
        self.number = 0
        self.sent: deque[tuple[int, str, Any]] = deque(maxlen=KEPT_EVENTS)
        self.connection: Connection | None = None

    def dispatch(self, event: str, data: Any) -> None:
        """Send an event, or keep it until the client is back."""
        self.number += 1
        self.sent.append((self.number, event, data))
        if self.connection is not None:
            self.connection.send(DISPATCH, data, event=event, number=self.number)

    def replay(self, last: int) -> bool:
        """Send again what came after event number ``last``; False if that is no longer known."""
        if last > self.number or (self.sent and last < self.sent[0][0] - 1):
            return False
        for number, event, data in self.sent:
            if number > last and self.connection is not None:
                self.connection.send(DISPATCH, data, event=event, number=number)
        return True

    def hears(self, event: Event) -> bool:
        """Whether the event is for this session."""
        if event.only is not None:
            return self.user.id in event.only
        if event.guild is not None and self.user.id not in event.guild.members:
            return False
        if event.channel is not None and Permission.VIEW_CHANNEL not in in_channel(event.channel, self.user):
            return False
        if not self.user.bot:
            return True
        intent = needed(event.name, in_guild=event.guild is not None)
        return intent is None or intent in self.intents

    def view(self, event: Event) -> Json:
        """The event's data as this session may read it."""
        if event.message is None:
            return event.data
        data = payloads.message(event.message, self.user)
        reads_all = not self.user.bot or Intent.MESSAGE_CONTENT in self.intents
        return data if reads_all else redacted(data, self.user.id)


class Gateway:
    """All sessions, and the switches that disturb those of the bot."""

    def __init__(self, world: World, faults: Faults) -> None:
        self._world = world
        self._faults = faults
        self._requests: dict[Connection, web.Request] = {}
        self.sessions: dict[str, Session] = {}
        world.listen(self._tell)

    # What happens to the bot's connection now

    @property
    def bot_connections(self) -> list[Connection]:
        """The bot's open, logged-in connections."""
        return [each for each in self._requests if each.session is not None and each.session.user.bot]

    def drop(self) -> None:
        """Lose the bot's connections without a close frame."""
        for connection in self.bot_connections:
            connection.abort(self._requests[connection])

    def close(self, code: int = UNKNOWN_ERROR) -> None:
        """Close the bot's connections with a code."""
        for connection in self.bot_connections:
            connection.close(code)

    def reconnect(self) -> None:
        """Ask the bot to connect anew and resume (op 7)."""
        for connection in self.bot_connections:
            connection.send(RECONNECT)

    def invalidate(self, *, resumable: bool) -> None:
        """Tell the bot that its session is invalid (op 9)."""
        for connection in self.bot_connections:
            if not resumable and connection.session is not None:
                self.sessions.pop(connection.session.id, None)
            connection.send(INVALID_SESSION, resumable)

    def dispatch(self, event: str, data: Json) -> None:
        """Send the bot any event, known or not, whole or not."""
        for session in self._bot_sessions():
            session.dispatch(event, data)

    def repeat(self) -> None:
        """Send the bot its last event once more, as a new one."""
        for session in self._bot_sessions():
            if session.sent:
                session.dispatch(*session.sent[-1][1:])

    def set_available(self, guild: Guild, *, available: bool) -> None:
        """Take a server away for a while, as in an outage, or bring it back."""
        guild.available = available
        for session in self.sessions.values():
            if available:
                session.dispatch("GUILD_CREATE", self._guild(session, guild))
            else:
                session.dispatch("GUILD_DELETE", {"id": str(guild.id), "unavailable": True})

    def _bot_sessions(self) -> list[Session]:
        return [session for session in self.sessions.values() if session.user.bot]

    # What clients say and hear

    def _tell(self, event: Event) -> None:
        for session in tuple(self.sessions.values()):
            if session.hears(event):
                session.dispatch(event.name, session.view(event))

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One connection, from HELLO to its end."""
        if self._faults.refuse_connections:
            raise web.HTTPServiceUnavailable
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        connection = Connection(socket, compressed=request.query.get("compress") == "zlib-stream")
        self._requests[connection] = request
        writer = asyncio.create_task(connection.write())
        connection.send(HELLO, {"heartbeat_interval": HEARTBEAT_INTERVAL, "_trace": []})
        try:
            async for frame in socket:
                if frame.type in (WSMsgType.TEXT, WSMsgType.BINARY):
                    self._hear(connection, frame.data)
        finally:
            writer.cancel()
            del self._requests[connection]
            self._leave(connection, socket.close_code)
            self._world.wake()
        return socket

    def _leave(self, connection: Connection, code: int | None) -> None:
        session = connection.session
        if session is None or session.connection is not connection:
            return
        session.connection = None
        said_good_bye = code in (WSCloseCode.OK, WSCloseCode.GOING_AWAY)
        if said_good_bye and not connection.closed_by_us:  # a client that says good-bye does not resume
            self.sessions.pop(session.id, None)

    def _hear(self, connection: Connection, text: str | bytes) -> None:
        try:
            frame = json.loads(text)
            self._obey(connection, frame["op"], frame.get("d"))
        except (ValueError, KeyError, TypeError, AttributeError):  # not what the protocol says
            connection.close(DECODE_ERROR)

    def _obey(self, connection: Connection, operation: int, data: Any) -> None:
        if operation == HEARTBEAT:
            if self._faults.acknowledge_heartbeats:
                asyncio.get_running_loop().call_later(ACKNOWLEDGE_AFTER, connection.send, HEARTBEAT_ACK)
        elif operation == IDENTIFY:
            self._identify(connection, data)
        elif operation == RESUME:
            self._resume(connection, data)
        elif connection.session is None:
            connection.close(NOT_AUTHENTICATED)
        elif operation == REQUEST_MEMBERS:
            self._send_members(connection.session, data)

    def _identify(self, connection: Connection, data: Json) -> None:
        user = self._world.user_by_token(data["token"].removeprefix("Bot "))
        intents = Intent(data.get("intents", 0))
        if self._faults.close_on_identify is not None:
            connection.close(self._faults.close_on_identify)
        elif user is None:
            connection.close(AUTHENTICATION_FAILED)
        elif user.bot and intents & PRIVILEGED & ~self._world.privileged_intents:
            connection.close(DISALLOWED_INTENTS)
        else:
            session = Session(user, intents)
            self._attach(connection, session)
            self._welcome(session)

    def _attach(self, connection: Connection, session: Session) -> None:
        if session.connection is not None:
            session.connection.close(UNKNOWN_ERROR)
        session.connection = connection
        connection.session = session
        self.sessions[session.id] = session

    def _welcome(self, session: Session) -> None:
        world = self._world
        guilds = [guild for guild in world.guilds.values() if session.user.id in guild.members]
        ready: Json = {
            "v": 10,
            "user": payloads.own_user(session.user),
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": world.gateway_url,
            "session_type": "normal",
            "private_channels": [],
            "application": {
                "id": str(world.application_id),
                "flags": application_flags(world.privileged_intents),
            },
        }
        session.dispatch("READY", ready)
        for guild in guilds:
            if guild.available and (not session.user.bot or Intent.GUILDS in session.intents):
                session.dispatch("GUILD_CREATE", self._guild(session, guild))
        self._world.wake()

    def _guild(self, session: Session, guild: Guild) -> Json:
        """The server as the session may see it: without the presences intent only itself among the members."""
        data = payloads.guild_create(guild, session.user)
        if session.user.bot and Intent.GUILD_PRESENCES not in session.intents:
            own = str(session.user.id)
            data["members"] = [member for member in data["members"] if member["user"]["id"] == own]
        return data

    def _resume(self, connection: Connection, data: Json) -> None:
        session = self.sessions.get(str(data.get("session_id")))
        token_fits = session is not None and session.user.token == data.get("token")
        if session is None or not token_fits or self._faults.refuse_resume:
            connection.send(INVALID_SESSION, False)
            return
        self._attach(connection, session)
        if not session.replay(int(data["seq"])):
            del self.sessions[session.id]
            connection.send(INVALID_SESSION, False)
            return
        session.dispatch("RESUMED", {})
        self._world.wake()

    def _send_members(self, session: Session, data: Json) -> None:
        guild = self._world.guilds.get(int(data["guild_id"]))
        if guild is None or session.user.id not in guild.members:
            return
        wanted = data.get("user_ids")
        if wanted is not None:
            listed = wanted if isinstance(wanted, list) else [wanted]
            members = [guild.members[int(each)] for each in listed if int(each) in guild.members]
        else:
            start = (data.get("query") or "").casefold()
            members = [each for each in guild.members.values() if each.user.name.casefold().startswith(start)]
            members = members[: data.get("limit") or None]
        chunk: Json = {
            "guild_id": str(guild.id),
            "members": [payloads.full_member(each) for each in members],
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": [],
        }
        if data.get("nonce"):
            chunk["nonce"] = data["nonce"]
        session.dispatch("GUILD_MEMBERS_CHUNK", chunk)
