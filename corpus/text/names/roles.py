"""Roles: titles and offices beside a name ("Russian Foreign Minister", "the Kremlin spokesman")."""

from __future__ import annotations

import re

from corpus.text.names import gazetteer, shapes, vocabulary
from corpus.text.names.model import Gender
from corpus.text.names.runs import Word
from corpus.text.spans import Span

_APPOSITIVE = re.compile(
    r",[ \u00a0](?:\d\d,[ \u00a0])?((?:the|an?|his|her|its|their)[ \u00a0])?([^,.;:()\n“”\"—–]{3,100})"
)
_BLANKS = " \u00a0"
_MARKS = "“\"‘'("
# Words that may stand inside a role and never begin one.
_NOT_FIRST = frozenset("and of for the to under de in".split())


def last(run: list[Word]) -> int:
    """Return the index of the last role word that a name follows, or -1."""
    if run[-1].text in vocabulary.ORGANISATION_HEADS and not any(shapes.is_given(word) for word in run[1:-1]):
        return -1  # "Justice Ministry", "State Secretary Office": a body named with role words has no bearer
    limit = len(run) - 1
    best = -1
    for index in range(limit):
        lowered = run[index].text.lower().rstrip(".")
        if lowered not in vocabulary.TITLE_WORDS or run[index + 1].text in vocabulary.SUFFIXES:
            continue
        if index and run[index - 1].text in vocabulary.GIVEN and run[index].text[-1] != ".":
            continue  # "Billie Jean King": behind a given name it is a surname
        best = index
    return best


def object_end(run: list[Word], at: int) -> int:
    """Return where "of State", "of Foreign Affairs", "of Saudi Arabia" ends."""
    end = at + 1
    if end < len(run) and f"{run[at].text} {run[end].text}" in gazetteer.KNOWN:
        return end + 1
    while end < len(run) and (
        run[end].text.lower() in vocabulary.ROLE_MODIFIERS
        or run[end].text in ("Affairs", "Arabia", "Kingdom", "Republic", "Staff", "Representatives", "Security")
        or run[end].join in ("of", "and")
    ):
        end += 1
    return end


def before(text: str, start: int) -> Span | None:
    """Return the role written in small letters right before a name ("Russia's foreign minister Sergei Lavrov")."""
    if start == 0 or text[start - 1] not in _BLANKS:
        return None
    at = start - 1
    # "foreign minister Foreign Affairs Ayman Sousan": up to two words may stand between the head and the name.
    for _ in range(3):
        word = text[max(0, at - 30) : at].rpartition(" ")[2].strip(_MARKS)
        lowered = word.lower().rstrip(".")
        if lowered in vocabulary.TITLE_WORDS and word not in vocabulary.GIVEN:
            return Span(start_of(text, at - len(word)), start - 1)
        if lowered not in vocabulary.ROLE_MODIFIERS or lowered in _NOT_FIRST:
            return None
        at -= len(word) + 1
        if at <= 0 or text[at] not in _BLANKS:
            return None
    return None


def start_of(text: str, start: int) -> int:
    """Return where a role begins whose last words begin at ``start``: before "Russia's", "deputy", "UN-Arab League"."""
    floor = max(0, start - 80)
    best = start
    at = start
    while at > floor and text[at - 1] in _BLANKS:
        left = at - 1
        while left > floor and not text[left - 1].isspace():
            left -= 1
        word = text[left : at - 1]
        if not _belongs(word):
            break
        at = left
        if word.lower() not in _NOT_FIRST:
            best = left
    return best


def _belongs(word: str) -> bool:
    if word.lower() in vocabulary.ROLE_WORDS:
        return True
    if not word[:1].isupper():
        return False
    word = word.removesuffix("'s").removesuffix("’s")
    return (
        word in gazetteer.KNOWN
        or word in gazetteer.PEOPLES
        or word in vocabulary.ORGANISATION_HEADS
        or shapes.is_acronym(word)
        or ("-" in word and all(_belongs(part) for part in word.split("-")))
    )


def clean(role: str) -> str:
    """Return the role as it is shown: without marks around it, and without a bare Mr. or Mrs."""
    role = role.strip(" \u00a0“\"‘'(,")
    return "" if role.lower().rstrip(".") in ("mr", "mrs", "ms", "miss") else role


def gender(role: str) -> Gender | None:
    """Return the gender that a title tells, if any."""
    for word in reversed(role.lower().replace(".", "").split()):
        letter = vocabulary.TITLES.get(word)
        if letter in ("m", "f"):
            return "m" if letter == "m" else "f"
    return None


def after(text: str, end: int) -> str:
    """Return the role that follows a name between commas ("Dmitry Peskov, the Kremlin spokesman,")."""
    match = _APPOSITIVE.match(text, end)
    if match is None:
        return ""
    role = match.group(2).rstrip()
    core = re.split(r" (?:of|for|at|to|in|from|with|who|and|on) ", role, maxsplit=1)[0].split()
    if not core or len(role.split()) > 14:
        return ""
    heads = core[-1].lower() in vocabulary.ROLE_HEADS
    return role if heads and (match.group(1) is not None or core[0].islower() or len(core) > 1) else ""
