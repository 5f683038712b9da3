"""Switches that make the playground misbehave as Discord, or the way to it, sometimes does.

::

    playground.faults.add(Fault(status=503, method="POST", path="/channels/*/messages", times=2))
    playground.faults.add(Fault.too_many_requests(retry_after=0.05, via=False))
    playground.faults.add(Fault(cut="after", path="/channels/*/messages"))   # stored, but no answer
    playground.faults.refuse_resume = True
    playground.gateway.drop()

What happens on the gateway at once is a method of ``playground.gateway``; what it does from then on is a switch here.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Literal, Self

from aiohttp import web

from playground.model import Channel, Json
from playground.refusal import Refusal, missing_access, missing_permissions, unknown

_MESSAGES = {500: "500: Internal Server Error", 502: "502: Bad Gateway", 503: "503: Service Unavailable"}


@dataclass
class Fault:
    """Trouble for the requests it matches.

    Args:
        method: an HTTP method, or ``*``.
        path: the address below ``/api/v10``, with ``*`` for any part of it.
        times: how many requests it befalls; None is for ever.
        status: answer with this status instead of doing anything.
        body: the JSON of that answer.
        headers: further headers of the answer, also of a good one, such as ``X-RateLimit-Remaining: 0``.
        delay: wait so many seconds before anything else.
        cut: close the connection ``before`` the request is acted upon, or ``after`` it without an answer.
    """

    method: str = "*"
    path: str = "*"
    times: int | None = 1
    status: int | None = None
    body: Json | None = None
    headers: dict[str, str] = field(default_factory=dict[str, str])
    delay: float = 0.0
    cut: Literal["before", "after"] | None = None
    hits: int = 0

    @classmethod
    def too_many_requests(
        cls,
        retry_after: float = 0.05,
        *,
        scope: Literal["bucket", "global"] = "bucket",
        via: bool = True,
        method: str = "*",
        path: str = "*",
        times: int | None = 1,
    ) -> Self:
        """A 429. Without ``via`` it looks like Cloudflare's, which discord.py does not retry."""
        body = {
            "message": "You are being rate limited.",
            "retry_after": retry_after,
            "global": scope == "global",
        }
        headers = {"Retry-After": str(max(1, round(retry_after)))}
        if scope == "global":
            headers["X-RateLimit-Global"] = "true"
        else:
            headers |= {
                "X-RateLimit-Limit": "5",
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset-After": str(retry_after),
                "X-RateLimit-Bucket": "playground",
            }
        if via:
            headers["Via"] = "1.1 playground"
        return cls(method, path, times, 429, body, headers)

    @classmethod
    def refusing(cls, refusal: Refusal, *, method: str = "*", path: str = "*", times: int | None = None) -> Self:
        """Any refusal, such as ``missing_permissions()``."""
        return cls(method, path, times, refusal.status, refusal.body())

    @classmethod
    def forbidden(cls, channel: Channel, *, visible: bool = True, times: int | None = None) -> Self:
        """Nothing may be sent to the channel (50013), or it cannot even be seen (50001)."""
        refusal = missing_permissions() if visible else missing_access()
        return cls.refusing(refusal, path=f"/channels/{channel.id}*", times=times)

    @classmethod
    def gone(cls, channel: Channel, *, times: int | None = None) -> Self:
        """The channel is deleted as far as REST is concerned (10003), though no event said so."""
        return cls.refusing(unknown("Channel"), path=f"/channels/{channel.id}*", times=times)

    def matches(self, method: str, path: str) -> bool:
        """Whether it befalls this request."""
        return (
            (self.times is None or self.hits < self.times)
            and self.method in ("*", method)
            and fnmatchcase(path, self.path)
        )


class Faults:
    """The faults in force."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self.refuse_connections = False  # the gateway answers the handshake with 503
        self.acknowledge_heartbeats = True
        self.refuse_resume = False
        self.close_on_identify: int | None = None  # a close code

    def add(self, fault: Fault) -> Fault:
        """Let it befall the next requests that match; ``hits`` of the returned fault counts them."""
        self._faults.append(fault)
        return fault

    def clear(self) -> None:
        """End all trouble."""
        self.__init__()

    def befalling(self, method: str, path: str) -> Fault | None:
        """The fault that befalls a request below ``/api/v10``, counted as a hit."""
        fault = next((fault for fault in self._faults if fault.matches(method, path)), None)
        if fault is not None:
            fault.hits += 1
        return fault


async def before(fault: Fault, request: web.Request) -> web.StreamResponse | None:
    """Do to a request what befalls it before it is acted upon; returns what replaces its answer."""
    await asyncio.sleep(fault.delay)
    if fault.cut == "before":
        return _cut(request)
    if fault.status is None:
        return None
    await request.read()
    body = fault.body or {"message": _MESSAGES.get(fault.status, str(fault.status)), "code": 0}
    return web.Response(
        status=fault.status,
        body=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"} | fault.headers,
    )


def after(fault: Fault, request: web.Request, response: web.StreamResponse) -> web.StreamResponse:
    """Do to a request what befalls it once it was acted upon; returns its answer."""
    response.headers.update(fault.headers)
    return _cut(request) if fault.cut == "after" else response


def _cut(request: web.Request) -> web.Response:
    """Close the connection; what is returned goes nowhere."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
