"""Mentions: roles and channels as people type them: mentioned, by id or by name, several at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import discord
from rapidfuzz import fuzz, process

from corpus.errors import QueryError

MOST = 25  # roles or channels in one setting
SIMILARITY = 60  # of 100
Place = discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.ForumChannel | discord.Thread
Named = TypeVar("Named", discord.Role, Place)
_NUMBERED = re.compile(r"<(?:@&|#)(\d{15,20})>|\b(\d{15,20})\b")


def find_roles(guild: discord.Guild, typed: str) -> list[discord.Role]:
    """Return the roles that a text names, in its order.

    Raises:
        QueryError: one of them is not there, or it is everybody's.
    """
    roles = _find(typed, guild.get_role, guild.roles, "role")
    if guild.default_role in roles:
        raise QueryError("That role is everybody's. Name a role that only some people have.")
    return roles


def find_channels(guild: discord.Guild, typed: str) -> list[Place]:
    """Return the channels and threads that a text names, in its order.

    Raises:
        QueryError: one of them is not there.
    """

    def by_number(number: int) -> Place | None:
        found = guild.get_channel_or_thread(number)
        return found if isinstance(found, Place) else None

    return _find(typed, by_number, [each for each in guild.channels if isinstance(each, Place)], "channel")


def _find(typed: str, by_number: Callable[[int], Named | None], those: Sequence[Named], noun: str) -> list[Named]:
    found: list[Named] = []
    for number in (int(mention or bare) for mention, bare in _NUMBERED.findall(typed)):
        one = by_number(number)
        if one is None:
            raise QueryError(f"There is no {noun} with the id {number} in this server.")
        found.append(one)
    for piece in re.split(r"[,;\n]", _NUMBERED.sub(",", typed)):
        found += _by_name(piece.strip(), those, noun)
    if not found:
        raise QueryError(f"Name a {noun}: mention it, or write its name or its id; several with commas between.")
    if len(found) > MOST:
        raise QueryError(f"That is more than {MOST}. Name at most {MOST}.")
    return list(dict.fromkeys(found))


def _by_name(piece: str, those: Sequence[Named], noun: str) -> list[Named]:
    """Return what is called like the whole piece or, if nothing is, like each of its words."""
    if not piece:
        return []
    whole = _called(piece, those)
    found = [whole] if whole else [_called(word, those) for word in piece.split()]
    if None in found:
        near = process.extract(_plain(piece), [_plain(each.name) for each in those], scorer=fuzz.ratio, limit=3,
                               score_cutoff=SIMILARITY)  # fmt: skip
        hint = f" Did you mean {', '.join(those[index].name for _, _, index in near)}?" if near else ""
        raise QueryError(f"There is no {noun} “{piece[:100]}” in this server.{hint}")
    return [each for each in found if each is not None]


def _called(name: str, those: Iterable[Named]) -> Named | None:
    return next((each for each in those if _plain(each.name) == _plain(name)), None)


def _plain(name: str) -> str:
    return name.casefold().lstrip("@#").strip()
