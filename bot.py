"""Start Cuttings: settings, then the archive, then the bot; closed in the opposite order.

With ``DISCORD_TOKEN`` the bot talks to Discord. Without it the playground starts: a loopback Discord in this process,
to which the same bot connects over real HTTP and WebSockets, with a chat prompt in the terminal.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import signal
import sys
from collections.abc import Sequence

from rich.console import Console
from rich.logging import RichHandler

from cogs._bot import Cuttings, connect_to
from cogs._settings import Settings
from cogs._supervisor import keep_connected
from corpus.archive import Archive, open_archive
from corpus.errors import CorpusError
from corpus.matching import prepare
from corpus.seeding import load_seeds

log = logging.getLogger("cuttings")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the bot until it is stopped; return the exit status: 0 when all went well."""
    try:
        settings = Settings.load(sys.argv[1:] if arguments is None else arguments)
        _log_to_stderr(settings)
        return asyncio.run(run(settings))
    except CorpusError as error:
        # Expected: one sentence that says what to do, last, and no traceback above it.
        sys.stderr.write(f"{error}\n")
        return 1
    except (KeyboardInterrupt, asyncio.CancelledError):
        return 0  # Ctrl+C, or a service manager's stop signal


async def run(settings: Settings) -> int:
    """Open the archive, load the seeds, and be a bot until stopped."""
    _stop_on_sigterm()
    settings.db.parent.mkdir(parents=True, exist_ok=True)
    async with open_archive(settings.db) as archive:
        await _load_seeds(archive, settings)
        await asyncio.to_thread(prepare)  # tables of names, else made by the first question
        gc.collect()
        gc.freeze()  # what is there now stays: looking through it again would hold up answers for 50 ms at a time
        if settings.token:
            connect_to(settings)
            await keep_connected(lambda message_content: Cuttings(archive, settings, message_content=message_content))
            return 0
        return await _play(archive, settings)


async def _play(archive: Archive, settings: Settings) -> int:
    """Open the playground, let the bot connect to it, and chat until the person leaves."""
    from playground import Playground, terminal  # heavy, and only needed without a token

    async with Playground() as playground:
        settings = settings.for_server(playground.token, playground.api_base, playground.gateway_url)
        connect_to(settings)
        async with Cuttings(archive, settings) as bot:
            connection = asyncio.create_task(bot.start(settings.token))
            chat = asyncio.create_task(terminal.chat(playground))
            await asyncio.wait((connection, chat), return_when=asyncio.FIRST_COMPLETED)
            if not chat.done():
                chat.cancel()
                connection.result()  # raises what ended the bot
            connection.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await connection
            return await chat


async def _load_seeds(archive: Archive, settings: Settings) -> None:
    report = await load_seeds(archive, settings.seeds)
    for problem in report.problems:
        log.error("Seed not loaded: %s", problem)
    for reference in report.kept:
        log.warning(
            "The seed file of %s has changed, but a person has edited or removed the article here: that stands. "
            "!article edit %s takes over what you want of the file.",
            reference,
            reference,
        )
    for name in report.missing:
        log.warning("Seed file %s is gone from %s; its article stays in the archive.", name, settings.seeds)
    log.info("Seeds: %d new, %d updated, %d unchanged", len(report.added), len(report.updated), report.unchanged)


def _log_to_stderr(settings: Settings) -> None:
    level = settings.log_level or ("INFO" if settings.token else "WARNING")
    handler: logging.Handler
    if sys.stderr.isatty():
        handler = RichHandler(console=Console(stderr=True), show_path=False)
    else:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler])
    if level != "DEBUG":
        # discord.py logs each reconnection of a healthy session at INFO.
        logging.getLogger("discord").setLevel(logging.WARNING)


def _stop_on_sigterm() -> None:
    """Let a service manager's stop signal close the archive in good order."""
    task = asyncio.current_task()
    if task is not None and sys.platform != "win32":
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)


if __name__ == "__main__":
    sys.exit(main())
