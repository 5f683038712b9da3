"""The loopback server: REST, gateway, files and the page on one port of 127.0.0.1."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Self

from aiohttp import web

from playground.faults import Faults
from playground.gateway import Gateway
from playground.intents import PRIVILEGED, Intent
from playground.model import Channel, Guild
from playground.page import Page, add_headers, file_response, guard
from playground.person import Person
from playground.rest import routes
from playground.rest.call import API, Route, not_found, serve
from playground.rules.messages import LARGEST_FILE, MOST_FILES
from playground.world import Refused, World

HOST = "127.0.0.1"
LARGEST_REQUEST = (MOST_FILES + 1) * LARGEST_FILE


class Playground:
    """A Discord of one's own, as an async context manager; see the package's worked example.

    Args:
        port: 0 takes any free one.
        bot_name: what the bot is called here.
        clock: now, with a time zone; the interaction deadline, ids and message times go by it.
        privileged_intents: those switched on for the bot in its settings.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        bot_name: str = "Cuttings",
        clock: Callable[[], datetime] | None = None,
        privileged_intents: Intent = PRIVILEGED,
    ) -> None:
        self._port = port
        self.world = World(bot_name, clock=clock, privileged_intents=privileged_intents)
        self.faults = Faults()
        self.gateway = Gateway(self.world, self.faults)
        self._page = Page(self.world)
        self._people: dict[str, Person] = {}
        self._runner: web.AppRunner | None = None
        self.api_base = ""
        self.gateway_url = ""
        self.cdn_base = ""
        self.page_address = ""

    async def __aenter__(self) -> Self:
        application = web.Application(client_max_size=LARGEST_REQUEST, middlewares=[guard])
        application.on_response_prepare.append(add_headers)
        router = application.router
        for route in routes():
            router.add_route(route.method, API + route.path, serve(self.world, self.faults, route))
        router.add_get("/gateway", self.gateway.serve)
        router.add_get("/gateway/", self.gateway.serve)
        router.add_get("/cdn/attachments/{channel}/{attachment:[0-9]+}/{filename}", self._send_file)
        router.add_routes(self._page.routes())
        router.add_route("*", "/api/{rest:.*}", serve(self.world, self.faults, Route("*", "", not_found, True)))
        runner = self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, HOST, self._port).start()
        port = runner.addresses[0][1]
        self.api_base = f"http://{HOST}:{port}{API}"
        self.gateway_url = self.world.gateway_url = f"ws://{HOST}:{port}/gateway"
        self.cdn_base = self.world.cdn_base = f"http://{HOST}:{port}/cdn"
        self.page_address = f"http://{HOST}:{port}/#{self._page.key}"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _send_file(self, request: web.Request) -> web.Response:
        attachment = self.world.attachments.get(int(request.match_info["attachment"]))
        if attachment is None:
            raise web.HTTPNotFound
        return file_response(attachment)

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.world.bot.token

    @property
    def refusals(self) -> list[Refused]:
        """The bot's requests that were refused so far."""
        return self.world.refusals

    @property
    def guild(self) -> Guild:
        """The first server."""
        return next(iter(self.world.guilds.values()))

    def server(self, name: str) -> Guild:
        """A server by name.

        Raises:
            LookupError: there is none of that name; the sentence lists them.
        """
        for guild in self.world.guilds.values():
            if guild.name.casefold() == name.casefold():
                return guild
        names = ", ".join(guild.name for guild in self.world.guilds.values())
        raise LookupError(f"There is no server {name!r}. There are {names}.")

    def channel(self, name: str = "general", guild: Guild | None = None) -> Channel:
        """A channel by name, in the first server unless another is given.

        Raises:
            LookupError: there is none of that name; the sentence lists them.
        """
        channels = (guild or self.guild).channels.values()
        for channel in channels:
            if channel.name == name.removeprefix("#"):
                return channel
        names = ", ".join(f"#{channel.name}" for channel in channels)
        raise LookupError(f"There is no channel {name!r}. There are {names}.")

    def person(self, name: str) -> Person:
        """Somebody to act as: Ada, Ben, Mod, Manager or Admin."""
        user = self.world.user_named(name)
        if user.name not in self._people:
            self._people[user.name] = Person(self.world, user, self.channel())
        return self._people[user.name]

    @property
    def bot_connected(self) -> bool:
        """Whether the bot is logged in to the gateway now."""
        return bool(self.gateway.bot_connections)

    async def bot_online(self, within: float = 10.0) -> None:
        """Wait until the bot is logged in to the gateway.

        Raises:
            TimeoutError: it was not within so many seconds.
        """
        await self.world.until(lambda: self.bot_connected, within)
