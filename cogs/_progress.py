"""Progress: one message that tells how far something has got, if it takes longer than a second."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any, Self

import discord

from cogs._bot import Context

PAUSE = 1.0  # seconds before the first word and between changes: Discord lets a message be edited five times in five


class Progress:
    """The one answer to a command that may take long, as an async context manager.

    ::

        async with Progress(ctx) as progress:
            progress.say("reading… 3 of 12")
            ...
            await progress.done(embed=embed, view=view)
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._text = ""
        self._message: discord.Message | None = None
        self._finished = asyncio.Event()
        self._ticker: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._ticker = asyncio.create_task(self._tick())
        return self

    async def __aexit__(self, _kind: object, error: BaseException | None, _traceback: object) -> None:
        await self._stop()
        if error is not None and self._message is not None:
            # What went wrong is said in a message of its own.
            with contextlib.suppress(discord.HTTPException):
                await self._message.delete()

    def say(self, text: str) -> None:
        """Tell how far it has got, now or when there is something to tell again."""
        self._text = text

    async def done(self, **answer: Any) -> discord.Message:
        """Put the answer in the place of the progress, or give it if there was nothing to tell yet."""
        await self._stop()
        if self._message is None:
            return await self._context.reply(**answer)
        return await self._message.edit(content=None, **answer)

    async def _stop(self) -> None:
        self._finished.set()
        if self._ticker is not None:
            ticker, self._ticker = self._ticker, None
            await ticker

    async def _tick(self) -> None:
        shown = ""
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._finished.wait(), PAUSE)
            if self._finished.is_set():
                return
            if self._text != shown:
                shown = self._text
                # Progress that cannot be shown is no reason to stop; the answer itself fails loudly.
                with contextlib.suppress(discord.HTTPException):
                    if self._message is None:
                        self._message = await self._context.reply(shown)
                    else:
                        await self._message.edit(content=shown)
