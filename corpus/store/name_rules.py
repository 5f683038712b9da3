"""Name rules: which names the moderators of a server have joined, parted, or given another spelling.

Like corrections they are applied when names are read, by the scopes that may see them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from corpus.store.database import Database, Transaction
from corpus.text.names.folding import fold

Kind = Literal["alias", "merge", "split"]


class Alias(NamedTuple):
    """A spelling that moderators gave to an entity."""

    text: str
    change: int


class RuleRow(NamedTuple):
    """A rule in force, with the names of whom it is about."""

    change: int
    kind: Kind
    name: str
    spelling: str | None
    other: str | None


@dataclass(frozen=True, slots=True)
class NameRules:
    """The rules of some scopes.

    Args:
        answers_as: who answers as whom: merged entities, and those that a split made that was undone since.
        split_off: by an entity and a folded spelling of it, whose the spelling is.
        aliases: the spellings given to an entity.
    """

    answers_as: dict[int, int] = field(default_factory=dict[int, int])
    split_off: dict[tuple[int, str], int] = field(default_factory=dict[tuple[int, str], int])
    aliases: dict[int, list[Alias]] = field(default_factory=dict[int, list[Alias]])

    def answer(self, stored: int, other: int) -> None:
        """Let a stored entity answer as another, unless that one answers as it already."""
        if stored not in self.line(other):
            self.answers_as[stored] = other

    def entity(self, stored: int) -> int:
        """Return as whom a stored entity answers."""
        while stored in self.answers_as:
            stored = self.answers_as[stored]
        return stored

    def entity_of(self, stored: int, spelling: str) -> int:
        """Return as whom a stored entity answers where it is written as ``spelling``."""
        if not self.split_off:
            return self.entity(stored)
        folded = folded_spelling(spelling)
        while True:
            if (stored, folded) in self.split_off:
                return self.entity(self.split_off[stored, folded])
            if stored not in self.answers_as:
                return stored
            stored = self.answers_as[stored]

    def stored(self, entities: Iterable[int]) -> list[int]:
        """Return the stored entities of which some, or some of their mentions, answer as one of ``entities``."""
        wanted = {self.entity(entity) for entity in entities}
        parted = {source for (source, _), other in self.split_off.items() if self.entity(other) in wanted}
        merged = {
            stored
            for stored in self.answers_as
            if self.entity(stored) in wanted or not parted.isdisjoint(self.line(stored))
        }
        return sorted(wanted | parted | merged)

    def parts(self, stored: int) -> bool:
        """Return whether a stored entity answers as different ones, depending on how it is written."""
        line = self.line(stored)
        return any(source in line for source, _ in self.split_off)

    def aliases_of(self, entity: int) -> tuple[Alias, ...]:
        """Return the spellings given to whoever answers as ``entity``."""
        return tuple(
            alias for stored, aliases in self.aliases.items() if self.entity(stored) == entity for alias in aliases
        )

    def named(self, typed: str) -> list[int]:
        """Return the entities that a spelling given by moderators means."""
        folded = folded_spelling(typed)
        return [
            self.entity(entity)
            for entity, aliases in self.aliases.items()
            if any(folded_spelling(alias.text) == folded for alias in aliases)
        ]

    def concerned(self, candidates: Iterable[int]) -> list[int]:
        """Return the entities as which some stored ones answer, and those that were split off them."""
        answering: dict[int, None] = {}
        for stored in candidates:
            answering[self.entity(stored)] = None
            line = self.line(stored)
            parted = [other for (source, _), other in self.split_off.items() if source in line]
            answering.update((self.entity(other), None) for other in parted)
        return list(answering)

    def line(self, stored: int) -> set[int]:
        """Return a stored entity and all those as which it answers, one after the other."""
        line = {stored}
        while stored in self.answers_as:
            stored = self.answers_as[stored]
            line.add(stored)
        return line


def folded_spelling(text: str) -> str:
    """Return a spelling as rules compare it: without case and diacritics, blanks as one."""
    return " ".join(fold(text).split())


async def of(database: Database, scope_ids: Sequence[int]) -> NameRules:
    """Return the rules of some scopes."""
    rows = await database.rows(
        """SELECT change, kind, entity, spelling, other, undone FROM name_rule
        WHERE scope IN (SELECT value FROM json_each(?)) AND (undone IS NULL OR kind = 'split') ORDER BY change""",
        (json.dumps(list(scope_ids)),),
    )
    rules = NameRules(aliases=defaultdict(list))
    for row in rows:
        if row["kind"] == "alias":
            rules.aliases[row["entity"]].append(Alias(row["spelling"], row["change"]))
        elif row["kind"] == "merge":
            rules.answer(row["entity"], row["other"])
        elif row["undone"] is None:
            rules.split_off[row["entity"], folded_spelling(row["spelling"])] = row["other"]
    for row in rows:
        # Whatever was said of a name that was split off for a while is said of the one it was split from.
        if row["undone"] is not None and row["other"] not in rules.answers_as:
            rules.answer(row["other"], row["entity"])
    return rules


async def listed(database: Database, scope_ids: Sequence[int]) -> list[RuleRow]:
    """Return the rules in force in some scopes, newest first."""
    rows = await database.rows(
        """SELECT change, name_rule.kind, entity.name, spelling, other.name AS other FROM name_rule
        JOIN entity ON entity.id = name_rule.entity LEFT JOIN entity AS other ON other.id = name_rule.other
        WHERE name_rule.scope IN (SELECT value FROM json_each(?)) AND undone IS NULL ORDER BY change DESC""",
        (json.dumps(list(scope_ids)),),
    )
    return [RuleRow(row["change"], row["kind"], row["name"], row["spelling"], row["other"]) for row in rows]


def put(
    transaction: Transaction,
    change: int,
    scope_id: int,
    kind: Kind,
    entity: int,
    *,
    spelling: str | None = None,
    other: int | None = None,
) -> None:
    """Store a rule with the number of its change; see the schema for what it means. A split makes its entity."""
    if kind == "split":
        other = transaction.run(
            "INSERT INTO entity (scope, kind, key, name) SELECT ?, kind, ?, ? FROM entity WHERE id = ?",
            # No name has a key like this: another article's name never becomes this entity by itself.
            (scope_id, f"split:{change}", spelling, entity),
        )
    transaction.run(
        "INSERT INTO name_rule (change, scope, kind, entity, spelling, other) VALUES (?, ?, ?, ?, ?, ?)",
        (change, scope_id, kind, entity, spelling, other),
    )
