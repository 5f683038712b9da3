"""The bot: discord.py's, with an archive, the cogs, and command sync only when the commands changed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
from typing import Any, TypeAlias

import discord
import yarl
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from cogs import EXTENSIONS
from cogs._background import Background
from cogs._settings import Settings
from corpus.archive import Archive
from corpus.models import Scope

log = logging.getLogger(__name__)
# The bot never speaks aloud; discord.py would warn at each start that it cannot.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
Context: TypeAlias = "commands.Context[Cuttings]"


class Cuttings(commands.Bot):
    """The bot.

    Args:
        archive: the open archive.
        settings: the settings.
        message_content: whether to ask Discord for the words of ordinary messages, which ``!`` commands need.
    """

    def __init__(self, archive: Archive, settings: Settings, *, message_content: bool = True) -> None:
        intents = discord.Intents.none()
        intents.guilds = True
        intents.guild_messages = True
        intents.dm_messages = True
        intents.message_content = message_content
        super().__init__(
            command_prefix=commands.when_mentioned_or(settings.prefix),
            intents=intents,
            help_command=None,
            case_insensitive=True,
            strip_after_prefix=True,
            # News text may hold "@everyone"; nothing the bot sends may ping anybody.
            allowed_mentions=discord.AllowedMentions.none(),
            activity=discord.CustomActivity(name=f"{settings.prefix}help"),
        )
        self.archive = archive
        self.settings = settings
        self.background = Background(self.wait_until_ready, archive.clock)
        self.before_invoke(_defer)

    @property
    def how_to_enable_prefix(self) -> str:
        """A sentence for people on why ``!`` commands are not heard."""
        return (
            f"I cannot read `{self.settings.prefix}` commands in channels: the Message Content Intent is off. Whoever "
            "runs me can switch it on at discord.com/developers → the application → Bot → Message Content Intent, and "
            "restart me. Until then, mention me (`@Cuttings quote Putin`) or use slash commands (`/quote`)."
        )

    async def setup_hook(self) -> None:
        """Load the cogs and register the slash commands if they changed. Nothing here may wait for being ready."""
        for extension in EXTENSIONS:
            await self.load_extension(extension)
        await self._sync_if_changed()

    async def close(self) -> None:
        """End the background jobs, then the connection."""
        await self.background.stop()
        await super().close()

    async def on_ready(self) -> None:
        """Log that the bot is connected; this runs again after each new session."""
        log.info("Connected as %s, in %s", self.user, _count(len(self.guilds), "server"))

    async def on_message(self, message: discord.Message, /) -> None:
        """Run commands; say once a server what to switch on when their words cannot be read."""
        await self.process_commands(message)
        unread = not self.intents.message_content and not message.content and message.guild is not None
        if unread and not message.author.bot and message.type is discord.MessageType.default:
            await self._explain_prefix(message)

    async def _explain_prefix(self, message: discord.Message) -> None:
        # Whoever wrote this may have typed a command: its words are all that Discord keeps back.
        note = f"message content explained in {message.guild and message.guild.id}"
        if await self.archive.notes.get(note) is None:
            await self.archive.notes.put(note, "yes")
            with contextlib.suppress(discord.Forbidden):
                await message.reply(self.how_to_enable_prefix)

    async def _sync_if_changed(self) -> None:
        """Register the slash commands, unless Discord has them already: creating commands is limited to 200 a day."""
        payload = [command.to_dict(self.tree) for command in self.tree.get_commands()]
        fingerprint = hashlib.sha256(json.dumps([str(self.application_id), payload], sort_keys=True).encode()).digest()
        if await self.archive.notes.get("command tree") == fingerprint.hex():
            return
        await self.tree.sync()
        await self.archive.notes.put("command tree", fingerprint.hex())
        log.info("Registered %s with Discord", _count(len(payload), "slash command"))


def connect_to(settings: Settings) -> None:
    """Point discord.py at the Discord-compatible server that the settings name."""
    Route.BASE = settings.api_base
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.gateway_url)


def scope_of(context: commands.Context[Any] | discord.Interaction[Any]) -> Scope:
    """Return whose articles a command may show: the server's on top of the shared ones; in a DM the shared ones."""
    return Scope(context.guild.id if context.guild else None)


async def _defer(context: commands.Context[Any]) -> None:
    # Discord waits three seconds for the first response to a slash command; does nothing for a "!" command.
    await context.defer()


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
