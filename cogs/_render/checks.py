"""Checks: what became of a quotation, its differences word by word, and who said it."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from cogs._format import banner, block_quote, citation, escape, shorten
from cogs._render.layout import ANSWERED, REFUSED, pages, passage_block
from cogs._render.quotations import how_spoken, quote_block
from cogs._words import listed, word
from corpus.checking import Check, Piece

ALSO = 5  # further articles named
DIFFERENCES = 12  # shown one by one
STRETCH = 300  # characters shown of one side of a difference
ALTERED = discord.Colour(0xB3541E)


def check(result: Check) -> list[discord.Embed]:
    """Render what became of a quotation."""
    title = word(f"check.{result.verdict}")
    asked = f"-# {word('check.given', text=escape(shorten(' '.join(result.quotation.split()), STRETCH)))}"
    if result.comparison is None or result.passage is None or result.sentence is None:
        why = result.why or word("check.not in the archive.says")
        return pages(title, [f"{why}\n{asked}"], REFUSED, word("check.footer"))
    comparison = result.comparison
    says = [word(f"check.{result.verdict}.says")]
    if comparison.typography:
        says.append(word("check.typography", what=listed(comparison.typography)))
    if comparison.cut_off:
        says.append(word("check.cut_off", words=escape(comparison.cut_off)))
    if result.named:
        says.append(_named(result))
    says.append(asked)
    quote = result.quote
    who = how_spoken(quote) if quote else f"— {word('check.own_words')}"
    if quote and quote.said:
        who += f" · {word('quote.said', words=escape(quote.said))}"
    cited = citation(result.passage.article, quote.reference if quote else None)
    warning = banner(result.passage.article)
    held = f"{word('check.archive')}\n{warning}{block_quote(result.sentence.text)}\n{who}\n{cited}"
    blocks = ["\n".join(says), held]
    different = [_difference(piece) for piece in comparison.pieces if piece.kind != "same"]
    if different:
        rest = len(different) - DIFFERENCES
        more = [f"-# {word('count.more_differences', count=rest)}"] if rest > 0 else []
        blocks.insert(1, "\n".join([word("check.differs"), *different[:DIFFERENCES], *more]))
    if result.also:
        others = "\n".join(f"{banner(passage.article)}{citation(passage.article)}" for passage in result.also[:ALSO])
        rest = f"\n{word('more', number=len(result.also) - ALSO)}" if len(result.also) > ALSO else ""
        blocks.append(f"{word('check.also')}\n{others}{rest}")
    colour = ANSWERED if result.verdict in ("exact", "typography only") else ALTERED
    return pages(title, blocks, colour, word("page.verbatim"))


def who_said(results: Sequence[Check]) -> list[discord.Embed]:
    """Render who is quoted with words that were checked, a block for each."""
    found = any(result.passage for result in results)
    blocks = [_who_said(result) for result in results]
    return pages(word("said.title"), blocks, ANSWERED if found else REFUSED, word("said.footer"))


def _who_said(result: Check) -> str:
    verdict = word(f"check.{result.verdict}")
    asked = f"-# {word('said.asked', text=escape(shorten(' '.join(result.quotation.split()), STRETCH)))}"
    if result.passage is None:
        return f"**{verdict}.** {result.why or word('check.not in the archive.says')}\n{asked}"
    # Words of the article's own are shown as such, even where further articles have them as somebody's speech.
    own = f"{passage_block(result.passage)}\n— {word('check.own_words')}"
    first = quote_block(result.quote) if result.quote else own
    also = [
        word("said.also", article=citation(other.passage.article, other.reference), speaker=how_spoken(other))
        for other in result.others
    ]
    is_same = result.verdict in ("exact", "typography only", "shortened")
    warning = [] if is_same else [word("said.altered", verdict=verdict)]
    return "\n".join([*warning, asked, first, *also])


def _named(result: Check) -> str:
    name = escape(result.named)
    if result.is_theirs is None:
        return word("check.not_told", name=name)
    return word("check.theirs" if result.is_theirs else "check.not_theirs", name=name)


def _difference(piece: Piece) -> str:
    archive, typed = _stretch(piece.archive), _stretch(piece.typed)
    changes = [word(f"check.change.{change}") for change in piece.changes]
    loud = f" — **{listed(changes)}**" if changes else ""
    match piece.kind:
        case "replaced":
            what = word("check.replaced", archive=archive, typed=typed)
        case "added":
            what = word("check.added", typed=typed)
        case "left out":
            what = word("check.left_out", archive=archive)
        case _:
            what = word("check.left_out_whole", archive=archive)
    return f"· {what}{loud}"


def _stretch(text: str) -> str:
    """Return both ends of a stretch that is too long to show; the whole sentence stands below."""
    text = " ".join(text.split())
    if len(text) > STRETCH:
        text = f"{text[: STRETCH // 2].rstrip()} […] {text[-STRETCH // 2 :].lstrip()}"
    return escape(text)
