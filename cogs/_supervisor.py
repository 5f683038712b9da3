"""Staying connected: what is transient is tried again with a growing pause, what is not ends with one sentence.

discord.py reconnects a session that was up by itself. But a first connection that fails, and any error inside one of
its event parsers, ends ``Client.start``; that is what is caught here. Pauses grow to five minutes, because Discord
resets the token of a bot that identifies more than 1,000 times a day (Discord API reference, "Gateway").
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Callable

import aiohttp
import discord
from discord.ext import commands

from cogs._bot import Cuttings
from corpus.errors import CorpusError

log = logging.getLogger(__name__)
SHORTEST_PAUSE = 2.0  # seconds
LONGEST_PAUSE = 300.0  # seconds
STEADY = 600.0  # seconds up after which the next failure is a new one
# Errors of ours, or of what was set: trying again would only repeat them.
_FINAL = (commands.ExtensionError, discord.app_commands.CommandSyncFailure, CorpusError)


class StartError(CorpusError):
    """The bot cannot be connected, and trying again will not help."""


async def keep_connected(make_bot: Callable[[bool], Cuttings]) -> None:
    """Run a bot until it is closed, making a new one after each transient failure.

    Args:
        make_bot: makes a bot, asking for message content or not.

    Raises:
        StartError: the token or a setting is wrong; the text says what to do.
    """
    message_content = True
    pause = SHORTEST_PAUSE
    while True:
        began = time.monotonic()
        try:
            async with make_bot(message_content) as bot:
                await bot.start(bot.settings.token)
                return
        except discord.LoginFailure as error:
            raise StartError(
                "Discord refused the token. Copy a new one from discord.com/developers → your application → Bot → "
                "Reset Token into DISCORD_TOKEN, and start again."
            ) from error
        except discord.PrivilegedIntentsRequired as error:
            if not message_content:
                raise StartError(
                    "Discord refuses the intents this bot asks for. Check the application at discord.com/developers."
                ) from error
            message_content = False
            log.warning(
                "The Message Content Intent is off for this application, so “%s” commands will not be heard; "
                "mentions and slash commands will. Switch it on at discord.com/developers → Bot and restart.",
                "!",
            )
            continue
        except discord.HTTPException as error:
            if error.status < 500 and error.status != 429:
                raise StartError(
                    f"Discord refused the connection: {error.text or error} (HTTP {error.status})."
                ) from error
            log.warning("Discord answered %s", error)
        except _FINAL:
            raise
        except (OSError, aiohttp.ClientError, discord.DiscordException, TimeoutError) as error:
            log.warning("Connection to Discord failed: %s", error or type(error).__name__)
        except Exception:
            # discord.py lets errors of its event parsers, and of a failed first connection, through to here.
            log.exception("discord.py stopped")
        if time.monotonic() - began > STEADY:
            pause = SHORTEST_PAUSE
        wait = pause * random.uniform(0.5, 1.0)  # noqa: S311  # spreads restarts, no secret
        log.warning("Trying again in %.0f seconds", wait)
        await asyncio.sleep(wait)
        pause = min(pause * 2, LONGEST_PAUSE)
