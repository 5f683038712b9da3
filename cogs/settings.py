"""`!settings`: what a server has set for itself."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

import discord
from discord import app_commands
from discord.ext import commands

from cogs import _render
from cogs._bot import PRIVATE, Context, Cuttings, prefix_of
from cogs._format import escape, joined
from cogs._mentions import find_channels, find_roles
from cogs._pages import send_pages
from cogs._permissions import Level, actor_of, needs
from cogs._suggestions import zones_like
from corpus.errors import QueryError
from corpus.guild_settings import GuildSettings
from corpus.locales import find_locale, name_of
from corpus.time_zones import find_time_zone

LONGEST_PREFIX = 10  # characters
# What people type -> what it is called in GuildSettings.
NAMES = {
    "prefix": "prefix",
    "timezone": "time_zone",
    "locale": "locale",
    "moderators": "moderator_roles",
    "channels": "channels",
    "suggestions": "suggestion_channel",
    "private": "private_answers",
    "corrections": "correction_notices",
}
_ON_OFF = [app_commands.Choice(name="on", value="on"), app_commands.Choice(name="off", value="off")]
_TRUE, _FALSE = {"on", "yes", "true", "1"}, {"off", "no", "false", "0"}


class ServerSettings(commands.Cog):
    """Lets administrators set up their server."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_group(name="settings", aliases=["config"], fallback="show", extras={PRIVATE: True})
    @needs(Level.ADMINISTRATOR)
    async def settings(self, ctx: Context) -> None:
        """Show what this server has set, and how to change it.

        !settings

        All of it is for administrators: who may manage the server. Each change is recorded, with who made it.
        """
        await send_pages(ctx, _render.settings(escape(_guild(ctx).name), self._shown(ctx), prefix_of(ctx)))

    @settings.command(name="prefix", extras={PRIVATE: True})
    @app_commands.describe(prefix="what commands begin with, such as ? or c!")
    @needs(Level.ADMINISTRATOR)
    async def prefix(self, ctx: Context, *, prefix: str) -> None:
        """Set what commands begin with in this server.

        !settings prefix !

        One to ten characters without blanks, not letters only. Mentioning me and slash commands always work; whoever
        has forgotten the prefix mentions me without a word.
        """
        await self._change(ctx, "prefix", _prefix(prefix))

    @settings.command(name="timezone", extras={PRIVATE: True})
    @app_commands.autocomplete(zone=zones_like)
    @app_commands.describe(zone="a city, or a name such as Europe/Berlin")
    @needs(Level.ADMINISTRATOR)
    async def timezone(self, ctx: Context, *, zone: str) -> None:
        """Set the time zone that times are told and understood in.

        !settings timezone Berlin
        !settings timezone New York
        !settings timezone CET
        !settings timezone UTC+2

        A city, a country that has one time, an abbreviation, a name such as Europe/Berlin, or hours ahead of UTC. The
        latter stay the same all year; a city keeps its own daylight saving time.
        """
        found = await asyncio.to_thread(find_time_zone, zone, self.bot.archive.clock())
        await self._change(ctx, "timezone", found)

    @settings.command(name="locale", aliases=["language"], extras={PRIVATE: True})
    @app_commands.describe(language="a language and country, such as en-GB or de")
    @needs(Level.ADMINISTRATOR)
    async def locale(self, ctx: Context, *, language: str) -> None:
        """Set the language that I speak here, and how I write dates and numbers.

        !settings locale en-GB
        !settings locale German

        I speak English, German, French, Spanish, Russian and Arabic, and English where I do not know a language. A
        slash command is answered in the language of the reader's Discord. What articles say stays in their own words.
        """
        await self._change(ctx, "locale", await asyncio.to_thread(find_locale, language))

    @settings.command(name="moderators", aliases=["moderator", "mods"], extras={PRIVATE: True})
    @app_commands.describe(roles="roles, mentioned or by name; several with commas")
    @needs(Level.ADMINISTRATOR)
    async def moderators(self, ctx: Context, *, roles: str) -> None:
        """Set which roles moderate: add, correct and remove articles, keep feeds and digests.

        !settings moderators @Moderators
        !settings moderators Moderators, Admins

        Mentioned, by name or by id; several with commas. Without any, whoever may manage messages moderates. Discord
        itself decides whom it shows the slash commands of moderators: set that in Server Settings → Integrations.
        """
        found = find_roles(_guild(ctx), roles)
        await self._change(
            ctx,
            "moderators",
            [role.id for role in found],
            "Discord shows moderators' slash commands to who may manage messages. For other roles, set it in Server "
            "Settings → Integrations → this bot; what somebody may run is checked here either way.",
        )

    @settings.command(name="channels", extras={PRIVATE: True})
    @app_commands.describe(channels="channels, mentioned or by name; several with commas")
    @needs(Level.ADMINISTRATOR)
    async def channels(self, ctx: Context, *, channels: str) -> None:
        """Set the channels that I answer in; elsewhere I say only where that is.

        !settings channels #general
        !settings channels general, moderators

        Mentioned, by name or by id; several with commas. Threads follow their channel. `!settings` itself works
        everywhere, so that nobody can lock themselves out. `!settings reset channels` opens all of them again.
        """
        found = find_channels(_guild(ctx), channels)
        await self._change(ctx, "channels", [channel.id for channel in found], _cannot_write(found))

    @settings.command(name="suggestions", extras={PRIVATE: True})
    @app_commands.describe(channel="the channel where moderators see suggestions")
    @needs(Level.ADMINISTRATOR)
    async def suggestions(self, ctx: Context, *, channel: str) -> None:
        """Set the channel where moderators see what members suggest.

        !settings suggestions #moderators
        """
        found = find_channels(_guild(ctx), channel)
        if len(found) > 1:
            raise QueryError("Name one channel; suggestions go to one place.")
        await self._change(ctx, "suggestions", found[0].id, _cannot_write(found))

    @settings.command(name="private", extras={PRIVATE: True})
    @app_commands.describe(switch="whether only the asker sees the answers to slash commands")
    @app_commands.choices(switch=_ON_OFF)
    @needs(Level.ADMINISTRATOR)
    async def private(self, ctx: Context, switch: str) -> None:
        """Set whether slash commands are answered so that only the asker sees it.

        !settings private on
        !settings private off
        """
        await self._change(ctx, "private", _on_or_off(switch))

    @settings.command(name="corrections", extras={PRIVATE: True})
    @app_commands.describe(switch="whether I reply to earlier answers when an article is corrected")
    @app_commands.choices(switch=_ON_OFF)
    @needs(Level.ADMINISTRATOR)
    async def corrections(self, ctx: Context, switch: str) -> None:
        """Set whether I reply to earlier answers of mine when an article is corrected or retracted.

        !settings corrections off
        !settings corrections on
        """
        await self._change(ctx, "corrections", _on_or_off(switch))

    @settings.command(name="reset", extras={PRIVATE: True})
    @app_commands.describe(name="which setting, or all of them")
    @app_commands.choices(name=[app_commands.Choice(name=name, value=name) for name in (*NAMES, "all")])
    @needs(Level.ADMINISTRATOR)
    async def reset(self, ctx: Context, name: str) -> None:
        """Set one setting, or all of them, back to what it was at first.

        !settings reset locale
        !settings reset all
        """
        wanted = name.casefold()
        if wanted not in (*NAMES, "all"):
            raise QueryError(f"There is no such setting. There are {joined(list(NAMES))}; or write all.")
        names = list(NAMES) if wanted == "all" else [wanted]
        await self._store(ctx, {NAMES[each]: None for each in names}, "settings reset")
        await send_pages(ctx, _render.settings(escape(_guild(ctx).name), self._shown(ctx), prefix_of(ctx)))

    async def _change(self, ctx: Context, name: str, value: Any, note: str = "") -> None:
        """Store a setting and say what it is now."""
        default = getattr(GuildSettings(), NAMES[name])
        is_default = value == (list(default) if isinstance(default, tuple) else default)
        is_new = await self._store(ctx, {NAMES[name]: None if is_default else value}, f"settings {name}")
        shown = next(each for each in self._shown(ctx) if each.example.startswith(f"{prefix_of(ctx)}settings {name} "))
        text = f"{shown.value}{'' if is_new else ' That is how it was already.'}"
        await ctx.reply(
            embed=_render.message(shown.title, f"{text}\n\n{note}" if note else text, colour=_render.ANSWERED)
        )

    async def _store(self, ctx: Context, values: dict[str, Any], action: str) -> bool:
        guild = _guild(ctx).id
        is_new = await self.bot.archive.guild_settings.change(guild, values, actor_of(ctx.author), action)
        ctx.guild_settings = await self.bot.archive.guild_settings.get(guild)
        return is_new

    def _shown(self, ctx: Context) -> list[_render.Shown]:
        own, guild = ctx.guild_settings, _guild(ctx)
        now = self.bot.archive.clock().astimezone(ZoneInfo(own.time_zone))
        roles = [_role(guild, number) for number in own.moderator_roles]
        channels = [_channel(guild, number) for number in own.channels]
        queue = _channel(guild, own.suggestion_channel) if own.suggestion_channel else "none"
        lines = {
            "prefix ?": ("Prefix", f"`{prefix_of(ctx)}`"),
            "timezone Berlin": ("Time zone", f"{own.time_zone}, where it is {now:%H:%M} now"),
            "locale en-GB": ("Language", f"{name_of(own.locale)} (`{own.locale}`)"),
            "moderators @Editors": ("Moderators", joined(roles) or "who may manage messages"),
            "channels #general": ("Answers in", joined(channels) or "all channels"),
            "suggestions #moderators": ("Suggestions go to", queue),
            "private on": ("Slash commands are answered", "privately" if own.private_answers else "for all to see"),
            "corrections off": (
                "When an article is corrected",
                f"I {'reply' if own.correction_notices else 'do not reply'} to earlier answers built on it",
            ),
        }
        prefix = f"{prefix_of(ctx)}settings "
        return [_render.Shown(title, value, prefix + example) for example, (title, value) in lines.items()]


