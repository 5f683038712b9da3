"""Context: what the sentences tell about their figures: what happened, to whose harm, where, and who says so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple, TypeVar

from corpus.text.dates.timex import Timex
from corpus.text.figures.cues import (
    CAUSES,
    CHANGE_LINKS,
    CUE_WORDS,
    FALLS,
    HAPPENINGS,
    NOT_PLACES,
    PERSONS,
    PLACE_MODIFIERS,
    PLACE_PREPOSITIONS,
    RISES,
)
from corpus.text.figures.finder import Quantity
from corpus.text.names.gazetteer import ADJECTIVE_COUNTRY, COUNTRIES, PEOPLES, PLACES
from corpus.text.spans import Span

_WORD = re.compile(r"[^\W\d_][\w.’-]*(?<![.’-])(?:\.(?=[A-Z]\.)|(?<=[A-Z]\.[A-Z])\.)?")
_IN_SOMEWHERE = re.compile(r"(?<!\w)[Ii]n ([A-Z]\w+(?: [A-Z]\w+)?)(?!\w|['’]s)")
_ACCORDING_TO = re.compile(
    r"(?:[Aa]ccording to|[Cc]iting) ((?:the |an? |its |their )?[^,.;:()\"“”\n]{2,60}?)"
    r"(?=[,.;:()\"“”\n]|$| (?:and|which|who|on|showed|showing|released|published) )"
)
_SPEAKER = re.compile(
    r"(?:^|[\s(“\"])((?:[Tt]he |[Aa]n? )?(?:[A-Z][\w&’'-]*|[A-Z]\.(?:[A-Z]\.)*)"
    r"(?: (?:(?:of|for|on|and) (?:the )?)?[A-Z][\w&’'-]*){0,5}"
    r"(?: (?:officials?|ministry|police|figures|monitors|agency|office|authorities|government|army|military))?"
    r"|(?:[Tt]he |[Ii]ts )?(?:[\w-]+ ){0,2}(?:officials?|police|authorities|activists|organi[sz]ers|doctors|witnesses"
    r"|monitors|researchers|ministry|government|company|groups?|army|military|agency|agencies|sources|experts|analysts"
    r"|economists|rebels|rescuers|hospital))"
    r",? (?:has |have |had |now |also |later |itself )?$"
)
_DESCRIBED_SPEAKER = re.compile(r", ((?:the|an?|its|their) (?:[a-z-]+ ){0,4}[a-z-]+) (?:has |have |had |also )?$")
_OPENING_SPEAKER = re.compile(r"((?:The|An?|Its|Their) (?:[\w-]+ ){0,4}[\w-]+) (?:has |have |had |also )?$")
_CLAIMS_THAT = re.compile(r" that | ?[.,;]")
_NOT_SPEAKERS = frozenset("it he she they we i you that this there the a an in on at who which".split())
# A date behind these, in lower case, says since or until when, not as of when.
_NOT_AS_OF = re.compile(
    r"(?:(?:since|from|before|after|until|till|began|begun|started|erupted|broke out|beginning)"
    r"(?: early| late| mid| in| on)?|since the [a-z -]{1,40} (?:in|on|of)) (?:the )?$"
)
# A figure behind these says more about what was counted before it.
_CARRIES = re.compile(
    r"(?:including|among them|of whom|of them|(?:it|that|this|the (?:figure|number|toll|total)) "
    r"(?:(?:has |had )?(?:was|is|been|stood|stands|rose|risen|reached|passed)))(?: [a-z]+){0,2} ?$",
    re.IGNORECASE,
)
# Words further than this from a figure say nothing about it; the limit keeps a sentence of a megabyte linear.
_REACH = 400
_Placed = TypeVar("_Placed", "Cue", "Place", Timex)
_CLAUSE_BREAK = re.compile(r"[,;]|\band\b")
_UNDATED = frozenset(("interval", "duration", "recurring", "vague", "after"))


class Cue(NamedTuple):
    """A word of a sentence that says something about its figures: where it stands, and what it means."""

    start: int
    end: int
    meaning: str

    def of(self, text: str) -> str:
        """Return the word."""
        return text[self.start : self.end]


class Place(NamedTuple):
    """A place that a sentence names.

    Args:
        name: the country for an adjective ("Syria" for "Syrian"), otherwise as written.
        stated: it stands behind a preposition ("in Syria"), and so is where something happened.
    """

    start: int
    end: int
    name: str
    stated: bool


@dataclass(slots=True)
class Setting:
    """What is known about a figure besides its amount; see :class:`corpus.text.figures.model.Figure`."""

    happened: str = ""
    cause: str = ""
    place: str = ""
    said_by: str = ""


@dataclass(slots=True)
class Scene:
    """The cues of one sentence."""

    span: Span
    happenings: list[Cue] = field(default_factory=list[Cue])
    causes: list[Cue] = field(default_factory=list[Cue])
    places: list[Place] = field(default_factory=list[Place])
    said_by: str = ""
    first_place: str = ""


class Reader:
    """Reads the settings of a text's figures, sentence by sentence, in order.

    Args:
        text: the text.
        timexes: its temporal expressions, in order.
    """

    def __init__(self, text: str, timexes: list[Timex]) -> None:
        self.text = text
        self.timexes = timexes
        self._last = Setting()

    def read(self, sentence: Span, quantities: list[Quantity]) -> list[Setting]:
        """Return the setting of each of the quantities of ``sentence``; lengths of time have none."""
        if all(_is_duration(quantity) for quantity in quantities):
            return [Setting() for _ in quantities]
        scene = self._scene(sentence)
        settings: list[Setting] = []
        for at, quantity in enumerate(quantities):
            floor = quantities[at - 1].end if at else sentence.start
            ceiling = quantities[at + 1].start if at + 1 < len(quantities) else sentence.end
            settings.append(self._setting(scene, quantity, Span(floor, ceiling)))
        return settings

    def as_of(self, sentence: Span, quantity: Quantity) -> Timex | None:
        """Return the date for which the sentence gives the amount, if it names one."""
        best: Timex | None = None
        nearest = _REACH
        for timex in _near(self.timexes, quantity):
            if timex.start < sentence.start or timex.end > sentence.end:
                continue
            if timex.first is None or timex.type != "DATE" or timex.precision in _UNDATED:
                continue
            away = max(quantity.start - timex.end, timex.start - quantity.end)
            if (
                away < nearest
                and not _dates_an_event(self.text[timex.end : timex.end + 40])
                and _NOT_AS_OF.search(self.text[max(sentence.start, timex.start - 60) : timex.start].lower()) is None
            ):
                best, nearest = timex, away
        return best

    def change(self, quantity: Quantity) -> str:
        """Return "up" or "down" for an amount by which something rose or fell, otherwise nothing."""
        words = self.text[max(0, quantity.start - 40) : quantity.start].lower().split()
        for word in reversed(words[-3:]):
            if word in RISES:
                return "up"
            if word in FALLS:
                return "down"
            if word not in CHANGE_LINKS and not word.endswith("ly"):
                break
        return ""

    def _scene(self, sentence: Span) -> Scene:
        text = self.text
        scene = Scene(sentence)
        words = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(text, *sentence)]
        before = ""
        skip = -1
        for at, (start, end, word) in enumerate(words):
            lower = word.lower()
            if lower in CUE_WORDS:
                if lower in HAPPENINGS:
                    scene.happenings.append(Cue(start, end, HAPPENINGS[lower]))
                elif lower in CAUSES:
                    scene.causes.append(Cue(start, end, CAUSES[lower]))
                elif not scene.said_by:
                    scene.said_by = self._speaker(sentence, Span(start, end))
            elif word[0].isupper() and at > skip:
                following = words[at + 1] if at + 1 < len(words) else None
                pair = f"{word} {following[2]}" if following is not None and following[0] == end + 1 else ""
                name, length = _place(word, pair, before)
                if name:
                    skip = at + length - 1
                    also = before == "and" and bool(scene.places)
                    stated = (word in PLACES or word not in ADJECTIVE_COUNTRY) and (
                        before in PLACE_PREPOSITIONS or also
                    )
                    scene.places.append(Place(start, words[skip][1], name, stated))
                    if stated and not scene.first_place:
                        scene.first_place = name
            if lower not in PLACE_MODIFIERS:
                before = lower
        if "ccording to" in text[sentence.start : sentence.end] or "iting" in text[sentence.start : sentence.end]:
            found = _ACCORDING_TO.search(text, *sentence)
            if found is not None:
                scene.said_by = found.group(1).strip()
        return scene

    def _speaker(self, sentence: Span, verb: Span) -> str:
        text = self.text
        if verb.of(text).startswith("claim") and _CLAIMS_THAT.match(text, verb.end) is None:
            return ""  # "the war has claimed 300 lives"
        before = text[max(sentence.start, verb.start - 60) : verb.start]
        found = _SPEAKER.search(before) or _DESCRIBED_SPEAKER.search(before)
        if found is None and verb.start - sentence.start <= 60:
            found = _OPENING_SPEAKER.match(before)
        return found.group(1) if found is not None and found.group(1).lower() not in _NOT_SPEAKERS else ""

    def _setting(self, scene: Scene, quantity: Quantity, room: Span) -> Setting:
        stated = self._stated_place(scene, quantity, room)
        setting = Setting(place=stated, said_by=scene.said_by)
        if _is_duration(quantity):
            return Setting()
        if not _may_be_people(self.text, quantity):
            return setting
        setting.happened = _happened(self.text, scene, quantity, room)
        if not setting.happened:
            lead = self.text[max(scene.span.start, quantity.start - 50) : quantity.start]
            if self._last.happened and _CARRIES.search(lead) is not None:
                setting = replace(self._last, place=stated or self._last.place, said_by=scene.said_by)
            return setting
        cause = min(_near(scene.causes, quantity), key=lambda cue: _distance(cue, quantity), default=None)
        if cause is None:
            setting.cause = self._last.cause
            setting.place = stated or scene.first_place or self._last.place or self._where
        else:
            words = _cause_words(self.text, scene, cause)
            setting.cause = words.of(self.text)
            inside = next(
                (place.name for place in _near(scene.places, cause) if words.holds(Span(place.start, place.end))), ""
            )
            setting.place = stated or inside or scene.first_place or self._where
        self._last = setting
        return setting

    def _stated_place(self, scene: Scene, quantity: Quantity, room: Span) -> str:
        """Return where the sentence says that what is counted is: right behind it ("6,000 in Syria")."""
        for place in _near(scene.places, quantity):
            if place.stated and quantity.end <= place.start < min(room.end, quantity.end + 60):
                return place.name
        return ""

    @cached_property
    def _where(self) -> str:
        """Where most of what the text tells happens: the country named most often, and twice at least, behind "in"."""
        counted: Counter[str] = Counter()
        for found in _IN_SOMEWHERE.finditer(self.text):
            name = found.group(1) if found.group(1) in COUNTRIES else found.group(1).split()[0]
            counted[name] += name in COUNTRIES
        name, times = counted.most_common(1)[0] if counted else ("", 0)
        return name if times >= 2 else ""


def _place(word: str, pair: str, before: str) -> tuple[str, int]:
    """Return the place a capitalised word begins, and how many words long it is."""
    if pair in PLACES:
        return pair, 2
    plain = word.removesuffix("’s")
    if plain in PLACES:
        return plain, 1
    if plain in ADJECTIVE_COUNTRY:
        return ADJECTIVE_COUNTRY[plain], 1
    if (
        before in {"in", "inside", "across"}
        and plain == word
        and word.lower() not in NOT_PLACES
        and word not in PEOPLES
    ):
        return (pair, 2) if pair and pair.split()[1][0].isupper() else (word, 1)
    return "", 1


def _dates_an_event(behind: str) -> bool:
    """Return whether a date belongs to the event named behind it: "the February 6 earthquake", "Tuesday's fire"."""
    words = _WORD.findall(behind)
    reach = 4 if behind.startswith(("'s", "’s")) else 1
    return any(word.lower() in CAUSES for word in words[:reach])


def _is_duration(quantity: Quantity) -> bool:
    return quantity.unit is not None and quantity.unit.type == "DURATION"


def _may_be_people(text: str, quantity: Quantity) -> bool:
    """Return whether a quantity can count people: they are named, or nothing is."""
    if quantity.unit is not None:
        return quantity.unit.type == "PERCENT"
    if quantity.counted is None:
        return True
    words = [word for word in re.split(r"[\s-]", quantity.counted.of(text)) if word]
    return any(word.lower().removesuffix("’s") in PERSONS or word in PEOPLES for word in words)


def _happened(text: str, scene: Scene, quantity: Quantity, room: Span) -> str:
    """Return what happened to those counted: by the verb before ("killing 12"), or behind ("12 were killed")."""
    counted_end = quantity.counted.end if quantity.counted is not None else quantity.end
    near = _near(scene.happenings, quantity)
    before = [cue for cue in near if room.start <= cue.start and cue.end <= quantity.start]
    behind = [cue for cue in near if quantity.end <= cue.start < room.end]
    leads = False
    if before:
        between = text[before[-1].end : quantity.start]
        leads = not _another_clause(between) or before[-1].of(text).lower() == "toll"
        if leads and len(between.split()) <= 2:
            return before[-1].meaning
    if behind and behind[0].start - counted_end <= 45 and not _another_clause(text[counted_end : behind[0].start]):
        return behind[0].meaning
    return before[-1].meaning if before and leads else ""


def _another_clause(between: str) -> bool:
    return _CLAUSE_BREAK.search(between) is not None


def _cause_words(text: str, scene: Scene, cause: Cue) -> Span:
    """Return the words that name a cause: with the adjective before it and the place behind it."""
    start, end = cause.start, cause.end
    if text[max(0, start - 6) : start].lower() == "civil ":
        start -= 6
    for place in _near(scene.places, cause):
        if place.end + 1 == start:
            start = place.start
        if place.stated and text[end : place.start] in {" in ", " in the ", " on "}:
            end = place.end
    return Span(start, end)


def _near(cues: Sequence[_Placed], spot: Quantity | Cue) -> Sequence[_Placed]:
    """Return those of ``cues``, ordered by where they start, that stand within reach of a spot."""
    first = bisect_left(cues, spot.start - _REACH, key=_start)
    return cues[first : bisect_left(cues, spot.end + _REACH, lo=first, key=_start)]


def _start(placed: Cue | Place | Timex) -> int:
    return placed.start


def _distance(cue: Cue, quantity: Quantity) -> int:
    """Return how far a cause is from a figure; one behind it counts double, as causes are named first."""
    return quantity.start - cue.end if cue.end <= quantity.start else 2 * (cue.start - quantity.end)
