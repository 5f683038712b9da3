"""Questions: what people might ask of a synthetic archive, seeded; made from its own articles.

Each command gets its usual kinds of questions: names as written, misspelt, swapped and by surname alone; words frequent
and rare as they stand in the articles; quotations that stand there, altered ones, and some that nobody said.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus.archive import Archive
from corpus.text.words import STOP_WORDS

_WORD = re.compile(r"\b[a-z]{4,}\b")


@dataclass(frozen=True, slots=True)
class Material:
    """What questions are made of, from one article: its sentences and the names in it."""

    sentences: list[str]
    people: list[str]
    bodies: list[str]
    places: list[str]
    outlet: str
    year: int

    def words(self, chance: random.Random, number: int) -> list[str]:
        """Return words of one of its sentences."""
        found: list[str] = []
        for sentence in chance.sample(self.sentences, len(self.sentences)):
            found += [word for word in dict.fromkeys(_WORD.findall(sentence)) if word not in STOP_WORDS]
            if len(found) >= number:
                break
        return chance.sample(found, number)


async def material(archive: Archive, number: int, seed: int) -> list[Material]:
    """Return what ``number`` articles drawn at random hold."""
    chance = random.Random(f"articles {seed}")
    row = await archive.database.row("SELECT max(number) AS last FROM article")
    last: int = row["last"] if row else 0
    found: list[Material] = []
    for drawn in chance.sample(range(1, last + 1), min(last, number)):
        row = await archive.database.row(
            """SELECT id, text, outlet, published_day FROM version JOIN article ON current = id
            WHERE article.number = ?""",
            (drawn,),
        )
        if row is None:
            continue
        names: dict[str, list[str]] = {"person": [], "organisation": [], "place": []}
        for name in await archive.database.rows(
            "SELECT kind, name FROM mention JOIN entity ON id = entity WHERE version = ? AND spans <> x'' ORDER BY id",
            (row["id"],),
        ):
            names[name["kind"]].append(name["name"])
        if all(names.values()) and len(names["person"]) > 1:
            sentences = [one for line in row["text"].split("\n") for one in re.split(r"(?<=\.) ", line) if " " in one]
            found.append(
                Material(
                    sentences,
                    names["person"],
                    names["organisation"],
                    names["place"],
                    row["outlet"] or "",
                    int((row["published_day"] or "2000")[:4]),
                )
            )
    return found


def ask(one: Material, chance: random.Random) -> str:
    """Return a question in plain words."""
    first, second, third = one.words(chance, 3)
    person, place, body = chance.choice(one.people), chance.choice(one.places), chance.choice(one.bodies)
    return chance.choice(
        (
            f"What did {person} say about the {first} and the {second}?",
            f"How many people were killed in {place} when the {first} struck the {second}?",
            f"When was the {first} {second} of {place} signed?",
            f"Who asked the {body} for more {first}?",
            f"Where did {person} meet the {first} leaders?",
            f"Why was the {first} in {place} stopped?",
            f"What happened to the {first} and the {second} of {place} in {one.year}?",
            f"What does the {body} say about {first}, {second} and {third}?",
        )
    )


def search(one: Material, chance: random.Random) -> str:
    """Return words to search for, some with filters."""
    words = one.words(chance, chance.randint(2, 4))
    kind = chance.random()
    if kind < 0.25:
        return f"{chance.choice(one.people)} {words[0]}"
    if kind < 0.4:
        return f"{' '.join(words)} during:{one.year}"
    if kind < 0.5:
        return f'{" ".join(words)} from:"{one.outlet}"'
    if kind < 0.6:
        run = chance.choice([sentence for sentence in one.sentences if len(sentence.split()) > 8]).split()
        at = chance.randrange(len(run) - 4)
        return f'"{" ".join(run[at : at + 3])}" {words[0]}'
    return " ".join(words)


def quote(one: Material, chance: random.Random) -> str:
    """Return whose words are wanted, or on what."""
    person = chance.choice(one.people)
    words = one.words(chance, 2)
    kind = chance.random()
    if kind < 0.5:
        return person
    if kind < 0.7:
        return person.split()[-1]
    return f"{person} about {words[0]}" if kind < 0.9 else f"about {' '.join(words)}"


def timeline(one: Material, chance: random.Random) -> str:
    """Return what a timeline is wanted of."""
    kind = chance.random()
    if kind < 0.4:
        return chance.choice(one.people)
    if kind < 0.6:
        return chance.choice(one.places)
    if kind < 0.85:
        return " ".join(one.words(chance, 2))
    return f"during:{one.year}-{chance.randrange(1, 13):02}"


def check(one: Material, chance: random.Random) -> str:
    """Return a quotation to check: as it stands, altered, a part of it, or made up."""
    sentence = chance.choice([sentence for sentence in one.sentences if len(sentence.split()) > 8])
    words = sentence.split()
    kind = chance.random()
    if kind < 0.4:
        return sentence
    if kind < 0.65:
        words[chance.randrange(len(words))] = "purple"
        return " ".join(words)
    if kind < 0.8:
        at = chance.randrange(len(words) - 7)
        return " ".join(words[at : at + 7])
    return " ".join(one.words(chance, 9))


def name(one: Material, chance: random.Random) -> str:
    """Return the name of a person as people type it."""
    return as_typed(chance.choice(one.people), chance)


def as_typed(typed: str, chance: random.Random) -> str:
    """Return a name as it is, misspelt, by the misspelt surname alone, or with its words swapped."""
    kind = chance.random()
    if kind < 0.4:
        return typed
    if kind < 0.6:
        return _mistyped(typed, chance)
    if kind < 0.8:
        return _mistyped(typed.split()[-1], chance)
    return " ".join(reversed(typed.split()))


def figures(one: Material, chance: random.Random) -> str:
    """Return what is counted."""
    place, (first, second) = chance.choice(one.places), one.words(chance, 2)
    return chance.choice(
        (
            f"people killed {place}",
            f"houses without {first}",
            f"tonnes of {first}",
            f"{first} {second} {place}",
            f"soldiers {place} {first}",
            f"million dollars {first} {second}",
        )
    )


def topic(one: Material, chance: random.Random) -> str:
    """Return a topic of two words."""
    return " ".join(one.words(chance, 2))


Maker = Callable[[Material, random.Random], str]


def _mistyped(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    return chance.choice((word[:at] + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :]))
