"""`!ask`: a question in, the sentences that answer it out, or an honest refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from discord.ext import commands

from cogs import _render
from cogs._answers import Place, Shown
from cogs._bot import Context, Cuttings
from cogs._options import options
from cogs._replies import ANSWER_ID, first_in_reply
from cogs._words import word
from corpus.errors import NotFoundError
from corpus.follow_up import follow_up
from corpus.models import Answer
from corpus.query import Query


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
        !ask what happened in September 2013?

        The answer is one or more sentences of stored articles, each with its reference. When the evidence is weak
        there is no answer, and the closest passages are shown as what they are. `!why` tells how an answer came about.
        In a reply to an answer, "and in 2021?" is enough: the question keeps what it lacks of the one answered there.
        """
        query, note = await self._whole(ctx, question)
        await self.bot.answers.give(ctx, "ask", query.text, _with_note(note) if note else None)

    async def answer(self, text: str, place: Place, _entity: int | None = None) -> Shown:
        """Return the answer to a question."""
        query = self.bot.archive.parse(text)
        result = await self.bot.archive.ask(query, place.scope)
        return Shown(_render.answer(result, query), query, result)

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
        return whole.query, word("answer.kept", answer=number, what=", ".join(whole.taken)) if whole.taken else ""


def _with_note(note: str) -> Callable[[Shown], Shown]:
    """Return what adds a sentence to an answer, on what the question kept of an earlier one."""

    def change(shown: Shown) -> Shown:
        result = shown.result
        if not isinstance(result, Answer):
            return shown
        result = replace(result, notes=(note, *result.notes), why=(note, *result.why))
        return replace(shown, result=result, pages=_render.answer(result, shown.query))

    return change


async def setup(bot: Cuttings) -> None:
    """Add the command, and the recipe of its answers."""
    cog = Ask(bot)
    await bot.add_cog(cog)
    bot.answers.recipes["ask"] = cog.answer