def _guild(ctx: Context) -> discord.Guild:
    assert ctx.guild is not None  # noqa: S101  # the level of these commands sees to it
    return ctx.guild


def _role(guild: discord.Guild, number: int) -> str:
    role = guild.get_role(number)
    return role.mention if role else f"a role that is gone (id {number})"


def _channel(guild: discord.Guild, number: int) -> str:
    channel = guild.get_channel_or_thread(number)
    return channel.mention if channel else f"a channel that is gone (id {number})"


def _cannot_write(channels: Sequence[Any]) -> str:
    """Return a warning if the bot may not write in some of the channels."""
    closed = [each.mention for each in channels if not _may_write(each.permissions_for(each.guild.me), each)]
    return (
        f"I may not write in {joined(closed)}. Allow my role to view it and to send messages there." if closed else ""
    )


def _may_write(allowed: discord.Permissions, channel: Any) -> bool:
    sends = allowed.send_messages_in_threads if isinstance(channel, discord.Thread) else allowed.send_messages
    return allowed.view_channel and sends


def _prefix(typed: str) -> str:
    prefix = typed.strip().strip('"`“”')
    short = 1 <= len(prefix) <= LONGEST_PREFIX and prefix.isprintable() and not any(map(str.isspace, prefix))
    if not short or prefix.isalnum() or prefix == "/" or any(sign in prefix for sign in "`<@#"):
        raise QueryError(
            f"Write one to {LONGEST_PREFIX} characters without blanks, not letters only and none of ` < @ #, "
            "such as ? or c!. A slash alone is Discord's own."
        )
    return prefix


def _on_or_off(typed: str) -> bool:
    if typed.casefold() in _TRUE | _FALSE:
        return typed.casefold() in _TRUE
    raise QueryError("Write on or off.")


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(ServerSettings(bot))
