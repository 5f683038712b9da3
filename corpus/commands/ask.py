"""``python -m corpus ask``: questions to the archive, one or a file of them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from corpus.archive import Archive, open_archive
from corpus.commands._options import add_database, database_of, json_lines, print_json
from corpus.errors import CorpusError, IngestError, QueryError
from corpus.models import SHARED, Passage


def add_to(subparsers: Any) -> None:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "ask",
        help="ask the archive, one question or a file of them",
        description='With --batch, reads lines {"id", "question"} and writes lines {"id", "status", "answer", '
        '"short", "evidence", "passages", "why", "notes", "figures", "accounts"}; an "answer" of null is a refusal.',
    )
    parser.add_argument("question", nargs="*")
    add_database(parser)
    parser.add_argument("--batch", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Ask and print."""
    if not options.question and not options.batch:
        raise CorpusError("Give a question, or a file of questions with --batch.")
    async with open_archive(database_of(options)) as archive:
        if options.batch:
            return await _batch(archive, options.batch)
        result = await ask(archive, " ".join(options.question))
    if options.json:
        print_json(result)
    else:
        print(result["answer"] or "The archive does not say.")
        for line in (*(f"  {item['doc_id']}: {item['text']}" for item in result["evidence"]), *result["why"]):
            print(line)
    return 0


async def _batch(archive: Archive, file: Path) -> int:
    status = 0
    for _, record in json_lines(file):
        if isinstance(record, IngestError):
            print(record, file=sys.stderr)
            status = 1
        else:
            print_json({"id": record.get("id"), **await ask(archive, str(record.get("question", "")))})
    return status


async def ask(archive: Archive, question: str) -> dict[str, Any]:
    """Ask one question; a question that cannot be understood is refused with the reason."""
    try:
        query = archive.parse(question)
        answer = await archive.ask(query, SHARED)
        found = await archive.search(query, SHARED, limit=10)
    except QueryError as error:
        return {"status": "not understood", "answer": None, "evidence": [], "passages": [], "why": [str(error)]}
    return {
        "status": answer.status,
        "answer": " ".join(passage.text for passage in answer.evidence) or None,
        "short": answer.short,
        "evidence": [_place(passage) for passage in answer.evidence],
        "passages": [_place(passage) for passage in found.passages],
        "why": list(answer.why),
        "notes": list(answer.notes),
        "figures": [
            {**_place(figure.passage), "reference": figure.reference, "value": figure.value, "unit": figure.unit}
            for figure in answer.figures
        ],
        "accounts": [
            {
                **_place(account.passage),
                "short": account.short,
                "days": [str(day) if day else None for day in account.days or ()],
            }
            for account in answer.accounts
        ],
    }


def _place(passage: Passage) -> dict[str, Any]:
    return {
        "doc_id": passage.article.key or passage.article.reference,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
    }
