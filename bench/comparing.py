"""The same questions asked of tantivy, of bare FTS5 and of ``!search``, in one run.

    pip install tantivy
    python -m bench.comparing FILE [--questions N]

Tantivy, a search library written in Rust, shows what finding the best articles for some words costs at the least. It
is no dependency; its index of the articles' titles and texts is made beside the archive the first time.
All three look for any of a question's words; tantivy and FTS5 rank whole articles and hand out ten numbers, ``!search``
hands out passages.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib
import random
import shutil
import sqlite3
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from bench import questions
from bench.archive import any_word, at_percent, pace
from bench.building import SEED
from corpus.archive import open_archive
from corpus.models import SHARED
from corpus.text.words import content_words

MEMORY = 200_000_000  # bytes that tantivy may use while it makes its index


def index(path: Path) -> Any:
    """Return tantivy's index of an archive's articles, made now if it is not there."""
    tantivy: Any = importlib.import_module("tantivy")  # not installed for the tests and checks
    builder = tantivy.SchemaBuilder().add_unsigned_field("version", stored=True)
    for name in ("title", "body"):
        builder = builder.add_text_field(name, tokenizer_name="en_stem")
    schema = builder.build()
    folder = path.with_name(path.name + ".tantivy")
    if folder.exists():
        return tantivy.Index(schema, path=str(folder))
    unfinished = folder.with_name(folder.name + ".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    made = tantivy.Index(schema, path=str(unfinished))
    writer = made.writer(MEMORY, 1)
    bare = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    for version, title, text in bare.execute(
        "SELECT version.id, title, text FROM article JOIN version ON version.id = article.current"
    ):
        writer.add_document(tantivy.Document(version=version, title=title, body=text))
    bare.close()
    writer.commit()
    writer.wait_merging_threads()
    unfinished.rename(folder)
    return tantivy.Index(schema, path=str(folder))


async def compare(path: Path, number: int, seed: int) -> dict[str, list[float]]:
    """Return the milliseconds of processor time of each question, by what was asked."""
    made = index(path)
    searcher = made.searcher()
    bare = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    bare.execute("PRAGMA cache_size = -16000")
    spent: dict[str, list[float]] = {}
    async with open_archive(path) as archive:

        async def tantivy(typed: str) -> None:
            wanted = made.parse_query(" ".join(content_words(typed)), ["title", "body"])
            for _, address in searcher.search(wanted, 10).hits:
                searcher.doc(address)

        async def fts5(typed: str) -> None:
            any_word(bare, typed)

        async def search(typed: str) -> None:
            await archive.search(archive.parse(typed), SHARED)

        asked: dict[str, Callable[[str], Awaitable[None]]] = {"tantivy": tantivy, "FTS5": fts5, "!search": search}
        chance = random.Random(f"search {seed}")
        drawn = await questions.material(archive, number + 5, seed)
        for position, one in enumerate(questions.search(each, chance) for each in drawn):
            for name, ask in asked.items():
                begun = time.process_time()
                await ask(one)
                if position >= 5:  # the first questions load what later ones share
                    spent.setdefault(name, []).append(1000 * (time.process_time() - begun))
    bare.close()
    return spent


def main() -> None:
    """Compare, and print."""
    parser = argparse.ArgumentParser(description="Ask tantivy, FTS5 and !search the same.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    for name, spent in asyncio.run(compare(given.path, given.questions, given.seed)).items():
        print(f"{name:<10} p50 {at_percent(spent, 50):8.1f}  p95 {at_percent(spent, 95):8.1f} ms of processor time")
    print(f"pace of this machine now: {pace():.0f} ms for half a million squares")


if __name__ == "__main__":
    main()
