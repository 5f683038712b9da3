"""What a check hands out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.models import Passage, Quote
from corpus.text.spans import Span

Verdict = Literal[
    "exact",
    "typography only",
    "shortened",
    "altered",
    "number changed",
    "negation changed",
    "not in the archive",
    "cannot check",
]
"""What became of a quotation, best first: letter by letter as in the archive; the same words, differently set;
with whole parts left out; with other words; with another number; turned into its opposite, or cut off from a "not";
nowhere; or too short or too common to tell."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the comparison, as in the archive and as typed.

    Args:
        kind: "same"; "replaced"; "added" (typed, not in the archive); "left out" (in the archive, not typed); or
            "cut": left out as a whole sentence or where an ellipsis marks it.
        archive: what the archive has, verbatim; empty for what was added.
        typed: what was typed; empty for what was left out.
        changes: "negation" and "number", where the difference is one.
    """

    kind: Literal["same", "replaced", "added", "left out", "cut"]
    archive: str
    typed: str
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a quotation compares with the stretch of a text that is closest to it.

    Args:
        verdict: never "not in the archive" or "cannot check".
        span: the stretch of the text.
        pieces: the differences and what is between them, in order.
        typography: what is set differently: "capitals", "quotation marks", ...
        cut_off: the negation of the same sentence that the quotation was cut off from, verbatim; ``None`` otherwise.
        matched: the share of the quotation's words that stand in the stretch, in order.
    """

    verdict: Verdict
    span: Span
    pieces: tuple[Piece, ...] = ()
    typography: tuple[str, ...] = ()
    cut_off: str | None = None
    matched: float = 1.0


@dataclass(frozen=True, slots=True)
class Check:
    """What the archive says about a quotation.

    Args:
        quotation: what was checked, without the quotation marks around it.
        verdict: what became of it.
        comparison: how it compares with the closest passage; ``None`` when there is none.
        passage: the closest passage, verbatim.
        sentence: the whole sentences it stands in.
        quote: the stored quotation it stands in, with its speaker; ``None`` when it is the article's own words.
        also: the passages of further articles that have it just as well.
        others: the stored quotations that the first of those passages stand in.
        named: who was said to have said it (``by:``); empty when nobody was.
        is_theirs: whether the archive has it from them; ``None`` when nobody was named or no speaker is determined.
        why: for "cannot check": a whole sentence that says why and what to do.
    """

    quotation: str
    verdict: Verdict
    comparison: Comparison | None = None
    passage: Passage | None = None
    sentence: Passage | None = None
    quote: Quote | None = None
    also: tuple[Passage, ...] = ()
    others: tuple[Quote, ...] = ()
    named: str = ""
    is_theirs: bool | None = None
    why: str = ""
