"""Seeds: questions to the five seed articles, in our summaries and in the captured pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from corpus.evaluation.asking import ask_all
from corpus.evaluation.gold import ROOT, Gold, Row
from corpus.evaluation.measures import Area, Measure, Taken, share

_WORDS = 60  # an answer of more is no short answer


async def _own(gold: Gold) -> dict[str, Taken]:
    right, refused = await _asked(gold, sorted((ROOT / "seeds").glob("[0-9]*.md")))
    return {"right": right, "refused": refused}


async def _shared(gold: Gold) -> dict[str, float]:
    right, refused = await _asked(gold, gold.captures())
    return {"captures_right": right.value, "captures_refused": refused.value}


async def _asked(gold: Gold, articles: Sequence[Path]) -> tuple[Taken, Taken]:
    """Return the answers that are right, and the refusals of questions that have none."""
    rows = gold.own_rows("qa_seeds.jsonl")
    results = await ask_all(articles, {row["question"]: row["question"] for row in rows})
    told: dict[str, str | None] = {question: result["answer"] for question, result in results.items()}
    return (
        share((_name(row, told), _is_right(row, told)) for row in rows if row["answers"]),
        share((_name(row, told), told[row["question"]] is None) for row in rows if not row["answers"]),
    )


def _name(row: Row, told: dict[str, str | None]) -> str:
    return f"{row['question']} → {told[row['question']]}"


def _is_right(row: Row, told: dict[str, str | None]) -> bool:
    """Return whether an answer that counts stands in what was told, as whole words."""
    words = _words(told[row["question"]] or "")
    return len(words.split()) <= _WORDS and any(f" {_words(answer)} " in f" {words} " for answer in row["answers"])


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


AREA = Area(
    (
        Measure("right", "our summaries: questions answered rightly", 0.80, needs_shared=False),
        Measure("refused", "our summaries: questions without an answer refused", 0.90, needs_shared=False),
        Measure("captures_right", "the captured pages: questions answered rightly", 0.80),
        Measure("captures_refused", "the captured pages: questions without an answer refused", 0.90),
    ),
    _own,
    _shared,
)
