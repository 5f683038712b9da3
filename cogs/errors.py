"""Errors: the one place that turns exceptions into sentences.

====================================  =====================================================================
what was raised                       what the person sees
====================================  =====================================================================
``CorpusError`` and its kinds         its own text: expected, and written for people
a missing or wrong argument           what the command needs, with its examples and a Help button
an unknown command                    that there is none, and those that are close
a check that failed                   what is needed to run the command
too many at once (cooldown)           when to try again
a form, or pages, from before a       that it is to be opened again
restart
anything else                         a short id; the traceback is in the log under the same id
====================================  =====================================================================
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs import _render
from cogs._bot import Context, Cuttings, prefix_of
from cogs._buttons import speak_to
from cogs._commands import examples, no_such_command
from cogs._format import escape, shorten, with_prefix
from cogs._help_button import HelpButton, help_button
from cogs._pages import PAGES
from cogs._permissions import is_allowed_channel, missing_permissions
from cogs._scopes import guild_of
from cogs._words import listed, word
from corpus.errors import CorpusError, NotFoundError, QueryError

log = logging.getLogger(__name__)
PLAIN = 2000  # characters of a message without embeds
_WRONG = (commands.UserInputError, app_commands.TransformerError)  # arguments of the wrong kind, or none
ANSWER_SECONDS = 2.0  # until what nobody has answered is answered; Discord waits for three


class Errors(commands.Cog):
    """Answers for what went wrong."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_command_error(self, ctx: Context, error: commands.CommandError) -> None:
        """Answer a command that failed, prefix and slash alike."""
        cause = unwrapped(error)
        if isinstance(cause, commands.CommandNotFound):
            name = ctx.invoked_with or ""
            if not any(character.isalpha() for character in name):
                return  # "!!!" and "!?" are not commands but feelings
            if not is_allowed_channel(ctx):
                return  # most likely a command of another bot, to which this server has left the channel
            cause = no_such_command(self.bot, name, prefix_of(ctx))
        missing = missing_permissions(ctx.channel, ctx.me) if ctx.interaction is None else []
        if missing and isinstance(cause, discord.HTTPException):
            # What says so must not need what is missing: it is plain text, and no reply.
            with contextlib.suppress(discord.HTTPException):
                await ctx.send(word("error.my_permissions", permissions=listed(missing)))
            return
        embed = self._explain(cause, ctx.command, prefix_of(ctx), f"command {ctx.command} by {ctx.author.id}")
        # The channel may be gone, or writing there forbidden; then there is nobody to tell.
        with contextlib.suppress(discord.HTTPException):
            if missing:
                await ctx.send(shorten(f"{embed.title}: {embed.description}", PLAIN))
            else:
                is_wrong = isinstance(cause, (*_WRONG, QueryError))
                below: dict[str, Any] = {"view": help_button(ctx.command)} if ctx.command and is_wrong else {}
                await ctx.reply(embed=embed, ephemeral=True, **below)

    @commands.Cog.listener()
    async def on_button_error(self, interaction: discord.Interaction, error: Exception) -> None:
        """Answer a button that failed."""
        await speak_to(interaction)
        prefix = await self.bot.prefix_in(guild_of(interaction))
        embed = self._explain(unwrapped(error), None, prefix, f"button by {interaction.user.id}")
        with contextlib.suppress(discord.HTTPException):
            if interaction.response.is_done():
                await interaction.followup.send(embed=embed, ephemeral=True)
            else:
                await interaction.response.send_message(embed=embed, ephemeral=True)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """See to it that each form that is sent, and each press that turns a page, gets an answer."""
        form = interaction.type is discord.InteractionType.modal_submit
        if form or (interaction.data or {}).get("custom_id", "").startswith(PAGES):
            await speak_to(interaction)
            text = word("error.form_gone" if form else "error.pages_gone")
            asyncio.get_running_loop().call_later(ANSWER_SECONDS, self._answer, interaction, text)

    def _answer(self, interaction: discord.Interaction, text: str) -> None:
        # Unlike other buttons, forms and pages live in memory: what was opened before a restart is nobody's any more.
        if not interaction.response.is_done() and not self.bot.is_closed():
            self.bot.dispatch("button_error", interaction, CorpusError(text))

    def _explain(
        self, error: BaseException, command: commands.Command[Any, ..., Any] | None, prefix: str, where: str
    ) -> discord.Embed:
        text = _expected(error, command, prefix)
        if text is not None:
            log.debug("%s: %s", where, error)
            title = word("error.absent" if isinstance(error, NotFoundError) else "error.failed")
            return _render.message(title, text)
        incident = secrets.token_hex(3)
        log.error("Incident %s in %s", incident, where, exc_info=error)
        return _render.message(word("error.broke"), word("error.incident", incident=f"`{incident}`"))


def _expected(error: BaseException, command: commands.Command[Any, ..., Any] | None, prefix: str) -> str | None:
    """Return the sentence for an error that people can cause, or ``None`` for a surprise."""
    if isinstance(error, CorpusError):
        near = [f"**{escape(name)}**" for name in getattr(error, "near", ())]
        is_told = not near or "Did you mean" in str(error)
        hint = "" if is_told else f"\n{word('did_you_mean', names=listed(near, 'or'))}"
        return f"{with_prefix(str(error), prefix)}{hint}"
    if isinstance(error, commands.MissingRequiredArgument):
        needed = word("error.missing", command=_typed(command, prefix), what=error.param.name)
        return needed + _examples(command, prefix)
    if isinstance(error, _WRONG):
        return word("error.wrong", command=_typed(command, prefix)) + _examples(command, prefix)
    if isinstance(error, (commands.MissingPermissions, app_commands.MissingPermissions)):
        return word("error.permissions", command=_typed(command, prefix), permissions=_permissions(error))
    if isinstance(error, (commands.BotMissingPermissions, app_commands.BotMissingPermissions)):
        return word("error.my_permission", permissions=_permissions(error))
    if isinstance(error, (commands.CommandOnCooldown, app_commands.CommandOnCooldown)):
        return word("error.too_fast", number=round(error.retry_after))
    if isinstance(error, (commands.CheckFailure, app_commands.CheckFailure)):
        return word("error.refused", command=_typed(command, prefix))
    return None


def _typed(command: commands.Command[Any, ..., Any] | None, prefix: str) -> str:
    return f"`{prefix}{command.qualified_name if command else ''}`"


def _permissions(error: Any) -> str:
    return listed([permission.replace("_", " ") for permission in error.missing_permissions])


def _examples(command: commands.Command[Any, ..., Any] | None, prefix: str) -> str:
    shown = examples(command, prefix) if command else []
    return "".join(f"\n`{example}`" for example in shown[:3])


def unwrapped(error: BaseException) -> BaseException:
    """Return what a command raised; discord.py wraps it once for a prefix command and twice for a slash command."""
    while isinstance(
        error, (commands.CommandInvokeError, commands.HybridCommandError, app_commands.CommandInvokeError)
    ):
        error = error.original
    return error


async def setup(bot: Cuttings) -> None:
    """Add the listeners and the Help button."""
    bot.add_dynamic_items(HelpButton)
    await bot.add_cog(Errors(bot))

    @bot.tree.error
    async def on_tree_error(interaction: discord.Interaction[Any], error: app_commands.AppCommandError) -> None:
        # Hybrid commands never come here; a slash command that Discord still shows after an update does.
        bot.dispatch("button_error", interaction, error)
