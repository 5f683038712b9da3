"""Watches: what they tell, and what there are."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from cogs._format import escape
from cogs._render.digests import LINES, in_messages, others_listed
from cogs._render.layout import ANSWERED, message, pages, passage_block
from cogs._render.quotations import quote_block
from cogs._words import isolated, word
from corpus.store.watches import QuietHours, Watch
from corpus.watches import Sighting


def watch_notice(watch: Watch, sightings: Sequence[Sighting], mark: str) -> list[list[discord.Embed]]:
    """Render what a watch tells as the embeds of one or more messages; ``mark`` stands in each footer."""
    title = watch.words if watch.kind == "person" else word(f"watch.{watch.kind}", words=watch.words)
    return in_messages(pages(title, [_sighting(one) for one in sightings], ANSWERED, mark, most=LINES))


def watch_list(watches: Sequence[Watch], hours: QuietHours | None, prefix: str) -> list[discord.Embed]:
    """Render somebody's watches."""
    if not watches:
        return [message(word("watch.list"), word("watch.none", command=f"`{prefix}help watch add`"))]
    blocks = [f"{_line(watch)}" for watch in watches]
    footer = word("watch.no_quiet_hours")
    if hours:
        footer = word("watch.quiet", start=f"{hours.start:%H:%M}", stop=f"{hours.stop:%H:%M}", zone=hours.zone)
    return pages(word("watch.list"), ["\n".join(blocks)], ANSWERED, footer)


def _line(watch: Watch) -> str:
    where = f"<#{watch.channel}>" if watch.channel else word("watch.direct")
    problem = f": {isolated(escape(watch.problem))}" if watch.problem else ""
    paused = f" · **{word('watch.paused')}**{problem}" if watch.is_paused else ""
    kind = word(f"watch.kind.{watch.kind}")
    return f"**{watch.number}** {kind} {isolated(f'“{escape(watch.words)}”')} → {where}{paused}"


def _sighting(sighting: Sighting) -> str:
    blocks = [quote_block(quote) for quote in sighting.quotes] or [passage_block(sighting.passage)]
    if sighting.also:
        blocks.append(f"-# {word('watch.also', articles=others_listed(sighting.also))}")
    return "\n".join(blocks)
