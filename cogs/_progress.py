"""Progress: one message that tells how far something has got, if it takes longer than a second."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any, Self

import discord

from cogs._bot import Context

PAUSE = 1.0  # seconds before the first word and between changes: Discord lets a message be edited five times in five


class Progress:
    """The one answer to a command, or to a press that was deferred, that may take long; an async context manager.

    ::

        async with Progress(ctx) as progress:
            progress.say("reading… 3 of 12")
            ...
            await progress.done(embed=embed, view=view)

    Args:
        origin: the command, which is replied to, or the press, whose message is changed.
    """

    def __init__(self, origin: Context | discord.Interaction[Any]) -> None:
        self._origin = origin
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
                if isinstance(self._origin, discord.Interaction):
                    await self._show(content=None)
                else:
                    await self._message.delete()

    def say(self, text: str) -> None:
        """Tell how far it has got, now or when there is something to tell again."""
        self._text = text

    async def done(self, **answer: Any) -> None:
        """Put the answer in the place of the progress, or give it if there was nothing to tell yet."""
        await self._stop()
        await self._show(content=None, **answer)

    async def _show(self, **answer: Any) -> None:
        if isinstance(self._origin, discord.Interaction):
            self._message = await self._origin.edit_original_response(**answer)
        elif self._message is None:
            self._message = await self._origin.reply(**answer)
        else:
            self._message = await self._message.edit(**answer)

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
                    await self._show(content=shown)
