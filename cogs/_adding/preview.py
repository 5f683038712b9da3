"""The preview: what would be stored, with buttons for the one who asked."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from cogs import _render
from cogs._adding.buttons import buttons
from cogs._adding.gathering import gather
from cogs._bot import Context, scope_of
from cogs._progress import Progress
from corpus.pending import Origin


async def add(ctx: Context, text: str, attachments: Sequence[discord.Attachment]) -> None:
    """Show what would be added, with buttons; nothing is stored before one is pressed.

    The command that calls this is for moderators and thus has been typed in a server.

    Args:
        ctx: the command.
        text: addresses, or the text of an article; with one address in its first line, the text of that page.
        attachments: files.

    Raises:
        CorpusError: nothing in it can be read.
    """
    scope, author = scope_of(ctx), ctx.author
    assert scope.guild_id is not None  # noqa: S101  # the level of the command sees to it
    async with Progress(ctx) as progress:
        previews, problems = await gather(ctx.bot, scope, text, attachments, progress.say)
        origin = Origin("add", author.display_name, author.id, ctx.channel.id)
        candidates = [preview.candidate for preview in previews]
        pending = await ctx.bot.archive.adding.propose(scope.guild_id, origin, candidates)
        shown = _render.preview(previews[0], problems) if len(previews) == 1 else _render.previews(previews, problems)
        await progress.done(embed=shown, view=buttons(pending, previews))
