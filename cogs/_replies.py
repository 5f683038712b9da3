"""Replies: what stands in the answer that a command replies to."""

from __future__ import annotations

import re

import discord

from cogs._bot import Context

ANSWER_ID = re.compile(r"(?<=why\? )W\d{1,15}\b|(?<=^Why )W\d{1,15}\b")
"""The id below each answer of ``!ask`` and above its explanation; the texts between may hold the like of it."""


async def first_in_reply(ctx: Context, pattern: re.Pattern[str]) -> str:
    """Return the first match in the embeds of the message that a command replies to; empty if there is none."""
    reference = ctx.message.reference if ctx.interaction is None else None
    if reference is None or reference.message_id is None:
        return ""
    message = reference.resolved
    if not isinstance(message, discord.Message):
        try:
            message = await ctx.channel.fetch_message(reference.message_id)
        except discord.HTTPException:
            return ""
    for embed in message.embeds:
        found = pattern.search(f"{embed.title or ''} {embed.description or ''} {embed.footer.text or ''}")
        if found:
            return found.group()
    return ""


def is_reply(ctx: Context) -> bool:
    """Return whether a command was typed as a reply to a message."""
    return ctx.interaction is None and ctx.message.reference is not None
