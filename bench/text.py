"""How many articles a second the text functions read on one core, and the part each of them takes.

    python -m bench.text [--articles N] [--rounds N]

Each row counts what a part adds when the parts above it have been read already, as it happens when an article is
indexed. The floor is splitting sentences, which everything needs. All rows are of one run, so that their ratios hold
on any machine; the best of several rounds is shown. The text is generated (seeded), and, where ``../shared/data`` is
present, the first articles of the question set are read as well.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import gzip
import json
import random
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from corpus.loading import GARBAGE
from corpus.text.document import Document

QA = Path(__file__).parents[2] / "shared" / "data" / "qa" / "corpus.jsonl.gz"
WORDS = 500
PARTS: tuple[tuple[str, Callable[[Document], object]], ...] = (
    ("sentences (floor)", lambda document: document.sentences),
    ("dates", lambda document: document.timexes),
    ("names", lambda document: document.names),
    ("quotes", lambda document: document.quotes),
    ("figures", lambda document: document.figures),
    ("events", lambda document: document.events),
)
TARGET = 250.0

_GIVEN = "Ada Boris Clara Dmitri Elena Farid Greta Hassan Ines Jamal Karin Leila Milan Nadia Omar Petra".split()
_FAMILY = "Quill Haddad Novak Ferrer al-Amin Sorel Okafor Lindqvist Petrov Marsh Duval Ivanova Tanaka Weiss".split()
_ROLES = ("Foreign Minister", "President", "the defence minister", "opposition leader", "UN envoy", "spokeswoman")
_PLACES = "Damascus Vienna Geneva Ankara Nairobi Lima Cairo Oslo Manila Baku Tunis Riga".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_TEMPLATES = (
    '{role} {name} said on {day} that the talks in {place} would resume "as soon as both sides are ready".',
    '"We have waited for {n} years, and we will not wait any longer," {family} told reporters in {place}.',
    (
        "At least {n} people were killed and more than {m} wounded in the fighting near {place} since {month} {year}, "
        "according to UN figures."
    ),
    "The government has spent ${n} million on the programme, which covers {p} per cent of the country's schools.",
    "He arrived in {place} two days later and met his counterpart, {name}, behind closed doors.",
    "It was not clear whether the ministry had approved the plan, which critics describe as too slow and too dear.",
    '"The road is long," she said. "But there is no other way, and everybody in {place} knows it."',
    "The agreement, signed on {month} {p}, {year}, was to be reviewed last week by a commission of {p} experts.",
    "Residents of {place} said that the water had come back in the early morning and was gone again by noon.",
    "Prices rose by {p} percent in the first quarter, the central bank said in a statement on {day}.",
    "{family}, who has led the party since {year}, denied the reports and called them an invention of the press.",
    "According to {name}, a lawyer for the families, the court in {place} will hear the case next month.",
)


def generated(number: int, seed: int = 2015) -> list[tuple[str, dt.date]]:
    """Return ``number`` articles of about 500 words, with the day each was published; the same for the same seed."""
    chance = random.Random(seed)
    return [(_article(chance), dt.date(2015, 1, 1) + dt.timedelta(days=chance.randrange(3000))) for _ in range(number)]


def _article(chance: random.Random) -> str:
    name = f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}"
    paragraphs: list[str] = []
    words = 0
    while words < WORDS:
        paragraph = " ".join(_sentence(chance, name) for _ in range(chance.randint(1, 3)))
        words += len(paragraph.split())
        paragraphs.append(paragraph)
    return "\n".join(paragraphs)


def _sentence(chance: random.Random, name: str) -> str:
    other = f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}"
    return chance.choice(_TEMPLATES).format(
        role=chance.choice(_ROLES),
        name=chance.choice((name, other)),
        family=name.split()[-1],
        place=chance.choice(_PLACES),
        day=chance.choice(_DAYS),
        month=chance.choice(("March", "June", "October")),
        year=chance.randrange(1998, 2015),
        n=chance.randrange(2, 90),
        m=f"{chance.randrange(1, 90)},{chance.randrange(100, 999)}",
        p=chance.randrange(2, 28),
    )


def question_set(number: int) -> list[tuple[str, dt.date]]:
    """Return the first articles of the question set, with the day each was published."""
    with gzip.open(QA, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, number)]
    return [(row["text"], dt.date.fromisoformat((row.get("published_at") or "2010-01-01")[:10])) for row in rows]


def measure(articles: list[tuple[str, dt.date]], rounds: int) -> dict[str, float]:
    """Return the seconds of processor time each part takes for all the articles, the best of ``rounds``."""
    best = {name: float("inf") for name, _ in PARTS}
    for _ in range(rounds):
        documents = [Document(text, published) for text, published in articles]
        for name, read in PARTS:
            gc.collect()
            begun = time.process_time()
            for document in documents:
                read(document)
            best[name] = min(best[name], time.process_time() - begun)
    return best


def table(title: str, articles: list[tuple[str, dt.date]], seconds: dict[str, float]) -> str:
    """Return the measurement as lines of text; a second is counted in articles of 500 words."""
    units = sum(len(text.split()) for text, _ in articles) / WORDS
    total = sum(seconds.values())
    floor = next(iter(seconds.values()))
    lines = [f"{title}: {len(articles)} articles, {units * WORDS / len(articles):.0f} words each"]
    lines.append(f"{'part':<20} {'articles/s':>11} {'ms/article':>11} {'share':>7} {'floors':>7}")
    for name, spent in [*seconds.items(), ("everything", total)]:
        rate = units / spent
        lines.append(f"{name:<20} {rate:>11,.0f} {1000 / rate:>11.3f} {spent / total:>7.1%} {spent / floor:>7.1f}")
    verdict = "reached" if units / total >= TARGET else "missed"
    lines.append(f"target: {TARGET:.0f} articles of {WORDS} words a second for everything together: {verdict}")
    return "\n".join(lines)


def main() -> None:
    """Print a table for the generated text and, where it is present, one for the question set."""
    arguments = argparse.ArgumentParser(description="Measure the text functions on one core.")
    arguments.add_argument("--articles", type=int, default=200, help="generated articles (default: 200)")
    arguments.add_argument("--rounds", type=int, default=3, help="rounds, of which the best counts (default: 3)")
    given = arguments.parse_args()
    gc.set_threshold(GARBAGE)  # as where many articles are read
    sets = [("generated text", generated(given.articles))]
    if QA.exists():
        sets.append(("question set", question_set(500)))
    for title, articles in sets:
        measure(articles[:5], 1)  # compile patterns and load tables first
        print(table(title, articles, measure(articles, given.rounds)), end="\n\n")


if __name__ == "__main__":
    main()
