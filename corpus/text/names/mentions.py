"""Mentions: what each run of capitalised words names, read from the words and from what stands around them."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from corpus.text.names import gazetteer
from corpus.text.names import vocabulary as words
from corpus.text.names.model import Gender, Kind
from corpus.text.names.runs import Word
from corpus.text.spans import Span

_OPENING = frozenset(".!?…:;•*|\n\r\u2028\u2029\u0085“‘«„—–")
_BEFORE = re.compile(r"([\w'’.-]+)[ \u00a0]$")
_AFTER = re.compile(r"(?:\s\([^()\n]{1,20}\))?,?[ \u00a0]([a-z]+)")
_APPOSITIVE = re.compile(r",[ \u00a0](?:\d\d,[ \u00a0])?((?:the|an?|his|her|its|their)[ \u00a0])?([^,.;:()\n“”\"—–]{3,100})")
_BLANKS = " \u00a0"
_MARKS = "“\"‘'("
# Words that may stand inside a role and never begin one.
_NOT_FIRST = frozenset("and of for the to under de in".split())
_GROUP_OF = re.compile(r"G-?\d\d?").fullmatch
_PLACE_CUES = frozenset("in near outside across".split())
_NOT_BODIES = frozenset(
    """I AM PM TV DNA HIV AIDS CEO CFO COO CTO GDP OK FAQ PDF URL USB CD DVD GPS HD PC PR HR IT ID Q A LGBT LGBTQ RSS VIP SUV BST GMT
    EST EDT PST PDT ET CET UTC AD BC BCE CE II III IV VI VII VIII IX XI XII XV COVID SARS MP MPS MEP R D L RE PS TBA TBC NSFW DIY
    JPEG RT VAT IQ WMD IED ICU PTSD OPINION READ WATCH UPDATE BREAKING PHOTO VIDEO NEWS MORE THE AND FOR NOT BUT ALL""".split()
)
_TITLE_WORDS = words.ROLE_HEADS - words.FAMILY
_ROLE_WORDS = _TITLE_WORDS | words.ROLE_MODIFIERS


@dataclass(slots=True)
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
    roles: list[str] = field(default_factory=list[str])
    opens: bool = False  # first in its sentence, so that the capital says nothing
    relative_of: str | None = None  # "Assad's late father Hafez": the surname that the single name shares
    relative: bool = False
    place_cue: bool = False

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
    found: list[Found] = []
    opens = _opens(text, run[0].start)
    at = 1 if opens and _only_begins(run, small) else 0
    while at < len(run):
        length = _known(text, run, at)
        if length:
            rest = run[at + length :]
            if not (rest and _continues(run, at, length)):
                found.append(_named(text, run[at : at + length], opens=opens and at == 0))
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
    if lowered.rstrip(".") in _ROLE_WORDS or first in gazetteer.PEOPLES:
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
        if lowered in _TITLE_WORDS and run[index + 1].join == "blank":
            return True
        if lowered not in words.ROLE_MODIFIERS:
            return False
    return False


def _known(text: str, run: list[Word], at: int) -> int:
    """Return how many words from ``at`` on make a place or organisation of the gazetteer, at best."""
    for length in range(min(5, len(run) - at), 0, -1):
        last = run[at + length - 1]
        if length == 1:
            if last.text in gazetteer.KNOWN or (last.text.isupper() and last.text.title() in gazetteer.PLACES):
                return 1
        elif text[run[at].start : last.end].replace("’", "'").replace("\u00a0", " ") in gazetteer.KNOWN:
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
        return any(w.text in words.ORGANISATION_HEADS for w in run[at + 1 : at + 5]) and lowered not in _TITLE_WORDS
    return run[at].text in words.GIVEN


def _breaks(run: list[Word], at: int) -> bool:
    """Return whether a new name begins at ``run[at]`` inside the run."""
    return run[at].text in words.MONTHS_AND_DAYS and run[at].text not in ("May", "April", "June", "August")


def _named(text: str, run: list[Word], *, opens: bool) -> Found:
    name = " ".join(word.text for word in run)
    known = text[run[0].start : run[-1].end].replace("’", "'").replace("\u00a0", " ")
    kind: Kind = "organisation" if known in gazetteer.ORGANISATIONS else "place"
    return Found(
        (text[run[0].start : run[-1].end],) if len(run) > 1 else (name,),
        run[0].start,
        run[-1].end,
        kind,
        opens=opens,
        place_cue=_word_before(text, run[0].start) in _PLACE_CUES,
    )


def _phrase(text: str, run: list[Word], small: Collection[str], *, opens: bool) -> list[Found]:
    """Read a stretch without gazetteer names at its beginning: role words, then a name."""
    found: list[Found] = []
    head = _last_role(run)
    role_start: int | None = None
    if head >= 0:
        role_start = _role_start(text, run[0].start)
        found.extend(_inside_role(text, run[: head + 1]))
        role_end = head + 1
        if role_end < len(run) and run[role_end].join in ("of", "for"):
            role_end = _role_object(run, role_end)
        last = run[role_end - 1]
        role = text[role_start : last.end]
        run = run[role_end:]
        if not run:
            return found
        return found + _person_or_more(text, run, role, Span(role_start, last.end), small, opens=False)
    while len(run) > 2 and run[0].text.lower() in words.COMMON and run[0].text not in words.GIVEN:
        run = run[1:]
    given = next((i for i in range(1, len(run) - 1) if run[i].text in words.GIVEN), 0)
    if given and not _is_given(run[0]) and any(_describes(word) for word in run[:given]):
        found.extend(_inside_role(text, run[:given]))
        span = Span(run[0].start, run[given - 1].end)
        return found + _person_or_more(text, run[given:], span.of(text), span, small, opens=False)
    while len(run) > 1 and run[0].text in gazetteer.PEOPLES and run[-1].text not in words.ORGANISATION_HEADS:
        run = run[1:]
        opens = False
    return _person_or_more(text, run, "", None, small, opens=opens)


def _describes(word: Word) -> bool:
    """Return whether a word says what somebody is ("House Intelligence Republican Mike Pompeo")."""
    return (
        word.text in gazetteer.PEOPLES
        or word.text in gazetteer.KNOWN
        or word.text in words.ORGANISATION_HEADS
        or word.text.lower() in _ROLE_WORDS
    )


def _last_role(run: list[Word]) -> int:
    """Return the index of the last role word that a name follows, or -1."""
    if run[-1].text in words.ORGANISATION_HEADS and not any(_is_given(word) for word in run[1:-1]):
        return -1  # "Justice Ministry", "State Secretary Office": a body named with role words has no bearer
    limit = len(run) - 1
    best = -1
    for index in range(limit):
        lowered = run[index].text.lower().rstrip(".")
        if lowered not in _TITLE_WORDS or run[index + 1].text in words.SUFFIXES:
            continue
        if index and run[index - 1].text in words.GIVEN and run[index].text[-1] != ".":
            continue  # "Billie Jean King": behind a given name it is a surname
        best = index
    return best


def _role_object(run: list[Word], at: int) -> int:
    """Return where "of State", "of Foreign Affairs", "of Saudi Arabia" ends."""
    end = at + 1
    if end < len(run) and f"{run[at].text} {run[end].text}" in gazetteer.KNOWN:
        return end + 1
    while end < len(run) and (
        run[end].text.lower() in words.ROLE_MODIFIERS
        or run[end].text in ("Affairs", "Arabia", "Kingdom", "Republic", "Staff", "Representatives", "Security")
        or run[end].join in ("of", "and")
    ):
        end += 1
    return end


def _inside_role(text: str, run: list[Word]) -> list[Found]:
    """Return the places and organisations named inside a role."""
    found: list[Found] = []
    at = 0
    while at < len(run):
        length = _known(text, run, at)
        if length:
            found.append(_named(text, run[at : at + length], opens=False))
            at += length
            continue
        head = next((i for i in range(len(run) - 1, at, -1) if run[i].text in words.ORGANISATION_HEADS), -1)
        if head > at and not any(w.text.lower().rstrip(".") in _TITLE_WORDS for w in run[at:head]):
            found.append(_found(text, run[at : head + 1], "organisation"))
            at = head + 1
            continue
        value = run[at].text
        if _is_acronym(value):
            found.append(_found(text, run[at : at + 1], "organisation"))
        at += 1
    return found


def _found(text: str, run: list[Word], kind: Kind | None) -> Found:
    return Found(tuple(_forms(text, run)), run[0].start, run[-1].end, kind)


def _forms(text: str, run: list[Word]) -> list[str]:
    """Return the words of a name, particles included."""
    return text[run[0].start : run[-1].end].replace("\u00a0", " ").split(" ")


def _is_acronym(value: str) -> bool:
    plain = value.replace(".", "")
    return 2 <= len(plain) <= 6 and plain.isupper() and plain not in _NOT_BODIES and (plain.isalpha() or _GROUP_OF(plain))


def _person_or_more(
    text: str, run: list[Word], role: str, span: Span | None, small: Collection[str], *, opens: bool
) -> list[Found]:
    while len(run) > 1 and _is_common(run[-1]) and not _is_given(run[-2]) and not _is_head(run[-1]):
        run = run[:-1]
    kind = _kind(text, run, small, has_role=bool(role))
    if kind == "":
        return []
    item = _found(text, run, kind)
    item.opens = opens
    item.role = span
    before = _word_before(text, item.start) if span is None else ""
    if len(run) == 1:
        item.place_cue = before in _PLACE_CUES
        if kind is None and before in ("the", "The"):
            return []
    if kind in ("person", None) and not role:
        role_span = _role_before(text, item.start)
        if role_span is not None:
            item.role = role_span
            role = role_span.of(text)
            if item.kind is None and role.split()[-1].lower().rstrip(".") in words.ROLE_HEADS:
                item.kind = "person"
    if kind in ("person", None):
        _read_family(text, item)
    if item.kind == "person" and len(item.words) > 1:
        appositive = _appositive(text, item.end)
        if appositive:
            item.roles.append(appositive)
    if item.role is not None:
        start, end = item.role
        role = _clean_role(text[start:end])
        if role:
            item.roles.insert(0, role)
        item.gender = _gender_of_title(text[start:end])
    if item.kind is None and len(run) == 1 and _speaks(text, item.end):
        item.kind = "person" if item.words[0].lower() not in small else None
    return [item]


def _kind(text: str, run: list[Word], small: Collection[str], *, has_role: bool) -> Kind | None | str:
    """Return the kind, ``None`` for an undecided single word, ``""`` for no name."""
    first, last = run[0].text, run[-1].text
    if len(run) == 1:
        if first in words.MONTHS_AND_DAYS or (first in gazetteer.PEOPLES and not has_role):
            return ""
        if has_role and not first.isupper():
            return "person" if first.lower() not in _ROLE_WORDS or first in words.GIVEN else ""
        if _is_acronym(first):
            return "organisation"
        if len(first.replace(".", "")) < 2 or (first.isupper() and first in _NOT_BODIES):
            return ""
        return None
    if last in words.ORGANISATION_HEADS and not (has_role and len(run) == 2 and first in words.GIVEN):
        return "organisation"
    if any(word.join in ("of", "for", "ampersand", "apostrophe") for word in run):
        if first in words.PLACE_HEADS or first in ("Isle", "Cape", "Gulf", "Strait", "Bay", "Duchy", "Province"):
            return "place"
        return "organisation" if first in words.OF_HEADS or last in words.ORGANISATION_HEADS or len(run) < 4 else ""
    if has_role:
        return "person"
    if _is_given(run[0]):
        if last in gazetteer.THINGS and not _is_given(run[-2]) and not _speaks(text, run[-1].end):
            return ""
        if last not in words.PLACE_HEADS or _word_before(text, run[0].start) not in _PLACE_CUES:
            return "person"
    if last in words.PLACE_HEADS or first in ("Mount", "Lake", "Fort", "Port", "San", "Santa", "Los", "Las"):
        return "place"
    if last in gazetteer.THINGS or any(character.isdigit() for character in first):
        return ""
    if any(word.text in words.ORGANISATION_HEADS for word in run[1:]) and len(run) > 2:
        return "organisation"
    if first.isupper() and len(first) > 1 and "." not in first and all(word.text.isupper() for word in run):
        return "person" if len(run) <= 3 and _speaks(text, run[-1].end) else ""
    before = _word_before(text, run[0].start)
    if before in ("the", "The", "a", "an", "this", "that", "its", "their", "our", "these"):
        return ""
    if before in _PLACE_CUES and len(run) == 2 and not _speaks(text, run[-1].end):
        return "place"
    if len(run) > 4 or last in gazetteer.PEOPLES:
        return ""
    ordinary = any(word.text.lower() in small or word.text.lower() in words.COMMON for word in run)
    return "person" if not ordinary or _speaks(text, run[-1].end) else ""


def _is_head(word: Word) -> bool:
    return word.text in words.ORGANISATION_HEADS or word.text in words.PLACE_HEADS


def _is_given(word: Word) -> bool:
    return word.text in words.GIVEN or (len(word.text) == 2 and word.text[1] == ".")


def _word_before(text: str, start: int) -> str:
    match = _BEFORE.search(text[max(0, start - 24) : start])
    return "" if match is None else match.group(1)


def _speaks(text: str, end: int) -> bool:
    """Return whether a verb of speech follows, or the colon of a transcript."""
    if text[end : end + 1] == ":":
        return True
    match = _AFTER.match(text, end)
    return match is not None and match.group(1) in words.SPEECH


def _role_before(text: str, start: int) -> Span | None:
    """Return the role written in small letters right before a name ("Russia's foreign minister Sergei Lavrov")."""
    if start == 0 or text[start - 1] not in _BLANKS:
        return None
    at = start - 1
    # "foreign minister Foreign Affairs Ayman Sousan": up to two words may stand between the head and the name.
    for _ in range(3):
        word = text[max(0, at - 30) : at].rpartition(" ")[2].strip(_MARKS)
        lowered = word.lower().rstrip(".")
        if lowered in _TITLE_WORDS and word not in words.GIVEN:
            return Span(_role_start(text, at - len(word)), start - 1)
        if lowered not in words.ROLE_MODIFIERS:
            return None
        at -= len(word) + 1
        if at <= 0 or text[at] not in _BLANKS:
            return None
    return None


def _role_start(text: str, start: int) -> int:
    """Return where a role begins whose last words begin at ``start``: before "Russia's", "deputy", "UN-Arab League"."""
    floor = max(0, start - 80)
    best = start
    at = start
    while at > floor and text[at - 1] in _BLANKS:
        left = at - 1
        while left > floor and not text[left - 1].isspace():
            left -= 1
        word = text[left : at - 1]
        if not _in_role(word):
            break
        at = left
        if word.lower() not in _NOT_FIRST:
            best = left
    return best


def _in_role(word: str) -> bool:
    if word.lower() in _ROLE_WORDS:
        return True
    if not word[:1].isupper():
        return False
    word = word.removesuffix("'s").removesuffix("’s")
    return (
        word in gazetteer.KNOWN
        or word in gazetteer.PEOPLES
        or word in words.ORGANISATION_HEADS
        or _is_acronym(word)
        or ("-" in word and all(_in_role(part) for part in word.split("-")))
    )


def _clean_role(role: str) -> str:
    role = role.strip(" \u00a0“\"‘'(,")
    return "" if role.lower().rstrip(".") in ("mr", "mrs", "ms", "miss") else role


def _gender_of_title(role: str) -> Gender | None:
    for word in reversed(role.lower().replace(".", "").split()):
        letter = words.TITLES.get(word)
        if letter in ("m", "f"):
            return "m" if letter == "m" else "f"
    return None


def _appositive(text: str, end: int) -> str:
    """Return the role that follows a name between commas ("Dmitry Peskov, the Kremlin spokesman,")."""
    match = _APPOSITIVE.match(text, end)
    if match is None:
        return ""
    role = match.group(2).rstrip()
    core = re.split(r" (?:of|for|at|to|in|from|with|who|and|on) ", role, maxsplit=1)[0].split()
    if not core or len(role.split()) > 14:
        return ""
    heads = core[-1].lower() in words.ROLE_HEADS
    return role if heads and (match.group(1) is not None or core[0].islower() or len(core) > 1) else ""


def _read_family(text: str, item: Found) -> None:
    """Read "Assad's late father Hafez" and "his wife, Asma,": a relative, never the person already named."""
    tail = text[max(0, item.start - 60) : item.start].rstrip(", \u00a0")
    parts = tail.split()
    if not parts or parts[-1].lower() not in words.FAMILY:
        return
    item.relative = True
    item.kind = "person"
    item.gender = "m" if words.FAMILY_GENDER.get(parts[-1].lower()) == "m" else "f" if parts[-1].lower() in words.FAMILY_GENDER else None
    for part in reversed(parts[-4:-1]):
        if part.endswith(("'s", "’s")) and part[:1].isupper():
            item.relative_of = part[:-2]
            return
        if part.endswith(("s'", "s’")) and part[:1].isupper():
            item.relative_of = part[:-1]
            return
        if part.lower() not in ("late", "elder", "older", "younger", "eldest", "youngest", "own", "only", "eldest", "powerful", "twin"):
            return
