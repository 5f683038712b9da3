"""Mentions: what each run of capitalised words names, read from the words and from what stands around them."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from corpus.text.names import gazetteer, roles, shapes
from corpus.text.names import vocabulary as words
from corpus.text.names.model import Gender, Kind
from corpus.text.names.runs import Word
from corpus.text.spans import Span

_OPENING = frozenset(".!?…:;•*|\n\r\u2028\u2029\u0085“‘«„—–")
_OUTSIDE_WORDS = re.compile(r"[^\w'’.-]+")
_AFTER = re.compile(r"(?:\s\([^()\n]{1,20}\))?,?[ \u00a0]([a-z]+)")
_RELATIVE_AFTER = re.compile(r",[ \u00a0](?:([A-Z][\w-]{1,30})['’]s?|the)[ \u00a0]")
_POSSESSOR = re.compile(r"([^\W\d_a-z][\w-]*?s?)(?:['’]s|(?<=s)['’])")
_OF_RELATIVES = frozenset("late elder older younger eldest youngest own only powerful twin".split())
_PLACE_CUES = frozenset("in near outside across".split())


@dataclass(slots=True, eq=False)
class Found:
    """A mention before it is known whose it is.

    ``kind`` is ``None`` while a single word could be a surname, a place or no name at all.
    """

    words: tuple[str, ...]
    start: int
    end: int
    kind: Kind | None
    role: Span | None = None
    gender: Gender | None = None
    roles: tuple[str, ...] = ()
    opens: bool = False  # first in its sentence, so that the capital says nothing
    relative_of: str | None = None  # "Assad's late father Hafez": the surname that the single name shares
    relative: bool = False

    @property
    def name(self) -> str:
        """The words as one string."""
        return " ".join(self.words)


def read(text: str, run: list[Word], small: Collection[str]) -> list[Found]:
    """Return what a run names, in order; the list is empty when it names nothing.

    Args:
        text: the whole text.
        run: one of its runs.
        small: the words that the text writes with a small letter.
    """
    if len(run) == 1:
        # Most runs are one word: a place or a body, or a word that only begins a sentence.
        if _is_known(run[0].text):
            return [_named(text, run)]
        if _is_common(run[0]):
            return []
    found: list[Found] = []
    opens = _opens(text, run[0].start)
    at = 1 if opens and _only_begins(run, small) else 0
    while at < len(run):
        length = _known(text, run, at)
        if length:
            rest = run[at + length :]
            if not (rest and _continues(run, at, length)):
                found.append(_named(text, run[at : at + length]))
                at += length
                continue
        if _is_common(run[at]) and not (len(run) > at + 1 and _belongs(run, at)):
            at += 1
            continue
        stop = at + 1
        while stop < len(run) and not _breaks(run, stop):
            stop += 1
        found.extend(_phrase(text, run[at:stop], small, opens=opens and at == 0))
        at = stop
    return found


def _only_begins(run: list[Word], small: Collection[str]) -> bool:
    """Return whether the first word of a sentence is an ordinary word before a name ("Welcoming Assad")."""
    first = run[0].text
    if len(run) == 1 or first in words.GIVEN or first in gazetteer.KNOWN or first.isupper():
        return False
    lowered = first.lower()
    if lowered.rstrip(".") in words.ROLE_WORDS or first in gazetteer.PEOPLES:
        return False
    return run[1].join == "blank" and (lowered in small or lowered.endswith(("ing", "ly")))


def _opens(text: str, start: int) -> bool:
    at = start - 1
    if at >= 0 and text[at] in "\"'":
        return True
    floor = max(-1, start - 8)
    while at > floor and text[at] in " \u00a0\t)]\"'”’»":
        at -= 1
    return at < 0 or text[at] in _OPENING


def _is_common(word: Word) -> bool:
    if word.text in words.MONTHS_AND_DAYS:
        return True
    if len(word.text) > 1 and word.text.isupper():
        return False
    return word.text.lower().replace("’", "'") in words.COMMON


def _belongs(run: list[Word], at: int) -> bool:
    """Return whether an ordinary word begins a body's name or a role ("National League", "Foreign Minister X")."""
    last = run[-1].text
    if run[at].text.lower() in words.NAME_ADJECTIVES and (
        last in words.ORGANISATION_HEADS or last in words.PLACE_HEADS
    ):
        return True
    for index in range(at, len(run) - 1):
        lowered = run[index].text.lower().rstrip(".")
        if lowered in words.TITLE_WORDS and run[index + 1].join == "blank":
            return True
        if lowered not in words.ROLE_MODIFIERS:
            return False
    return False


