"""Digests: what is posted, what was asked for, and how it goes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import discord

from cogs._format import banner, block_quote, citation, count, escape
from cogs._render.events import event_block
from cogs._render.figures import as_of
from cogs._render.layout import ANSWERED, REFUSED, WHOLE, message, pages, passage_block
from cogs._render.quotations import quote_block
from cogs._words import isolated, listed, word
from corpus.digests.content import Contents, NewFigure, Story
from corpus.digests.desk import describe
from corpus.digests.model import Digest, Run
from corpus.models import Article

LINES = 50  # of a page; its length in characters is what ends it
OTHERS = 8  # articles listed beside the one that is shown
EMBEDS = 10  # of a message (Discord API reference, "Message resource")


def digest(run: Run, contents: Contents, next_run: dt.datetime | None) -> list[list[discord.Embed]]:
    """Render a digest as the embeds of one or more messages.

    Args:
        run: what is posted; its mark stands in each footer.
        contents: what is new.
        next_run: when it is posted next (UTC); ``None`` while it is paused.
    """
    blocks = [_head(run, contents)]
    blocks += _section(word("new.title"), [_story(story) for story in contents.stories])
    if contents.unread:
        blocks.append(f"-# {word('digest.more_articles', count=contents.unread, command='`/new`')}")
    more = contents.quote_count - len(contents.quotes)
    blocks += _section(word("quote.title"), [quote_block(quote) for quote in contents.quotes])
    if more > 0:
        blocks.append(f"-# {word('digest.more_quotations', count=more, command='`/quote`')}")
    blocks += _section(word("digest.figures"), [_figure(figure) for figure in contents.figures])
    blocks += _section(word("digest.corrections"), [passage_block(passage) for passage in contents.corrections])
    if not contents.is_empty:
        blocks += _section(word("digest.on_this_day"), [event_block(event) for event in contents.on_this_day])
    next_time = next_run and word("digest.next", when=discord.utils.format_dt(next_run, "F"))
    blocks.append(next_time or word("digest.paused"))
    about = run.digest.wish.selection.words
    title = word("digest.title_of", topic=about) if about else word("digest.title")
    colour = REFUSED if contents.is_empty else ANSWERED
    return in_messages(pages(title, blocks, colour, run.mark, most=LINES))


def proposed_digest(digest: Digest, next_runs: Sequence[dt.datetime], warnings: Sequence[str]) -> discord.Embed:
    """Render how a wish was understood, to be confirmed."""
    wish = digest.wish
    lines = [
        f"**{escape(describe(wish))}**",
        f"in <#{digest.channel}>" + (f", pinging <@&{digest.role}>" if digest.role else ""),
        f"at most {count(round(wish.grace.total_seconds() / 3600), 'hour')} late, else not at all",
        "The next three times:",
        *(f"- {discord.utils.format_dt(moment, 'F')}" for moment in next_runs),
        *(f"⚠ {warning}" for warning in warnings),
    ]
    return message(f"{digest.reference}: is this right?", "\n".join(lines), colour=ANSWERED)


def digest_status(digests: Sequence[Digest], runs: Mapping[int, Sequence[Run]], prefix: str) -> list[discord.Embed]:
    """Render the digests of a server with how the last posts went."""
    if not digests:
        return [message("Digests", f"This server has no digest. `{prefix}help digest set` shows how to set one.")]
    blocks = [_status(one, runs.get(one.number, ())) for one in digests]
    return pages("Digests", blocks, ANSWERED, "Times are shown in your own time zone")


def _head(run: Run, contents: Contents) -> str:
    since = discord.utils.format_dt(contents.since, "f")
    late = f"{word('digest.late', when=discord.utils.format_dt(run.due_at, 'f'))}\n" if run.is_late else ""
    if contents.is_empty:
        return late + word("digest.nothing", when=since)
    counts = [
        word("count.new_articles", count=contents.articles),
        word("count.new_quotations", count=contents.quote_count),
    ]
    return late + word("digest.since", counts=listed(counts), when=since)


def _section(name: str, blocks: Sequence[str]) -> list[str]:
    return [f"**{name}**\n{blocks[0]}", *blocks[1:]] if blocks else []


def _story(story: Story) -> str:
    block = passage_block(story.passage)
    if story.also:
        texts = word("count.independent", count=story.independent)
        block += f"\n-# {word('timeline.also', articles=others_listed(story.also), texts=texts)}"
    return block


def others_listed(articles: Sequence[Article]) -> str:
    """Return the references of a story's other articles, and how many more there are."""
    left = len(articles) - OTHERS
    more = [word("digest.others", number=left)] if left > 0 else []
    return listed([*(article.reference for article in articles[:OTHERS]), *more])


def _figure(new: NewFigure) -> str:
    figure, before = new.figure, new.before
    who = f" · {word('figures.according', name=escape(figure.said_by))}" if figure.said_by else ""
    block = (
        f"**{isolated(escape(figure.written))}** · {word('digest.as_of', days=as_of(figure))}{who}\n"
        f"{banner(figure.passage.article)}"
        f"{block_quote(figure.passage.text)}\n{citation(figure.passage.article, figure.reference)}"
    )
    if before is not None:
        cited = citation(before.passage.article, before.reference)
        block += f"\n-# {word('digest.before', figure=escape(before.written), days=as_of(before))} · {cited}"
    return block


def in_messages(embeds: Sequence[discord.Embed]) -> list[list[discord.Embed]]:
    """Put pages into as few messages as Discord's limits allow."""
    messages: list[list[discord.Embed]] = [[]]
    for embed in embeds:
        size = sum(len(other) for other in messages[-1])
        if messages[-1] and (size + len(embed) > WHOLE or len(messages[-1]) == EMBEDS):
            messages.append([])
        messages[-1].append(embed)
    return messages


def _status(digest: Digest, runs: Sequence[Run]) -> str:
    head = f"**{digest.reference}** in <#{digest.channel}>: {escape(describe(digest.wish))}"
    if digest.role:
        head += f", pinging <@&{digest.role}>"
    if digest.next_due:
        next_due = discord.utils.format_dt(digest.next_due, "F")
        when = f"Next: {next_due} ({discord.utils.format_dt(digest.next_due, 'R')})"
    else:
        when = f"**Paused**{f': {escape(digest.problem)}' if digest.problem else ''}"
    return "\n".join((head, when, *(f"-# {_run(run)}" for run in runs)))


def _run(run: Run) -> str:
    due = discord.utils.format_dt(run.due_at, "f")
    why = f": {escape(run.problem)}" if run.problem else ""
    late = ", late" if run.is_late else ""
    if run.state == "posted":
        digest = run.digest
        link = f"https://discord.com/channels/{digest.guild}/{digest.channel}/{run.messages[0]}"
        return f"{due}: [posted]({link}){late}"
    said = {"empty": "nothing new, so nothing was posted", "skipped": "skipped", "claimed": "being posted"}
    return f"{due}: {said.get(run.state, 'to be tried again')}{why}"
