"""Answers: what was found for a question, or why there is no answer."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from cogs._format import banner, citation, escape, shorten
from cogs._render.figures import as_of
from cogs._render.layout import ANSWERED, REFUSED, add_field, pages, passage_block
from cogs._words import isolated, listed, word
from corpus.answering.accounts import Account
from corpus.explaining import Given
from corpus.models import Answer, Days, Finding
from corpus.query import Query
from corpus.stated_figures import StatedFigure

QUESTION = 300  # characters shown of a question
FIGURES = 8  # shown side by side


def answer(result: Answer, query: Query) -> list[discord.Embed]:
    """Render the answer to a question."""
    if result.status == "answered":
        blocks = [passage_block(passage) for passage in result.evidence]
        if result.short:
            blocks[0] = f"**{escape(result.short)}**\n\n{blocks[0]}"
        blocks[0] = _with_notes(result.notes, blocks[0])
        if result.figures:
            blocks.append(_side_by_side(result.figures))
        if result.accounts:
            blocks.append(_accounts(result.accounts))
        return pages(query.text, blocks, ANSWERED, word("page.verbatim"))
    reason = "\n".join(escape(line) for line in result.why) or word("answer.nothing")
    blocks = [f"**{word('answer.refused')}**\n{reason}"]
    if result.closest:
        blocks.append(word("answer.closest"))
        blocks.extend(passage_block(passage) for passage in result.closest)
    return pages(query.text, blocks, REFUSED, word("answer.rule"))


def finding(result: Finding, query: Query) -> list[discord.Embed]:
    """Render what a search found."""
    if not result.passages:
        text = "\n".join((word("search.nothing", text=escape(query.text)), *map(escape, result.notes)))
        return pages(query.text, [text], REFUSED, word("search.fewer"))
    blocks = [passage_block(passage) for passage in result.passages]
    blocks[0] = _with_notes(result.notes, blocks[0])
    return pages(query.text, blocks, ANSWERED, word("page.verbatim"))


def _side_by_side(figures: Sequence[StatedFigure]) -> str:
    lines = [f"- **{as_of(figure)}** · {isolated(_amount(figure))} · {_source(figure)}" for figure in figures[:FIGURES]]
    rest = len(figures) - FIGURES
    more = [f"-# {word('answer.more_figures', number=rest, command='`/figures`')}"] if rest > 0 else []
    warnings = banner(*(figure.passage.article for figure in figures[:FIGURES]))
    head = f"{word('answer.figures')}\n{warnings}".rstrip()
    return "\n".join((head, *lines, *more))


def _accounts(accounts: Sequence[Account]) -> str:
    lines = [
        f"- **{isolated(escape(account.short))}**{_resolved(account.days)} · {citation(account.passage.article)}"
        for account in accounts
    ]
    warnings = banner(*(account.passage.article for account in accounts))
    head = f"{word('answer.accounts')}\n{warnings}".rstrip()
    return "\n".join((head, *lines))


def _resolved(days: Days | None) -> str:
    if days is None or days.first is None:
        return ""
    if days.first == days.last:
        return f" ({days.first})"
    return f" ({word('range', first=str(days.first), last=str(days.last))})"


def _amount(figure: StatedFigure) -> str:
    unit = f" {escape(figure.unit)}" if figure.unit and figure.unit not in figure.written else ""
    return f"{escape(figure.written)}{unit}"


def _source(figure: StatedFigure) -> str:
    who = word("figures.according", name=escape(figure.said_by)) if figure.said_by else word("figures.no_source")
    against = f" · ≠ {listed(figure.conflicts[:3])}" if figure.conflicts else ""
    return f"{who} · {citation(figure.passage.article, figure.reference)}{against}"


def _with_notes(notes: Sequence[str], block: str) -> str:
    return "\n".join((*(f"-# {escape(note)}" for note in notes), block))


def explanation(given: Given) -> list[discord.Embed]:
    """Render how an answer came about."""
    told = given.explanation
    # The command and the id, in every language: `!source` and `!why` in a reply find them again.
    embed = discord.Embed(title=f"Why W{given.number}", colour=ANSWERED)
    asked = f"`{told.command}` {escape(shorten(told.question, QUESTION))}"
    embed.description = f"{asked}\n**{escape(told.outcome)}** · {discord.utils.format_dt(given.given_at, 'R')}"
    add_field(embed, word("why.understood"), [escape(line) for line in told.understood], "\n")
    add_field(embed, word("why.reasons"), [escape(line) for line in told.reasons], "\n")
    add_field(embed, word("why.shown"), [escape(reference) for reference in told.references], ", ")
    add_field(embed, word("why.archive"), [escape(line) for line in told.archive], "\n")
    embed.set_footer(text=word("why.footer"))
    return [embed]