def _is_known(word: str) -> bool:
    return word in gazetteer.KNOWN or (word.isupper() and word.title() in gazetteer.PLACES)


def _known(text: str, run: list[Word], at: int) -> int:
    """Return how many words from ``at`` on make a place or organisation of the gazetteer, at best."""
    for length in range(min(5, len(run) - at), 0, -1):
        last = run[at + length - 1]
        if length == 1:
            return int(_is_known(last.text))
        if text[run[at].start : last.end].replace("’", "'").replace("\u00a0", " ") in gazetteer.KNOWN:
            return length
    return 0


def _continues(run: list[Word], at: int, length: int) -> bool:
    """Return whether the known words only begin a longer name ("Jordan Smith", "Washington University")."""
    following = run[at + length]
    if following.join not in ("blank", "particle"):
        return following.join in ("of", "ampersand", "apostrophe") and length == 1
    text = following.text
    if text in words.ORGANISATION_HEADS or text in words.PLACE_HEADS or text in gazetteer.THINGS:
        return True
    if length > 1 or run[at].text in gazetteer.PEOPLES:
        return False
    lowered = text.lower().rstrip(".")
    if lowered in words.ROLE_HEADS or lowered in words.ROLE_MODIFIERS or text in gazetteer.PEOPLES:
        # "Kremlin Press Office" is one name, "Kremlin Spokesman Peskov" is not.
        return (
            any(w.text in words.ORGANISATION_HEADS for w in run[at + 1 : at + 5]) and lowered not in words.TITLE_WORDS
        )
    return run[at].text in words.GIVEN


def _breaks(run: list[Word], at: int) -> bool:
    """Return whether a new name begins at ``run[at]`` inside the run."""
    return run[at].text in words.MONTHS_AND_DAYS and run[at].text not in ("May", "April", "June", "August")


def _named(text: str, run: list[Word]) -> Found:
    name = text[run[0].start : run[-1].end].replace("\u00a0", " ")
    kind: Kind = "organisation" if name.replace("’", "'") in gazetteer.ORGANISATIONS else "place"
    return Found((name,), run[0].start, run[-1].end, kind)


def in_a_place(text: str, start: int) -> bool:
    """Return whether "in", "near" or the like stands before ``start``."""
    return _word_before(text, start) in _PLACE_CUES


def _phrase(text: str, run: list[Word], small: Collection[str], *, opens: bool) -> list[Found]:
    """Read a stretch without gazetteer names at its beginning: role words, then a name."""
    found: list[Found] = []
    head = roles.last(run)
    role_start: int | None = None
    if head >= 0:
        role_start = roles.start_of(text, run[0].start)
        found.extend(_inside_role(text, run[: head + 1]))
        role_end = head + 1
        if role_end < len(run) and run[role_end].join in ("of", "for"):
            role_end = roles.object_end(run, role_end)
        last = run[role_end - 1]
        role = text[role_start : last.end]
        run = run[role_end:]
        if not run:
            return found
        return found + _person_or_more(text, run, role, Span(role_start, last.end), small, opens=False)
    while (
        len(run) > 2
        and run[0].text.lower() in words.COMMON
        and run[0].text not in words.GIVEN
        and not shapes.is_head(run[-1])
    ):
        run = run[1:]
    given = next((i for i in range(1, len(run) - 1) if run[i].text in words.GIVEN), 0)
    if given and not shapes.is_given(run[0]) and any(shapes.describes(word) for word in run[:given]):
        found.extend(_inside_role(text, run[:given]))
        span = Span(run[0].start, run[given - 1].end)
        return found + _person_or_more(text, run[given:], span.of(text), span, small, opens=False)
    while len(run) > 1 and run[0].text in gazetteer.PEOPLES and run[-1].text not in words.ORGANISATION_HEADS:
        run = run[1:]
        opens = False
    return _person_or_more(text, run, "", None, small, opens=opens)


