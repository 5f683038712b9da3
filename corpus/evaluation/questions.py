"""Questions: finding and answering, on the question set's 4,638 articles."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.evaluation.asking import ask_all
from corpus.evaluation.gold import Gold, Row
from corpus.evaluation.measures import Area, Measure

_WORDS = 120  # of a passage; what lies behind is not looked at, so that longer passages have no advantage


async def _shared(gold: Gold) -> dict[str, float]:
    questions = gold.rows("qa/queries.dev.jsonl")
    articles = gold.rows("qa/corpus.jsonl.gz")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        # As they are: the gold's offsets and facts are those of texts that were taken out of their pages already.
        records = (json.dumps({**article, "clean": False}) for article in articles)
        file.write_text("\n".join(records), encoding="utf-8")
        results = await ask_all([file], {row["id"]: row["question"] for row in questions})
    texts = {article["id"]: article["text"] for article in articles}
    score: Callable[..., Row] = gold.scorer("qa_score").score
    scores = score(questions, results, corpus=texts, cut=_WORDS)
    unanswerable = {
        key: score([question for question in questions if question["type"] == type_], results)["abst_recall"]
        for key, type_ in (("never_reported", "null_hard"), ("afterwards", "null_future"), ("swapped", "null_swap"))
    }
    return {
        "hits_1": scores["Hits@1"],
        "hits_4": scores["Hits@4"],
        "hits_10": scores["Hits@10"],
        "reciprocal_rank": scores["MRR@10"],
        "right": scores["acc"],
        "answered": scores["answered"],
        "refused": scores["abst_F1"],
        **unanswerable,
        "verbatim": scores["verbatim"],
    }


AREA = Area(
    (
        Measure("hits_1", "evidence in the first passage", 0.68, "windows and articles .62, FTS5 .597"),
        Measure("hits_4", "evidence in the first 4 passages", 0.87, "windows and articles .83, FTS5 .793"),
        Measure("hits_10", "evidence in the first 10 passages", 0.93, "windows and articles .91, FTS5 .868"),
        Measure("reciprocal_rank", "reciprocal rank of the evidence", 0.77, "windows and articles .72, FTS5 .686"),
        Measure("right", "answers right, of all questions with one", 0.52, "word coverage .435"),
        Measure("answered", "answered, of all questions with an answer", 0.88, "word coverage .918"),
        Measure("refused", "refusals, F1", 0.85, "word coverage .76"),
        Measure("never_reported", "refused, of what was never reported", 0.90, "word coverage .78"),
        Measure("afterwards", "refused, of what happened after the articles", 0.95, "word coverage .90"),
        Measure("swapped", "refused, of questions with a name swapped", 0.80, "word coverage .45"),
        Measure("verbatim", "passages that stand in their article word for word", 1.0),
    ),
    shared=_shared,
    is_slow=True,
)
