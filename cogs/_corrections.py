"""Corrections: earlier answers are replied to, once, when an article that they show was corrected or retracted."""

from __future__ import annotations

import logging

import discord

from cogs import _render
from cogs._bot import Cuttings
from corpus.keeping.notices import DueNotice
from corpus.store.corrections import State

log = logging.getLogger(__name__)
JOB = "corrections"
SECONDS = 60  # between two runs
AT_ONCE = 20  # replies a run: nobody's answers wait behind hundreds of them


async def send_due(bot: Cuttings) -> None:
    """Send the next notices that are due; the rest at the next run."""
    closed: set[int] = set()
    for _ in range(AT_ONCE):
        due = await bot.archive.keeping.notices.next_due()
        if due is None:
            return
        await bot.archive.keeping.notices.settle(due.notice, await _send(bot, due, closed))


async def _send(bot: Cuttings, due: DueNotice, closed: set[int]) -> State:
    """Reply to an answer, and return what became of it; ``closed`` gathers the channels that let nobody in."""
    _, message, channel, guild = due.notice
    if not (await bot.archive.guild_settings.get(guild)).correction_notices:
        return "skipped"
    if channel in closed:
        return "failed"
    answer = bot.get_partial_messageable(channel, guild_id=guild).get_partial_message(message)
    try:
        await answer.reply(embed=_render.correction_notice(due, await bot.prefix_in(guild)))
    except (discord.Forbidden, discord.NotFound) as error:
        closed.add(channel)
        log.warning("Channel %s could not be told of a correction of %s: %s", channel, due.article.reference, error)
        return "failed"
    except discord.HTTPException as error:
        log.warning("Answer %s could not be told of a correction of %s: %s", message, due.article.reference, error)
        return "failed"
    return "sent"
