"""Proposals: a digest that waits to be saved, with buttons that outlive a restart."""

from __future__ import annotations

import re
from typing import Any

import discord

from cogs import _render
from cogs._buttons import Lasting
from cogs._permissions import Level, actor_of, require
from corpus.digests.model import Digest
from corpus.errors import NotFoundError

_LOOKS = {
    "save": ("Save", discord.ButtonStyle.success),
    "cancel": ("Cancel", discord.ButtonStyle.secondary),
}


class Proposal(
    Lasting,
    discord.ui.DynamicItem[discord.ui.Button[Any]],
    template=r"digest:(?P<verb>save|cancel):(?P<number>\d{1,15})",
):
    """A button below a proposed digest."""

    def __init__(self, verb: str, number: int) -> None:
        self.verb = verb
        self.number = number
        label, style = _LOOKS[verb]
        super().__init__(discord.ui.Button(label=label, style=style, custom_id=f"digest:{verb}:{number}"))

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Proposal:
        """Return the button as it was sent."""
        return cls(match["verb"], int(match["number"]))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Save the digest, or delete the proposal."""
        bot: Any = interaction.client
        await require(bot, interaction.user, interaction.guild, Level.MODERATOR)
        if interaction.guild is None:
            raise NotFoundError("There is no digest here.")
        desk = bot.archive.digests
        if self.verb == "cancel":
            await desk.discard(interaction.guild.id, self.number)
            embed = _render.message("Not saved", "Nothing is posted.")
        else:
            digest = await desk.confirm(interaction.guild.id, self.number, actor_of(interaction.user))
            [embed] = _render.digest_status([digest], {}, "")
        await interaction.response.edit_message(embed=embed, view=None)


def buttons_of(digest: Digest) -> discord.ui.View:
    """Return the buttons for a proposed digest."""
    view = discord.ui.View(timeout=None)
    for verb in _LOOKS:
        view.add_item(Proposal(verb, digest.number))
    return view
