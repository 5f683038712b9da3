"""One request: who asks, with which body; and the way from a handler's result to Discord's answer."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from aiohttp import BodyPartReader, web

from playground.faults import Faults, after, before
from playground.model import Channel, Json, User
from playground.refusal import Refusal, invalid_form, unauthorized, unknown_route
from playground.rules.messages import Draft, File, check
from playground.world import Refused, World

_FILE_FIELD = re.compile(r"files\[(\d{1,4})\]")
API = "/api/v10"
_log = logging.getLogger(__name__)


@dataclass
class Call:
    """A request as the handlers see it. ``user`` is the bot, or a person whose client is calling."""

    world: World
    user: User
    path: Mapping[str, str]
    query: Mapping[str, str]
    body: Any = None
    files: dict[int, File] = field(default_factory=dict[int, File])

    def id(self, name: str) -> int:
        """An id from the address."""
        return int(self.path[name])

    @property
    def channel(self) -> Channel:
        """The channel the address names, which the caller must be able to see."""
        return self.world.channel(self.id("channel"), self.user)

    def limit(self, default: int, most: int) -> int:
        """The ``limit`` of the query."""
        return max(1, min(int(self.query.get("limit", default)), most))

    def draft(self) -> Draft:
        """The body as a message."""
        return check(self.table(), self.files, longest=2000)

    def table(self) -> Json:
        """The body as an object."""
        if not isinstance(self.body, dict):
            problem = {"code": "DICT_TYPE_CONVERT", "message": "Only dictionaries may be used in a DictType"}
            raise invalid_form({"_errors": [problem]})
        return self.body


Handler = Callable[[Call], Awaitable[Any]]


class Route(NamedTuple):
    """A handler and its address. Interaction calls are ``public``: their token stands in the address."""

    method: str
    path: str
    handler: Handler
    public: bool = False


def answer(status: int, body: Any = None, headers: dict[str, str] | None = None) -> web.Response:
    """A response as discord.py reads it: the content type without a charset, 204 without a body."""
    if body is None:
        return web.Response(status=204, headers=headers)
    content = json.dumps(body).encode()
    return web.Response(status=status, body=content, headers={"Content-Type": "application/json"} | (headers or {}))


def serve(world: World, faults: Faults, route: Route) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """The handler as aiohttp wants it: with log-in, faults, errors and the count of requests under way."""

    async def handle(request: web.Request) -> web.StreamResponse:
        world.requests_in_flight += 1
        try:
            fault = faults.befalling(request.method, request.path.removeprefix(API))
            if fault is None:
                return await _respond(world, route, request)
            trouble = await before(fault, request)
            return trouble or after(fault, request, await _respond(world, route, request))
        finally:
            world.requests_in_flight -= 1
            world.wake()

    return handle


async def _respond(world: World, route: Route, request: web.Request) -> web.StreamResponse:
    call = Call(world, world.bot, request.match_info, request.query)
    try:
        if not route.public:
            call.user = _caller(world, request)
        await _read_body(request, call)
        body = await route.handler(call)
    except Refusal as refusal:
        if call.user is world.bot:
            world.refusals.append(Refused(request.method, request.path, refusal, call.body or {}))
            _log.debug("refused %s %s: %s", request.method, request.path, refusal)
        return answer(refusal.status, refusal.body())
    except Exception:  # a mistake in the playground must not look like one of the bot
        _log.exception("the playground itself failed at %s %s", request.method, request.path)
        refusal = Refusal(500, 0, "500: Internal Server Error")
        world.refusals.append(Refused(request.method, request.path, refusal, call.body or {}))
        return answer(500, refusal.body())
    return answer(200, body)


def _caller(world: World, request: web.Request) -> User:
    kind, _, token = request.headers.get("Authorization", "").rpartition(" ")
    user = world.user_by_token(token)
    if user is None or user.bot != (kind == "Bot"):
        raise unauthorized()
    return user


async def _read_body(request: web.Request, call: Call) -> None:
    if not request.can_read_body:
        return
    if not request.content_type.startswith("multipart/"):
        call.body = _parsed(await request.text())
        return
    call.body = {}  # a file needs no text
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        name = part.name or ""
        if name == "payload_json":
            call.body = _parsed(await part.text())
        elif match := _FILE_FIELD.fullmatch(name):
            kind = part.headers.get("Content-Type", "")
            content = bytes(await part.read(decode=True))
            call.files[int(match[1])] = File(part.filename or "file", content, kind)


def _parsed(text: str) -> Any:
    if not text:
        return None
    try:
        return json.loads(text)
    except ValueError as error:
        raise Refusal(400, 50109, "The request body contains invalid JSON.") from error


async def not_found(call: Call) -> None:
    """The answer on any address the playground does not know."""
    raise unknown_route()
