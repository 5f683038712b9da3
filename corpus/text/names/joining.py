"""Joining: which mentions of one text name the same entity.

A surname alone joins the full name of the same text; conflicting given names never join; an abbreviation joins
the body whose initials it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter

from corpus.text.names import gazetteer
from corpus.text.names import vocabulary as words
from corpus.text.names.folding import bare
from corpus.text.names.mentions import Found, in_a_place
from corpus.text.names.model import Entity, Gender, Kind, Mention

_ABBREVIATION = re.compile(
    r"['’\"”]?s?(?: (?:group|party|network))?(?: \(|, (?:or |known as )?|,? or )(?:the )?"
    r"['‘\"“]?([A-Z][A-Za-z-]{1,7})\b"
)
# A text with more people of one surname is no article, and looking at all of them would not be linear.
_MOST_NAMESAKES = 40
_SMALL = frozenset("of the and for de la al et du & in".split())


@dataclass(slots=True, eq=False)
class Group:
    """An entity while its mentions are being collected."""

    kind: Kind
    given: str = ""
    surname: str = ""
    suffix: str = ""
    gender: Gender | None = None
    full: int = 0
    name: str = ""
    found: list[Found] = field(default_factory=list[Found])

    def add(self, item: Found) -> None:
        """Take in a mention."""
        self.found.append(item)
        if self.gender is None:
            self.gender = item.gender


class Joiner:
    """Collects the mentions of one text into entities."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._groups: list[Group] = []
        self._people: dict[str, list[Group]] = {}
        self._given: dict[str, list[Group]] = {}
        self._others: dict[str, Group] = {}
        self._initials: dict[str, Group] = {}

    def join(self, found: list[Found]) -> None:
        """Join all mentions of the text's running sentences."""
        people = [item for item in found if item.kind == "person" and len(item.words) > 1]
        # Full names by length, so that "Barack H. Obama" and "Barack Obama" meet whichever comes first.
        for item in people:
            if not item.opens or item.words[0] in words.GIVEN:
                self._full_name(item)
        for item in people:
            if item.opens and item.words[0] not in words.GIVEN:
                self._opening(item)
        singles = [item for item in found if len(item.words) == 1 and item.kind in (None, "person")]
        for item in singles:
            if item.relative:
                self._relative(item)
        for item in singles:
            if item.kind == "person" and not item.relative:
                self._lone(item, certain=True)
        for item in found:
            if item.kind in ("organisation", "place"):
                self._other(item)
        for item in singles:
            if item.kind is None:
                self._lone(item, certain=False)

    def known_names(self) -> dict[str, Group]:
        """Return what the text names so far: folded names and surnames → group."""
        names: dict[str, Group] = {}
        for key, groups in self._people.items():
            names[key] = max(groups, key=lambda group: (group.full, len(group.found)))
        for group in self._groups:
            for item in group.found:
                names.setdefault(" ".join(bare(word) for word in item.words), group)
        return names

    def add(self, item: Found) -> None:
        """Add a mention found outside the running sentences."""
        if item.kind == "person" and len(item.words) > 1:
            self._full_name(item)
        elif item.kind in ("organisation", "place"):
            self._other(item)
        else:
            self._lone(item, certain=item.kind == "person")

    def entities(self) -> list[Entity]:
        """Return the entities in the order of their first mention."""
        made = [_entity(group) for group in self._groups if group.found]
        return sorted(made, key=lambda entity: entity.mentions[0].start)

    def _full_name(self, item: Found) -> None:
        tokens = list(item.words)
        suffix = ""
        if tokens[-1] in words.SUFFIXES and len(tokens) > 1:
            suffix = tokens.pop().rstrip(".,")
            tokens[-1] = tokens[-1].rstrip(",")
        given, surname = bare(tokens[0]), bare(tokens[-1])
        if len(tokens) == 1:
            given = ""
        if tokens[0] in words.FAMILY_FIRST and tokens[-1] not in words.GIVEN and len(tokens) == 2:
            given, surname = surname, given
        for group in self._people.get(surname, ())[:_MOST_NAMESAKES]:
            if (
                group.given
                and group.suffix == suffix
                and compatible(group.given, given)
                and _same_gender(group, tokens[0])
            ):
                if len(given) > len(group.given):
                    group.given = given
                break
        else:
            group = Group("person", given, surname, suffix, gender=item.gender or gender_of(tokens[0]))
            self._register(group)
            for index in range(1, len(tokens) - 1):
                key = " ".join(bare(token) for token in tokens[index:])
                self._people.setdefault(key, []).append(group)
        group.full += 1
        group.add(item)

    def _opening(self, item: Found) -> None:
        """Join a name at the start of a sentence, whose first word may be any ("Absent Sanders' support")."""
        groups = self._people.get(bare(item.words[-1]), ())
        if len(item.words) == 2 and any(
            g.full and not compatible(g.given, bare(item.words[0])) for g in groups[:_MOST_NAMESAKES]
        ):
            item.start = item.end - len(item.words[-1])
            item.words = item.words[-1:]
        else:
            self._full_name(item)

    def _register(self, group: Group) -> None:
        self._groups.append(group)
        self._people.setdefault(group.surname, []).append(group)
        if group.given:
            self._given.setdefault(group.given, []).append(group)

    def _relative(self, item: Found) -> None:
        given = bare(item.words[0])
        surname = bare(item.relative_of.split()[-1]) if item.relative_of else ""
        for group in self._given.get(given, ()):
            group.add(item)
            return
        group = Group("person", given, surname or given, gender=item.gender)
        if item.relative_of and surname in self._people:
            group.name = f"{item.words[0]} {item.relative_of.split()[-1]}"
        self._groups.append(group)
        self._given.setdefault(given, []).append(group)
        group.add(item)

    def _lone(self, item: Found, *, certain: bool) -> None:
        word = item.words[0]
        key = bare(word)
        group = self._choose(self._people.get(key, ()), item.gender) or self._choose(
            self._given.get(key, ()), item.gender, only=True
        )
        if group is None and not certain:
            if word in words.GIVEN and not item.opens:
                certain = True
            elif not item.opens and in_a_place(self._text, item.start):
                item.kind = "place"
                self._other(item)
                return
        if group is None and certain:
            group = Group("person", "", key, gender=item.gender or gender_of(word))
            if word in words.GIVEN and item.role is None:
                group.given = key
            self._register(group)
        if group is not None:
            group.add(item)

    @staticmethod
    def _choose(groups: list[Group] | tuple[Group, ...], gender: Gender | None, *, only: bool = False) -> Group | None:
        """Return whose surname this is: the one named in full most often, the first among equals."""
        fitting = [g for g in groups[:_MOST_NAMESAKES] if gender is None or g.gender is None or g.gender == gender]
        if not fitting or (only and len(fitting) > 1):
            return None
        return max(fitting, key=lambda group: group.full)

    def _other(self, item: Found) -> None:
        assert item.kind is not None  # noqa: S101 - callers have told the kind
        name = item.name
        if item.kind == "place" and " " not in name and name not in gazetteer.COUNTRIES and name != "Washington":
            people = [group for group in self._people.get(bare(name), ())[:_MOST_NAMESAKES] if group.full]
            if people and not in_a_place(self._text, item.start):
                max(people, key=lambda group: group.full).add(item)
                return
        key = _body_key(name)
        group = self._others.get(key)
        if group is None and name.replace(".", "").isupper() and len(key) <= 6:
            group = self._initials.get(key)
        if group is None:
            group = Group(item.kind)
            self._groups.append(group)
            self._others[key] = group
        elif key not in self._others:
            self._others[key] = group
        group.add(item)
        if " " in name:
            self._abbreviate(name, item, group)

    def _abbreviate(self, name: str, item: Found, group: Group) -> None:
        parts = [part for part in re.split(r"[\s-]+", name) if part.lower() not in _SMALL]
        initials = "".join(part[0] for part in parts if part).casefold()
        earlier = self._others.get(initials)
        if earlier is not None and earlier is not group and earlier.kind == group.kind:
            for other in earlier.found:
                group.add(other)
            earlier.found = []
            self._others[initials] = group
        self._initials.setdefault(initials, group)
        match = _ABBREVIATION.match(self._text, item.end)
        if match is not None:
            short = match.group(1)
            if short.isupper() and short not in gazetteer.STATE_SUFFIXES and short not in words.AGENCIES:
                self._initials.setdefault(short.casefold(), group)


