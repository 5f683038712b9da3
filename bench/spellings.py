"""How long a name looked up takes among a million: ``python -m bench.spellings [--names N] [--questions N]``.

The names are those of :mod:`bench.names`. Looked up are names as written, misspelt, swapped and by surname alone;
beside them stands rapidfuzz over all names. Whoever is looked for is among the candidates, or counts as missed.
"""

from __future__ import annotations

import argparse
import random
import time

from rapidfuzz import fuzz, process, utils

from bench.archive import at_percent
from bench.building import SEED
from bench.names import PEOPLE, Lexicon
from bench.questions import as_typed
from corpus.matching import NameIndex, prepare

SCANS = 5  # of rapidfuzz: a second each


def names(number: int, seed: int) -> list[str]:
    """Return so many different names of people."""
    lexicon = Lexicon(seed)
    found: dict[str, None] = {}
    person = 0
    chance = random.Random(seed)
    while len(found) < number:
        given, family = lexicon.person(person % PEOPLE)
        _, other = lexicon.person(chance.randrange(PEOPLE)) if person >= PEOPLE else ("", family)
        found[f"{given} {other}"] = None
        person += 1
    return list(found)


def main() -> None:
    """Build the index, look names up, and print what it took."""
    parser = argparse.ArgumentParser(description="Measure looking up a name among many.")
    parser.add_argument("--names", type=int, default=1_000_000)
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    prepare()
    known = names(given.names, given.seed)
    begun = time.process_time()
    index = NameIndex.build(enumerate(known))
    print(f"{len(known):,} names: built in {time.process_time() - begun:.1f} s CPU, {index.nbytes / 1e6:.0f} MB")
    chance = random.Random(given.seed)
    spent: list[float] = []
    missed = 0
    for number in chance.sample(range(len(known)), given.questions):
        typed = as_typed(known[number], chance)
        begun = time.process_time()
        found = index.candidates(typed)
        spent.append(1000 * (time.process_time() - begun))
        missed += known[number] not in {known[one] for one in found}
    folded = [utils.default_process(name) for name in known]
    scans: list[float] = []
    for typed in chance.sample(known, SCANS):
        begun = time.process_time()
        process.extract(typed, folded, scorer=fuzz.WRatio, limit=5)
        scans.append(1000 * (time.process_time() - begun))
    print(
        f"candidates: p50 {at_percent(spent, 50):.1f} ms CPU, p95 {at_percent(spent, 95):.1f} ms; "
        f"{missed} of {len(spent)} missed; rapidfuzz over all: p50 {at_percent(scans, 50):.0f} ms"
    )


if __name__ == "__main__":
    main()
