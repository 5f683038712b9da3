"""Who: whom a typed name means, and what the archive knows about them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from corpus.errors import NotFoundError, QueryError
from corpus.matching import Known, match
from corpus.models import NameMatch, PersonCard, Role, Scope
from corpus.store import articles, names, quotes, scopes
from corpus.store.database import Database
from corpus.store.name_rules import folded_spelling
from corpus.store.names import EntityRow

ROLES = 12  # as many as a card can show


async def match_name(database: Database, scope: Scope, typed: str, *, exact: bool = False) -> NameMatch:
    """Find whom ``typed`` means among the names of the articles that ``scope`` may see."""
    entities = await names.like(database, await scopes.ids(database, scope), typed)
    given = None if exact else _given(typed, entities)
    if given is not None:
        return given
    known = [
        Known(
            id=entity.id,
            name=entity.name,
            kind=entity.kind,
            spellings=tuple(text for text, _ in (*entity.spellings, *entity.aliases)),
            mentions=entity.mentions,
        )
        for entity in entities
    ]
    found = await asyncio.to_thread(match, typed, known, exact=exact)  # some milliseconds for common names
    return NameMatch(
        typed=typed,
        status=found.status,
        entities=tuple((entity.id, entity.name) for entity in found.found),
        why=found.why,
        did_you_mean=tuple(found.did_you_mean),
    )


async def one_named(database: Database, scope: Scope, typed: str) -> tuple[int, str]:
    """Return the store's id and the name of the one entity that ``typed`` means.

    Of several that fit, one whose full name is exactly this is meant: nothing longer can be typed for it.

    Raises:
        NotFoundError: nobody; what is close stands in ``near``.
        QueryError: several.
    """
    match = await match_name(database, scope, typed)
    if match.status == "not_found":
        raise not_found(match)
    exact = [entity for entity in match.entities if entity[1].casefold() == typed.casefold()]
    meant = exact if len(exact) == 1 else list(match.entities)
    if len(meant) > 1:
        several = ", ".join(name for _, name in meant[:8])
        raise QueryError(f"“{typed}” may be any of these: {several}. Write the full name.")
    return meant[0]


async def card(database: Database, scope: Scope, match: NameMatch) -> PersonCard:
    """Return what the archive knows about the one entity that ``match`` found.

    Raises:
        NotFoundError: the visible articles do not mention it any more.
    """
    (entity_id, name), *_ = match.entities
    scope_ids = await scopes.ids(database, scope)
    ranges = await scopes.ranges(database, scope)
    found = await names.entities(database, scope_ids, [entity_id])
    if not found:
        raise NotFoundError(f"“{name}” is not in the archive any more.")
    entity = found[0]
    roles = await names.roles(database, scope_ids, ranges, entity_id, limit=ROLES)
    article_count, first, last = await names.seen(database, scope_ids, ranges, entity_id)
    seen = await articles.by_versions(database, _present([*(version for _, version in roles), first, last]))
    return PersonCard(
        name=entity.name,
        kind=entity.kind,
        spellings=entity.spellings,
        roles=tuple(Role(text, seen[version]) for text, version in roles),
        quotes=await quotes.count_by_speaker(database, scope_ids, ranges, entity_id),
        articles=article_count,
        first_seen=seen.get(first) if first is not None else None,
        last_seen=seen.get(last) if last is not None else None,
        why=match.why,
        aliases=tuple(alias.text for alias in entity.aliases),
    )


def _given(typed: str, entities: Sequence[EntityRow]) -> NameMatch | None:
    """Return whom moderators said that a spelling means, in whatever script it is."""
    wanted = folded_spelling(typed)
    found = [
        (entity, alias)
        for entity in entities
        for alias in entity.aliases
        if wanted and folded_spelling(alias.text) == wanted
    ]
    if len({entity.id for entity, _ in found}) != 1:
        return None
    entity, alias = found[0]
    return NameMatch(typed, "found", ((entity.id, entity.name),), f"alias given by a moderator (change {alias.change})")


def not_found(match: NameMatch) -> NotFoundError:
    """Return the error that says a name is not in the archive, and what is close to it."""
    return NotFoundError(f"“{match.typed}” is not in the archive.", match.did_you_mean)


def _present(versions: Sequence[int | None]) -> list[int]:
    return [version for version in versions if version is not None]
