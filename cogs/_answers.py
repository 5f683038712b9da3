"""Answers: what reading commands give. Each has an id (W12), so that its pages and buttons work after a restart.

A command hands out a recipe: how its answer is made of the text behind it. What was asked is in the database, the
recipe in the code, and the id in the buttons; pressing one makes the answer again.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

import discord

from cogs import _render
from cogs._charts import Chart
from cogs._pages import Pages, pictured
from cogs._scopes import Origin, guild_of, scope_of
from cogs._shown import note_answer
from cogs._words import isolated, word
from corpus import explaining
from corpus.errors import NotFoundError, StoreError
from corpus.explaining import Explanation
from corpus.models import Answer, NameMatch, Scope
from corpus.query import Query

if TYPE_CHECKING:
    from cogs._bot import Context, Cuttings

log = logging.getLogger(__name__)


class Place(NamedTuple):
    """Where a question is asked: whose articles it may see, and what commands begin with there."""

    scope: Scope
    prefix: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer, ready to be sent.

    Args:
        pages: what to show.
        query: how the question was read.
        result: what the archive handed out.
        match: whom its name means; a name that means several is asked about with a button for each.
        chart: what a picture of it shows.
        files: names and contents of further attachments.
    """

    pages: Sequence[discord.Embed]
    query: Query
    result: object = None
    match: NameMatch | None = None
    chart: Chart | None = None
    files: tuple[tuple[str, bytes], ...] = ()

    @property
    def asks_back(self) -> bool:
        """Whether a name must be chosen before there is an answer."""
        return self.match is not None and self.match.status == "ambiguous" and not self.pages


Recipe = Callable[[str, Place, int | None], Awaitable[Shown]]
"""Makes the answer to a text: (text, place, the entity that was chosen for an ambiguous name)."""
MakeView = Callable[..., discord.ui.View]
"""Makes the buttons below an answer: (its number, the page, the answer, who may turn its pages, private=...)."""


def chosen(match: NameMatch, entity: int | None) -> NameMatch | None:
    """Return an ambiguous match with the one entity that was chosen; ``None`` if none was, or it is not among them."""
    found = tuple(one for one in match.entities if one[0] == entity)
    return replace(match, status="found", entities=found) if found else None


