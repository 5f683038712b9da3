"""Delivery: posts that nobody asked for by a command, each in its channel once.

Two things keep a post from coming twice. A nonce, the same on every try, makes Discord return the first message for a
few minutes. After that the channel is looked through for the mark in the post's footer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import aiohttp
import discord

from cogs._pictures import Picture
from corpus.errors import CorpusError

# What may go well at the next try. discord.py has retried 429 and most 5xx by then; 503 and sockets it does not.
TRANSIENT = (discord.DiscordServerError, aiohttp.ClientError, OSError, TimeoutError)
LOOKED_THROUGH = 1_000  # messages
# How far apart Discord's clock and this machine's may be.
MARGIN = dt.timedelta(minutes=15)
NONCE_LIFE = dt.timedelta(minutes=2)  # Discord says "the past few minutes" (API reference, "Create Message")
_ISOLATE = "\u2068"  # stands before the mark where the server's language reads from right to left
_GONE_AGAIN = 10008  # Unknown Message: one with this nonce was posted, and deleted since


class NotNowError(CorpusError):
    """A post cannot be delivered now, and may be later."""


class ClaimLostError(Exception):
    """Another process has taken the post over."""


@dataclass(frozen=True, slots=True)
class Post:
    """What is delivered.

    Args:
        parts: the embeds of each message.
        mark: what the footer of each begins with, and of no other post.
        nonce: returns the nonce of a part, counted from 0.
        due_at: before it nobody can have sent it.
        may_be_there: whether somebody may have sent it already, or parts of it.
        claimed_before: when somebody last tried.
        role: Discord's id of the role to ping.
        picture: shown in the last page of the first message.
    """

    parts: Sequence[Sequence[discord.Embed]]
    mark: str
    nonce: Callable[[int], str]
    due_at: dt.datetime
    may_be_there: bool
    claimed_before: dt.datetime | None = None
    role: int | None = None
    picture: Picture | None = None


async def deliver(
    place: discord.abc.Messageable,
    post: Post,
    *,
    me: int,
    may_read: bool,
    is_mine: Callable[[], Awaitable[bool]],
    may_send: Callable[[], bool],
    now: dt.datetime,
) -> list[int]:
    """Deliver a post, or what is missing of it, and return Discord's ids of its messages.

    Args:
        place: the channel.
        post: the post.
        me: the bot's own id.
        may_read: whether the channel's history can be read.
        is_mine: asked before each message: whether no other process has taken over.
        may_send: asked before the first message: whether it is not too late by now.
        now: the present moment.

    Raises:
        ClaimLostError: another process has taken over.
        NotNowError: it cannot be told whether it is there already, or it is too late.
        discord.HTTPException: Discord refused it.
    """
    sent = await _found(place, post, me) if post.may_be_there and may_read else []
    tried = post.claimed_before
    if post.may_be_there and not may_read and tried is not None and now - tried > NONCE_LIFE:
        raise NotNowError("it may have been posted: the channel's history cannot be read")
    if not sent and not may_send():
        raise NotNowError("it could not be posted in time")
    for part in range(len(sent), len(post.parts)):
        if not await is_mine():
            raise ClaimLostError
        number = await _send(place, post, part)
        if number is not None:
            sent.append(number)
    return sent


async def _send(place: discord.abc.Messageable, post: Post, part: int) -> int | None:
    pinged = [discord.Object(post.role)] if post.role is not None and part == 0 else []
    pictured = [post.picture.file()] if post.picture is not None and part == 0 else []
    try:
        message = await place.send(
            f"<@&{post.role}>" if pinged else None,
            embeds=list(post.parts[part]),
            files=pictured,
            nonce=post.nonce(part),
            # The only ping there is: nothing that an article says can make one.
            allowed_mentions=discord.AllowedMentions(everyone=False, users=False, replied_user=False, roles=pinged),
        )
    except discord.NotFound as error:
        if error.code == _GONE_AGAIN:
            return None
        raise
    return message.id


async def _found(place: discord.abc.Messageable, post: Post, me: int) -> list[int]:
    """Return the messages of a post that are in the channel, in order."""
    return [
        message.id
        async for message in place.history(limit=LOOKED_THROUGH, after=post.due_at - MARGIN, oldest_first=True)
        if message.author.id == me and message.reference is None and message.interaction_metadata is None
        if any((embed.footer.text or "").lstrip(_ISOLATE).startswith(post.mark) for embed in message.embeds)
    ]
