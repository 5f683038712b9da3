"""Fixing: what `!quote fix`, `!event fix` and `/fix` do, and how it is undone."""

from __future__ import annotations

from typing import Literal

from cogs import _render
from cogs._bot import Context, prefix_of, scope_of
from cogs._permissions import actor_of

QuoteField = Literal["speaker", "said", "hide"]
EventField = Literal["date", "kind", "hide"]
LAST_CHANGE = 2**53  # the highest number that Discord takes


async def fix_quote(ctx: Context, reference: str, what: QuoteField, value: str) -> None:
    """Correct a quotation and show it as it reads then."""
    fixes, scope, actor = ctx.bot.archive.fixes, scope_of(ctx), actor_of(ctx.author)
    if what == "speaker":
        fixed = await fixes.fix_speaker(scope, actor, reference, value)
    elif what == "said":
        fixed = await fixes.fix_said(scope, actor, reference, value)
    else:
        fixed = await fixes.hide_quote(scope, actor, reference)
    await ctx.reply(embed=_render.fixed(fixed, prefix_of(ctx)))


async def fix_event(ctx: Context, reference: str, what: EventField, value: str) -> None:
    """Correct an event and show it as it reads then."""
    fixes, scope, actor = ctx.bot.archive.fixes, scope_of(ctx), actor_of(ctx.author)
    if what == "date":
        fixed = await fixes.fix_date(scope, actor, reference, value)
    elif what == "kind":
        fixed = await fixes.fix_kind(scope, actor, reference, value)
    else:
        fixed = await fixes.hide_event(scope, actor, reference)
    await ctx.reply(embed=_render.fixed(fixed, prefix_of(ctx)))


async def undo_last(ctx: Context, kind: Literal["quote", "event"], reference: str) -> None:
    """Undo the youngest fix of a quotation or event that is in force."""
    undone = await ctx.bot.archive.fixes.undo_last(scope_of(ctx), actor_of(ctx.author), kind, reference)
    await ctx.reply(embed=_render.undone(undone) if undone else _render.nothing_to_undo(reference))


async def undo_change(ctx: Context, number: int) -> None:
    """Undo a fix or a rule for names by the number of its change."""
    undone = await ctx.bot.archive.fixes.undo(scope_of(ctx), actor_of(ctx.author), number)
    await ctx.reply(embed=_render.undone(undone))
