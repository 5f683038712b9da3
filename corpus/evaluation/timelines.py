"""Timelines: the dated sentences about an entity, on SemEval-2015 task 4."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from corpus.evaluation.gold import Gold, Row, day_of
from corpus.evaluation.measures import Area, Measure
from corpus.text.document import Document
from corpus.text.events import Event, events_about

_MONTH = re.compile(r"\d{4}-\d{2}")
_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


async def _shared(gold: Gold) -> dict[str, float]:
    articles = {row["id"]: _Article(row) for row in gold.rows("timeline_docs.jsonl")}
    timelines = gold.rows("timelines_semeval15.dev.jsonl")
    found = [
        {"id": row["id"], "events": [event for id_ in row["docs"] for event in articles[id_].about(row["entity"])]}
        for row in timelines
    ]
    scores = gold.scorer("score").score_timelines(timelines, found)
    return {"dated_sentences": scores["dated sentences"][2], "days": scores["days"][2]}


class _Article:
    """An article whose sentences are numbered as in the gold."""

    def __init__(self, row: Row) -> None:
        sentences: list[str] = row["sentences"]
        self._id: str = row["id"]
        self._document = Document("\n".join(sentences), day_of(row))
        self._starts = list(accumulate((len(sentence) + 1 for sentence in sentences), initial=0))

    def about(self, entity: str) -> list[Row]:
        """Return the dated sentences about an entity, as the scorer reads them."""
        return [
            {"doc": self._id, "sent": bisect_right(self._starts, event.sentence.start) - 1, "date": _date(event)}
            for event in events_about(self._document, self._document.events, entity)
        ]


def _date(event: Event) -> str:
    """Return an event's date as the gold writes it: ``2015-09-15``, ``2015-09-XX`` or ``2015-XX-XX``."""
    value = event.timex.value if event.timex and event.dated_by == "expression" else ""
    if _MONTH.fullmatch(value):
        return f"{value}-XX"
    if _YEAR.fullmatch(value):
        return f"{value}-XX-XX"
    day = _DAY.match(value)
    if day:
        return day[0]
    first = event.timex.first if event.timex and value else event.first
    return (first or event.first).isoformat()


AREA = Area(
    (
        Measure("dated_sentences", "SemEval-2015, dated sentences F1", 0.40, "day of publication .18"),
        Measure("days", "SemEval-2015, days F1", None, "day of publication .36"),
    ),
    shared=_shared,
)
