"""Keeping: articles as those see them who look after them, and who changed what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import discord

from cogs._format import banner, citation, count, day_of, escape, joined, safe_url, shorten
from cogs._render.layout import ANSWERED, REFUSED, TITLE, add_field, message, pages
from corpus.citations import outlet_of
from corpus.keeping import ArticleCard, Audit, Changed, History, Listing, VersionDifference
from corpus.keeping.differences import Passage, Stretch
from corpus.keeping.model import Difference
from corpus.keeping.notices import DueNotice
from corpus.models import Article

AROUND = 60  # characters shown on either side of a change
VALUE = 200  # characters shown of a value
LINES = 12  # articles or changes on a page
FOR_UNDOING = ("made of", "correction")  # what a change notes for those who undo it, not for those who read it
CHANGED = discord.Colour(0xB3541E)


def changed(result: Changed) -> discord.Embed:
    """Render what a change did."""
    article = result.article
    lines = [f"{banner(article)}**{escape(article.title)}**", citation(article), *map(_difference, result.differences)]
    return message(f"{article.reference} {result.what}", "\n".join(lines), colour=ANSWERED)


def article_card(card: ArticleCard) -> discord.Embed:
    """Render an article as a whole."""
    article, counts = card.article, card.counts
    embed = discord.Embed(
        title=shorten(f"{article.reference} · {article.title}", TITLE), url=safe_url(article.url), colour=ANSWERED
    )
    flags = [f"version {article.ordinal}", *(["edited by hand"] if card.is_edited else [])]
    flags += ["shared by all servers"] if card.is_shared else []
    removed = ""
    if article.removed_at:
        embed.colour = REFUSED
        removed = f"**Removed** {discord.utils.format_dt(article.removed_at, 'R')}: it is in no answer.\n"
    embed.description = f"{banner(article)}{removed}{' · '.join(flags)}"
    published = f"{day_of(article)} ({article.published.how})" if article.published else "no date found"
    add_field(embed, "Outlet", [escape(outlet_of(article))], "")
    add_field(embed, "Byline", [escape(article.byline or "none printed")], "")
    if article.dateline:
        add_field(embed, "Dateline", [escape(article.dateline)], "")
    add_field(embed, "Published", [published], "")
    if article.url:
        add_field(embed, "Address", [safe_url(article.url) or escape(article.url)], "")
    holds = joined(
        [
            count(counts.sentences, "sentence"),
            count(counts.quotes, "quotation"),
            count(counts.events, "dated event"),
            count(counts.figures, "figure"),
        ]
    )
    lines = [f"{count(counts.characters, 'character')}, language {article.language or 'not known'}", holds]
    lines.append(f"added {discord.utils.format_dt(card.record.added_at)}")
    if card.record.file_name:
        lines.append(f"read from {escape(shorten(card.record.file_name, VALUE))}")
    add_field(embed, "In the archive", lines, "\n")
    return embed


def listing(result: Listing, title: str) -> list[discord.Embed]:
    """Render a list of articles."""
    if not result.articles:
        return pages(title, ["The archive holds no such article."], REFUSED, "from: before: after: is:corrected")
    blocks = [_listed(article, article.number in result.edited) for article in result.articles]
    more = " (the first ones; narrow it with from: before: after: or words)" if result.is_cut else ""
    return pages(title, blocks, ANSWERED, f"{count(len(result.articles), 'article')}{more}", most=LINES)


def history(result: History) -> list[discord.Embed]:
    """Render what happened to an article, newest first."""
    article = result.article
    blocks: list[str] = []
    for entry in result.entries:
        version = f" · version {entry.version}" if entry.version else ""
        who = f" · {escape(entry.who)}" if entry.who else ""
        head = f"**{entry.action}**{version}{who} · {discord.utils.format_dt(entry.at)}"
        blocks.append("\n".join([head, *_details(entry.detail)]))
    footer = f"{count(len(blocks), 'change')}, newest first"
    return pages(f"{article.reference} · {article.title}", blocks, ANSWERED, footer, most=LINES)


def version_difference(result: VersionDifference) -> list[discord.Embed]:
    """Render how two versions differ: what was taken out struck through, what was put in bold."""
    title = f"{result.article.reference}: version {result.before} → {result.after}"
    blocks = [_difference(each) for each in result.fields] + [_passage(each) for each in result.passages]
    if not blocks:
        return pages(title, ["These versions say the same."], REFUSED, "Word for word")
    blocks[0] = f"-# ~~taken out~~ **put in**\n{blocks[0]}"
    return pages(title, blocks, ANSWERED, "Unchanged paragraphs are left out")


def audit(result: Audit) -> list[discord.Embed]:
    """Render who changed what, newest first."""
    title = f"Changes{f' by {result.who}' if result.who and not result.who.startswith('<') else ''}"
    if result.since:
        title += f" since {result.since:%Y-%m-%d %H:%M} UTC"
    if not result.changes:
        return pages(title, ["Nothing was changed."], REFUSED, "Here and in the shared articles")
    blocks: list[str] = []
    for change in result.changes:
        subject = f" **{escape(change.subject)}**" if change.subject else ""
        head = f"{discord.utils.format_dt(change.at)} · **{escape(change.actor)}** · {escape(change.action)}{subject}"
        blocks.append("\n".join([head, *_details(change.detail)]))
    more = " (the newest ones; say since when)" if result.is_cut else ""
    return pages(title, blocks, ANSWERED, f"{count(len(result.changes), 'change')}{more}, newest first", most=LINES)


def correction_notice(due: DueNotice, prefix: str) -> discord.Embed:
    """Render what is said below an earlier answer when an article in it was corrected."""
    article, correction = due.article, due.correction
    link = safe_url(correction.url)
    where = f"\n[where it is said]({link})" if link else ""
    return message(
        f"{article.reference}, which this answer shows, was {correction.kind}",
        f"{escape(correction.text)}{where}\n\n{citation(article)}\n-# `{prefix}source {article.reference}`",
        colour=CHANGED,
    )


def _listed(article: Article, is_edited: bool) -> str:
    edited = " · edited" if is_edited else ""
    removed = f" · removed {article.removed_at:%Y-%m-%d}" if article.removed_at else ""
    return f"{citation(article)}{edited}{removed}\n{escape(shorten(article.title, VALUE))}"


def _difference(each: Difference) -> str:
    before = f"~~{escape(shorten(each.before, VALUE))}~~" if each.before else "nothing"
    after = f"**{escape(shorten(each.after, VALUE))}**" if each.after else "nothing"
    return f"{each.field}: {before} → {after}"


def _details(detail: Mapping[str, Any]) -> Iterable[str]:
    """Return what a change says about itself, a line each; of two values the first is what it was before."""
    for name, value in detail.items():
        if name in FOR_UNDOING:
            continue
        if isinstance(value, list) and len(value) == 2:
            yield f"-# {escape(name)}: {_value(value[0])} → {_value(value[1])}"
        else:
            yield f"-# {escape(name)}: {_value(value)}"


def _value(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_value(part) for part in value) or "nothing"
    return escape(shorten(" ".join(str(value).split()), VALUE)) if value not in (None, "") else "nothing"


def _passage(passage: Passage) -> str:
    last = len(passage) - 1
    return "".join(_stretch(part, is_first=at == 0, is_last=at == last) for at, part in enumerate(passage))


def _stretch(part: Stretch, *, is_first: bool, is_last: bool) -> str:
    """Return a stretch as Discord shows it: of what stayed, only what stands beside a change."""
    text = part.text
    if part.kind == "same":
        if is_first and len(text) > AROUND:
            return f"… {escape(text[-AROUND:])}"
        if is_last and len(text) > AROUND:
            return f"{escape(text[:AROUND])} …"
        if len(text) > 2 * AROUND:
            return f"{escape(text[:AROUND])} … {escape(text[-AROUND:])}"
        return escape(text)
    mark = "~~" if part.kind == "removed" else "**"
    # Marks must stand at letters, and end within a line.
    return "\n".join(_marked(line, mark) for line in text.split("\n"))


def _marked(line: str, mark: str) -> str:
    inside = line.strip()
    if not inside:
        return line
    start = line.index(inside)
    return f"{line[:start]}{mark}{escape(inside)}{mark}{line[start + len(inside) :]}"
