"""Answers: what was found for a question, or why there is no answer."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from cogs._format import banner, citation, escape, joined, shorten
from cogs._render.figures import as_of
from cogs._render.layout import ANSWERED, REFUSED, VERBATIM, add_field, pages, passage_block
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
        return pages(query.text, blocks, ANSWERED, VERBATIM)
    reason = "\n".join(escape(line) for line in result.why) or "Nothing in the archive tells this."
    blocks = [f"**The archive does not say.**\n{reason}"]
    if result.closest:
        blocks.append("**Not an answer**, but the closest passages:")
        blocks.extend(passage_block(passage) for passage in result.closest)
    return pages(query.text, blocks, REFUSED, "No answer is better than a wrong one")


def finding(result: Finding, query: Query) -> list[discord.Embed]:
    """Render what a search found."""
    if not result.passages:
        text = "\n".join((f"Nothing in the archive matches “{escape(query.text)}”.", *map(escape, result.notes)))
        return pages(query.text, [text], REFUSED, "Try fewer words")
    blocks = [passage_block(passage) for passage in result.passages]
    blocks[0] = _with_notes(result.notes, blocks[0])
    return pages(query.text, blocks, ANSWERED, VERBATIM)


def _side_by_side(figures: Sequence[StatedFigure]) -> str:
    lines = [
        f"- **{as_of(figure)}** · {escape(figure.written)} {escape(_unit(figure))}· {_source(figure)}"
        for figure in figures[:FIGURES]
    ]
    more = [f"-# and {len(figures) - FIGURES} more: `/figures`"] if len(figures) > FIGURES else []
    warnings = banner(*(figure.passage.article for figure in figures[:FIGURES]))
    head = f"**Figures for the same thing differ**, each as of its day; nothing is averaged:\n{warnings}".rstrip()
    return "\n".join((head, *lines, *more))


def _accounts(accounts: Sequence[Account]) -> str:
    lines = [
        f"- **{escape(account.short)}**{_resolved(account.days)} · {citation(account.passage.article)}"
        for account in accounts
    ]
    warnings = banner(*(account.passage.article for account in accounts))
    head = f"**The articles differ**, each in its own words; none is preferred:\n{warnings}".rstrip()
    return "\n".join((head, *lines))


def _resolved(days: Days | None) -> str:
    if days is None or days.first is None:
        return ""
    return f" ({days.first})" if days.first == days.last else f" ({days.first} to {days.last})"


def _unit(figure: StatedFigure) -> str:
    return f"{figure.unit} " if figure.unit and figure.unit not in figure.written else ""


def _source(figure: StatedFigure) -> str:
    who = f"according to “{escape(figure.said_by)}”" if figure.said_by else "no source named"
    against = f" · ≠ {joined(list(figure.conflicts[:3]))}" if figure.conflicts else ""
    return f"{who} · {citation(figure.passage.article, figure.reference)}{against}"


def _with_notes(notes: Sequence[str], block: str) -> str:
    return "\n".join((*(f"-# {escape(note)}" for note in notes), block))


def explanation(given: Given) -> list[discord.Embed]:
    """Render how an answer came about."""
    told = given.explanation
    embed = discord.Embed(title=f"Why W{given.number}", colour=ANSWERED)
    asked = f"`{told.command}` {escape(shorten(told.question, QUESTION))}"
    embed.description = f"{asked}\n**{escape(told.outcome)}** · {discord.utils.format_dt(given.given_at, 'R')}"
    add_field(embed, "Understood as", [escape(line) for line in told.understood], "\n")
    add_field(embed, "Why so", [escape(line) for line in told.reasons], "\n")
    add_field(embed, "Shown", [escape(reference) for reference in told.references], ", ")
    add_field(embed, "The archive then", [escape(line) for line in told.archive], "\n")
    embed.set_footer(text="The same question to the same archive gives the same answer. Kept for 30 days")
    return [embed]
