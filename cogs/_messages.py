"""Messages: what somebody's message says, holds and links to, as what is made of it needs it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import discord

_LINK = re.compile(r"https?://[^\s<>\"“”|]+", re.IGNORECASE)
# "[words](address)" shows only the words.
_MASKED = re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\s]{1,600}\)")
_MARKS = re.compile(r"\\(?=[^\w\s])|[*_~`|]{2,}|(?<!\w)[*_`](?=\S)|(?<=\S)[*_`](?!\w)")
_AT_LINE_START = re.compile(r"^[ \t]{0,9}(?:>>> |> |#{1,3} |-# )", re.MULTILINE)
_QUOTED_LINE = re.compile(r"^[ \t]{0,9}>(?:>>)? (.*)$", re.MULTILINE)
_MENTION = re.compile(r"<(?:@[!&]?|#|a?:\w{2,32}:)\d{15,20}>")


def text_of(message: discord.Message) -> str:
    """Return the words of a message: its own, those of what it forwards, or else those of its embeds.

    Empty if it has none, such as a picture.
    """
    for said in (message, *message.message_snapshots):
        if _LINK.sub("", said.content).strip():
            return said.content
    shown = [embed.description or embed.title or "" for said in (message, *message.message_snapshots)
             for embed in said.embeds]  # fmt: skip
    return "\n\n".join(text for text in shown if text)


def without_marks(text: str) -> str:
    """Return a message's words without what Discord does not show of them: marks of style, addresses, mentions."""
    text = _MENTION.sub("", _MASKED.sub(r"\1", text))
    return _MARKS.sub("", _LINK.sub("", _AT_LINE_START.sub("", text))).strip()


def quoted_lines(text: str) -> list[str]:
    """Return the stretches of a message that Discord shows as a quotation, behind ``>``."""
    found: list[str] = []
    last = -2
    for match in _QUOTED_LINE.finditer(text):
        if found and match.start() == last + 1:
            found[-1] += f"\n{match[1]}"
        else:
            found.append(match[1])
        last = match.end()
    return found


def address_in(message: discord.Message) -> str | None:
    """Return the first address of a page in a message, in what it forwards, or of its embeds."""
    said: Sequence[discord.Message | discord.MessageSnapshot] = (message, *message.message_snapshots)
    for each in said:
        if found := _LINK.search(each.content):
            return _trimmed(found.group())
    return next((embed.url for each in said for embed in each.embeds if embed.url), None)


def attachments_of(message: discord.Message) -> list[discord.Attachment]:
    """Return what is attached to a message, or to what it forwards."""
    return [file for each in (message, *message.message_snapshots) for file in each.attachments]


def _trimmed(address: str) -> str:
    """Leave out what belongs to the sentence around an address."""
    address = address.rstrip(".,;:!?'’*_~`")
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(".,;:!?'’*_~`")
    return address
