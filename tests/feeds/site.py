"""A site of our own on loopback, with articles and a feed of them, that tests change as they like."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from email.utils import format_datetime
from html import escape

from aiohttp import web

from tests.conftest import NOW

BODY = """Port Ellen opened harbour number {n} again on Monday, two weeks after a storm had sunk {n} boats.
“We carried {n} passengers before noon,” harbour master Joan Reid said on Monday about harbour number {n}.
The works at harbour {n} cost £{n} million, according to the council. They are due to end in December, Reid said."""


def article(n: int, head: str = "") -> str:
    """Return the page of an article that no other is like."""
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY.format(n=n * 17 + 3).splitlines())
    return (
        f"<!DOCTYPE html><html lang=en><head><title>Harbour {n} reopens</title>{head}</head>"
        f"<body><article><h1>Harbour {n} reopens</h1>{paragraphs}</article></body></html>"
    )


def rss(numbers: Sequence[int], base: str, title: str = "Daily Herald", shift: int = 0) -> str:
    """Return a feed of the articles; ``shift`` re-dates them by days."""
    items = "".join(
        f"<item><title>Harbour {n} reopens</title><link>{base}/news/{n}</link><guid>item-{n}</guid>"
        f"<description>Harbour {n} was opened again after the storm.</description>"
        f"<pubDate>{format_datetime(NOW.replace(day=1 + shift, minute=n % 60))}</pubDate></item>"
        for n in numbers
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>{escape(title)}</title>{items}</channel></rss>"


@dataclass
class Site:
    """What the site serves: for each path a status and a body, or nothing until an event; what it was asked for."""

    base: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    hanging: dict[str, asyncio.Event] = field(default_factory=dict)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    etag: str | None = None

    def publish(self, *numbers: int, **options: object) -> None:
        """Serve a feed of these articles, newest last, and their pages."""
        self.pages["/feed.xml"] = rss(numbers, self.base, **options)  # type: ignore[arg-type]
        self.pages.update({f"/news/{n}": article(n) for n in numbers})

    async def answer(self, request: web.Request) -> web.Response:
        path = request.path
        self.asked.append(path)
        if path in self.hanging:
            self.arrived.set()
            await self.hanging[path].wait()
        if path in self.statuses:
            return web.Response(status=self.statuses[path])
        if path not in self.pages:
            return web.Response(status=404)
        headers = {"ETag": self.etag} if self.etag else {}
        if self.etag and request.headers.get("If-None-Match") == self.etag and path == "/feed.xml":
            return web.Response(status=304, headers=headers)
        kind = "application/rss+xml" if path.endswith(".xml") else "text/html"
        return web.Response(text=self.pages[path], content_type=kind, headers=headers)


@contextlib.asynccontextmanager
async def serving() -> AsyncIterator[Site]:
    """Serve a site that is empty at first."""
    site = Site()
    app = web.Application()
    app.router.add_get("/{path:.*}", site.answer)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    listening = web.TCPSite(runner, "127.0.0.1", 0)
    await listening.start()
    site.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield site
    await runner.cleanup()
