"""Words: one word that somebody typed against one word of a known name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz.distance import OSA

from corpus.matching import lookalikes, sound
from corpus.text.names.folding import bare
from corpus.text.names.identity import same_given

Place = Literal["given", "alone", "among"]
Manner = Literal["exact", "script", "spelling", "initial", "typing"]

# How sure each manner is, from 1 down; two names whose words fit equally well are a tie.
_SURE: dict[Manner, float] = {"exact": 1.0, "script": 0.97, "spelling": 0.95, "initial": 0.9, "typing": 0.85}
_SHORTEST_WITH_ERROR = 4
_SHORTEST_WITH_MOVED = 6
_SHORTEST_WITH_TWO = 8
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = frozenset(
    a + b
    for y, row in enumerate(_KEYBOARD)
    for x, a in enumerate(row)
    for other in (_KEYBOARD[max(0, y - 1) : y + 2])
    for b in other[max(0, x - 1) : x + 2]
    if a != b
)


class Fit(NamedTuple):
    """How well two words fit: ``sure`` from 0 (not at all) to 1, and in what manner."""

    sure: float
    manner: Manner


@dataclass(frozen=True, slots=True)
class Typed:
    """A word as typed, with the forms it is compared in."""

    text: str
    folded: str
    script: sound.Script
    skeletons: frozenset[str]
    consonants: frozenset[str]
    is_name: bool


def typed(text: str) -> Typed:
    """Return the word ``text`` ready to be compared."""
    folded = bare(sound.romanised(text))
    script = sound.script_of(text)
    return Typed(
        text,
        folded,
        script,
        sound.skeletons(folded),
        sound.consonants(text, script) if script in ("arabic", "hebrew", "syllabic") else frozenset(),
        lookalikes.is_name(folded),
    )


@lru_cache(maxsize=1 << 15)
def fit(word: Typed, known: str, place: Place) -> Fit | None:
    """Return how ``word`` fits the folded word ``known``, ``None`` when it does not.

    Args:
        word: what was typed.
        known: a word of a known name, folded.
        place: what ``known`` is: a given name, of which other romanisations are known; the only word typed
            (``"alone"``), which must then be no name of its own; or one of several.
    """
    given = place == "given"
    latin = word.script == "latin"
    if word.folded == known:
        return _made("exact" if latin else "script")
    if not word.folded or not known:
        return None
    if len(word.folded) == 1 or len(known) == 1:
        return _made("initial") if given and word.folded[0] == known[0] else None
    if given and same_given(word.folded, known):
        return _made("spelling" if latin else "script")
    if word.script in ("arabic", "hebrew", "syllabic"):
        theirs = {sound.for_script(form, word.script) for form in sound.consonants(known)}
        return _made("script") if any(len(form) > 1 for form in theirs & word.consonants) else None
    if word.is_name and place == "alone":
        return None
    theirs = sound.skeletons(known)
    if any(sound.alike(one, other) for one in word.skeletons for other in theirs):
        return _made("spelling" if latin else "script")
    return None if word.is_name else _typing_error(word, known)


def _made(manner: Manner) -> Fit:
    return Fit(_SURE[manner], manner)


def _typing_error(word: Typed, known: str) -> Fit | None:
    mine = word.folded
    if min(len(mine), len(known)) < _SHORTEST_WITH_ERROR:
        return None
    # Not slips but other names: the wife's or sister's (Putina), and who comes from there (Assadi).
    if (mine == known + "i" and word.script == "latin") or (mine == known + "a" and known.endswith(("ov", "ev", "in"))):
        return None
    distance = OSA.distance(mine, known, score_cutoff=2)
    if distance == 1 and _likely(mine, known):
        return _made("typing")
    moved = len(mine) >= _SHORTEST_WITH_MOVED and sorted(mine) == sorted(known)
    if distance == 2 and mine[0] == known[0] and (moved or min(len(mine), len(known)) >= _SHORTEST_WITH_TWO):
        return Fit(_SURE["typing"] - 0.05, "typing")
    return None


def _likely(mine: str, known: str) -> bool:
    """Return whether one edit makes a likely slip: in four letters, only a neighbouring key or none replaced."""
    if len(known) > _SHORTEST_WITH_ERROR or len(mine) != len(known):
        return len(mine) > _SHORTEST_WITH_ERROR - 1
    wrong = [(a, b) for a, b in zip(mine, known, strict=True) if a != b]
    return len(wrong) == 2 or wrong[0][0] + wrong[0][1] in _NEIGHBOURS