@lru_cache(maxsize=1 << 12)
def _body_key(name: str) -> str:
    return name.replace("’", "'").replace(".", "").casefold()


def compatible(one: str, other: str) -> bool:
    """Return whether two folded given names may be one person's: equal, an initial, or a short form."""
    if one == other or not one or not other:
        return True
    if len(one) > len(other):
        one, other = other, one
    return other.startswith(one) and (len(one) == 1 or len(one) >= 3)


def _same_gender(group: Group, given: str) -> bool:
    """Return whether a given name does not tell another gender ("Paul Ryan", "Paula Ryan")."""
    return group.gender is None or gender_of(given) in (None, group.gender)


def gender_of(given: str) -> Gender | None:
    """Return the gender a common given name tells, if any."""
    male, female = given in words.GIVEN_M, given in words.GIVEN_F
    return None if male == female else "m" if male else "f"


def _entity(group: Group) -> Entity:
    items = sorted(group.found, key=attrgetter("start"))
    counts: dict[str, int] = {}
    roles: dict[str, None] = {}
    for item in items:
        counts[item.name] = counts.get(item.name, 0) + 1
        for role in item.roles:
            roles[role] = None
    spellings = tuple(sorted(counts, key=counts.__getitem__, reverse=True))
    name = group.name or max(spellings, key=lambda form: (len(form.split()), not form.isupper(), len(form)))
    mentions = tuple(Mention(item.start, item.end, item.role) for item in items)
    return Entity(name, group.kind, spellings, tuple(roles), group.gender, mentions)
