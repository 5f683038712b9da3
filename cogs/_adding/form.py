"""The form in which a moderator corrects what was found about an article, before it is stored."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from corpus.adding import Metadata
from corpus.keeping.edits import LONGEST, LONGEST_URL

Submit = Callable[[discord.Interaction[Any], Metadata], Awaitable[None]]


class EditForm(discord.ui.Modal):
    """Title, outlet, byline, date and address of an article that waits.

    Args:
        metadata: what the form shows at first.
        submit: told what was typed.
    """

    title_input: discord.ui.Label[Any] = discord.ui.Label(
        text="Title", component=discord.ui.TextInput[Any](max_length=LONGEST)
    )
    outlet_input: discord.ui.Label[Any] = discord.ui.Label(
        text="Outlet", component=discord.ui.TextInput[Any](max_length=LONGEST, required=False)
    )
    byline_input: discord.ui.Label[Any] = discord.ui.Label(
        text="Byline", component=discord.ui.TextInput[Any](max_length=LONGEST, required=False)
    )
    published_input: discord.ui.Label[Any] = discord.ui.Label(
        text="Published",
        component=discord.ui.TextInput[Any](max_length=60, required=False, placeholder="2015-06-29 or 29 June 2015"),
    )
    url_input: discord.ui.Label[Any] = discord.ui.Label(
        text="URL", component=discord.ui.TextInput[Any](max_length=LONGEST_URL, required=False, placeholder="https://…")
    )

    def __init__(self, metadata: Metadata, submit: Submit) -> None:
        super().__init__(title="Before it is added")
        self._submit = submit
        for box, value in zip(self._boxes(), metadata, strict=True):
            box.default = value

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Hand over what was typed."""
        await self._submit(interaction, Metadata(*(box.value for box in self._boxes())))

    async def on_error(self, interaction: discord.Interaction, error: Exception, /) -> None:
        """Answer a form that failed as the commands' errors are answered."""
        interaction.client.dispatch("button_error", interaction, error)

    def _boxes(self) -> list[discord.ui.TextInput[Any]]:
        labels = (self.title_input, self.outlet_input, self.byline_input, self.published_input, self.url_input)
        return [label.component for label in labels if isinstance(label.component, discord.ui.TextInput)]
