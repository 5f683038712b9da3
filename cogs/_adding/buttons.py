"""Buttons below what waits for a decision. All they know is in their custom_id and in the database."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Self

import discord

from cogs import _render
from cogs._adding.form import EditForm
from cogs._adding.telling import tell_outcome
from cogs._permissions import Level, NotAllowedError, actor_of, require
from cogs._progress import Progress
from corpus.adding import Metadata, Preview
from corpus.pending import Pending

if TYPE_CHECKING:
    from cogs._bot import Cuttings

_TEMPLATE = r"pending:(?P<verb>accept|edit|reject):(?P<number>\d{1,18})"
# Labels of the buttons: below a moderator's own preview, and in the queue.
_LABELS = {
    "accept": ("Add", "Approve", discord.ButtonStyle.success),
    "edit": ("Edit", "Edit", discord.ButtonStyle.secondary),
    "reject": ("Cancel", "Reject", discord.ButtonStyle.danger),
}


def buttons(pending: Pending, previews: Sequence[Preview]) -> discord.ui.View:
    """Return the buttons below what waits; where there is nothing to add, without the one that adds it."""
    view = discord.ui.View(timeout=None)
    is_new = not all(duplicate.is_refused for preview in previews for duplicate in preview.duplicates[:1])
    if is_new or not all(preview.duplicates for preview in previews):
        view.add_item(PendingButton("accept", pending))
    if len(previews) == 1:
        view.add_item(PendingButton("edit", pending))
    view.add_item(PendingButton("reject", pending))
    return view


class PendingButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=_TEMPLATE):
    """A button that decides upon something that waits."""

    def __init__(self, verb: str, pending: Pending | int) -> None:
        self.verb = verb
        self.number = pending if isinstance(pending, int) else pending.number
        own, queue, style = _LABELS[verb]
        label = own
        if isinstance(pending, Pending):
            label = queue if pending.origin.kind != "add" else own
            label = "Add all" if verb == "accept" and len(pending.articles) > 1 else label
        super().__init__(discord.ui.Button(label=label, style=style, custom_id=f"pending:{verb}:{self.number}"))

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button that was pressed."""
        return cls(match["verb"], int(match["number"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the button says, if the one who pressed it may."""
        try:
            pending = await _decidable(interaction, self.number)
            if pending.outcome is not None:
                await interaction.response.edit_message(embed=_render.decided(pending), view=None)
            elif self.verb == "accept":
                await _accept(interaction, pending)
            elif self.verb == "reject":
                await _reject(interaction, pending)
            else:
                metadata = await interaction.client.archive.adding.metadata(pending)
                await interaction.response.send_modal(EditForm(metadata, self._edit))
        except Exception as error:
            # discord.py would only log it; errors.py answers for buttons as for commands.
            interaction.client.dispatch("button_error", interaction, error)

    async def _edit(self, interaction: discord.Interaction[Cuttings], typed: Metadata) -> None:
        """Show the preview with what was typed in the place of the old one."""
        # Asked again: between the press and the form's end they may have lost the right.
        pending = await _decidable(interaction, self.number)
        await interaction.response.defer()
        preview = await interaction.client.archive.adding.edit(pending, typed)
        embed = _render.preview(preview) if pending.origin.kind == "add" else _render.queued(pending, preview)
        await interaction.edit_original_response(embed=embed, view=buttons(pending, [preview]))


async def _decidable(interaction: discord.Interaction[Cuttings], number: int) -> Pending:
    """Return what waits under a number, if the one who pressed a button may decide upon it.

    Raises:
        NotAllowedError: they may not: they do not moderate, or it is somebody else's preview.
        IngestError: it waits no longer.
    """
    bot, user = interaction.client, interaction.user
    await require(bot, user, interaction.guild, Level.MODERATOR)
    pending = await bot.archive.adding.get(interaction.guild_id or 0, number)
    if pending.origin.kind == "add" and pending.origin.user != user.id:
        raise NotAllowedError(
            f"These buttons belong to {pending.origin.name}. Type the command yourself to get your own."
        )
    return pending


async def _accept(interaction: discord.Interaction[Cuttings], pending: Pending) -> None:
    await interaction.response.defer()
    total = len(pending.articles)
    async with Progress(interaction) as progress:
        decided = await interaction.client.archive.adding.accept(
            pending, actor_of(interaction.user), lambda done: progress.say(f"adding… {done} of {total}")
        )
        await progress.done(embed=_render.decided(decided.pending), view=None)
    if decided.is_first:
        await tell_outcome(interaction.client, decided.pending)


async def _reject(interaction: discord.Interaction[Cuttings], pending: Pending) -> None:
    await interaction.response.defer()
    decided = await interaction.client.archive.adding.reject(pending, actor_of(interaction.user))
    await interaction.edit_original_response(embed=_render.decided(decided.pending), view=None)
    if decided.is_first:
        await tell_outcome(interaction.client, decided.pending)
