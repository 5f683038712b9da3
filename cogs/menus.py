"""The Apps menu of a message: check the quotation in it, ask who said it, add or suggest the article it links to."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs import _adding, _render
from cogs._answers import Place, Shown
from cogs._bot import Context, Cuttings
from cogs._messages import address_in, attachments_of, quoted_lines, text_of, without_marks
from cogs._permissions import Level, in_allowed_channel, needs, require
from cogs._scopes import guild_of
from cogs._words import word
from corpus.checking import quoted_parts
from corpus.errors import QueryError
from corpus.query import Query

SAID = "said"  # the recipe of answers to *Who said this?*
MOST = 3  # quotations of one message whose speakers are shown
_NOTHING = "That message has no address, no file and no text. Choose one that has an article in it."
_MINE = "That is a message of mine; what it shows of articles is in the archive already."


class Menus(commands.Cog):
    """Entries of the Apps menu of a message. Whoever chooses one is the only one to see the answer."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot
        self.menus = (
            app_commands.ContextMenu(name="Check this quote", callback=self.check),
            app_commands.ContextMenu(name="Who said this?", callback=self.who_said),
            app_commands.ContextMenu(name="Add this article", callback=self.add),
            app_commands.ContextMenu(name="Suggest this article", callback=self.suggest),
        )

    async def cog_load(self) -> None:
        """Put the entries into the menu."""
        for menu in self.menus:
            self.bot.tree.add_command(menu)

    async def cog_unload(self) -> None:
        """Take the entries away."""
        for menu in self.menus:
            self.bot.tree.remove_command(menu.name, type=menu.type)

    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def check(self, interaction: discord.Interaction[Cuttings], message: discord.Message) -> None:
        """Check the longest quotation in a message, or else all of its words, as ``!check`` does."""
        ctx = await self._opened(interaction, Level.READER)
        quotation = max(_quotations(message), key=len)
        await self.bot.answers.give(ctx, "check", quotation)

    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def who_said(self, interaction: discord.Interaction[Cuttings], message: discord.Message) -> None:
        """Show who is quoted with the words of a message."""
        ctx = await self._opened(interaction, Level.READER)
        await self.bot.answers.give(ctx, SAID, "\n".join(_quotations(message)[:MOST]))

    @needs(Level.MODERATOR)
    async def add(self, interaction: discord.Interaction[Cuttings], message: discord.Message) -> None:
        """Preview the article that a message links to, holds as a file, or is the text of, as ``!add`` does."""
        ctx = await self._opened(interaction, Level.MODERATOR)
        await _adding.add(ctx, *self._article(message))

    # Each may fetch a page, as with !suggest.
    @app_commands.checks.cooldown(20, 3_600, key=lambda interaction: (interaction.guild_id, interaction.user.id))
    @needs(Level.MEMBER)
    async def suggest(self, interaction: discord.Interaction[Cuttings], message: discord.Message) -> None:
        """Put the article of a message into the moderators' queue, as ``!suggest`` does."""
        ctx = await self._opened(interaction, Level.MEMBER)
        await _adding.suggest(ctx, *self._article(message))

    async def answer_who_said(self, text: str, place: Place, _entity: int | None = None) -> Shown:
        """Return who said the quotations in a text, a line each."""
        checks = tuple([await self.bot.archive.check(line, place.scope) for line in text.splitlines()])
        return Shown(_render.who_said(checks), Query(text=text, words=text), checks)

    async def _opened(self, interaction: discord.Interaction[Cuttings], level: Level) -> Context:
        """Begin a private answer, and return the context in which commands give theirs.

        Raises:
            NotAllowedError: it is not for whoever chose the entry, or not here.
        """
        await interaction.response.defer(ephemeral=True)
        ctx: Context = await self.bot.get_context(interaction)
        ctx.is_private = True
        await require(self.bot, interaction.user, guild_of(interaction), level)
        await in_allowed_channel(ctx)
        return ctx

    def _article(self, message: discord.Message) -> tuple[str, list[discord.Attachment]]:
        """Return what a message has of an article: an address, or files, or text.

        Raises:
            QueryError: it has nothing of the kind, or is the bot's own.
        """
        if message.author == self.bot.user:
            raise QueryError(_MINE)
        if address := address_in(message):
            return address, []
        if files := attachments_of(message):
            return "", files
        if text := text_of(message):
            return text, []
        raise QueryError(_NOTHING)


def _quotations(message: discord.Message) -> list[str]:
    """Return the quotations in a message, each as one line; where it has none, all of its words.

    A quotation is what Discord shows as one, or else what stands in quotation marks.

    Raises:
        QueryError: it has no words.
    """
    text = text_of(message)
    shown = without_marks(text)
    quoted = [without_marks(part) for part in quoted_lines(text)] or quoted_parts(shown) or [shown]
    found = [" ".join(part.split()) for part in quoted if any(map(str.isalnum, part))]
    if not found:
        raise QueryError(word("menu.no_words"))
    return found


async def setup(bot: Cuttings) -> None:
    """Add the entries, and the recipe of their answers."""
    cog: Any = Menus(bot)
    await bot.add_cog(cog)
    bot.answers.recipes[SAID] = cog.answer_who_said