class Answers:
    """Gives answers, and gives them again.

    Args:
        bot: the bot.
        make_view: makes the buttons of an answer.
    """

    def __init__(self, bot: Cuttings, make_view: MakeView) -> None:
        self.recipes: dict[str, Recipe] = {}
        self._bot = bot
        self._make_view = make_view

    async def give(self, ctx: Context, command: str, text: str, change: Callable[[Shown], Shown] | None = None) -> None:
        """Answer a command.

        Args:
            ctx: where it was typed.
            command: the name of the recipe.
            text: what was typed behind the command.
            change: changes the answer before it is sent.

        Raises:
            CorpusError: it cannot be answered; the text says why.
        """
        place = await self._place(ctx)
        if not (await self._bot.archive.holdings(place.scope)).articles:
            raise NotFoundError(word("answer.empty", command=f"`{place.prefix}add`"))
        shown = await self.recipes[command](text, place, None)
        if change is not None:
            shown = change(shown)
        number = await self._note(ctx.channel.id, command, text, shown, None, place.scope)
        message = await ctx.reply(**await self._sendable(shown, number, 0, ctx.author.id, private=ctx.is_private))
        await note_answer(self._bot, message, guild_of(ctx), shown.result)

    async def again(self, interaction: discord.Interaction[Any], number: int) -> Shown:
        """Make an answer of the channel a button was pressed in again: what was removed since is not in it any more.

        Raises:
            NotFoundError: it is too old, or of another channel.
        """
        told = await self._told(interaction, number)
        shown = await self.recipes[told.command](told.question, await self._place(interaction), told.chosen)
        _sign(shown.pages, number)
        return shown

    async def choose(self, interaction: discord.Interaction[Any], number: int, entity: int) -> None:
        """Put the answer for one of the names that were asked about in the place of the question."""
        await interaction.response.defer()  # an answer and its picture may take longer than Discord waits
        told = await self._told(interaction, number)
        place = await self._place(interaction)
        shown = await self.recipes[told.command](told.question, place, entity)
        channel = interaction.channel_id or 0
        given = await self._note(channel, told.command, told.question, shown, entity, place.scope)
        private = interaction.message is not None and interaction.message.flags.ephemeral
        sendable = await self._sendable(shown, given, 0, interaction.user.id, private=private)
        sendable["attachments"] = sendable.pop("files")
        sendable.setdefault("view", None)
        message = await interaction.edit_original_response(**sendable)
        await note_answer(self._bot, message, guild_of(interaction), shown.result)

    async def turn(self, interaction: discord.Interaction[Any], number: int, page: int) -> None:
        """Show another page of an answer in its place; its picture stays."""
        await interaction.response.defer()  # the answer is made again, which may take longer than Discord waits
        shown = await self.again(interaction, number)
        page = min(max(page, 0), len(shown.pages) - 1)
        embed = shown.pages[page]
        pictures = [file.filename for file in interaction.message.attachments] if interaction.message else []
        image = next((name for name in pictures if name.endswith(".png")), None)
        if image:
            embed.set_image(url=f"attachment://{image}")
        private = interaction.message is not None and interaction.message.flags.ephemeral
        view = self._make_view(number, page, shown, interaction.user.id, private=private)
        await interaction.edit_original_response(embed=embed, view=view)

    async def post(self, interaction: discord.Interaction[Any], number: int, page: int) -> Shown:
        """Send an answer that only one person saw to the channel, for all to see, and return it."""
        shown = await self.again(interaction, number)
        if not isinstance(interaction.channel, discord.abc.Messageable):
            raise NotFoundError(word("post.nowhere"))
        sendable = await self._sendable(shown, number, page, interaction.user.id)
        if guild_of(interaction) is None and not interaction.context.dm_channel:
            # Where the bot itself is not, it can only go on answering the press.
            await interaction.followup.send(**sendable)
            return shown
        message = await interaction.channel.send(**sendable)
        await note_answer(self._bot, message, guild_of(interaction), shown.result)
        return shown

    async def _sendable(
        self, shown: Shown, number: int | None, page: int, user: int, *, private: bool = False
    ) -> dict[str, Any]:
        """Return embed, files and buttons of an answer; the id goes below each page."""
        if shown.asks_back and shown.match is not None:
            view = {} if number is None else {"view": self._make_view(number, 0, shown, user, private=private)}
            return {"embed": _render.ambiguous(shown.match), "files": [], **view}
        if number is not None:
            _sign(shown.pages, number)
        picture = await self._bot.pictures.draw(shown.chart)
        files = [*pictured(shown.pages, picture), *(_file(name, content) for name, content in shown.files)]
        if number is not None:
            return {
                "embed": shown.pages[page],
                "files": files,
                "view": self._make_view(number, page, shown, user, private=private),
            }
        # It could not be noted, say because another program writes: its pages turn as long as they are remembered.
        fallback = {"view": Pages(user, shown.pages)} if len(shown.pages) > 1 else {}
        return {"embed": shown.pages[page], "files": files, **fallback}

    async def _note(
        self, channel: int, command: str, text: str, shown: Shown, entity: int | None, scope: Scope
    ) -> int | None:
        """Keep how an answer came about for `!why` and for its buttons; return its number."""
        archive = self._bot.archive
        try:
            holdings = await archive.holdings(scope)
            if isinstance(shown.result, Answer):
                told = explaining.of_answer(shown.query, shown.result, holdings)
            else:
                told = explaining.of_result(command, shown.query, shown.result, shown.match, holdings)
            return await archive.note_answer(channel, replace(told, question=text, chosen=entity))
        except StoreError as error:
            # Another program is loading articles, say: the answer is worth more than its explanation.
            log.warning("The explanation of an answer could not be kept: %s", error)
            return None

    async def _told(self, interaction: discord.Interaction[Any], number: int) -> Explanation:
        return (await self._bot.archive.explain(interaction.channel_id or 0, f"W{number}")).explanation

    async def _place(self, origin: Origin) -> Place:
        return Place(scope_of(origin), await self._bot.prefix_in(guild_of(origin)))


def _sign(pages: Sequence[discord.Embed], number: int) -> None:
    """Put the id below each page: the command and the number, in every language, for replies are told by it."""
    for page in pages:
        footer = f"{page.footer.text} · " if page.footer.text else ""
        page.set_footer(text=f"{footer}{isolated(f'why? W{number}')}")


def _file(name: str, content: bytes) -> discord.File:
    return discord.File(io.BytesIO(content), name)
