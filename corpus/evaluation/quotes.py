"""Quotations: contents and speakers, on PolNeAR's political news and passages of our own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from corpus.evaluation.gold import Gold, Row, extracted
from corpus.evaluation.measures import Area, Measure, Taken, share
from corpus.text.document import Document
from corpus.text.quotes import Quotation

_EDGES = ".,;:!?“”‘’\"'`«»… "


async def _own(gold: Gold) -> dict[str, Taken]:
    """Measure passages in which the speaker shifts."""
    read = [
        (f"{row['about']}: {row['text']}", quote, speaker, level)
        for row in gold.own_rows("quotes_speakers.jsonl")
        for quote, speaker, level in _expected(row)
    ]
    return {
        "own_speaker": share(
            (name, quote is not None and (quote.speaker_name, quote.level) == (speaker, level))
            for name, quote, speaker, level in read
        ),
        "own_not_wrong": share(
            (name, quote is None or quote.speaker_name in (None, speaker)) for name, quote, speaker, _ in read
        ),
    }


def _expected(row: Row) -> Iterator[tuple[Quotation | None, str | None, str]]:
    """Yield what was found for each quotation of a passage, and who should be its speaker, at which level."""
    text: str = row["text"]
    found = {tuple(span.of(text).strip(_EDGES) for span in quote.spans): quote for quote in Document(text).quotes}
    for asked in row["quotes"]:
        yield found.get(tuple(piece.strip(_EDGES) for piece in asked["pieces"])), asked["speaker"], asked["level"]


async def _shared(gold: Gold) -> dict[str, float]:
    rows = gold.rows("quotes_polnear.dev.jsonl")
    score: Callable[[list[Row], list[Row]], Row] = gold.scorer("score").score_quotes
    found = extracted(rows)
    scores = score(rows, found)
    named = score(rows, _only(found, lambda quote: quote["level"] == "named"))
    shown = _only(found, lambda quote: quote["level"] != "not determined")
    direct = score(_only(rows, lambda quote: quote["type"] == "direct"), shown)
    taken_for_direct = score(rows, _only(shown, lambda quote: quote["kind"] == "direct"))
    return {
        "direct": scores["spans"]["ov>=0.8 direct"][2],
        "mixed": scores["spans"]["ov>=0.8 mixed"][2],
        "indirect": scores["spans"]["ov>=0.8 indirect"][2],
        "all_kinds": scores["spans"]["ov>=0.8 all"][2],
        "segments": scores["segments"]["prf"][2],
        "speaker": scores["segment speaker"]["all"]["last-name"],
        "named_speaker": named["segment speaker"]["all"]["last-name"],
        "wrong_speaker": _wrong(direct) / scores["gold"]["direct"],
        "wrong_speaker_found": _wrong(taken_for_direct) / scores["gold"]["direct"],
    }


def _wrong(scores: Row) -> float:
    """Return how many quotations that were found have a wrong speaker."""
    judged = scores["speaker (pairs at ov>=0.8)"]["all"]
    return judged["n"] * (1 - judged["last-name"])


def _only(found: list[Row], keeps: Callable[[Row], bool]) -> list[Row]:
    return [{**row, "quotes": [quote for quote in row["quotes"] if keeps(quote)]} for row in found]


AREA = Area(
    (
        Measure("own_speaker", "own passages, speaker and level right", needs_shared=False),
        Measure("own_not_wrong", "own passages, no wrong speaker", needs_shared=False),
        Measure("direct", "direct quotations, overlap ≥ .8, F1", 0.86, "cue patterns .77, nearest name .47"),
        Measure("mixed", "mixed quotations, overlap ≥ .8, F1"),
        Measure("indirect", "indirect quotations, overlap ≥ .8, F1"),
        Measure("all_kinds", "all kinds, overlap ≥ .8, F1", 0.45, "cue patterns .25, nearest name .18"),
        Measure("segments", "quoted segments, F1", 0.97, "cue patterns .95, nearest name .98"),
        Measure("speaker", "segments with the right speaker (last name)", 0.82, "cue patterns .60, nearest name .51"),
        Measure("named_speaker", "the same, of those whose level is “named”", 0.93, "cue patterns .84 (named people)"),
        Measure("wrong_speaker", "direct quotations shown with a wrong speaker", 0.05, is_error=True),
        Measure("wrong_speaker_found", "the same, with those that only we take for direct", 0.05, is_error=True),
    ),
    _own,
    _shared,
)
