"""`!timeline`: dated events in order."""

from __future__ import annotations

import io
from collections.abc import Sequence

import discord
from discord.ext import commands

from cogs import _render
from cogs._bot import Context, Cuttings, prefix_of, scope_of
from cogs._names import ask_back, say_not_found
from cogs._options import TOPICS, options
from cogs._pages import send_pages
from cogs._pictures import Picture
from cogs._timeline_page import timeline_page
from corpus import timeline
from corpus.models import NameMatch


class Timeline(commands.Cog):
    """Orders events."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_command(name="timeline", aliases=["tl"])
    @options("A person, a place or a topic", "outlet", "after", "before", exact=True, complete=TOPICS)
    async def timeline(self, ctx: Context, *, topic: str = "") -> None:
        """Show dated events in order, each with its sentence and how its date was found.

        !timeline
        !timeline Putin in 2015
        !timeline peace conference since September 2013
        !timeline earthquake
        !timeline Syria html

        The days are those on which things happened, not of publication. A relative expression ("on Tuesday") shows
        what it was resolved to. With `html` at the end, the answer also brings the timeline as one web page, to be
        opened and passed on.
        """
        topic, as_page = _without_html(topic)
        query = self.bot.archive.parse(topic)
        scope = scope_of(ctx)
        result = await self.bot.archive.timeline(query, scope)
        if result.about is None or result.about.status == "found" or result.events:
            files = [_page(result)] if as_page and result.events else []
            await send_pages(ctx, *await self._shown(result), files)
        elif result.about.status == "not_found":
            await say_not_found(ctx, result.about, prefix_of(ctx))
        else:

            async def show(chosen: NameMatch) -> tuple[Sequence[discord.Embed], Picture | None, object]:
                return await self._shown(await self.bot.archive.timeline(query, scope, chosen))

            await ask_back(ctx, result.about, show)

    async def _shown(self, result: timeline.Timeline) -> tuple[Sequence[discord.Embed], Picture | None, object]:
        return _render.timeline(result), await self.bot.pictures.draw(_render.timeline_chart(result)), result


def _without_html(topic: str) -> tuple[str, bool]:
    """Return the topic without "html" at its end, and whether it was there."""
    words = topic.rsplit(maxsplit=1)
    if words and words[-1].lower() == "html":
        return "".join(words[:-1]), True
    return topic, False


def _page(result: timeline.Timeline) -> discord.File:
    page = timeline_page(result, _render.timeline_title(result))
    return discord.File(io.BytesIO(page), "timeline.html", description="The timeline as a page for a browser")


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(Timeline(bot))
