"""The page: the playground as a chat in a browser, and the rules under which it is served.

The page is static files beside this module and a plain client of the same REST API and gateway as the bot. It logs
in with a person's token, which it gets for the key in the address that ``python bot.py`` prints: other programs and
other people on this machine, who do not know the key, cannot.
"""

from __future__ import annotations

import mimetypes
import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

from playground.model import Attachment
from playground.world import PEOPLE, World

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
FILES = {path.name: path for path in Path(__file__).parent.iterdir() if path.suffix in (".html", ".css", ".js", ".svg")}
# What a browser may show in place; anything else, a page with scripts above all, it may only save.
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
# Of everyone's files: no scripts, no requests, an origin of their own.
SANDBOX = "default-src 'none'; sandbox"
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


class Page:
    """The page's files and its log-in.

    Args:
        world: whose people one may be.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self.key = secrets.token_urlsafe(24)

    def routes(self) -> list[web.RouteDef]:
        """The addresses of the page."""
        return [
            web.get("/", self._file),
            web.get("/page/people", self._people),
            web.get("/page/{name}", self._file),
        ]

    async def _file(self, request: web.Request) -> web.Response:
        path = FILES.get(request.match_info.get("name", "index.html"))
        if path is None:
            raise web.HTTPNotFound
        kind = mimetypes.types_map.get(path.suffix, "text/plain")
        policy = {"Content-Security-Policy": _policy(request.host)}
        return web.Response(body=path.read_bytes(), content_type=kind, charset="utf-8", headers=policy)

    async def _people(self, request: web.Request) -> web.Response:
        """Who one may be, with the tokens to log in with."""
        _, _, key = request.headers.get("Authorization", "").partition(" ")
        if not secrets.compare_digest(key.encode(), self.key.encode()):
            raise web.HTTPUnauthorized
        people = [self._world.user_named(name) for name in PEOPLE]
        return web.json_response(
            {
                "application_id": str(self._world.application_id),
                "bot_id": str(self._world.bot.id),
                "people": [
                    {"id": str(user.id), "name": user.name, "role": PEOPLE[user.name], "token": user.token}
                    for user in people
                ],
            }
        )


def _policy(host: str) -> str:
    """The page's content security policy: its own files, its own server, and no way to turn text into elements."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' blob:",
            f"connect-src 'self' ws://{host}",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def file_response(attachment: Attachment) -> web.Response:
    """An uploaded file as it is safe to serve beside the page."""
    headers = {"Content-Type": attachment.content_type, "Content-Security-Policy": SANDBOX}
    if attachment.content_type not in PICTURES:
        headers["Content-Disposition"] = "attachment"
    return web.Response(body=attachment.content, headers=headers)


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer only who means this server, and set the headers that keep other sites out.

    A name that somebody points at 127.0.0.1 (DNS rebinding) shows in ``Host``, a page of another site that opens a
    WebSocket or posts a form in ``Origin``.
    """
    port = request.transport.get_extra_info("sockname")[1] if request.transport else 0
    hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
    origin = request.headers.get("Origin")
    if request.host not in hosts or (origin is not None and origin not in {f"http://{host}" for host in hosts}):
        raise web.HTTPForbidden
    return await handler(request)


async def add_headers(_: web.Request, response: web.StreamResponse) -> None:
    """Set what every answer carries, as it is about to be sent."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
