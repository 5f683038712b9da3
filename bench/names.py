"""Words and names for synthetic news: made up, seeded, and as unevenly frequent as those of real news.

The rank of a word decides how often it is used (Zipf 1935, with Mandelbrot's offset), so that an index has a few
words that stand in a third of all articles and a long tail that stands in one or two.
"""

from __future__ import annotations

import random
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

WORDS = 200_000
PEOPLE = 900_000
ORGANISATIONS = 40_000
PLACES = 20_000
OUTLETS = 60
TOPICS = 500
# Mandelbrot's offsets: the most frequent word that tells something stands in about half of all articles of 500 words.
WORD_OFFSET, NAME_OFFSET = 30.0, 20.0

_ONSETS = "b br c ch cl d dr f fl g gr h j k kr l m n p pl pr qu r s sh sl st t th tr v w z".split()
_VOWELS = "a e i o u ai ea io ou".split()
_CODAS = ["", "", "", "l", "m", "n", "nd", "r", "rn", "s", "st", "t", "x"]
_ENDINGS = ("", "", "", "s", "ing", "ed", "er", "ion", "al", "ly", "ness")
_KINDS = ("Institute", "Union", "Council", "Bank", "Party", "Committee", "Agency", "Foundation", "Group", "University")
_PLACE_ENDINGS = ("", "a", "burg", "stan", "ville", "ford", "grad", "abad")


class Lexicon:
    """The words and names of one seed; the same in every process."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    @cached_property
    def words(self) -> list[str]:
        """Common words, the most frequent first; frequent ones are short."""
        chance = random.Random(f"words {self._seed}")
        made: dict[str, None] = {}
        while len(made) < WORDS:
            syllables = 1 if len(made) < 300 else 2 if len(made) < 20_000 else 3
            made.setdefault(_word(chance, syllables) + chance.choice(_ENDINGS))
        return list(made)

    @cached_property
    def _given(self) -> list[str]:
        return self._capitalised("given", 3_000, 2)

    @cached_property
    def _family(self) -> list[str]:
        return self._capitalised("family", 150_000, 3)

    @cached_property
    def _people(self) -> tuple[NDArray[Any], NDArray[Any]]:
        chance = np.random.default_rng([self._seed, 1])
        return chance.integers(0, 3_000, PEOPLE), Zipf(150_000, 500.0).draw(chance, PEOPLE)

    def person(self, number: int) -> tuple[str, str]:
        """Return given and family name of a person by number, the most often named ones first."""
        given, family = self._people
        return self._given[given[number]], self._family[family[number]]

    @cached_property
    def organisations(self) -> list[str]:
        """Organisations, the most often named first."""
        chance = random.Random(f"organisations {self._seed}")
        names = self._capitalised("organisations", ORGANISATIONS, 3)
        return [f"{name} {chance.choice(_KINDS)}" for name in names]

    @cached_property
    def places(self) -> list[str]:
        """Places, the most often named first."""
        chance = random.Random(f"places {self._seed}")
        names = self._capitalised("places", PLACES, 2)
        return list(dict.fromkeys(name + chance.choice(_PLACE_ENDINGS) for name in names))

    @cached_property
    def outlets(self) -> list[str]:
        """Outlets, the most prolific first."""
        chance = random.Random(f"outlets {self._seed}")
        titles = ("Post", "Herald", "Tribune", "Observer", "Courier", "Mail", "Star")
        return [f"The {name} {chance.choice(titles)}" for name in self._capitalised("outlets", OUTLETS, 2)]

    def _capitalised(self, kind: str, number: int, syllables: int) -> list[str]:
        chance = random.Random(f"{kind} {self._seed}")
        made: dict[str, None] = {}
        while len(made) < number:
            made.setdefault(_word(chance, syllables).capitalize())
        return list(made)


class Zipf:
    """Ranks drawn with frequencies that fall with the rank."""

    def __init__(self, number: int, offset: float) -> None:
        weights = 1.0 / (np.arange(number) + 1.0 + offset)
        self._bounds = np.cumsum(weights / weights.sum())
        self._last = number - 1

    def draw(self, chance: np.random.Generator, number: int) -> NDArray[Any]:
        """Return ``number`` ranks, from 0."""
        return np.minimum(np.searchsorted(self._bounds, chance.random(number)), self._last)


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS) for _ in range(syllables))