def _inside_role(text: str, run: list[Word]) -> list[Found]:
    """Return the places and organisations named inside a role."""
    found: list[Found] = []
    at = 0
    while at < len(run):
        length = _known(text, run, at)
        if length:
            found.append(_named(text, run[at : at + length]))
            at += length
            continue
        head = next((i for i in range(len(run) - 1, at, -1) if run[i].text in words.ORGANISATION_HEADS), -1)
        if head > at and not any(w.text.lower().rstrip(".") in words.TITLE_WORDS for w in run[at:head]):
            found.append(_found(text, run[at : head + 1], "organisation"))
            at = head + 1
            continue
        value = run[at].text
        if shapes.is_acronym(value):
            found.append(_found(text, run[at : at + 1], "organisation"))
        at += 1
    return found


def _found(text: str, run: list[Word], kind: Kind | None) -> Found:
    return Found(tuple(_forms(text, run)), run[0].start, run[-1].end, kind)


def _forms(text: str, run: list[Word]) -> list[str]:
    """Return the words of a name, particles included."""
    return text[run[0].start : run[-1].end].replace("\u00a0", " ").split(" ")


def _person_or_more(
    text: str, run: list[Word], role: str, span: Span | None, small: Collection[str], *, opens: bool
) -> list[Found]:
    while len(run) > 1 and _is_common(run[-1]) and not shapes.is_given(run[-2]) and not shapes.is_head(run[-1]):
        run = run[:-1]
    kind = _kind(text, run, small, has_role=bool(role))
    if kind == "nothing":
        return []
    item = _found(text, run, kind)
    item.opens = opens
    item.role = span
    if kind is None and span is None and _word_before(text, item.start) in ("the", "The"):
        return []
    if kind in ("person", None) and not role:
        role_span = roles.before(text, item.start)
        if role_span is not None:
            item.role = role_span
            role = role_span.of(text)
            if item.kind is None and role.split()[-1].lower().rstrip(".") in words.ROLE_HEADS:
                item.kind = "person"
    if kind in ("person", None):
        _read_family(text, item)
    if item.kind == "person" and len(item.words) > 1:
        appositive = roles.after(text, item.end)
        if appositive:
            item.roles = (appositive,)
    if item.role is not None:
        start, end = item.role
        role = roles.clean(text[start:end])
        if role:
            item.roles = (role, *item.roles)
        item.gender = roles.gender(text[start:end])
    if item.kind is None and len(run) == 1 and _speaks(text, item.end):
        item.kind = "person" if item.name.lower() not in small else None
    return [item]


