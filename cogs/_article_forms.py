"""Article forms: the buttons below an article, and the forms in which it is edited.

The buttons outlive a restart. Whoever presses one is checked then, not when it was shown.
"""

from __future__ import annotations

import io
import re
from typing import Any

import discord

from cogs import _render
from cogs._buttons import Lasting
from cogs._keeper import moderator_of
from corpus.keeping import Changed, Edits
from corpus.keeping.edits import EMPTY, LONGEST, LONGEST_URL, parse_values, typed_text, written
from corpus.models import Draft

LONGEST_TEXT = 4_000  # characters of a form's field (Discord API reference, "Component Reference", Text Input)
IN_FORM = ("title", "outlet", "byline", "published", "url")  # a form has five fields


class Undo(
    Lasting, discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=r"article:undo:(?P<change>\d{1,18})"
):
    """Undoes a change, by its number."""

    def __init__(self, change: int) -> None:
        super().__init__(
            discord.ui.Button(label="Undo", style=discord.ButtonStyle.secondary, custom_id=f"article:undo:{change}")
        )
        self.change = change

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Undo:
        """Make the button again from its ``custom_id``."""
        return cls(int(match["change"]))

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Undo the change, and say so below it."""
        keeper = await moderator_of(interaction)
        await interaction.response.defer()
        result = await interaction.client.archive.keeping.undo(keeper, self.change)
        await interaction.edit_original_response(view=None)
        await interaction.followup.send(embed=_render.changed(result))


class OpenForm(
    Lasting,
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=r"article:form:(?P<what>details|text):(?P<number>\d{1,15})",
):
    """Opens a form with an article's details or its text."""

    def __init__(self, what: str, number: int) -> None:
        super().__init__(
            discord.ui.Button(
                label=f"Edit {what}", style=discord.ButtonStyle.primary, custom_id=f"article:form:{what}:{number}"
            )
        )
        self.what = what
        self.reference = f"A{number}"

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> OpenForm:
        """Make the button again from its ``custom_id``."""
        return cls(match["what"], int(match["number"]))

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Show the form; a text that is too long for one is handed over as a file."""
        keeper = await moderator_of(interaction)
        draft, version = await interaction.client.archive.keeping.draft(keeper, self.reference)
        if self.what == "details":
            await interaction.response.send_modal(DetailsForm(self.reference, draft))
        elif len(draft.text) <= LONGEST_TEXT:
            await interaction.response.send_modal(TextForm(self.reference, draft, version))
        else:
            prefix = await interaction.client.prefix_in(interaction.guild)
            file = discord.File(io.BytesIO(draft.text.encode("utf-8", "replace")), f"{self.reference}.txt")
            how = f"Change this file, and send it with `{prefix}article edit {self.reference}`."
            await interaction.response.send_message(
                embed=_render.message(self.reference, f"The text is too long for a form. {how}"),
                file=file,
                ephemeral=True,
            )


class _Form(discord.ui.Modal):
    def __init__(self, title: str, reference: str) -> None:
        super().__init__(title=title)
        self.reference = reference

    def edits(self) -> Edits:
        """Return what was changed in the form."""
        raise NotImplementedError

    @property
    def of(self) -> int | None:
        """The version that the form was made of, where only that may be changed."""
        return None

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Store what was changed."""
        keeper = await moderator_of(interaction)
        edits = self.edits()
        await interaction.response.defer(thinking=True)
        result = await interaction.client.archive.keeping.edit(keeper, self.reference, edits, of=self.of)
        await interaction.followup.send(embed=_render.changed(result), view=undo_view(result))

    async def on_error(self, interaction: discord.Interaction[Any], error: Exception, /) -> None:
        """Answer a form that failed as the commands' errors are answered."""
        interaction.client.dispatch("button_error", interaction, error)


class DetailsForm(_Form):
    """Title, outlet, byline, date and address; what is left as it is stays as it is."""

    def __init__(self, reference: str, draft: Draft) -> None:
        super().__init__(f"Edit {reference}", reference)
        self._before = {field: written(draft, field) for field in IN_FORM}
        self._inputs = {
            field: discord.ui.TextInput[DetailsForm](
                label=field.capitalize(),
                default=self._before[field] or None,
                required=field == "title",
                max_length=LONGEST_URL if field == "url" else LONGEST,
            )
            for field in IN_FORM
        }
        for field in self._inputs.values():
            self.add_item(field)

    def edits(self) -> Edits:
        typed = {name: field.value.strip() for name, field in self._inputs.items()}
        return Edits(
            parse_values({name: value or EMPTY for name, value in typed.items() if value != self._before[name]})
        )


class TextForm(_Form):
    """The text, a paragraph a line."""

    def __init__(self, reference: str, draft: Draft, version: int) -> None:
        super().__init__(f"Text of {reference}", reference)
        self._version = version
        self._text = discord.ui.TextInput[TextForm](
            label="A paragraph a line",
            style=discord.TextStyle.paragraph,
            default=draft.text,
            max_length=LONGEST_TEXT,
        )
        self.add_item(self._text)

    @property
    def of(self) -> int | None:
        return self._version

    def edits(self) -> Edits:
        return typed_text(self._text.value)


def undo_view(result: Changed) -> discord.ui.View:
    """Return the button that undoes a change."""
    view = discord.ui.View(timeout=None)
    view.add_item(Undo(result.change))
    return view


def form_view(number: int) -> discord.ui.View:
    """Return the buttons that open an article's forms."""
    view = discord.ui.View(timeout=None)
    view.add_item(OpenForm("details", number))
    view.add_item(OpenForm("text", number))
    return view
