"""`!ask`: a question in, the sentences that answer it out, or an honest refusal."""

from __future__ import annotations

import logging
from dataclasses import replace

from discord.ext import commands

from cogs import _render
from cogs._bot import Context, Cuttings, scope_of
from cogs._options import options
from cogs._pages import send_pages
from cogs._replies import ANSWER_ID, first_in_reply
from corpus import explaining
from corpus.errors import NotFoundError, StoreError
from corpus.follow_up import follow_up
from corpus.models import Answer
from corpus.query import Query

log = logging.getLogger(__name__)


class Ask(commands.Cog):
    """Answers with evidence."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_command(name="ask")
    @options("What you want to know", "speaker", "outlet", "after", "before")
    async def ask(self, ctx: Context, *, question: str) -> None:
        """Answer a question in the articles' own words, or say that they do not tell.

        !ask how many people had died by 2015?
        !ask who is Dmitry Peskov?
        !ask when did Putin meet Assad? from:"Middle East Monitor"

        The answer is one or more sentences of stored articles, each with its reference. When the evidence is weak
        there is no answer, and the closest passages are shown as what they are. `!why` tells how an answer came about.
        In a reply to an answer, "and in 2021?" is enough: the question keeps what it lacks of the one answered there.
        """
        query, note = await self._whole(ctx, question)
        result = await self.bot.archive.ask(query, scope_of(ctx))
        if note:
            result = replace(result, notes=(note, *result.notes), why=(note, *result.why))
        number = await self._note(ctx, query, result)
        await send_pages(ctx, _render.answer(result, query, number), result=result)

    async def _whole(self, ctx: Context, question: str) -> tuple[Query, str]:
        """Return the question and, in a reply to an answer, a sentence that says what it keeps of the one there."""
        query = self.bot.archive.parse(question)
        number = await first_in_reply(ctx, ANSWER_ID)
        if not number:
            return query, ""
        try:
            earlier = (await self.bot.archive.explain(ctx.channel.id, number)).explanation
        except NotFoundError:  # another channel's, or older than such things are kept
            return query, ""
        whole = follow_up(query, self.bot.archive.parse(earlier.question))
        return whole.query, f"Kept from {number}: {', '.join(whole.taken)}." if whole.taken else ""

    async def _note(self, ctx: Context, query: Query, result: Answer) -> int | None:
        """Keep how the answer came about for `!why`; return its number."""
        archive = self.bot.archive
        told = explaining.of_answer(query, result, await archive.holdings(scope_of(ctx)))
        try:
            return await archive.note_answer(ctx.channel.id, told)
        except StoreError as error:
            # Another program is loading articles, say: the answer is worth more than its explanation.
            log.warning("The explanation of an answer could not be kept: %s", error)
            return None


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(Ask(bot))