def _kind(text: str, run: list[Word], small: Collection[str], *, has_role: bool) -> Kind | Literal["nothing"] | None:
    """Return the kind, ``None`` for an undecided single word, ``"nothing"`` for no name."""
    first, last = run[0].text, run[-1].text
    if len(run) == 1:
        if first in words.MONTHS_AND_DAYS or (first in gazetteer.PEOPLES and not has_role):
            return "nothing"
        if has_role and not first.isupper():
            return "person" if first.lower() not in words.ROLE_WORDS or first in words.GIVEN else "nothing"
        if shapes.is_acronym(first):
            return "organisation"
        if len(first.replace(".", "")) < 2 or (first.isupper() and first in shapes.NOT_BODIES):
            return "nothing"
        return None
    if last in words.ORGANISATION_HEADS and not (has_role and len(run) == 2 and first in words.GIVEN):
        return "organisation"
    if any(word.join in ("of", "for", "ampersand", "apostrophe") for word in run):
        if first in words.PLACE_HEADS or first in ("Isle", "Cape", "Gulf", "Strait", "Bay", "Duchy", "Province"):
            return "place"
        return (
            "organisation" if first in words.OF_HEADS or last in words.ORGANISATION_HEADS or len(run) < 4 else "nothing"
        )
    if has_role:
        return "person"
    if shapes.is_given(run[0]):
        if last in gazetteer.THINGS and not shapes.is_given(run[-2]) and not _speaks(text, run[-1].end):
            return "nothing"
        if last not in words.PLACE_HEADS or _word_before(text, run[0].start) not in _PLACE_CUES:
            return "person"
    if last in words.PLACE_HEADS or first in ("Mount", "Lake", "Fort", "Port", "San", "Santa", "Los", "Las"):
        return "place"
    if last in gazetteer.THINGS or any(character.isdigit() for character in first):
        return "nothing"
    if any(word.text in words.ORGANISATION_HEADS for word in run[1:]) and len(run) > 2:
        return "organisation"
    if first.isupper() and len(first) > 1 and "." not in first and all(word.text.isupper() for word in run):
        return "person" if len(run) <= 3 and _speaks(text, run[-1].end) else "nothing"
    before = _word_before(text, run[0].start)
    if before in ("the", "The", "a", "an", "this", "that", "its", "their", "our", "these"):
        return "nothing"
    if before in _PLACE_CUES and len(run) == 2 and not _speaks(text, run[-1].end):
        return "place"
    if len(run) > 4 or last in gazetteer.PEOPLES:
        return "nothing"
    ordinary = any(word.text.lower() in small or word.text.lower() in words.COMMON for word in run)
    return "person" if not ordinary or _speaks(text, run[-1].end) else "nothing"


def _word_before(text: str, start: int) -> str:
    if start == 0 or text[start - 1] not in "  ":
        return ""
    word = text[max(0, start - 24) : start - 1].rpartition(" ")[2]
    return word if word.isalpha() else _OUTSIDE_WORDS.split(word)[-1]


def _speaks(text: str, end: int) -> bool:
    """Return whether a verb of speech follows, or the colon of a transcript."""
    if text[end : end + 1] == ":":
        return True
    match = _AFTER.match(text, end)
    return match is not None and match.group(1) in words.SPEECH


def _read_family(text: str, item: Found) -> None:
    """Read "Assad's late father Hafez", "his wife, Asma," and "Hafez, Assad's late father": a relative.

    A relative is somebody else than the person of that surname who is already named.
    """
    after = _RELATIVE_AFTER.match(text, item.end) if item.name in words.GIVEN else None
    if after is not None:
        following = [word.strip(",.;") for word in text[after.end() : after.end() + 60].split()[:6]]
        at = next((index for index, word in enumerate(following[:3]) if word in words.FAMILY), None)
        if at is not None:
            # "the father of Bashar al-Assad": the surname is the last capitalised word behind "of".
            named = [word for word in following[at + 2 :] if word[:1].isupper() or "-" in word]
            item.relative_of = after.group(1) or (named[-1] if following[at + 1 : at + 2] == ["of"] and named else None)
            if item.relative_of:
                _make_relative(item, following[at])
                return
    parts = text[max(0, item.start - 60) : item.start].rstrip(", \u00a0").split()
    if not parts or parts[-1].lower() not in words.FAMILY:
        return
    _make_relative(item, parts[-1].lower())
    for part in reversed(parts[-4:-1]):
        possessor = _POSSESSOR.fullmatch(part)
        if possessor is not None:
            item.relative_of = possessor.group(1)
            return
        if part.lower() not in _OF_RELATIVES:
            return


def _make_relative(item: Found, word: str) -> None:
    item.relative = True
    item.kind = "person"
    letter = words.FAMILY_GENDER.get(word)
    item.gender = "m" if letter == "m" else "f" if letter == "f" else None
