"""Checks: what became of a quotation, its differences word by word, and who said it."""

from __future__ import annotations

import discord

from cogs._format import banner, block_quote, citation, count, escape, joined, shorten
from cogs._render.layout import ANSWERED, REFUSED, VERBATIM, pages
from cogs._render.quotations import how_spoken
from corpus.checking import Check, Piece

ALSO = 5  # further articles named
DIFFERENCES = 12  # shown one by one
STRETCH = 300  # characters shown of one side of a difference
ALTERED = discord.Colour(0xB3541E)
_SAYS = {
    "exact": ("Exact", "The archive has it letter by letter."),
    "typography only": ("Same words, other typography", "The archive has the same words."),
    "shortened": ("Shortened", "The words are in the archive, but not all of them are here."),
    "altered": ("Altered", "The archive has it in other words."),
    "number changed": ("Altered: a number was changed", "**A number is another than in the archive.**"),
    "negation changed": (
        "Altered: a negation was changed",
        "**A “not” or another negation was put in or taken out:** it no longer says what the archive has.",
    ),
    "not in the archive": (
        "Not in the archive",
        "No article holds these words, or words close to them. That does not mean that nobody said them.",
    ),
    "cannot check": ("Cannot check", ""),
}


def check(result: Check) -> list[discord.Embed]:
    """Render what became of a quotation."""
    title, verdict = _SAYS[result.verdict]
    asked = f"-# you gave: {escape(shorten(' '.join(result.quotation.split()), STRETCH))}"
    if result.comparison is None or result.passage is None or result.sentence is None:
        return pages(title, [f"{result.why or verdict}\n{asked}"], REFUSED, "A passage and its negation are different")
    comparison = result.comparison
    says = [verdict]
    if comparison.typography:
        says.append(f"Set differently: {joined(comparison.typography)}.")
    if comparison.cut_off:
        says.append(f"**It was cut off from a “{escape(comparison.cut_off)}”** in the same sentence.")
    if result.named:
        says.append(_named(result))
    says.append(asked)
    quote = result.quote
    who = how_spoken(quote) if quote else "— the article’s own words, not in quotation marks"
    if quote and quote.said:
        who += f" · said “{escape(quote.said)}”"
    cited = citation(result.passage.article, quote.reference if quote else None)
    warning = banner(result.passage.article)
    blocks = ["\n".join(says), f"**The archive:**\n{warning}{block_quote(result.sentence.text)}\n{who}\n{cited}"]
    different = [_difference(piece) for piece in comparison.pieces if piece.kind != "same"]
    if different:
        more = (
            [f"-# and {count(len(different) - DIFFERENCES, 'more difference')}"] if len(different) > DIFFERENCES else []
        )
        blocks.insert(1, "\n".join(["**What differs:**", *different[:DIFFERENCES], *more]))
    if result.also:
        others = "\n".join(f"{banner(passage.article)}{citation(passage.article)}" for passage in result.also[:ALSO])
        rest = f"\nand {len(result.also) - ALSO} more" if len(result.also) > ALSO else ""
        blocks.append(f"**Also in:**\n{others}{rest}")
    colour = ANSWERED if result.verdict in ("exact", "typography only") else ALTERED
    return pages(title, blocks, colour, VERBATIM)


def _named(result: Check) -> str:
    name = escape(result.named)
    if result.is_theirs is None:
        return f"The archive does not tell whether **{name}** said it."
    return (
        f"The archive has it from **{name}**."
        if result.is_theirs
        else f"**The archive has it from somebody else** than {name}."
    )


def _difference(piece: Piece) -> str:
    archive, typed = _stretch(piece.archive), _stretch(piece.typed)
    loud = f" — **a {' and a '.join(piece.changes)}**" if piece.changes else ""
    match piece.kind:
        case "replaced":
            return f"· “**{archive}**” became “~~{typed}~~”{loud}"
        case "added":
            return f"· “~~{typed}~~” was put in{loud}"
        case "left out":
            return f"· “**{archive}**” was left out{loud}"
        case _:
            return f"· left out as a whole: “{archive}”{loud}"


def _stretch(text: str) -> str:
    """Return both ends of a stretch that is too long to show; the whole sentence stands below."""
    text = " ".join(text.split())
    if len(text) > STRETCH:
        text = f"{text[: STRETCH // 2].rstrip()} […] {text[-STRETCH // 2 :].lstrip()}"
    return escape(text)
