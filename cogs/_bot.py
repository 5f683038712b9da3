"""The bot: discord.py's, with an archive, the cogs, and command sync only when the commands changed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
from typing import Any

import discord
import yarl
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from cogs import EXTENSIONS
from cogs._answer_buttons import LASTING, buttons_of
from cogs._answers import Answers
from cogs._background import Background
from cogs._health import HealthLines
from cogs._permissions import in_allowed_channel
from cogs._pictures import Pictures
from cogs._scopes import guild_of
from cogs._scopes import scope_of as scope_of  # where commands look for it
from cogs._settings import Settings
from cogs._words import speak, word
from corpus.archive import Archive
from corpus.guild_settings import GuildSettings
from corpus.models import SHARED

log = logging.getLogger(__name__)
# The bot never speaks aloud; discord.py would warn at each start that it cannot.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
HOUR = 3_600.0
PRIVATE = "private"  # in a command's ``extras``: its slash command is always answered so that only the asker sees it


class Context(commands.Context["Cuttings"]):
    """A command as it was run, with what the server that it was run in has set."""

    guild_settings = GuildSettings()
    is_private = False  # whether only the one who asked sees the answer


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
            command_prefix=_prefixes,
            intents=intents,
            help_command=None,
            case_insensitive=True,
            strip_after_prefix=True,
            # News text may hold "@everyone"; nothing the bot sends may ping anybody.
            allowed_mentions=discord.AllowedMentions.none(),
            activity=discord.CustomActivity(name=f"{settings.prefix}help"),
            # What may also be used where the bot is not says so itself.
            allowed_installs=discord.app_commands.AppInstallationType(guild=True, user=False),
        )
        self.archive = archive
        self.settings = settings
        self.started_at = archive.clock()
        self.background = Background(self.wait_until_ready, archive.clock)
        self.pictures = Pictures()
        self.answers = Answers(self, buttons_of)
        self.health_lines: dict[str, HealthLines] = {}
        self.before_invoke(_defer)
        self.add_check(in_allowed_channel)

    def how_to_enable_prefix(self, prefix: str) -> str:
        """Return a sentence for people on why commands with the server's prefix are not heard."""
        return (
            f"I cannot read `{prefix}` commands in channels: the Message Content Intent is off. Whoever "
            "runs me can switch it on at discord.com/developers → the application → Bot → Message Content Intent, and "
            "restart me. Until then, mention me (`@Cuttings quote Putin`) or use slash commands (`/quote`)."
        )

    async def setup_hook(self) -> None:
        """Load the cogs and register the slash commands if they changed. Nothing here may wait for being ready."""
        self.owner_ids = _owners(self.application or await self.application_info())
        self.add_dynamic_items(*LASTING)
        for extension in EXTENSIONS:
            await self.load_extension(extension)
        await self.register_commands(only_if_changed=True)
        self.background.start("names at hand", HOUR, self._read_names)

    async def _read_names(self) -> None:
        """Look up a name once, so that nobody who types one is the first to wait for the index of the shared names."""
        await self.archive.suggestions.people("names", SHARED)

    async def close(self) -> None:
        """End the background jobs and the drawing of pictures, then the connection."""
        await self.background.stop()
        self.pictures.close()
        # discord.py does not end this task, which lives for two seconds after a connection and then needs what is gone.
        getting_ready = self._connection._ready_task  # noqa: SLF001  # there is no public way to it
        if getting_ready is not None:
            getting_ready.cancel()
        await super().close()

    async def on_ready(self) -> None:
        """Log that the bot is connected; this runs again after each new session."""
        log.info("Connected as %s, in %s", self.user, _count(len(self.guilds), "server"))

    async def get_context(self, origin: discord.Message | discord.Interaction, /, *, cls: Any = Context) -> Any:
        """Return the context of a message or a slash command; of a command, with what its server has set.

        What follows is said in the language of whoever typed a slash command, else in the server's.
        """
        context = await super().get_context(origin, cls=cls)
        guild = guild_of(context)
        if guild is not None and context.prefix is not None:
            context.guild_settings = await self.archive.guild_settings.get(guild.id)
        if context.prefix is not None:
            reader = context.interaction.locale.value if context.interaction else None
            speak(reader, context.guild_settings.locale)
        return context

    async def prefix_in(self, guild: discord.Guild | int | None) -> str:
        """Return what commands begin with in a server; ``None`` stands for direct messages."""
        number = guild.id if isinstance(guild, discord.Guild) else guild
        return (await self.archive.guild_settings.get(number)).prefix or self.settings.prefix

    async def on_message(self, message: discord.Message, /) -> None:
        """Run commands; say once a server what to switch on when their words cannot be read."""
        await self.process_commands(message)
        if self.user is not None and message.content == self.user.mention and not message.author.bot:
            # Somebody who does not know, or no longer knows, what commands begin with here.
            prefix = await self.prefix_in(message.guild)
            speak(None, (await self.archive.guild_settings.get(message.guild.id if message.guild else None)).locale)
            with contextlib.suppress(discord.HTTPException):
                await message.reply(word("help.prefix", prefix=f"`{prefix}`", help=f"`{prefix}help`"))
        unread = not self.intents.message_content and not message.content and message.guild is not None
        if unread and not message.author.bot and message.type is discord.MessageType.default:
            await self._explain_prefix(message)

    async def _explain_prefix(self, message: discord.Message) -> None:
        # Whoever wrote this may have typed a command: its words are all that Discord keeps back.
        note = f"message content explained in {message.guild and message.guild.id}"
        if await self.archive.notes.get(note) is None:
            await self.archive.notes.put(note, "yes")
            with contextlib.suppress(discord.Forbidden):
                await message.reply(self.how_to_enable_prefix(await self.prefix_in(message.guild)))

    async def register_commands(self, *, only_if_changed: bool = False) -> int:
        """Register the slash commands with Discord and return how many there are.

        Args:
            only_if_changed: whether to leave it if Discord has them already: creating is limited to 200 a day.
        """
        slash_commands = len(self.tree.get_commands(type=discord.AppCommandType.chat_input))
        payload = [command.to_dict(self.tree) for command in self.tree.get_commands()]
        fingerprint = hashlib.sha256(json.dumps([str(self.application_id), payload], sort_keys=True).encode()).digest()
        if not only_if_changed or await self.archive.notes.get("command tree") != fingerprint.hex():
            await self.tree.sync()
            await self.archive.notes.put("command tree", fingerprint.hex())
            log.info("Registered %s with Discord", _count(slash_commands, "slash command"))
        return slash_commands


