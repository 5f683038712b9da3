"""Naming: what moderators say about names: another spelling, two that are one, one that is two."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus import who
from corpus.auditing import Actor
from corpus.errors import QueryError
from corpus.models import Scope
from corpus.query import UNSEEN
from corpus.store import changes, name_rules, names, scopes
from corpus.store.database import Database, Transaction
from corpus.store.name_rules import Kind, RuleRow, folded_spelling

LONGEST = 100  # characters of a name
_BETWEEN = {"alias": re.compile("="), "merge": re.compile("(?i) into "), "split": re.compile("(?i) from ")}
_HOW = {
    "alias": "the name, an equals sign and the other spelling, for example `!name alias Walid Muallem = Mualem`",
    "merge": "two names with “into” between them, for example `!name merge Assad into Bashar al-Assad`",
    "split": "a spelling, “from” and the name, for example `!name split Assad from Bashar al-Assad`",
}


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule made.

    Args:
        change: its number in the audit record, by which it is undone.
        name: whom it is about, by the fullest name.
        other: the other name or spelling.
    """

    change: int
    name: str
    other: str


class Naming:
    """The rules for names of each server.

    Args:
        database: the open database.
        clock: returns the present moment.
    """

    def __init__(self, database: Database, clock: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._clock = clock

    async def alias(self, scope: Scope, actor: Actor, text: str) -> Ruled:
        """Give somebody another spelling: ``Walid Muallem = Mualem``.

        Raises:
            QueryError: it is not written like that, the name means several, or the spelling is theirs already.
            NotFoundError: the name is not in the archive.
        """
        typed, spelling = _two("alias", text)
        entity, name = await who.one_named(self._database, scope, typed)
        visible = await scopes.ids(self._database, scope)
        (known,) = await names.entities(self._database, visible, [entity])
        folded = folded_spelling(spelling)
        if not folded or not any(letter.isalnum() for letter in spelling):
            raise QueryError(f"“{spelling}” is no spelling: it has no letter and no number.")
        theirs = [name, *(text for text, _ in (*known.spellings, *known.aliases))]
        if folded in {folded_spelling(each) for each in theirs}:
            raise QueryError(f"“{spelling}” is a spelling of {name} already.")
        detail = {"name": name, "spelling": spelling}
        change = await self._put(scope, actor, "alias", detail, entity, spelling=spelling)
        return Ruled(change, name, spelling)

    async def merge(self, scope: Scope, actor: Actor, text: str) -> Ruled:
        """Let one name answer as another: ``Assad into Bashar al-Assad``.

        Raises:
            QueryError: it is not written like that, a name means several, or the two are one already.
            NotFoundError: a name is not in the archive.
        """
        one, other = _two("merge", text)
        entity, name = await who.one_named(self._database, scope, one)
        into, into_name = await who.one_named(self._database, scope, other)
        if entity == into:
            raise QueryError(f"“{one}” and “{other}” are one already: {name}.")
        detail = {"name": name, "into": into_name}
        change = await self._put(scope, actor, "merge", detail, entity, other=into)
        return Ruled(change, name, into_name)

    async def split(self, scope: Scope, actor: Actor, text: str) -> Ruled:
        """Let a spelling stand for itself, no longer for the one it is taken for: ``Assad from Bashar al-Assad``.

        Raises:
            QueryError: it is not written like that, the name means several, or it is not written so.
            NotFoundError: the name is not in the archive.
        """
        spelling, typed = _two("split", text)
        entity, name = await who.one_named(self._database, scope, typed)
        (known,) = await names.entities(self._database, await scopes.ids(self._database, scope), [entity])
        seen = {folded_spelling(each): each for each, _ in known.spellings}
        written = seen.get(folded_spelling(spelling))
        if written is None:
            listed = ", ".join(f"“{each}”" for each in list(seen.values())[:8])
            raise QueryError(f"{name} is not written “{spelling}” in any article here, but {listed}.")
        if len(seen) == 1:
            raise QueryError(f"“{written}” is the only spelling of {name}: there is nothing to split it from.")
        detail = {"spelling": written, "from": name}
        change = await self._put(scope, actor, "split", detail, entity, spelling=written)
        return Ruled(change, written, name)

    async def listed(self, scope: Scope) -> list[RuleRow]:
        """Return the rules in force, newest first."""
        return await name_rules.listed(self._database, await scopes.ids(self._database, scope))

    async def _put(
        self,
        scope: Scope,
        actor: Actor,
        kind: Kind,
        detail: dict[str, str],
        entity: int,
        *,
        spelling: str | None = None,
        other: int | None = None,
    ) -> int:
        def write(transaction: Transaction) -> int:
            scope_id = scopes.claim(transaction, scope)
            change = changes.add(transaction, scope_id, actor, f"name {kind}", "", detail, now=self._clock())
            name_rules.put(transaction, change, scope_id, kind, entity, spelling=spelling, other=other)
            return change

        return await self._database.write(write)


def _two(kind: Kind, text: str) -> tuple[str, str]:
    """Return the two names that a rule is about."""
    parts = [part.strip('"“”„«» ') for part in _BETWEEN[kind].split(" ".join(UNSEEN.sub("", text).split()))]
    if len(parts) != 2 or not all(parts):
        raise QueryError(f"Write {_HOW[kind]}.")
    if any(len(part) > LONGEST for part in parts):
        raise QueryError(f"A name may have {LONGEST} characters.")
    return parts[0], parts[1]
