"""The buttons below an answer. Their state is in their ``custom_id``: they work for thirty days, restarts or not."""

from __future__ import annotations

import re
from typing import Any, Self

import discord

from cogs import _render
from cogs._answers import Shown
from cogs._buttons import Lasting, speak_to
from cogs._format import shorten
from cogs._pages import LABEL, refuse_stranger, reply_privately
from cogs._scopes import guild_of
from cogs._words import word

_PAGE = r"page:(?P<number>\d{1,15}):(?P<page>\d{1,4}):(?P<user>\d{1,20})"
_CHOICE = r"choose:(?P<number>\d{1,15}):(?P<entity>\d{1,15}):(?P<user>\d{1,20})"
_VERB = r"answer:(?P<verb>sources|context|why|wrong|post):(?P<number>\d{1,15}):(?P<page>\d{1,4})"
CHOICES = 10  # names asked about


def buttons_of(number: int, page: int, shown: Shown, user: int, *, private: bool = False) -> discord.ui.View:
    """Return the buttons below page ``page`` of answer ``W<number>``, whose pages ``user`` may turn.

    An answer that only the asker sees can be posted for all; only then can the others tell that it is not right.
    """
    view = discord.ui.View(timeout=None)
    if shown.asks_back and shown.match is not None:
        for entity, name in shown.match.entities[:CHOICES]:
            view.add_item(Choice(number, entity, user, name))
        return view
    last = len(shown.pages) - 1
    if last > 0:
        view.add_item(Turn(number, page - 1, user, word("button.back"), "◀", disabled=page == 0))
        view.add_item(Turn(number, page + 1, user, word("button.next"), "▶", disabled=page >= last))
    for verb in ("sources", "context"):
        if _render.passages_of(shown.result):
            view.add_item(AnswerButton(verb, number, page))
    view.add_item(AnswerButton("why", number, page))
    view.add_item(AnswerButton("post" if private else "wrong", number, page))
    return view


class Turn(Lasting, discord.ui.DynamicItem[discord.ui.Button[Any]], template=_PAGE):
    """Turns a page; for the one who asked."""

    def __init__(
        self, number: int, page: int, user: int, label: str = "", emoji: str | None = None, *, disabled: bool = False
    ) -> None:
        self.number, self.page, self.user = number, page, user
        # The page before the first one has no number; its button is disabled.
        custom_id = f"page:{number}:{page if page >= 0 else 9999}:{user}"
        super().__init__(
            discord.ui.Button(label=label or "Turn", emoji=emoji, disabled=disabled, custom_id=custom_id, row=0)
        )

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button that was pressed."""
        return cls(int(match["number"]), int(match["page"]), int(match["user"]))

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Show the page."""
        if not await refuse_stranger(interaction, self.user):
            await interaction.client.answers.turn(interaction, self.number, self.page)


class Choice(Lasting, discord.ui.DynamicItem[discord.ui.Button[Any]], template=_CHOICE):
    """Chooses whom an ambiguous name means; for the one who asked."""

    def __init__(self, number: int, entity: int, user: int, name: str = "") -> None:
        self.number, self.entity, self.user = number, entity, user
        super().__init__(
            discord.ui.Button(
                label=shorten(name or word("name.choose"), LABEL),
                style=discord.ButtonStyle.primary,
                custom_id=f"choose:{number}:{entity}:{user}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button that was pressed."""
        return cls(int(match["number"]), int(match["entity"]), int(match["user"]))

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Answer for the one that was chosen."""
        if not await refuse_stranger(interaction, self.user):
            await interaction.client.answers.choose(interaction, self.number, self.entity)


class AnswerButton(Lasting, discord.ui.DynamicItem[discord.ui.Button[Any]], template=_VERB):
    """Shows more about an answer, to whoever presses it alone."""

    def __init__(self, verb: str, number: int, page: int) -> None:
        self.verb, self.number, self.page = verb, number, page
        label = word(f"button.{verb}")
        super().__init__(discord.ui.Button(label=label, custom_id=f"answer:{verb}:{number}:{page}", row=1))

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button that was pressed."""
        return cls(match["verb"], int(match["number"]), int(match["page"]))

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the button says."""
        await getattr(self, f"_{self.verb}")(interaction)

    async def _sources(self, interaction: discord.Interaction[Any]) -> None:
        await reply_privately(interaction, _render.sources_of(await self._passages(interaction)))

    async def _context(self, interaction: discord.Interaction[Any]) -> None:
        passages = await self._passages(interaction)
        around = await interaction.client.archive.context(passages[: _render.CONTEXTS])
        await reply_privately(interaction, _render.context(around))

    async def _why(self, interaction: discord.Interaction[Any]) -> None:
        given = await interaction.client.archive.explain(interaction.channel_id or 0, f"W{self.number}")
        await reply_privately(interaction, _render.explanation(given))

    async def _post(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.defer()
        shown = await interaction.client.answers.post(interaction, self.number, self.page)
        view = buttons_of(self.number, self.page, shown, interaction.user.id, private=True)
        view.remove_item(next(item for item in view.children if getattr(item, "verb", "") == self.verb))
        await interaction.edit_original_response(view=view)  # once is enough

    async def _wrong(self, interaction: discord.Interaction[Any]) -> None:
        # Only what was really given here can be reported.
        await interaction.client.archive.explain(interaction.channel_id or 0, f"W{self.number}")
        await interaction.response.send_modal(Report(self.number, interaction.message))

    async def _passages(self, interaction: discord.Interaction[Any]) -> list[Any]:
        """Return the passages that the message shows; the answer is made again, which may take long: deferred."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        shown = await interaction.client.answers.again(interaction, self.number)
        return _render.passages_on(shown.pages[min(self.page, len(shown.pages) - 1)], shown.result)


class Report(discord.ui.Modal):
    """Asks what is wrong with an answer, and tells the moderators."""

    def __init__(self, number: int, message: discord.Message | None) -> None:
        super().__init__(title=word("report.title"))
        self.number = number
        self.message = message
        self.remark: discord.ui.TextInput[Any] = discord.ui.TextInput(
            label=word("report.question"),
            placeholder=word("report.example"),
            style=discord.TextStyle.paragraph,
            required=False,
            max_length=500,
        )
        self.add_item(self.remark)

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        """Send the report to the moderators' channel."""
        await speak_to(interaction)
        guild = guild_of(interaction)
        settings = await interaction.client.archive.guild_settings.get(guild and guild.id)
        channel = guild and guild.get_channel(settings.suggestion_channel or 0)
        given = await interaction.client.archive.explain(interaction.channel_id or 0, f"W{self.number}")
        if not isinstance(channel, discord.abc.Messageable):
            prefix = await interaction.client.prefix_in(guild)
            command = f"`{prefix}settings suggestions #channel`"
            text = word("report.no_channel", answer=f"W{self.number}", command=command)
            await reply_privately(interaction, [_render.message(word("report.nobody"), text)])
            return
        link = self.message.jump_url if self.message else ""
        await channel.send(embed=_render.report(given, interaction.user.display_name, self.remark.value, link))
        thanks = word("report.thanks", answer=f"W{self.number}")
        await reply_privately(interaction, [_render.message(word("report.done"), thanks, colour=_render.ANSWERED)])

    async def on_error(self, interaction: discord.Interaction[Any], error: Exception, /) -> None:
        """Answer a form that failed as the commands' errors are answered."""
        interaction.client.dispatch("button_error", interaction, error)


LASTING = (Turn, Choice, AnswerButton)
"""What the bot must know to hear presses on messages from before it was started."""