def connect_to(settings: Settings) -> None:
    """Point discord.py at the Discord-compatible server that the settings name."""
    Route.BASE = settings.api_base
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.gateway_url)


def prefix_of(context: commands.Context[Any]) -> str:
    """Return what commands begin with where a command was run."""
    own = context.guild_settings.prefix if isinstance(context, Context) else None
    return own or context.bot.settings.prefix


async def _prefixes(bot: Cuttings, message: discord.Message) -> list[str]:
    return commands.when_mentioned_or(await bot.prefix_in(message.guild))(bot, message)


def _owners(application: discord.AppInfo) -> set[int]:
    """Return who runs the bot: the application's owner; of a team its owner, administrators and developers."""
    if application.team is None:
        return {application.owner.id}
    roles = (discord.TeamMemberRole.admin, discord.TeamMemberRole.developer)
    members = {member.id for member in application.team.members if member.role in roles}
    return members | ({application.team.owner_id} if application.team.owner_id else set())


async def _defer(context: commands.Context[Any]) -> None:
    # Discord waits three seconds for the first response to a slash command; does nothing for a "!" command.
    command = context.command
    private = command is not None and bool(command.extras.get(PRIVATE))
    if not private:
        asked = context.kwargs.get("private")  # the option that cogs._options gives the reading commands
        private = context.guild_settings.private_answers if asked is None and isinstance(context, Context) else asked
    if isinstance(context, Context):
        context.is_private = bool(private) and context.interaction is not None
    await context.defer(ephemeral=bool(private))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
