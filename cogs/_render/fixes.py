"""Fixes: what moderators put right, and how it is taken back."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from cogs._format import escape
from cogs._render.events import event_block
from cogs._render.layout import ANSWERED, message, pages
from cogs._render.quotations import quote_block
from cogs._words import word
from corpus.fixing import Fixed
from corpus.models import DatedEvent, Quote
from corpus.naming import Ruled
from corpus.store.name_rules import RuleRow
from corpus.store.undoing import Undone


def event(found: DatedEvent) -> discord.Embed:
    """Render one event."""
    return pages(found.reference, [event_block(found)], ANSWERED, word("page.verbatim"))[0]


def fixed(result: Fixed, prefix: str) -> discord.Embed:
    """Render a fix with what was corrected as it reads now."""
    is_quote = isinstance(result.found, Quote)
    shown = quote_block(result.found) if isinstance(result.found, Quote) else event_block(result.found)
    command = f"{prefix}{'quote' if is_quote else 'event'} undo {result.found.reference}"
    return message(
        f"{result.found.reference} corrected",
        f"{result.what}: {escape(result.before)} → **{escape(result.now)}**\n\n{shown}\n\n"
        f"-# change {result.change}, in this server only; `{command}` takes it back",
        colour=ANSWERED,
    )


def undone(result: Undone) -> discord.Embed:
    """Render that a change is no longer in force."""
    about = f" of {result.subject}" if result.subject else ""
    return message(
        "Undone",
        f"Change {result.change} (`{result.action}`{about}) is undone, by change {result.by}.",
        colour=ANSWERED,
    )


def nothing_to_undo(reference: str) -> discord.Embed:
    """Render that there is no fix to undo."""
    return message("Nothing to undo", f"{escape(reference.strip())} has no fix of this server.")


def aliased(rule: Ruled, prefix: str) -> discord.Embed:
    """Render that somebody has another spelling."""
    return _ruled(rule, f"“{escape(rule.other)}” now means **{escape(rule.name)}**.", prefix)


def merged(rule: Ruled, prefix: str) -> discord.Embed:
    """Render that two names answer as one."""
    return _ruled(rule, f"**{escape(rule.name)}** now answers as **{escape(rule.other)}**.", prefix)


def split(rule: Ruled, prefix: str) -> discord.Embed:
    """Render that a spelling stands for itself."""
    told = f"“{escape(rule.name)}” is now a name of its own, no longer **{escape(rule.other)}**."
    return _ruled(rule, told, prefix)


def name_rules(rules: Sequence[RuleRow], prefix: str) -> list[discord.Embed]:
    """Render the rules for names of a server."""
    if not rules:
        text = f"No moderator of this server has said anything about names. `{prefix}help name` shows how to."
        return [message("Names", text, colour=ANSWERED)]
    lines = [f"{rule.change}. {_told(rule)}" for rule in rules]
    blocks = ["\n".join(lines[first : first + 10]) for first in range(0, len(lines), 10)]
    return pages("Names", blocks, ANSWERED, f"{prefix}name undo and a number takes one back")


def _told(rule: RuleRow) -> str:
    if rule.kind == "alias":
        return f"“{escape(rule.spelling or '')}” means **{escape(rule.name)}**"
    if rule.kind == "merge":
        return f"**{escape(rule.name)}** answers as **{escape(rule.other or '')}**"
    return f"“{escape(rule.spelling or '')}” is a name of its own, not **{escape(rule.name)}**"


def _ruled(rule: Ruled, told: str, prefix: str) -> discord.Embed:
    back = f"-# change {rule.change}, in this server only; `{prefix}name undo {rule.change}` takes it back"
    return message("Names", f"{told}\n{back}", colour=ANSWERED)
