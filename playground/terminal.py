"""The playground at a terminal: what a person types becomes messages, commands and presses; answers are printed."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import threading
from collections.abc import AsyncGenerator, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from playground.line import Actor
from playground.model import Message
from playground.person import NoAnswerError
from playground.refusal import Refusal
from playground.render import Renderer
from playground.slash import ImpossibleError
from playground.world import Event

if TYPE_CHECKING:
    from playground.server import Playground

UNWRAPPED = 1_000_000  # columns; what is piped on is wrapped by whoever shows it


async def chat(
    playground: Playground,
    *,
    lines: AsyncGenerator[str] | None = None,
    console: Console | None = None,
    files: Path | None = None,
    within: float = 10.0,
) -> int:
    """Let a person chat with the bot until they quit or their input ends.

    Args:
        playground: where the bot is, or will be, connected.
        lines: what is typed; standard input if None.
        console: where answers are printed; standard output if None, without colours unless it is a terminal.
        files: where attachments of the bot are saved; a temporary folder if None.
        within: how many seconds a line waits for its answer.

    Returns:
        An exit status: 1 if a line from a pipe could not be sent or got no answer.
    """
    interactive = lines is None and sys.stdin.isatty()
    if console is None:
        console = Console(highlight=False, width=None if sys.stdout.isatty() else UNWRAPPED)
    actor = Actor(playground, within)
    screen = _Screen(playground, actor, Renderer(playground.world, files), console)
    if interactive:
        console.print(Text(f"{actor.where}. Type !help, /, or help for what this prompt can do; quit ends it."))
        console.print(Text(f"In a browser: {playground.page_address}"), soft_wrap=True)
    failed = False
    try:
        await playground.bot_online(within)
    except TimeoutError:
        console.print(f"The bot did not connect within {within:g} seconds.")
        return 1
    with screen:
        async with contextlib.aclosing(lines or _standard_input(lambda: actor.prompt if interactive else "")) as typed:
            async for line in typed:
                if actor.quits(line):
                    break
                failed = not await screen.run(line) or failed
    return 1 if failed and not interactive else 0


class _Screen:
    """Prints what came of a line, and between lines what comes by itself."""

    def __init__(self, playground: Playground, actor: Actor, renderer: Renderer, console: Console) -> None:
        self._world = playground.world
        self._actor = actor
        self._renderer = renderer
        self._console = console
        self._unseen: dict[int, Message] = {}
        self._busy = False
        self._stop: Callable[[], None] = lambda: None
        self._watcher: asyncio.Task[None] | None = None

    def __enter__(self) -> None:
        self._stop = self._world.listen(self._hear)
        self._watcher = asyncio.create_task(self._watch())

    def __exit__(self, *_: object) -> None:
        self._stop()
        if self._watcher is not None:
            self._watcher.cancel()

    def _hear(self, event: Event) -> None:
        message = event.message
        if message is not None and message.author.bot and self._actor.sees(message):
            self._unseen[message.id] = message

    async def run(self, line: str) -> bool:
        """Do what a line says and print what came of it; whether that worked."""
        self._busy = True
        try:
            notice = await self._actor.do(line)
        except (ImpossibleError, LookupError, NoAnswerError, OSError) as error:
            self._print(Text(str(error), "red"))
            return False
        except Refusal as refusal:
            self._print(Text(f"Discord would refuse that: {refusal.message} {refusal.errors or ''}", "red"))
            return False
        finally:
            self._flush()
            self._busy = False
        if notice:
            self._print(Text(notice, "dim"))
        return True

    def _flush(self) -> None:
        unseen, self._unseen = self._unseen, {}
        for message in unseen.values():
            if not message.deleted:
                self._actor.shown(message)
                self._console.print(self._renderer.message(message))

    def _print(self, text: Text) -> None:
        self._console.print(text)

    async def _watch(self) -> None:
        """Print what the bot sends unasked, such as a digest, once it is complete."""
        while True:
            await self._world.until(lambda: self._unseen and not self._busy, within=None)
            await self._world.quiet(0.2, at_most=5)
            if not self._busy:
                self._flush()


async def _standard_input(prompt: Callable[[], str]) -> AsyncGenerator[str]:
    """Lines of standard input; read in a daemon thread, which a pending read cannot keep from ending."""
    loop = asyncio.get_running_loop()
    if sys.stdin.isatty():
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401 - gives input() its history; not there on Windows
    while True:
        line: asyncio.Future[str | None] = loop.create_future()

        def read(into: asyncio.Future[str | None] = line) -> None:
            try:
                text = input(prompt())
            except (EOFError, KeyboardInterrupt):
                text = None
            with contextlib.suppress(RuntimeError):  # the loop may have ended meanwhile
                loop.call_soon_threadsafe(lambda: into.done() or into.set_result(text))

        threading.Thread(target=read, daemon=True).start()
        if (text := await line) is None:
            return
        yield text
