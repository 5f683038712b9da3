"""Pages: what is longer than one embed; and who may press which button."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Sequence
from typing import Any

import discord
from discord.ext import commands

from cogs._buttons import speak_to
from cogs._pictures import Picture
from cogs._shown import note_answer
from cogs._words import word

log = logging.getLogger(__name__)
# An interaction's token lives for 15 minutes; after that an answer to a slash command cannot be edited any more.
SECONDS = 14 * 60
PAGES = "pages:"  # what the custom_ids of buttons that turn pages in memory begin with
LABEL = 80  # characters of a button's label (Discord API reference, "Component Reference", Button)


class AuthorView(discord.ui.View):
    """Buttons that only the person who asked may press, taken away when nobody does for a while."""

    def __init__(self, user: int) -> None:
        super().__init__(timeout=SECONDS)
        self.user = user
        self.message: discord.Message | None = None

    async def interaction_check(self, interaction: discord.Interaction) -> bool:
        """Refuse other people's presses with a private sentence."""
        await speak_to(interaction)
        return not await refuse_stranger(interaction, self.user)

    async def on_timeout(self) -> None:
        """Take the buttons away."""
        if self.message is not None:
            # The message or the channel may be gone by now; then there is nothing to take away.
            with contextlib.suppress(discord.HTTPException):
                await self.message.edit(view=None)

    async def on_error(self, interaction: discord.Interaction, error: Exception, item: discord.ui.Item[Any], /) -> None:
        """Answer a press that failed as the commands' errors are answered."""
        interaction.client.dispatch("button_error", interaction, error)


class Pages(AuthorView):
    """One embed at a time, with buttons to turn the pages."""

    def __init__(self, user: int, pages: Sequence[discord.Embed]) -> None:
        super().__init__(user)
        self.pages = pages
        self.number = 0
        self.back.label, self.forward.label = word("button.back"), word("button.next")
        self._show_ends()

    @discord.ui.button(emoji="◀", custom_id=f"{PAGES}back", style=discord.ButtonStyle.secondary)
    async def back(self, interaction: discord.Interaction, _button: discord.ui.Button[Pages]) -> None:
        """Turn to the page before."""
        await self._turn(interaction, self.number - 1)

    @discord.ui.button(emoji="▶", custom_id=f"{PAGES}next", style=discord.ButtonStyle.secondary)
    async def forward(self, interaction: discord.Interaction, _button: discord.ui.Button[Pages]) -> None:
        """Turn to the next page."""
        await self._turn(interaction, self.number + 1)

    async def _turn(self, interaction: discord.Interaction, number: int) -> None:
        # Two quick presses may arrive before the first is shown.
        self.number = min(max(number, 0), len(self.pages) - 1)
        self._show_ends()
        await interaction.response.edit_message(embed=self.pages[self.number], view=self)

    def _show_ends(self) -> None:
        self.back.disabled = self.number == 0
        self.forward.disabled = self.number == len(self.pages) - 1


async def send_pages(context: commands.Context[Any], pages: Sequence[discord.Embed], result: object = None) -> None:
    """Answer a command with one page, or with pages to turn for a quarter of an hour.

    Args:
        context: the command.
        pages: what to show.
        result: what the archive handed out for it; the articles in it are noted as shown.
    """
    if len(pages) == 1:
        message = await context.reply(embed=pages[0])
    else:
        view = Pages(context.author.id, pages)
        message = view.message = await context.reply(embed=pages[0], view=view)
    await note_answer(context.bot, message, context.guild, result)


async def reply_privately(interaction: discord.Interaction[Any], pages: Sequence[discord.Embed]) -> None:
    """Answer a press, deferred or not, with pages that only the one who pressed sees."""
    below: dict[str, Any] = {"view": Pages(interaction.user.id, pages)} if len(pages) > 1 else {}
    if interaction.response.is_done():
        await interaction.followup.send(embed=pages[0], ephemeral=True, **below)
    else:
        await interaction.response.send_message(embed=pages[0], ephemeral=True, **below)


async def refuse_stranger(interaction: discord.Interaction[Any], user: int) -> bool:
    """Refuse a press by anybody but ``user`` with a private sentence; return whether it was refused."""
    if interaction.user.id == user:
        return False
    await interaction.response.send_message(word("button.stranger"), ephemeral=True)
    return True


def pictured(pages: Sequence[discord.Embed], picture: Picture | None) -> list[discord.File]:
    """Show the picture in every page: one that no page refers to would stand below it a second time."""
    if picture is None:
        return []
    for page in pages:
        page.set_image(url=f"attachment://{picture.name}")
    return [picture.file()]
