"""Feeds: what a server keeps, and how each of them does."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from cogs._format import count, escape
from cogs._render.layout import ANSWERED, message, pages
from corpus.feeds import Checked, Feed, Filter

_MODES = {"auto": "into the archive", "queue": "into the queue"}


def feeds(kept: Sequence[Feed], prefix: str) -> list[discord.Embed]:
    """Render the feeds of a server with their health."""
    if not kept:
        text = f"This server keeps no feed. `{prefix}feed add` with the address of a site or of its feed adds one."
        return [message("Feeds", text)]
    return pages("Feeds", [_block(feed) for feed in kept], ANSWERED, f"{prefix}help feed shows what can be done")


def feed_added(checked: Checked, prefix: str) -> discord.Embed:
    """Render that a feed was added, and what comes of it first."""
    feed, shown = checked.feed, checked.items or 0
    if checked.new < shown:
        first = f"It shows {count(shown, 'article')}; I read the newest {checked.new} now, and from now on what is new."
    elif shown:
        first = f"It shows {count(shown, 'article')}, which I read now; and from now on what is new."
    else:
        first = "It shows no articles yet; I read what comes."
    text = (
        f"{_head(feed)}\n\n{first}\n\n`{prefix}feed mode {feed.number} queue` lets moderators approve each article, "
        f"`{prefix}feed filter {feed.number} +word` takes only some."
    )
    return message("Feed added", text, colour=ANSWERED)


def feed_checked(checked: Checked) -> discord.Embed:
    """Render what a check found."""
    feed = checked.feed
    if feed.problem:
        return message("The feed cannot be read", f"{_head(feed)}\n\n⚠ {escape(feed.problem)}")
    if checked.items is None:
        found = "Nothing has changed since the last check."
    else:
        found = f"It shows {count(checked.items, 'article')}, {checked.new or 'none'} of them new to me."
    return message("Feed checked", f"{_head(feed)}\n\n{found}{_reading(feed)}", colour=ANSWERED)


def feed_changed(title: str, feed: Feed) -> discord.Embed:
    """Render a feed after a change."""
    return message(title, _block(feed), colour=ANSWERED)


def feed_given_up(feed: Feed, prefix: str) -> discord.Embed:
    """Render that a feed has failed for so long that it is checked no longer."""
    since = f" since {discord.utils.format_dt(feed.failing_since, 'D')}" if feed.failing_since else ""
    text = (
        f"{_head(feed)}\n\nI could not read it{since}, and have paused it: {escape(feed.problem or '')}\n\n"
        f"`{prefix}feed resume {feed.number}` tries again, `{prefix}feed remove {feed.number}` removes it;"
        " the articles it brought stay."
    )
    return message("A feed is paused", text)


def _head(feed: Feed) -> str:
    return f"**{feed.number}** · **{escape(feed.name)}** · {_MODES[feed.mode]}\n{escape(feed.url)}"


def _block(feed: Feed) -> str:
    lines = [_head(feed), _health(feed)]
    wanted = _filter(feed.filter)
    if wanted:
        lines.append(f"Only: {wanted}")
    if feed.item_problem:
        lines.append(f"Left out: {escape(feed.item_problem)}")
    return "\n".join(lines)


def _health(feed: Feed) -> str:
    read = f"last read {discord.utils.format_dt(feed.last_success_at, 'R')}" if feed.last_success_at else "never read"
    if feed.state == "paused":
        return f"⏸ paused, {read}"
    if feed.problem:
        since = f" since {discord.utils.format_dt(feed.failing_since, 'R')}" if feed.failing_since else ""
        what = "⏸ paused, because it failed" if feed.state == "given up" else "⚠ failing"
        return f"{what}{since}, {read}: {escape(feed.problem)}"
    return f"✓ {read}, next {discord.utils.format_dt(feed.next_check_at, 'R')}{_reading(feed)}"


def _reading(feed: Feed) -> str:
    return f" · {count(feed.waiting, 'article')} to be read" if feed.waiting else ""


def _filter(wanted: Filter) -> str:
    signed = [f"+{words}" for words in wanted.include] + [f"−{words}" for words in wanted.exclude]
    return escape(", ".join(signed))
