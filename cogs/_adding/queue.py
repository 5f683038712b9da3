"""The queue: the moderators' channel, where suggestions and what feeds bring wait for a decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord

from cogs import _render
from cogs._adding.buttons import buttons
from cogs._adding.gathering import gather, read_typed
from cogs._bot import Context, prefix_of, scope_of
from cogs._format import with_prefix
from cogs._progress import Progress
from corpus.adding import Preview
from corpus.errors import CorpusError, DuplicateArticleError, LimitError
from corpus.models import Scope
from corpus.pending import Origin, Pending

if TYPE_CHECKING:
    from cogs._bot import Cuttings

LARGEST = 1_000_000  # bytes of a file that a member may suggest


class NoQueueError(CorpusError):
    """There is no channel for the queue, or the bot cannot write there; the text says what to do."""


async def suggest(ctx: Context, text: str, attachments: Sequence[discord.Attachment]) -> None:
    """Put an article into the queue, and say so; or say at once why not.

    Args:
        ctx: the command, which is for members and thus has been typed in a server.
        text: an address, or the text of an article.
        attachments: a file.

    Raises:
        CorpusError: it cannot be read, is here or in the queue already, or is too much.
    """
    bot, guild, author = ctx.bot, ctx.guild, ctx.author
    assert guild is not None  # noqa: S101  # the level of the command sees to it
    scope, adding = scope_of(ctx), bot.archive.adding
    try:
        await queue_channel(bot, guild)
    except NoQueueError as error:
        # Nothing they did: no error, but the way things are.
        await ctx.reply(embed=_render.message("Nowhere to put it yet", with_prefix(str(error), prefix_of(ctx))))
        return
    await adding.check_suggestions(guild.id, author.id)
    addresses = read_typed(text).addresses
    if len(addresses) + len(attachments) > 1:
        raise LimitError("Suggest one article at a time.")
    for address in addresses:
        await _refuse_known(bot, scope, guild, address)
    async with Progress(ctx) as progress:
        previews, _ = await gather(bot, scope, text, attachments, progress.say, largest=LARGEST)
        if len(previews) > 1:
            raise LimitError("Suggest one article at a time.")
        preview = previews[0]
        _refuse_duplicate(preview)
        if preview.candidate.draft.url:
            await _refuse_known(bot, scope, guild, preview.candidate.draft.url)
        origin = Origin("suggestion", author.display_name, author.id, ctx.channel.id)
        pending = await adding.propose(guild.id, origin, [preview.candidate])
        await post_to_queue(bot, guild, pending)
        await progress.done(embed=_render.suggested(preview))


async def post_to_queue(bot: Cuttings, guild: discord.Guild, pending: Pending) -> discord.Message:
    """Show one article that waits to the moderators, with buttons to decide upon it.

    Args:
        bot: the bot.
        guild: the server whose queue it is.
        pending: one article, proposed with ``archive.adding.propose``.

    Raises:
        NoQueueError: the server has no queue, or the bot may not write there; the article waits no longer.
        IngestError: the article waits no longer, or cannot be read.
    """
    try:
        channel = await queue_channel(bot, guild)
        preview = await bot.archive.adding.preview(pending)
        return await channel.send(embed=_render.queued(pending, preview), view=buttons(pending, [preview]))
    except (NoQueueError, discord.HTTPException) as error:
        await bot.archive.adding.withdraw(pending)
        raise NoQueueError(
            str(error)
            if isinstance(error, NoQueueError)
            else "I may not write in the channel for suggestions. "
            "Ask an administrator to let me, or to choose another with `!settings suggestions`."
        ) from error


async def queue_channel(bot: Cuttings, guild: discord.Guild) -> discord.TextChannel | discord.Thread:
    """Return the channel of a server's queue.

    Raises:
        NoQueueError: the server has set none, or it is gone.
    """
    number = (await bot.archive.guild_settings.get(guild.id)).suggestion_channel
    channel = guild.get_channel_or_thread(number) if number else None
    if not isinstance(channel, (discord.TextChannel, discord.Thread)):
        raise NoQueueError(
            "Suggestions need a channel where the moderators see them, and this server has none yet. An administrator "
            "sets one with `!settings suggestions #channel`. Until then, ask a moderator to add the article: "
            "`!article add`."
        )
    return channel


async def _refuse_known(bot: Cuttings, scope: Scope, guild: discord.Guild, address: str) -> None:
    known = await bot.archive.adding.at_address(scope, address)
    if known is not None:
        raise DuplicateArticleError(
            f"That page is in the archive already, as {known.reference}: `!source {known.reference}`.", known.reference
        )
    if await bot.archive.adding.is_suggested(guild.id, address):
        raise LimitError("That page has been suggested already; the moderators have not decided yet.")


def _refuse_duplicate(preview: Preview) -> None:
    for duplicate in preview.duplicates:
        if duplicate.is_refused:
            reference = duplicate.article.reference
            raise DuplicateArticleError(
                f"That text is in the archive already, as {reference}: `!source {reference}`.", reference
            )
