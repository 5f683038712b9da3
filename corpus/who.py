"""Who: whom a typed name means, and what the archive knows about them."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.errors import NotFoundError
from corpus.matching import Known, match
from corpus.models import NameMatch, PersonCard, Role, Scope
from corpus.store import articles, names, scopes
from corpus.store.database import Database
from corpus.text.words import fold

ROLES = 12  # as many as a card can show


async def match_name(database: Database, scope: Scope, typed: str, *, exact: bool = False) -> NameMatch:
    """Find whom ``typed`` means among the names of the articles that ``scope`` may see."""
    known = [
        Known(
            id=entity.id,
            name=entity.name,
            kind=entity.kind,
            spellings=tuple(text for text, _ in entity.spellings),
            mentions=entity.mentions,
        )
        for entity in await names.like(database, await scopes.ids(database, scope), typed)
    ]
    found = match(typed, known, exact=exact)
    return NameMatch(
        typed=typed,
        status=found.status,
        entities=tuple((entity.id, entity.name) for entity in found.found),
        why=found.why,
        did_you_mean=tuple(found.did_you_mean),
    )


async def names_like(database: Database, scope: Scope, typed: str, *, people: bool = False, limit: int) -> list[str]:
    """Return the names of a scope's articles with a word that begins like ``typed``, most mentioned first."""
    wanted = fold(typed).strip()
    known = await names.like(database, await scopes.ids(database, scope), typed)
    return [
        entity.name
        for entity in known
        if (not people or entity.kind == "person") and f" {wanted}" in f" {fold(entity.name)}"
    ][:limit]


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
    roles = await names.roles(database, ranges, entity_id, limit=ROLES)
    quotes, article_count, first, last = await names.counts(database, ranges, entity_id)
    seen = await articles.by_versions(database, _present([*(version for _, version in roles), first, last]))
    return PersonCard(
        name=entity.name,
        kind=entity.kind,
        spellings=entity.spellings,
        roles=tuple(Role(text, seen[version]) for text, version in roles),
        quotes=quotes,
        articles=article_count,
        first_seen=seen.get(first) if first is not None else None,
        last_seen=seen.get(last) if last is not None else None,
        why=match.why,
    )


def not_found(match: NameMatch) -> NotFoundError:
    """Return the error that says a name is not in the archive, and what is close to it."""
    return NotFoundError(f"“{match.typed}” is not in the archive.", match.did_you_mean)


def _present(versions: Sequence[int | None]) -> list[int]:
    return [version for version in versions if version is not None]
