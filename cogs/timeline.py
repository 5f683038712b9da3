"""`!timeline`: dated events in order."""

from __future__ import annotations

from discord.ext import commands

from cogs import _render
from cogs._answers import Place, Shown, chosen
from cogs._bot import Context, Cuttings
from cogs._options import TOPICS, options
from cogs._replies import ANSWER_ID, first_in_reply
from cogs._timeline_page import timeline_page
from cogs._words import english
from corpus.errors import NotFoundError
from corpus.follow_up import subject_of


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
        opened and passed on. In a reply to an answer, `!timeline` alone is about what that answer is about.
        """
        await self.bot.answers.give(ctx, "timeline", topic or await self._topic_of_reply(ctx))

    async def answer(self, text: str, place: Place, entity: int | None = None) -> Shown:
        """Return the timeline that a text asks for."""
        archive = self.bot.archive
        topic, as_page = _without_html(text)
        query = archive.parse(topic)
        result = await archive.timeline(query, place.scope)
        match = result.about
        if match is not None and match.status == "ambiguous" and not result.events:
            one = chosen(match, entity)
            if one is None:
                return Shown((), query, match=match)
            match, result = one, await archive.timeline(query, place.scope, one)
        if match is not None and match.status == "not_found" and not result.events:
            return Shown([_render.not_found(match, place.prefix)], query, match=match)
        with english():
            page = timeline_page(result, _render.timeline_title(result)) if as_page and result.events else None
        return Shown(
            _render.timeline(result),
            query,
            result,
            match,
            chart=_render.timeline_chart(result),
            files=(("timeline.html", page),) if page is not None else (),
        )

    async def _topic_of_reply(self, ctx: Context) -> str:
        """Return whom or what the answer is about that the command replies to; empty if it replies to none."""
        number = await first_in_reply(ctx, ANSWER_ID)
        if not number:
            return ""
        try:
            earlier = (await self.bot.archive.explain(ctx.channel.id, number)).explanation
        except NotFoundError:  # another channel's, or older than such things are kept
            return ""
        return subject_of(self.bot.archive.parse(earlier.question))


def _without_html(topic: str) -> tuple[str, bool]:
    """Return the topic without "html" at its end, and whether it was there."""
    words = topic.rsplit(maxsplit=1)
    if words and words[-1].lower() == "html":
        return "".join(words[:-1]), True
    return topic, False


async def setup(bot: Cuttings) -> None:
    """Add the command, and the recipe of its answers."""
    cog = Timeline(bot)
    await bot.add_cog(cog)
    bot.answers.recipes["timeline"] = cog.answer
