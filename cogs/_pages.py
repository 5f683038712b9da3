"""Pages: answers longer than one embed, and questions back with a button for each choice."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import discord
from discord.ext import commands

from cogs._format import shorten
from cogs._pictures import Picture
from cogs._shown import note_answer

log = logging.getLogger(__name__)
# An interaction's token lives for 15 minutes; after that an answer to a slash command cannot be edited any more.
SECONDS = 14 * 60
LABEL = 80  # characters of a button's label (Discord API reference, "Component Reference", Button)


class AuthorView(discord.ui.View):
    """Buttons that only the person who asked may press, taken away when nobody does for a while."""

    def __init__(self, author: discord.abc.User) -> None:
        super().__init__(timeout=SECONDS)
        self.author = author
        self.message: discord.Message | None = None

    async def interaction_check(self, interaction: discord.Interaction) -> bool:
        """Refuse other people's presses with a private sentence."""
        if interaction.user.id == self.author.id:
            return True
        await interaction.response.send_message(
            f"These buttons belong to {self.author.display_name}. Type the command yourself to get your own.",
            ephemeral=True,
        )
        return False

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

    def __init__(self, author: discord.abc.User, pages: Sequence[discord.Embed]) -> None:
        super().__init__(author)
        self.pages = pages
        self.number = 0
        self._show_ends()

    @discord.ui.button(label="Back", emoji="◀", style=discord.ButtonStyle.secondary)
    async def back(self, interaction: discord.Interaction, _button: discord.ui.Button[Pages]) -> None:
        """Turn to the page before."""
        await self._turn(interaction, self.number - 1)

    @discord.ui.button(label="Next", emoji="▶", style=discord.ButtonStyle.secondary)
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


class Choices(AuthorView):
    """A question back: one button a choice, gone once one is pressed."""

    def __init__(
        self,
        author: discord.abc.User,
        labels: Sequence[str],
        choose: Callable[[discord.Interaction, int], Awaitable[None]],
    ) -> None:
        super().__init__(author)
        for index, label in enumerate(labels[:10]):
            self.add_item(_Choice(shorten(label, LABEL), index, choose))


class _Choice(discord.ui.Button[Choices]):
    def __init__(self, label: str, index: int, choose: Callable[[discord.Interaction, int], Awaitable[None]]) -> None:
        super().__init__(label=label, style=discord.ButtonStyle.primary)
        self._index = index
        self._choose = choose

    async def callback(self, interaction: discord.Interaction) -> None:
        if self.view is not None:
            self.view.stop()
        await self._choose(interaction, self._index)


async def send_pages(
    context: commands.Context[Any],
    pages: Sequence[discord.Embed],
    picture: Picture | None = None,
    result: object = None,
    files: Sequence[discord.File] = (),
) -> None:
    """Answer a command with one page, or with pages to turn.

    Args:
        context: the command.
        pages: what to show.
        picture: shown in each page.
        result: what the archive handed out for it; the articles in it are noted as shown.
        files: shown below.
    """
    attached = [*_pictured(pages, picture), *files]
    if len(pages) == 1:
        message = await context.reply(embed=pages[0], files=attached)
    else:
        view = Pages(context.author, pages)
        message = view.message = await context.reply(embed=pages[0], view=view, files=attached)
    await note_answer(context.bot, message, context.guild, result)


async def show_pages(
    interaction: discord.Interaction,
    pages: Sequence[discord.Embed],
    picture: Picture | None = None,
    result: object = None,
) -> None:
    """Put pages in the place of the message whose button was pressed, and was answered with ``defer()``.

    The arguments are those of :func:`send_pages`.
    """
    view = Pages(interaction.user, pages) if len(pages) > 1 else None
    message = await interaction.edit_original_response(embed=pages[0], view=view, attachments=_pictured(pages, picture))
    if view is not None:
        view.message = message
    await note_answer(interaction.client, message, interaction.guild, result)


def _pictured(pages: Sequence[discord.Embed], picture: Picture | None) -> list[discord.File]:
    """Show the picture in every page: one that no page refers to would stand below it a second time."""
    if picture is None:
        return []
    for page in pages:
        page.set_image(url=f"attachment://{picture.name}")
    return [picture.file()]
